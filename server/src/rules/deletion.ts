import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import type { Edit } from './rule.ts';

/** The edits that take `spans` out of the text, in text order and without overlaps. */
export function deletions(document: ParsedText, spans: readonly Span[]): Edit[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && document.folded.slice(last.end, span.start).trim() === '') last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined.map((span) => ({ span: withLineEnds(document, span), newText: '' }));
}

/**
 * `span` with the line ends that must go with it: where it is all that its lines hold, those before it or behind it,
 * whichever are fewer, so that paragraphs stay as far apart as they were.
 */
function withLineEnds({ text, folded }: ParsedText, span: Span): Span {
  const start = skipBack(span.start, (i) => folded[i] === ' ');
  const end = skip(span.end, text.length, (i) => folded[i] === ' ');
  const opensLine = start === 0 || isLineEnd(text, start - 1);
  const closesLine = end === text.length || isLineEnd(text, end);
  if (!opensLine || !closesLine) return withEscapedLineEnd(text, span);
  const isBlank = (i: number): boolean => isLineEnd(text, i) || folded[i] === ' ';
  const before = skipBack(start, isBlank);
  const next = skip(end, text.length, isBlank);
  const after = skipBack(next, (i) => i >= end && folded[i] === ' ');
  if (next === text.length) return { start: before, end };
  if (before === 0 || lineEnds(text, before, start) >= lineEnds(text, end, after)) return { start, end: after };
  return { start: before, end };
}

/** The first offset from `from` on, up to `limit`, where `condition` fails. */
function skip(from: number, limit: number, condition: (offset: number) => boolean): number {
  let i = from;
  while (i < limit && condition(i)) i++;
  return i;
}

/** The first offset back from `from` before which `condition` fails. */
function skipBack(from: number, condition: (offset: number) => boolean): number {
  let i = from;
  while (i > 0 && condition(i - 1)) i--;
  return i;
}

/** Line ends between two offsets; `\r\n` is one. */
function lineEnds(text: string, start: number, end: number): number {
  return text.slice(start, end).match(/\r\n?|\n/g)?.length ?? 0;
}

/** A literal `\r\n` or `\n` in the text, as some crawlers leave it. */
const ESCAPED_LINE_END = /^(?:\\r)?\\n/;

function withEscapedLineEnd(text: string, span: Span): Span {
  const escaped = ESCAPED_LINE_END.exec(text.slice(span.end, span.end + 4));
  const opens = span.start === 0 || isLineEnd(text, span.start - 1) || text.startsWith('\\n', span.start - 2);
  return escaped && opens ? { start: span.start, end: span.end + escaped[0].length } : span;
}

function isLineEnd(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 0x0a || unit === 0x0d;
}
