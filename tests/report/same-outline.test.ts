import { describe, expect, test } from 'vitest';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import { keepsOutline } from '../../server/src/report/same-outline.ts';
import { formatHan } from '../../server/src/text/numerals.ts';
import { RevisedText } from '../../server/src/text/revised-text.ts';

const TEXT = '办好群众关心的事情，把各项任务落到实处，让发展成果惠及更多的人，让日子一天比一天好。';

/** Headings of just as many characters as a text that breaks off must have at least, followed by other headings, by text, by text that might begin with a lead, and by text with leads. */
function report(): string {
  const lines = ['某市政府工作报告', ...Array.from({ length: 20 }, () => TEXT.repeat(2))];
  for (let part = 1; part <= 4; part++) {
    lines.push(`${formatHan(part)}、围绕中心服务大局推动全市工作再上新台阶`);
    for (let item = 1; item <= 4; item++) {
      lines.push(`（${formatHan(item)}）坚持稳中求进努力完成第${item}项重点任务`);
      if (item === 2) lines.push(part % 2 === 0 ? TEXT.repeat(2) : TEXT.replace('。', '，') + TEXT);
      if (item > 2) lines.push(`农业稳步增长。${TEXT}`, `工业加快转型。${TEXT}`);
    }
  }
  lines.push(TEXT, TEXT, TEXT, TEXT);
  return `${lines.join('\n')}\n`;
}

/** The document and its outline after a word typed or a character taken out; undefined where the outline may be another one. */
function edited(document: ParsedText, line: number, character: number, gone: number, words: string) {
  const range = { start: { line, character }, end: { line, character: character + gone } };
  const revised = RevisedText.of(document).apply({ range, text: words });
  const isKept = revised.hunks.every((hunk) => keepsOutline(document, hunk));
  return { isKept, view: { ...document, lines: revised.lines }, text: revised.text };
}

describe('the outline is the same after an edit in a line', () => {
  const document = parse(report());
  const lines = report().split('\n');

  test('only where a new reading has the same one', () => {
    let kept = 0;
    lines.forEach((line, number) => {
      for (let character = 1; character < Math.min(line.length, 30); character += 3) {
        for (const [gone, words] of [
          [0, '新'] as const,
          [0, '进一步'] as const,
          [1, ''] as const,
          [0, '。'] as const,
        ]) {
          const { isKept, view, text } = edited(document, number, character, gone, words);
          if (!isKept) continue;
          kept++;
          expect(documentSymbols(view, 'zh'), `${number}:${character} ${words}`).toEqual(
            documentSymbols(parse(text), 'zh'),
          );
        }
      }
    });
    expect(kept).toBeGreaterThan(300);
  });

  test('where a heading grows as long as a text that breaks off, but for one with a lead behind it', () => {
    const grown = lines.flatMap((line, number) => {
      if (!line.startsWith('（')) return [];
      return edited(document, number, 10, 0, '切'.repeat(21 - line.length)).isKept ? [line.slice(1, 2)] : [];
    });
    expect(grown).toEqual(['一', '二', '一', '二', '一', '二', '一', '二']);
  });
});
