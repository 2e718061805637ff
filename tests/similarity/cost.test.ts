import { expect, it } from 'vitest';
import type { Paragraph, ParsedText, Report } from '../../server/src/report/model.ts';
import { repeatedBlocks } from '../../server/src/similarity/blocks.ts';
import { nearParagraphs } from '../../server/src/similarity/near-paragraphs.ts';
import { repeatedClauses } from '../../server/src/similarity/repeated-clauses.ts';
import { repeatedParagraphs } from '../../server/src/similarity/repeated-paragraphs.ts';
import { repeatedSentences } from '../../server/src/similarity/repeated-sentences.ts';
import { fold } from '../../server/src/text/fold.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { growth, LINEAR } from '../hostile/growth.ts';

/** A document in which every line is a paragraph of the body, whatever it says. */
function documentOf(text: string): ParsedText {
  const lines = new LineIndex(text);
  const paragraphs: Paragraph[] = [];
  for (let line = 0; line < lines.count; line++) {
    const span = { start: lines.start(line), end: lines.start(line + 1) };
    if (text[span.end - 1] === '\n') span.end--;
    if (span.start < span.end) paragraphs.push({ span, line, region: 'body' });
  }
  const report: Report = {
    span: { start: 0, end: text.length },
    partial: { head: false, tail: false },
    sections: [],
    series: [],
    paragraphs,
    enumerations: [],
    noteMarks: [],
    references: [],
    faults: [],
  };
  return { text, folded: fold(text), lines, reports: [report], furniture: [], lineBreaks: [], damage: [] };
}

/** All searches, in `piece` repeated to `length` characters. */
function search(piece: string, length: number): void {
  const document = documentOf(piece.repeat(Math.ceil(length / piece.length)));
  const [report] = document.reports as [Report];
  repeatedBlocks(document);
  repeatedParagraphs(document, report);
  Array.from(nearParagraphs(document, report, () => false));
  Array.from(repeatedSentences(document, report, () => false));
  Array.from(repeatedClauses(document, report));
}

const SENTENCE = '县里拿出三百万元给每个村修了一间能看病、能取药、能量血压的卫生室。';

it.each([
  ['one clause', '东岸的桥修通了，'],
  ['one short clause', '好干部，'],
  ['one sentence', SENTENCE],
  ['one paragraph', `${SENTENCE}\n`],
  ['two paragraphs in turn', `${SENTENCE}\n${SENTENCE.replace('三', '五')}\n`],
  ['commas', '，'],
  ['quotation marks', '“'],
  ['blanks', '　'],
  ['empty lines', '\n'],
])('the time for a text of nothing but %s grows with its length, not with its square', (_, piece) => {
  expect(growth((size) => () => search(piece, size))).toBeLessThan(LINEAR);
});
