import type { Lines } from '../text/lines.ts';
import type { Paragraph } from './model.ts';
import { type Piece, scanLine } from './scan.ts';
import type { Steps } from './steps.ts';

/** A paragraph with what the scan of its line found. */
export interface Row {
  paragraph: Paragraph;
  piece: Piece;
  /** Offset of the line the piece's offsets are relative to. */
  base: number;
}

/** Some three milliseconds' work. */
const LINES_A_STEP = 2_000;

/** Every paragraph of the text, in order; the region of each is still the body. */
export function* readRows(folded: string, lines: Lines): Steps<Row[]> {
  const rows: Row[] = [];
  for (let line = 0; line < lines.count; line++) {
    if (line % LINES_A_STEP === 0) yield;
    const base = lines.start(line);
    const end = lineEnd(folded, base, lines.start(line + 1));
    if (base < end) rows.push(...readRow(folded, base, end, line));
  }
  return rows;
}

/** The paragraphs of `folded[base, end)`, which begins in `line` and has no line ends. */
export function readRow(folded: string, base: number, end: number, line: number): Row[] {
  return scanLine(folded.slice(base, end)).map((piece) => {
    const span = { start: base + piece.start, end: base + piece.end };
    return { paragraph: { span, line, region: 'body' }, piece, base };
  });
}

function lineEnd(folded: string, start: number, next: number): number {
  let end = next;
  while (end > start && (folded[end - 1] === '\n' || folded[end - 1] === '\r')) end--;
  return end;
}

/** The row's folded text. */
export function rowText(folded: string, row: Row): string {
  return folded.slice(row.paragraph.span.start, row.paragraph.span.end);
}

/** The row's folded text where it is at most `longest` characters, without the blanks inside and the `??` that stand for blanks; undefined for longer rows. */
export function shortText(folded: string, row: Row, longest: number): string | undefined {
  const { start, end } = row.paragraph.span;
  if (end - start > longest * 2) return undefined;
  const text = folded.slice(start, end).replace(/ |\?\?+/g, '');
  return text.length <= longest ? text : undefined;
}

/** Length of the row in UTF-16 units. */
export function rowLength(row: Row): number {
  return row.paragraph.span.end - row.paragraph.span.start;
}
