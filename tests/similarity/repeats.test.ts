import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../server/src/similarity/fingerprint.ts';
import {
  chainsOf,
  clustersOf,
  firstOccurrences,
  isConsecutive,
  type Passage,
  repeatedRuns,
} from '../../server/src/similarity/repeats.ts';

/** One passage a letter; a dot takes no part. */
function firstsOf(letters: string): number[] {
  const passages: Passage[] = [...letters].map((letter, start) => {
    const span = { start, end: start + 1 };
    return { span, fingerprint: letter === '.' ? undefined : fingerprint(letters, span) };
  });
  return firstOccurrences(letters, passages);
}

const runsOf = (letters: string) => repeatedRuns(firstsOf(letters));

describe('repeatedRuns', () => {
  it('finds nothing where nothing is repeated', () => {
    expect(runsOf('abcd')).toEqual([]);
    expect(runsOf('a..b')).toEqual([]);
  });

  it('joins neighbours that repeat neighbours', () => {
    expect(runsOf('abcdxbcd')).toEqual([{ start: 5, source: 1, length: 3 }]);
  });

  it('separates repeats that stand in another order', () => {
    expect(runsOf('abxba')).toEqual([
      { start: 3, source: 1, length: 1 },
      { start: 4, source: 0, length: 1 },
    ]);
  });

  it('starts from the place that goes on in the same way', () => {
    expect(runsOf('axabcyabc')).toContainEqual({ start: 6, source: 2, length: 3 });
  });

  it('gives each repeated passage to exactly one run that reads like its source', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '.'), maxLength: 40 }), (letters) => {
        const firsts = firstsOf(letters);
        const repeated = new Set<number>();
        for (const { start, source, length } of repeatedRuns(firsts)) {
          expect(source).toBeLessThan(start);
          for (let i = 0; i < length; i++) {
            expect(letters[source + i]).toBe(letters[start + i]);
            expect(repeated.has(start + i)).toBe(false);
            repeated.add(start + i);
          }
        }
        expect([...repeated]).toEqual(firsts.flatMap((first, i) => (first === i ? [] : [i])));
      }),
    );
  });
});

describe('clustersOf', () => {
  it('makes one cluster of all copies', () => {
    const firsts = firstsOf('abxabyab');
    expect(clustersOf(repeatedRuns(firsts), firsts)).toEqual([
      [
        { start: 3, source: 0, length: 2 },
        { start: 6, source: 0, length: 2 },
      ],
    ]);
  });
});

describe('isConsecutive', () => {
  it('tells copies that follow one another from copies with something between', () => {
    expect(isConsecutive(runsOf('abab'))).toBe(true);
    expect(isConsecutive(runsOf('aaa'))).toBe(true);
    expect(isConsecutive(runsOf('abxab'))).toBe(false);
    expect(isConsecutive(runsOf('aaxa'))).toBe(false);
  });
});

describe('chainsOf', () => {
  it('bridges what a copy has changed, lost or gained', () => {
    const chains = chainsOf(runsOf('abcdefgh|abXdeghYh'), 2, 3);
    expect(chains).toHaveLength(1);
    expect(chains[0]).toMatchObject({ start: 9, end: 16, source: 0, sourceEnd: 8 });
  });

  it('does not let a single stray repeat break a chain', () => {
    const chains = chainsOf(runsOf('.abcdefgh|bcdXbfgh'.replace('X', 'a')), 3, 3);
    expect(chains.some(({ source, sourceEnd }) => source === 2 && sourceEnd === 9)).toBe(true);
  });

  it('ends a chain where the gap is too wide', () => {
    expect(chainsOf(runsOf('abcdef|abXYZWef'), 2, 3)).toHaveLength(2);
  });
});
