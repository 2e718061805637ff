import { input } from './inputs/inputs.ts';
import { type Growth, growthOverDocuments, growthOverEdits } from './servers/leaks.ts';
import { GANGMU, STUB_RESCAN } from './servers/servers.ts';
import { figure, table } from './table.ts';

/** Whether the server's memory grows with use; the section of the page. */
export async function memorySection(quick: boolean, say: (text: string) => void): Promise<string> {
  const [edits, documents] = quick ? [1000, 100] : [10_000, 1000];
  const made = input('kb50');
  const rows: [string, Growth][] = [];
  for (const server of [GANGMU, STUB_RESCAN]) {
    rows.push([`${server.name}：改 ${edits} 次`, await growthOverEdits(server, made, edits)]);
    rows.push([`${server.name}：打开又关闭 ${documents} 份`, await growthOverDocuments(server, made, documents)]);
  }
  const section = table(
    ['50 KB 的报告', '做完十分之一时（MiB）', '全部做完时（MiB）', '增长'],
    rows.map(([name, { early, late }]) => [name, figure(early), figure(late), `${figure((late / early - 1) * 100)}%`]),
  );
  say(section);
  return section;
}
