import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedText, Report } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
// Every rule makes its patterns with its module.
import '../../server/src/rules/registry.ts';
import { occurrences, passages } from '../../server/src/rules/running-text.ts';
import { pairs, Sight, sighted, sightedPatterns } from '../../server/src/rules/sights.ts';
import { WordSearch } from '../../server/src/text/word-search.ts';

const REPORT = `柳溪县政府工作报告
一、过去一年工作回顾
新建“双桥”厂房八座。
投资3-5亿元。
南门和北门通车。
`;

function sourceOf(text: string): { document: ParsedText; report: Report } {
  const document = parse(text);
  return { document, report: document.reports[0] as Report };
}

describe('sights', () => {
  it('lead to the paragraphs that hold one of their words', () => {
    const texts = [...passages(sourceOf(REPORT), undefined, [new Sight(['双桥', '通车'])])].map(({ text }) => text);
    expect(texts).toEqual(['新建“双桥”厂房八座。', '南门和北门通车。']);
  });

  it('must all be seen', () => {
    const source = sourceOf(REPORT);
    expect([...occurrences(source, sighted(/门/g, ['南门'], ['北门']))]).toHaveLength(2);
    expect([...occurrences(source, sighted(/门/g, ['南门'], ['双桥']))]).toEqual([]);
  });

  it('are every character of one set before every one of another', () => {
    expect(pairs('甲乙', '12')).toEqual(['甲1', '甲2', '乙1', '乙2']);
  });
});

describe('a search for words', () => {
  it('finds what a search for each of them finds', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙'), maxLength: 40 });
    const word = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, fc.uniqueArray(word, { maxLength: 8 }), (whole, words) => {
        const found: string[] = [];
        new WordSearch(words).each(whole, 0, whole.length, (number, at) => found.push(`${at} ${words[number]}`));
        const expected = words.flatMap((one) =>
          [...whole].flatMap((_, at) => (whole.startsWith(one, at) ? [`${at} ${one}`] : [])),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});

/** `source` without what must not stand somewhere, and with what must stand around a match as part of it. */
function withSurroundings(source: string): string {
  let left = source.replace(/\(\?(?:=|<=|<\w+>)/g, '(?:');
  for (let at = left.search(NEGATIVE); at >= 0; at = left.search(NEGATIVE)) {
    left = left.slice(0, at) + left.slice(groupEnd(left, at));
  }
  return left;
}

const NEGATIVE = /\(\?<?!/;

/** Behind the group that opens at `start`. */
function groupEnd(source: string, start: number): number {
  let depth = 0;
  let inClass = false;
  for (let i = start; ; i++) {
    const char = source[i];
    if (char === '\\') i++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return i + 1;
  }
}

describe('what a pattern matches', () => {
  it.each(sightedPatterns)('$expression is never out of sight', ({ expression, sights }) => {
    const text = fc.stringMatching(new RegExp(withSurroundings(expression.source)));
    let matches = 0;
    fc.assert(
      fc.property(text, (whole) => {
        expression.lastIndex = 0;
        if (!expression.test(whole)) return;
        matches++;
        for (const { words } of sights) expect(words.some((word) => whole.includes(word))).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(matches).toBeGreaterThan(0);
  });
});
