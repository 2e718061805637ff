import { describe, expect, test } from 'vitest';
import { formatEnclosed, formatHan, parseEnclosed, parseHan } from '../../server/src/text/numerals.ts';

describe('Chinese ordinals', () => {
  test('every number from 1 to 999 is read as it is written', () => {
    for (let value = 1; value <= 999; value++) expect(parseHan(formatHan(value))).toBe(value);
  });

  test.each([
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['廿三', 23],
    ['一百零五', 105],
    ['一百一十', 110],
  ])('%s is %i', (text, value) => expect(parseHan(text)).toBe(value));

  test.each(['', '五一', '二〇二三', '一九五八', '十十', '百', '甲'])('“%s” is no ordinal', (text) => {
    expect(parseHan(text)).toBeUndefined();
  });
});

describe('one-character numbers', () => {
  test.each(['①', '⑳', '㉑', '㊿', '⑴', '⒈', '㈠', '❶'])('%s is read and written', (char) => {
    const enclosed = parseEnclosed(char);
    expect(enclosed).toBeDefined();
    if (char !== '❶') expect(enclosed && formatEnclosed(enclosed.kind, enclosed.value)).toBe(char);
  });

  test('there is none beyond 50', () => expect(formatEnclosed('circled', 51)).toBeUndefined());
});
