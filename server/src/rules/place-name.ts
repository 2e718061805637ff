import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { lineName } from './place.ts';
import type { Localised } from './rule.ts';

/**
 * What a message calls the place of `there` when it speaks at `here`: 第12行, or 本行第37字 where both stand in one line.
 * Lines and characters count from 1, as editors show them.
 */
export function placeName(document: ParsedText, there: Span, here: Span): Localised {
  const { line, character } = document.lines.position(there.start);
  return line === document.lines.lineAt(here.start)
    ? { zh: `本行第${character + 1}字`, en: `column ${character + 1} of this line` }
    : lineName(document, there.start);
}

/** The first words at `span`, for a message that quotes it. */
export function excerpt(document: ParsedText, span: Span): string {
  const text = document.text.slice(span.start, Math.min(span.end, span.start + EXCERPT)).replace(/[\r\n]+/g, ' ');
  return span.end - span.start > EXCERPT ? `${text}…` : text;
}

const EXCERPT = 16;

/** The file at `uri` as a message names it: its name without the folders. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
