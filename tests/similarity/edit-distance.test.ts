import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithinDistance } from '../../server/src/similarity/edit-distance.ts';

/** The textbook table, as an oracle. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

it('agrees with the full table for every limit', () => {
  const word = fc.string({ unit: fc.constantFrom('修', '桥', '路'), maxLength: 14 });
  fc.assert(
    fc.property(word, word, fc.nat(8), (a, b, limit) => {
      expect(isWithinDistance(a, b, limit)).toBe(distance(a, b) <= limit);
    }),
    { numRuns: 2000 },
  );
});

it('counts insertions, deletions and replacements', () => {
  expect(isWithinDistance('修桥铺路', '修桥补路', 1)).toBe(true);
  expect(isWithinDistance('修桥铺路', '修桥路', 1)).toBe(true);
  expect(isWithinDistance('修桥铺路', '铺路修桥', 3)).toBe(false);
});
