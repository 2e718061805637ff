import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Workspace } from './gangmu.ts';

const SAMPLE = '示例报告.txt';

/** The faults planted in the sample report, with a piece of the line they stand in. */
const PLANTED = [
  ['enumeration-sequence', '四是把技工学校'],
  ['heading-marker-damaged', '三）城乡面貌'],
  ['duplicate-clause', '加快推进数据归集共享，加快推进数据归集共享'],
  ['heading-number-gap', '（四）聚力乡村振兴'],
  ['note-mark-unresolved', '“碳汇茶园”[12]'],
  ['duplicate-paragraph', '坚持要素跟着项目走'],
  ['heading-number-duplicate', '（二）清廉从政'],
  ['glossary-duplicate-term', '[9] “银龄驿站”'],
];

test('the sample report has the faults that were planted in it, and no other', async () => {
  const workspace = sample();
  const { out } = await workspace.gangmu(['lint', '--format', 'json', SAMPLE]);
  const lines = workspace.read(SAMPLE).split('\n');
  const [{ findings }] = JSON.parse(out);
  expect(
    findings.map(({ rule, range }: { rule: string; range: { start: { line: number } } }) => [
      rule,
      lines[range.start.line],
    ]),
  ).toEqual(PLANTED.map(([rule, piece]) => [rule, expect.stringContaining(piece as string)]));
});

test('the sample report is mended as far as safe fixes go, and stays so', async () => {
  const workspace = sample();
  const { out } = await workspace.gangmu(['lint', '--fix', '--format', 'json', SAMPLE]);
  expect(JSON.parse(out)[0].findings.filter(({ fix }: { fix?: { safe: boolean } }) => fix?.safe)).toEqual([]);
  const mended = workspace.read(SAMPLE);
  expect(mended).toContain('（三）城乡面貌');
  expect(mended).toContain('（三）清廉从政');
  await workspace.gangmu(['lint', '--fix', SAMPLE]);
  expect(workspace.read(SAMPLE)).toBe(mended);
});

function sample(): Workspace {
  const workspace = new Workspace();
  cpSync(new URL(`../../samples/${SAMPLE}`, import.meta.url), join(workspace.folder, SAMPLE));
  return workspace;
}
