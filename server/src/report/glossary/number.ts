import { parseEnclosed, parseHan } from '../../text/numerals.ts';
import type { Span } from '../../text/span.ts';
import { UnitSet } from '../../text/unit-set.ts';

/** How the entries of one glossary are numbered; `1.` `1．` `1、` are one family, since they occur mixed. */
export type NumberFamily = 'dotted' | 'bracketed' | 'circled' | 'han';

/** The number before an entry. */
export interface EntryNumber {
  family: NumberFamily;
  ordinal: number;
  span: Span;
  /** The sign behind the number is lost: `20“一带一路”`. Such a number counts only where it is the expected one. */
  bare: boolean;
}

const DOTTED = /(\d{1,3}) ?[.、)]/y;
const BRACKETED = /[[〔【(](?:注释?)? ?(\d{1,3}) ?[\]〕】)][.、]?/y;
const HAN = /(?:([一二三四五六七八九十]{1,4})[、.]|\(([一二三四五六七八九十]{1,4})\))/y;
const BARE = /(\d{1,3})(?=[^\d.%,、\-~年月日])/y;

/** What a number begins with: U+2460–32FF hold the enclosed ones, among other signs. */
const OPENING = new UnitSet(
  `0123456789[〔【(一二三四五六七八九十${Array.from({ length: 0x3300 - 0x2460 }, (_, i) => String.fromCharCode(0x2460 + i)).join('')}`,
);

/**
 * Reads the number of a glossary entry at `at`: `1.` `[1]` `〔1〕` `【1】` `[1].` `1、` `①` `一、`. The digits before the first
 * sign are the number, so `8.6个重大专项` is entry 8.
 */
export function readEntryNumber(folded: string, at: number): EntryNumber | undefined {
  if (!OPENING.has(folded.charCodeAt(at))) return undefined;
  const enclosed = parseEnclosed(folded.charAt(at));
  if (enclosed) return { family: 'circled', ordinal: enclosed.value, span: { start: at, end: at + 1 }, bare: false };
  return (
    readWith(DOTTED, 'dotted', folded, at) ??
    readWith(BRACKETED, 'bracketed', folded, at) ??
    readWith(HAN, 'han', folded, at) ??
    readWith(BARE, 'dotted', folded, at)
  );
}

function readWith(pattern: RegExp, family: NumberFamily, folded: string, at: number): EntryNumber | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(folded);
  if (!match) return undefined;
  const digits = match[1] ?? match[2] ?? '';
  const ordinal = family === 'han' ? parseHan(digits) : Number(digits);
  if (!ordinal) return undefined;
  return { family, ordinal, span: { start: at, end: at + match[0].length }, bare: pattern === BARE };
}
