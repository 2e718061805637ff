import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../server/src/similarity/differences.ts';
import { editDistance, findApproximately } from '../../server/src/similarity/edit-distance.ts';
import { GRAM } from '../../server/src/similarity/grams.ts';
import { likenessOf, NearIndex } from '../../server/src/similarity/near-index.ts';
import { WINDOW, winnow } from '../../server/src/similarity/winnowing.ts';
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

describe('winnowing', () => {
  it('keeps a fingerprint of every stretch as long as the guarantee', () => {
    fc.assert(
      fc.property(TEXT, TEXT, TEXT, TEXT, (a, b, c, d) => {
        const shared = '春江水暖鸭先知竹'.slice(0, GRAM + WINDOW - 1);
        const [one, other] = [a + shared + b, c + shared + d].map((text) => new Set(winnow(text)));
        expect([...(one as Set<number>)].some((fingerprint) => other?.has(fingerprint))).toBe(true);
      }),
    );
  });

  it('is empty for a text shorter than a gram', () => {
    expect(winnow('山水田林')).toHaveLength(0);
    expect(winnow('山水田林湖')).toHaveLength(1);
  });

  it('keeps well under all grams', () => {
    const text = Array.from({ length: 2000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 5000))).join('');
    expect(winnow(text).length).toBeLessThan(1000);
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

describe('near copies', () => {
  it('are found where a tenth of the characters changed', () => {
    const match = new NearIndex([CANAL, BRIDGE, changed(BRIDGE)]).nearestBefore(2, () => true);
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
    expect(new NearIndex([BRIDGE, BRIDGE]).nearestBefore(1, () => false)).toBeUndefined();
  });

  it('are searched among many rows of one pattern in time that grows with their number', () => {
    const rowOf = (i: number): string =>
      `${i}号渠改造工程，更换管道${i * 3}公里，新建泵站${i % 7}座，由水利局牵头，东岸乡配合，四月开工，十月完工，资金从专项中安排`;
    const grown = growth((count) => {
      const rows = Array.from({ length: count }, (_, i) => rowOf(i));
      return () => {
        const index = new NearIndex(rows);
        for (let i = 0; i < count; i++) index.nearestBefore(i, () => true);
      };
    }, 100);
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
