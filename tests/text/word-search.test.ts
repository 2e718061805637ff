import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordSearch } from '../../server/src/text/word-search.ts';

const WORDS = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'甲乙丙丁ab'), minLength: 1, maxLength: 4 }), {
  maxLength: 12,
});
const TEXT = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己abc'), maxLength: 40 });

test('finds every word wherever it stands, and nothing else', () =>
  fc.assert(
    fc.property(WORDS, TEXT, fc.nat(5), (words, text, start) => {
      const found: string[] = [];
      new WordSearch(words).each(text, start, text.length, (word, at) => found.push(`${at} ${words[word]}`));
      const expected: string[] = [];
      for (let at = start; at < text.length; at++) {
        for (const word of words.toSorted((a, b) => a.length - b.length)) {
          if (text.startsWith(word, at)) expected.push(`${at} ${word}`);
        }
      }
      expect(found).toEqual(expected);
    }),
  ));

test('does not take a unit that begins no word for the beginning of the next, where their hashes meet', () => {
  const search = new WordSearch(['ab']);
  for (let unit = 0; unit < 0x1_0000; unit++) {
    search.each(`${String.fromCharCode(unit)}ab`, 0, 3, (_, at) => expect(at).toBe(1));
  }
});
