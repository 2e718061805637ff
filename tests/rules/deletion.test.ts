import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/report/parse.ts';
import { deletions } from '../../server/src/rules/deletion.ts';
import { applyEdits } from './checking.ts';

/** `marked` without what stands in `⟦…⟧`, deleted as a fix would delete it. */
function without(marked: string): string {
  const text = marked.replace(/[⟦⟧]/g, '');
  const spans = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((match, i) => {
    const start = match.index - 2 * i;
    return { start, end: start + (match[1] as string).length };
  });
  return applyEdits(text, deletions(parse(text), spans));
}

describe('a deletion', () => {
  it.each([
    ['甲。\n⟦乙。⟧\n丙。\n', '甲。\n丙。\n', 'the line goes with its words'],
    ['甲。\n\n⟦乙。⟧\n\n丙。\n', '甲。\n\n丙。\n', 'and one of the empty lines around it'],
    ['甲。\n⟦乙。⟧\n\n丙。\n', '甲。\n\n丙。\n', 'the wider gap stays: behind'],
    ['甲。\n\n⟦乙。⟧\n丙。\n', '甲。\n\n丙。\n', 'the wider gap stays: before'],
    ['　　甲。\n　　⟦乙。⟧\n　　丙。\n', '　　甲。\n　　丙。\n', 'the indentation of the next paragraph stays'],
    ['甲。\r\n⟦乙。⟧\r\n丙。\r\n', '甲。\r\n丙。\r\n', 'with CRLF'],
    ['甲。\n⟦乙。⟧\n', '甲。\n', 'at the end, with a line end'],
    ['甲。\n\n⟦乙。⟧', '甲。', 'at the end, without one'],
    ['⟦乙。⟧\n甲。\n', '甲。\n', 'at the beginning'],
    ['甲。⟦乙。⟧丙。\n', '甲。丙。\n', 'inside a line'],
    ['甲。\n⟦乙。⟧\n⟦丙。⟧\n\n丁。\n', '甲。\n\n丁。\n', 'neighbours go as one'],
    ['甲。\\r\\n⟦乙。⟧\\r\\n丙。', '甲。\\r\\n丙。', 'a literal line end goes too'],
  ])('%j becomes %j: %s', (marked, expected) => {
    expect(without(marked)).toBe(expected);
  });
});
