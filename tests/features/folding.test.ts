import { describe, expect, it } from 'vitest';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { marked } from './marked.ts';

/** The folds are the lines of the marked ranges. */
function check(fixture: string): void {
  const { document, ranges } = marked(fixture);
  const expected = ranges.map(({ start, end }) => [start.line, end.line]);
  expect(foldingRanges(document).map(({ startLine, endLine }) => [startLine, endLine])).toEqual(expected);
}

describe('folding', () => {
  it('folds sections, sections in them, and the glossary', () => {
    check(`云溪县政府工作报告
⟦一、去年工作回顾
去年的各项工作都完成了。⟧
⟦二、今年工作安排
⟦（一）做强工业
今年要办好三家新厂。⟧
⟦（二）守护山水
今年要种好万亩新林。⟧⟧

⟦名词解释
1. 双百工程：指培育百家企业、百名工匠的计划。
2. 云上茶园：指用传感器照看的茶园。⟧
`);
  });

  it('does not fold a line away on which the next section begins', () => {
    check(
      '⟦一、去年工作回顾\n去年的各项工作都完成了。⟧\n今年还要再进一步。 二、今年工作安排 今年的各项工作都要抓紧。\n',
    );
  });

  it('keeps the longest folds where the client takes only a few', () => {
    const { document } = marked('一、甲项工作\n（一）乙项工作\n好。\n好。\n（二）丙项工作\n好。\n二、丁项工作\n好。\n');
    expect(foldingRanges(document, 1)).toEqual([{ startLine: 0, endLine: 5 }]);
  });
});
