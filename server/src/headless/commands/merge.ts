import { configurationSource } from '../checker.ts';
import { Comparison } from '../comparison.ts';
import { UsageError } from '../complaint.ts';
import { formatterFor } from '../formats/formatters.ts';
import type { LintFormat } from '../formats/names.ts';
import { complainOfNothing } from '../nothing-checked.ts';
import { listed } from '../plan.ts';
import { Reporting, type ReportingOptions } from '../reporting.ts';
import { configurationDigest, SHARDS_NAME, Shards } from '../shards.ts';
import type { ExitCode, Manner, Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';

export interface MergeOptions extends Pick<ReportingOptions, 'maxWarnings' | 'quiet' | 'verbose'> {
  format: LintFormat;
}

/** Joins the shards in the folders and prints what one run over all files would have found. */
export async function merge(
  folders: readonly string[],
  options: MergeOptions,
  manner: Manner,
  terminal: Terminal,
): Promise<ExitCode> {
  const { folder } = terminal;
  const shards = Shards.open(folders.length > 0 ? folders : [SHARDS_NAME], folder);
  try {
    const { run, plan } = shards;
    const configuration = await configurationSource(run.config, folder);
    const digest = await configurationDigest(plan, configuration, run.baseline, folder);
    if (digest !== run.configuration) throw configurationChanged();
    const formatter = await formatterFor(options.format, { version: VERSION, dryRun: false, folder, ...manner });
    const reporting = new Reporting(formatter, options, manner, terminal, terminal.out);
    for (const complaint of run.complaints) reporting.complain(complaint);
    await reporting.start(plan.files.length);
    const comparison = new Comparison(plan, shards, configuration);
    for (const file of listed(plan)) {
      reporting.take(await comparison.complete(file, await shards.get(file)));
      reporting.step();
    }
    reporting.stop();
    complainOfNothing(reporting, plan, run.paths);
    await reporting.finish();
    return reporting.exitCode;
  } finally {
    shards.close();
  }
}

function configurationChanged(): UsageError {
  return new UsageError({
    file: 'gangmu merge',
    what: { zh: '配置与检查各片时的不同', en: 'the configuration is not that of the shards' },
    remedy: {
      zh: '请在同样的文件和配置旁合并，或重新检查各片',
      en: 'merge beside the same files and configuration, or check the shards again',
    },
  });
}
