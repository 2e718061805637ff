import { textOf } from './units.ts';

/**
 * Folds full-width forms (U+FF01–FF5E) to ASCII and every kind of blank to U+0020, one UTF-16 unit to one unit, so that
 * an offset into the folded text is an offset into the text. Recognisers read folded text only; line ends stay.
 *
 * A lone surrogate becomes U+FFFD, which no recogniser looks for.
 */
export function fold(text: string): string {
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  if (!FOLDABLE.test(formed)) return formed;
  const units = new Uint16Array(formed.length);
  for (let i = 0; i < units.length; i++) units[i] = FOLDED[formed.charCodeAt(i)] as number;
  return textOf(units);
}

/** Tabs and blanks of the web and of typesetting, besides U+2000–200D; zero-width ones too: none of them is ever part of a word. */
const BLANKS = [0x09, 0xa0, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff];

const FOLDABLE = /[\t\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\uff01-\uff5e]/;

/** By UTF-16 unit, what it folds to: a look-up for each unit is the cheapest way through a long text. */
const FOLDED = foldTable();

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x1_0000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  for (const unit of BLANKS) table[unit] = 0x20;
  for (let unit = 0x2000; unit <= 0x200d; unit++) table[unit] = 0x20;
  return table;
}
