import { join } from 'node:path';
import { BENCH_FOLDER } from './folder.ts';
import { floorCommand, lintCommand, recallOf } from './headless.ts';
import { INPUT_TITLE, type InputName, input } from './inputs/inputs.ts';
import { usageOf } from './process/usage.ts';
import { figure, table } from './table.ts';

/** Seconds a run may take. */
const LIMIT = 900;

/** A province over twenty years: repeats looked for among all reports of a folder, and how the cost grows; the section of the page. */
export async function archiveSection(quick: boolean, say: (text: string) => void): Promise<string> {
  const names: InputName[] = quick ? ['folder1000'] : ['folder1000', 'folder10000'];
  const rows: string[][] = [];
  for (const name of names) {
    const made = input(name);
    const floor = await usageOf(floorCommand(made), { limit: LIMIT });
    const output = join(BENCH_FOLDER, `${name}-across.json`);
    const own = await usageOf(lintCommand('across', made, '--jobs', 'auto'), { output, limit: LIMIT });
    if (!floor || !own) {
      rows.push([INPUT_TITLE[name], `> ${LIMIT}（中止）`, '—', '—', '—', '—', '—']);
      continue;
    }
    const { planted, found, invented } = recallOf(made, output);
    const copies = `${found.exact + found.near}/${planted.exact + planted.near}`;
    const ratio = own.cpu / floor.cpu;
    rows.push([
      INPUT_TITLE[name],
      figure(own.cpu),
      figure(ratio),
      figure(own.wall),
      figure(own.peak),
      copies,
      String(invented.length),
    ]);
  }
  const section = table(
    ['全部规则，跨文件查重', 'CPU（秒）', '÷ 下限', '墙钟（秒）', '峰值（MiB）', '找到的重复', '没有埋而报告的'],
    rows,
  );
  say(section);
  return section;
}
