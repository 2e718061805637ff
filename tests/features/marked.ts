import type { Position, Range } from 'vscode-languageserver-types';
import type { ParsedText } from '../../server/src/report/model.ts';
import { parse } from '../../server/src/report/parse.ts';
import type { Span } from '../../server/src/text/span.ts';

/** A text with a cursor and ranges written into it: `‸` and `⟦…⟧`, which may nest. */
export interface Marked {
  document: ParsedText;
  cursor: Position;
  /** In text order, outer before inner. */
  ranges: Range[];
}

/** Reads the marks out of `fixture`. Without a cursor it stands at the head of the text. */
export function marked(fixture: string): Marked {
  let text = '';
  let cursor = 0;
  const open: Span[] = [];
  const spans: Span[] = [];
  for (const character of fixture) {
    if (character === '‸') cursor = text.length;
    else if (character === '⟦') spans.push(open[open.push({ start: text.length, end: -1 }) - 1] as Span);
    else if (character === '⟧') (open.pop() as Span).end = text.length;
    else text += character;
  }
  if (open.length > 0) throw new Error('a range of the fixture is not closed');
  const document = parse(text);
  const { lines } = document;
  return {
    document,
    cursor: lines.position(cursor),
    ranges: spans.map(({ start, end }) => ({ start: lines.position(start), end: lines.position(end) })),
  };
}

/** The words that `range` spans in the document. */
export function wordsAt({ text, lines }: ParsedText, { start, end }: Range): string {
  return text.slice(lines.offset(start), lines.offset(end));
}

/** `text` with `⟦…⟧` around each of `ranges`, to compare with a fixture whose cursor is taken out. */
export function mark({ text, lines }: ParsedText, ranges: readonly Range[]): string {
  const marks = ranges.flatMap(({ start, end }) => [
    { at: lines.offset(start), mark: '⟦' },
    { at: lines.offset(end), mark: '⟧' },
  ]);
  let result = text;
  for (const { at, mark } of marks.sort((a, b) => b.at - a.at)) result = result.slice(0, at) + mark + result.slice(at);
  return result;
}

export const URI = 'file:///reports/report.txt';
