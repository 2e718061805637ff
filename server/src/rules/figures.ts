/**
 * Sources of expressions for figures in folded text. Every repetition is bounded, so that no search looks back far however
 * long the line is.
 */

/** 1,234.5 */
export const ARABIC = '\\d[\\d,.]{0,15}';

const HAN_CHARACTERS = '一二两三四五六七八九十百千万亿几数半成〇零点分之';

/** 三十, 百分之五, 三分之一 */
export const HAN_FIGURE = `[${HAN_CHARACTERS}]{1,12}`;

/** 30, 30万, 1/3, 百分之三十, 七千八百 */
export const FIGURE = `(?:${ARABIC}(?:/\\d{1,3})?[十百千万亿]{0,2}|${HAN_FIGURE})`;

/** What a figure may end with. */
export const FIGURE_ENDS = `0123456789,.${HAN_CHARACTERS}`;

/** One of `words`, the longest first. */
export function oneOf(words: readonly string[]): string {
  const ordered = [...words].sort((a, b) => b.length - a.length);
  return `(?:${ordered.map((word) => word.replace(/[()]/g, '\\$&')).join('|')})`;
}
