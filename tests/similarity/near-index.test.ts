import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../server/src/similarity/differences.ts';
import { editDistance, findApproximately } from '../../server/src/similarity/edit-distance.ts';
import { GRAM, gramBound, gramsOf } from '../../server/src/similarity/grams.ts';
import { likenessOf, NearIndex } from '../../server/src/similarity/near-index.ts';
import { growth, LINEAR } from '../hostile/growth.ts';

/** Texts of a few characters, so that they often share stretches. */
const TEXT = fc.string({ unit: fc.constantFrom(...'山水田林湖草'), maxLength: 60 });

const BRIDGE =
  '柳溪大桥提前两个月通车，东岸六个村的菜农清早出门，中午就能在县城卖完一车菜，回家还赶得上午饭，村里的年轻人也愿意回来接着种地了';
const CANAL =
  '东岸灌区的老渠全部换成了管道，浇一遍地由五天缩短到一天半，省下来的水正好够新开的两千亩果园用，为抢水吵架的事今年一回也没有';

/** `text` with every tenth character replaced. */
function changed(text: string): string {
  return [...text].map((character, i) => (i % 10 === 5 ? '某' : character)).join('');
}

function units(text: string): Uint16Array {
  return Uint16Array.from(text, (character) => character.charCodeAt(0));
}

/** As many characters as a paragraph may have, in no order. */
const SCATTERED = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 5000))).join('');

describe('the grams kept of a text', () => {
  it('rise, and each is there once', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const grams = [...gramsOf(units(text))];
        expect(grams).toEqual([...new Set(grams)].sort((a, b) => a - b));
      }),
    );
  });

  it('are those that a longer text keeps of the same stretch, below its bound', () => {
    for (const [start, length] of [
      [0, 60],
      [500, 200],
      [900, 1500],
    ] as const) {
      const whole = [...gramsOf(units(SCATTERED))];
      const part = [...gramsOf(units(SCATTERED.slice(start, start + length)))];
      const inCommon = part.filter((gram) => gram < gramBound(SCATTERED.length));
      expect(inCommon.length).toBeGreaterThan(0);
      expect(whole).toEqual(expect.arrayContaining(inCommon));
    }
  });

  it('are none of a text shorter than a gram', () => {
    expect(gramsOf(units(SCATTERED.slice(0, GRAM - 1)))).toHaveLength(0);
    expect(gramsOf(units(SCATTERED.slice(0, GRAM)))).toHaveLength(1);
  });

  it('are some two dozen of a short text and an eighth of a long one', () => {
    expect(gramsOf(units(SCATTERED.slice(0, 60))).length).toBeGreaterThan(12);
    expect(gramsOf(units(SCATTERED)).length).toBeLessThan(3000 / 6);
  });
});

/** The whole table, without any bound. */
function plainDistance(a: string, b: string, isFree: boolean): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => (isFree ? 0 : j));
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
        ),
      );
    }
    row = next;
  }
  return isFree ? Math.min(...row) : (row[b.length] as number);
}

describe('bounded distances', () => {
  it('are those of the whole table where they are within the bound', () => {
    fc.assert(
      fc.property(TEXT, TEXT, fc.nat(60), (a, b, limit) => {
        const distance = plainDistance(a, b, false);
        expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : undefined);
      }),
    );
  });

  it('find the place of a part as the whole table does', () => {
    fc.assert(
      fc.property(TEXT, TEXT, fc.nat(20), (part, whole, limit) => {
        fc.pre(part.length > 0 && whole.length > 0);
        const distance = plainDistance(part, whole, true);
        const found = findApproximately(part, whole, limit);
        // A part that is all within the bound may match nothing at all, which is no place.
        if (distance <= limit && distance < part.length) expect(found?.distance).toBe(distance);
        if (found) expect(found.distance).toBeGreaterThanOrEqual(distance);
      }),
    );
  });
});

/** The one of `texts` before the last that is most like it. */
function nearest(texts: readonly string[], accepts = () => true) {
  return indexOf(texts).nearestBefore(texts.length - 1, () => true, accepts);
}

function indexOf(texts: readonly string[]): NearIndex {
  const sets = texts.map((text) => Uint32Array.from(gramsOf(units(text))));
  const starts = [0];
  for (const { length } of sets) starts.push((starts.at(-1) as number) + length);
  const grams = { starts: Uint32Array.from(starts), grams: Uint32Array.from(sets.flatMap((set) => [...set])) };
  const lengths = texts.map(({ length }) => length);
  return new NearIndex(grams, lengths, (index) => ({ text: texts[index] as string, whole: texts[index] as string }));
}

describe('near copies', () => {
  it('are found where a tenth of the characters changed', () => {
    const match = nearest([CANAL, BRIDGE, changed(BRIDGE)]);
    expect(match?.index).toBe(1);
    expect(match?.similarity).toBeCloseTo(1 - 6 / BRIDGE.length, 1);
    expect(match?.contained).toBeUndefined();
  });

  it('are not found where a quarter changed', () => {
    const quarter = [...BRIDGE].map((character, i) => (i % 4 === 1 ? '某' : character)).join('');
    expect(likenessOf(BRIDGE, quarter)).toBeUndefined();
  });

  it('are found inside a longer text, from either side', () => {
    expect(likenessOf(changed(BRIDGE), CANAL + BRIDGE)).toMatchObject({ contained: 'this' });
    expect(likenessOf(CANAL + BRIDGE, changed(BRIDGE))).toMatchObject({ contained: 'other' });
  });

  it('are passed over where the caller refuses them', () => {
    expect(nearest([BRIDGE, BRIDGE], () => false)).toBeUndefined();
  });

  it('are searched among many rows of one pattern in time that grows with their number', () => {
    const rowOf = (i: number): string =>
      `${i}号渠改造工程，更换管道${i * 3}公里，新建泵站${i % 7}座，由水利局牵头，东岸乡配合，四月开工，十月完工，资金从专项中安排`;
    const grown = growth(
      (count) => {
        const rows = Array.from({ length: count }, (_, i) => rowOf(i));
        return () => {
          const index = indexOf(rows);
          for (let i = 0; i < count; i++) {
            index.nearestBefore(
              i,
              () => true,
              () => true,
            );
          }
        };
      },
      { from: 100 },
    );
    expect(grown).toBeLessThan(LINEAR);
  });
});

describe('differences', () => {
  it('give both texts back', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (a, b) => {
        const found = differences(a, b);
        expect(found.map(({ before }) => before).join('')).toBe(a);
        expect(found.map(({ after }) => after).join('')).toBe(b);
        for (const { before, after, same } of found) if (same) expect(before).toBe(after);
      }),
    );
  });

  it('show one change where a single character between two changes is shared by chance', () => {
    expect(differences('清早出门卖菜', '清早离村买菜')).toEqual([
      { before: '清早', after: '清早', same: true },
      { before: '出门卖', after: '离村买', same: false },
      { before: '菜', after: '菜', same: true },
    ]);
    expect(differences('甲乙丙丁戊', '甲子丙丑戊').filter(({ same }) => !same)).toHaveLength(1);
  });
});
