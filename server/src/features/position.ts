import type { Position, Range } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { isBlank } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** Range of `span` in lines and UTF-16 characters. */
export function toRange({ lines }: Pick<ParsedText, 'lines'>, span: Span): Range {
  return { start: lines.position(span.start), end: lines.position(span.end, true) };
}

/**
 * Offset of `position`. As the protocol has it, a character behind the end of its line means the end of that line, before
 * its line end; a line behind the last means the end of the text.
 */
export function toOffset({ lines }: Pick<ParsedText, 'lines'>, position: Position): number {
  return lines.offset(position);
}

/** `span` without the blanks and line ends at its end. Never shorter than nothing. */
export function trimEnd({ text }: ParsedText, span: Span): Span {
  let end = Math.min(span.end, text.length);
  while (end > span.start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start: span.start, end };
}
