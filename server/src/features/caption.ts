import type { MarkerStyle, ParsedText, Section } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { formatEnclosed, formatHan } from '../text/numerals.ts';

/** The heading of `section` on one line: its marker and its title, a damaged marker made whole. Never empty. */
export function caption(document: ParsedText, section: Section): string {
  return clip(`${wholeMarker(document, section)}${titleOf(document, section)}`) || UNTITLED;
}

/** The words of the title as they are now, wherever something was typed in it since it was read. */
function titleOf({ lines }: ParsedText, { title }: Section): string {
  return lines.edits(title.span).length > 0 ? lines.words(title.span) : title.text;
}

/** `text` on one line and no longer than an outline can show; empty if it holds nothing but blanks. */
export function clip(text: string): string {
  const line = text
    .slice(0, LONGEST_CAPTION * 2)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > LONGEST_CAPTION ? `${characters.slice(0, LONGEST_CAPTION).join('')}…` : line;
}

/** Name of what has no words of its own. */
export const UNTITLED = '（无标题）';

/** Longest caption, in characters: a whole run-in title fits (the longest of 544 published reports have some 60). */
const LONGEST_CAPTION = 80;

/** The marker of `section`, a damaged one made whole, with the blank that sets some markers off from the title; empty without. */
export function wholeMarker(document: ParsedText, { marker }: Section): string {
  if (!marker) return '';
  const text = document.text.slice(marker.span.start, marker.span.end).trim();
  const whole = marker.damage && WHOLE[marker.style]?.(marker.ordinal);
  if (whole) return text === fold(text) ? fold(whole) : whole;
  return SPACED.has(marker.style) ? `${text} ` : text;
}

/** The whole form of the markers that can lose a part. */
const WHOLE: { [style in MarkerStyle]?: (ordinal: number) => string } = {
  han: (ordinal) => `${formatHan(ordinal)}、`,
  'han-paren': (ordinal) => `（${formatHan(ordinal)}）`,
  arabic: (ordinal) => `${ordinal}.`,
  'arabic-paren': (ordinal) => `（${ordinal}）`,
  'arabic-half-paren': (ordinal) => `${ordinal})`,
  circled: (ordinal) => formatEnclosed('circled', ordinal) ?? `（${ordinal}）`,
};

/** Markers that a blank sets off from the title. */
const SPACED: ReadonlySet<MarkerStyle> = new Set(['part', 'chapter', 'section', 'article', 'decimal']);
