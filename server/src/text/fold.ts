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

const FOLDABLE = /[\t\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\uff01-\uff5e]/;

/** By UTF-16 unit, what it folds to: a look-up for each unit is the cheapest way through a long text. */
const FOLDED = Uint16Array.from({ length: 0x1_0000 }, (_, unit) => foldUnit(unit));

function foldUnit(unit: number): number {
  if (unit === 0x09) return 0x20;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  return isBlankUnit(unit) ? 0x20 : unit;
}

/** Blanks of the web and of typesetting, zero-width ones included: none of them is ever part of a word. */
function isBlankUnit(unit: number): boolean {
  return (
    unit === 0x3000 ||
    unit === 0x00a0 ||
    (unit >= 0x2000 && unit <= 0x200d) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0xfeff
  );
}
