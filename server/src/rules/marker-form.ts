import { fold } from '../text/fold.ts';
import { formatEnclosed, formatHan, parseEnclosed } from '../text/numerals.ts';

const HAN_RUN = /[〇零一二三四五六七八九十百廿卅]+/;
/** The last number of the marker: in 2.3 it is the 3 that counts on. */
const DIGIT_RUN = /[0-9]+(?=[^0-9]*$)/;
const LARGEST_HAN = 999;

/** Where a marker's numeral stands in its raw characters, and what stands there. */
interface Numeral {
  at: number;
  text: string;
}

/**
 * The marker `raw` with another ordinal, in its own numerals, brackets and width: （二） → （三）, 2． → 3．, ② → ③.
 * Undefined where the form has no such number (behind ㊿) or `raw` has no numeral to replace.
 */
export function withOrdinal(raw: string, ordinal: number): string | undefined {
  const numeral = numeralOf(raw);
  const text = numeral && sameForm(numeral.text, ordinal);
  return numeral && text && raw.slice(0, numeral.at) + text + raw.slice(numeral.at + numeral.text.length);
}

/** The edit inside `raw`, relative to its start, that gives it another ordinal; undefined as in `withOrdinal`. */
export function ordinalEdit(raw: string, ordinal: number): { at: number; length: number; text: string } | undefined {
  const numeral = numeralOf(raw);
  const text = numeral && sameForm(numeral.text, ordinal);
  return numeral && text ? { at: numeral.at, length: numeral.text.length, text } : undefined;
}

function numeralOf(raw: string): Numeral | undefined {
  const folded = fold(raw);
  const run = HAN_RUN.exec(folded) ?? DIGIT_RUN.exec(folded);
  if (run) return { at: run.index, text: raw.slice(run.index, run.index + run[0].length) };
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] as string;
    if (parseEnclosed(char)) return { at, text: char };
  }
  return undefined;
}

function sameForm(numeral: string, ordinal: number): string | undefined {
  const enclosed = parseEnclosed(numeral);
  if (enclosed) return formatEnclosed(enclosed.kind, ordinal);
  const folded = fold(numeral);
  if (HAN_RUN.test(folded)) return ordinal <= LARGEST_HAN ? formatHan(ordinal) : undefined;
  if (!DIGIT_RUN.test(folded)) return undefined;
  const digits = String(ordinal).padStart(folded.startsWith('0') ? folded.length : 1, '0');
  return folded === numeral ? digits : fullWidth(digits);
}

/** The full-width forms of ASCII characters. */
export function fullWidth(ascii: string): string {
  return ascii.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}
