import { describe, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRange } from '../../server/src/features/selection.ts';
import { marked, wordsAt } from './marked.ts';

/** The selection grows through the marked ranges, from the innermost outward, and then to the whole text. */
function check(fixture: string): void {
  const { document, cursor, ranges } = marked(fixture);
  const grown: string[] = [];
  for (let step: SelectionRange | undefined = selectionRange(document, cursor); step; step = step.parent)
    grown.push(wordsAt(document, step.range));
  const expected = ranges.reverse().map((range) => wordsAt(document, range));
  expect(grown).toEqual([...expected, document.text]);
}

describe('selection', () => {
  it('grows from clause to sentence, paragraph, section and its parent', () => {
    check(`云溪县政府工作报告
一、去年工作回顾
去年的各项工作都完成了。
⟦二、今年工作安排
⟦（一）做强工业
⟦⟦今年要办好三家新厂，⟦让更多‸的人进厂做工。⟧⟧明年再办五家新厂。⟧⟧
（二）守护山水
今年要种好万亩新林。⟧
`);
  });

  it('grows from a title to its heading', () => {
    check(`一、去年工作回顾
去年的各项工作都完成了。
⟦⟦二、今‸年工作安排⟧
今年要种好万亩新林。⟧
`);
  });

  it('takes a place behind the end of a line for its end', () => {
    const { document } = marked('一、去年工作回顾\n去年的各项工作都完成了。\n');
    const beyond = selectionRange(document, { line: 1, character: 999 });
    expect(wordsAt(document, beyond.range)).toBe('去年的各项工作都完成了。');
  });
});
