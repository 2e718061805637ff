import { describe, expect, it } from 'vitest';
import { fingerprint, normalised, sameWording, tailLike } from '../../server/src/similarity/fingerprint.ts';
import { fold } from '../../server/src/text/fold.ts';
import type { Span } from '../../server/src/text/span.ts';

function whole(text: string): [string, Span] {
  const folded = fold(text);
  return [folded, { start: 0, end: folded.length }];
}

const keyOf = (text: string): number | undefined => fingerprint(...whole(text))?.key;

function same(a: string, b: string): boolean {
  const folded = fold(`${a}\n${b}`);
  return sameWording(folded, { start: 0, end: a.length }, { start: a.length + 1, end: folded.length });
}

describe('a fingerprint', () => {
  it.each([
    ['修桥，通路', '修桥,通路', 'width'],
    ['建“一刻钟”书房', '建一刻钟书房', 'quotation marks'],
    ['　　修桥 通路', '修桥通路', 'blanks'],
    ['修桥通路。', '修桥通路；', 'the last punctuation'],
    ['发展ＧＤＰ', '发展gdp', 'letter case and width'],
  ])('is the same for %s and %s: %s', (a, b) => {
    expect(keyOf(a)).toBe(keyOf(b));
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['增长1.5倍', '增长15倍', 'a decimal point'],
    ['修桥，通路', '修桥通路', 'a comma inside'],
    ['修桥通路', '修桥通渠', 'a character'],
    ['修桥', '修桥修桥', 'length'],
  ])('differs for %s and %s: %s', (a, b) => {
    expect(keyOf(a)).not.toBe(keyOf(b));
    expect(same(a, b)).toBe(false);
  });

  it('is absent where no words are left, and two such passages are not the same', () => {
    expect(fingerprint(...whole(' “”。'))).toBeUndefined();
    expect(same('“”', '。')).toBe(false);
  });

  it('tells how much is left and how much of it is Han', () => {
    expect(fingerprint(...whole('　投入 1,200 万元。'))).toMatchObject({ length: 9, han: 4 });
    expect(normalised(...whole('　投入 1,200 万元。'))).toBe('投入1,200万元');
  });
});

describe('tailLike', () => {
  it('finds the end of a clause that another repeats', () => {
    const folded = '这是大家的“功劳”,是大家的功劳,';
    const span = tailLike(folded, { start: 0, end: 10 }, { start: 10, end: folded.length });
    expect(span && folded.slice(span.start, span.end)).toBe('是大家的“功劳”,');
  });

  it('finds nothing where the end reads otherwise or is too short', () => {
    expect(tailLike('功劳,大家的功劳,', { start: 0, end: 3 }, { start: 3, end: 9 })).toBeUndefined();
    expect(tailLike('大家的苦劳,的功劳,', { start: 0, end: 6 }, { start: 6, end: 10 })).toBeUndefined();
  });
});
