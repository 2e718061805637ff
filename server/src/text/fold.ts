/**
 * Folds full-width forms (U+FF01–FF5E) to ASCII and every kind of blank to U+0020, one UTF-16 unit to one unit, so that
 * an offset into the folded text is an offset into the text. Recognisers read folded text only; line ends stay.
 *
 * A lone surrogate becomes U+FFFD, which no recogniser looks for.
 */
export function fold(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = foldUnit(text.charCodeAt(i));
  return decoder.decode(units);
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

const FOLDABLE = /[\t\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\uff01-\uff5e]/;

function foldUnit(unit: number): number {
  if (unit > 0x3000 && unit < 0xfeff) return unit;
  if (unit < 0x80) return unit === 0x09 ? 0x20 : unit;
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
