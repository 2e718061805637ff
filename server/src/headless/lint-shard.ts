import type { Checks, ConfigurationSource } from './checker.ts';
import { checksOf } from './checks-of.ts';
import type { LintOptions } from './commands/lint.ts';
import { type Complaint, complaintLine } from './complaint.ts';
import type { Discovery } from './discover.ts';
import { planOf } from './plan.ts';
import { isIn, runOf, SHARDS_NAME, type Shard, ShardWriter } from './shards.ts';
import type { ExitCode, Manner, Terminal } from './terminal.ts';

/**
 * Checks one shard of the files and writes what becomes of them to its file; the report, and the exit code that speaks of the
 * findings, come with `gangmu merge`.
 *
 * @throws {UsageError} where the file cannot be written
 */
export async function lintShard(
  { files, complaints }: Discovery,
  { shard, shardFolder, config, baseline }: LintOptions & { shard: Shard },
  paths: readonly string[],
  checks: Checks,
  configuration: ConfigurationSource,
  { locale }: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  const { folder } = terminal;
  const plan = await planOf(files, configuration, folder);
  const run = await runOf(plan, configuration, {
    of: shard.of,
    ...(config !== undefined && { config }),
    ...(baseline !== undefined && { baseline }),
    paths,
    complaints,
    folder,
  });
  const writer = new ShardWriter(shard, run, shardFolder ?? SHARDS_NAME, folder);
  let checked = 0;
  for await (const check of checksOf(plan, new Map(), checks, false, (number) => isIn(shard, number))) {
    writer.add(check);
    if (check.checked?.ran) checked++;
  }
  writer.finish();
  for (const notice of (await checks.save?.()) ?? []) terminal.err(complaintLine(notice, locale));
  terminal.err(complaintLine(written(writer.name, checked), locale));
  return 0;
}

function written(file: string, checked: number): Complaint {
  return {
    file,
    what: { zh: `这一片检查了 ${checked} 个文件`, en: `${checked} file(s) of this shard checked` },
    remedy: { zh: '各片都好了以后请运行 gangmu merge', en: 'when all shards are done, run gangmu merge' },
  };
}
