import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';

/** Characters shown before and after the words in question. */
const BEFORE = 10;
const AFTER = 24;

/** `span` with the words around it in its line, on one line; `…` where the line goes on. */
export function contextOf({ text, lines }: ParsedText, span: Span): string {
  const line = lines.lineAt(span.start);
  const first = lines.start(line);
  const last = lines.start(line + 1);
  const start = Math.max(first, span.start - BEFORE);
  const end = Math.min(Math.max(last, span.end), span.end + AFTER);
  const words = text.slice(wholeFrom(text, start), wholeFrom(text, end)).replace(/\s+/gu, ' ').trim();
  const rest = text.slice(end, last).trim() !== '';
  return `${start > first ? '…' : ''}${words}${rest ? '…' : ''}`;
}

/** `offset`, moved back where it would cut a surrogate pair. */
function wholeFrom(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
