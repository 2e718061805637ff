import type { LinedText } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { printable } from '../printable.ts';
import { columnsOf, fitEnd, fitStart } from './columns.ts';

/** Columns of the line that are shown. A report's line may have 48,000 characters; a terminal often has 80 columns. */
const WINDOW = 66;

/** Columns of the window that show what stands before the place, if anything does. */
const BEFORE = 20;

const CUT = '…';

/** A place in its line. */
export interface Frame {
  before: string;
  place: string;
  after: string;
  /** Columns in front of the place, and columns of the place, at least one. */
  indent: number;
  width: number;
}

/**
 * The line in which the span begins, cut to a window around the span. Costs no more than the window is long, however
 * long the line is.
 */
export function frame({ text, lines }: LinedText, span: Span): Frame {
  const line = lines.lineAt(span.start);
  const lineStart = lines.start(line);
  const lineEnd = endOfLine(text, lines.start(line + 1), lineStart);
  const start = Math.min(span.start, lineEnd);
  const end = Math.min(span.end, lineEnd);
  const wholeBefore = printable(text.slice(Math.max(lineStart, start - WINDOW), start));
  const wholePlace = printable(text.slice(start, Math.min(end, start + WINDOW)));
  const wholeAfter = printable(text.slice(end, Math.min(lineEnd, end + WINDOW)));

  const place = cutEnd(
    wholePlace,
    WINDOW - Math.min(BEFORE, columnsOf(wholeBefore)),
    end - start > WINDOW || span.end > lineEnd + 2,
  );
  const room = WINDOW - columnsOf(place);
  const before = cutStart(wholeBefore, Math.max(BEFORE, room - columnsOf(wholeAfter)), start - WINDOW > lineStart);
  const after = place.endsWith(CUT) ? '' : cutEnd(wholeAfter, room - columnsOf(before), end + WINDOW < lineEnd);
  return { before, place, after, indent: columnsOf(before), width: Math.max(1, columnsOf(place)) };
}

function endOfLine(text: string, next: number, lineStart: number): number {
  let end = next;
  while (end > lineStart && '\r\n'.includes(text[end - 1] as string)) end--;
  return end;
}

function cutEnd(text: string, columns: number, more: boolean): string {
  const fitting = fitStart(text, columns);
  return more || fitting.length < text.length ? fitStart(fitting, columns - CUT.length) + CUT : fitting;
}

function cutStart(text: string, columns: number, more: boolean): string {
  const fitting = fitEnd(text, columns);
  return more || fitting.length < text.length ? CUT + fitEnd(fitting, columns - CUT.length) : fitting;
}
