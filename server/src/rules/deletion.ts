import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import type { Edit } from './rule.ts';

/** The edits that take `spans` out of the text, in text order and without overlaps. */
export function deletions(document: ParsedText, spans: readonly Span[]): Edit[] {
  const edits: Edit[] = [];
  for (const span of spans.map((each) => withLineEnds(document, each)).sort((a, b) => a.start - b.start)) {
    const last = edits.at(-1);
    if (last && span.start <= last.span.end) last.span.end = Math.max(last.span.end, span.end);
    else edits.push({ span, newText: '' });
  }
  return edits;
}

/**
 * `span` with the line ends that must go with it: where it is all that its lines hold, these lines and the empty ones
 * behind them; at the end of the text those before it.
 */
function withLineEnds({ text, folded }: ParsedText, span: Span): Span {
  let start = span.start;
  while (start > 0 && folded[start - 1] === ' ') start--;
  let end = span.end;
  while (end < text.length && folded[end] === ' ') end++;
  const opensLine = start === 0 || isLineEnd(text, start - 1);
  const closesLine = end === text.length || isLineEnd(text, end);
  if (!opensLine || !closesLine) return withEscapedLineEnd(text, span);
  let after = end;
  let next = end;
  for (; next < text.length && (isLineEnd(text, next) || folded[next] === ' '); next++) {
    if (isLineEnd(text, next)) after = next + 1;
  }
  if (next < text.length) return { start, end: after };
  let before = start;
  while (before > 0 && (isLineEnd(text, before - 1) || folded[before - 1] === ' ')) before--;
  return { start: before, end };
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
