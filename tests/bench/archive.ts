import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_FOLDER, ROOT } from './folder.ts';
import { floorCommand, lintCommand, recallOf } from './headless.ts';
import { INPUT_TITLE, type Input, type InputName, input } from './inputs/inputs.ts';
import { type Usage, usageOf } from './process/usage.ts';
import { figure, table } from './table.ts';

/** Seconds a run may take. */
const LIMIT = 900;

const SHARDS = 4;

/** A province over twenty years: repeats looked for among all reports of a folder, and how the cost grows; the section of the page. */
export async function archiveSection(quick: boolean, say: (text: string) => void): Promise<string> {
  const names: InputName[] = quick ? ['folder100'] : ['folder1000', 'folder10000'];
  const rows: string[][] = [];
  for (const name of names) {
    const made = input(name);
    const floor = await usageOf(floorCommand(made), { limit: LIMIT });
    const whole = join(BENCH_FOLDER, `${name}-across.json`);
    const own = await usageOf(lintCommand('across', made, '--jobs', 'auto'), { output: whole, limit: LIMIT });
    rows.push([INPUT_TITLE[name], ...cells(own, floor), ...(own ? recallCells(made, whole) : ['—', '—'])]);
    say(rows.at(-1)?.join(' | ') ?? '');

    const merged = join(BENCH_FOLDER, `${name}-merged.json`);
    const sharded = await shardedUsage(made, merged);
    const same = sharded && own && readFileSync(merged, 'utf8') === readFileSync(whole, 'utf8');
    const agreement = same ? '与不分片时逐字相同' : '**与不分片时不同**';
    rows.push([`同上，${SHARDS} 片再合并`, ...cells(sharded, floor), sharded && own ? agreement : '—', '—']);
    say(rows.at(-1)?.join(' | ') ?? '');
  }
  const section = table(
    ['全部规则，跨文件查重', 'CPU（秒）', '÷ 下限', '墙钟（秒）', '峰值（MiB）', '找到的重复', '没有埋而报告的'],
    rows,
  );
  say(section);
  return section;
}

/** The shards one after another, as one machine each would run them, and the merging: sums, and the largest of the peaks. */
async function shardedUsage(made: Input, output: string): Promise<Usage | undefined> {
  const folder = mkdtempSync(join(BENCH_FOLDER, 'shards-'));
  try {
    const usages: (Usage | undefined)[] = [];
    for (let i = 1; i <= SHARDS; i++) {
      const command = lintCommand(
        'across',
        made,
        '--shard',
        `${i}/${SHARDS}`,
        '--shard-folder',
        folder,
        '--jobs',
        'auto',
      );
      usages.push(await usageOf(command, { limit: LIMIT }));
    }
    const merge = [process.execPath, join(ROOT, 'server/bin/gangmu.js'), 'merge', '--format', 'json', folder];
    usages.push(await usageOf(merge, { output, limit: LIMIT }));
    const done = usages.filter((usage) => usage !== undefined);
    if (done.length < usages.length) return undefined;
    const sum = (of: (usage: Usage) => number) => done.reduce((total, usage) => total + of(usage), 0);
    const peak = Math.max(...done.map(({ peak }) => peak ?? Number.NaN));
    return { cpu: sum(({ cpu }) => cpu), wall: sum(({ wall }) => wall), peak, status: done.at(-1)?.status ?? null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cells(own: Usage | undefined, floor: Usage | undefined): string[] {
  if (!own || !floor) return [`> ${LIMIT}（中止）`, '—', '—', '—'];
  return [figure(own.cpu), figure(own.cpu / floor.cpu), figure(own.wall), figure(own.peak)];
}

function recallCells(made: Input, output: string): string[] {
  const { planted, found, invented } = recallOf(made, output);
  return [`${found.exact + found.near}/${planted.exact + planted.near}`, String(invented.length)];
}
