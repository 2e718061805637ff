import { JOINER } from '../text/joiner.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';

/**
 * What identifies a passage whatever its blanks, quotation marks, widths, letter case and last punctuation are. Equal
 * passages have equal fingerprints; equal fingerprints are confirmed with `sameWording`.
 */
export interface Fingerprint {
  /** The key to group by: a hash of the normalised passage and its length. */
  key: number;
  /** UTF-16 units of the normalised passage; at least 1. */
  length: number;
  /** How many of them are Han characters: what tells prose from table rows, addresses and running footers. */
  han: number;
}

/**
 * The fingerprint of `span`, absent where nothing is left of it after normalising: two passages without words are not
 * equal. `folded` is the folded text.
 */
export function fingerprint(folded: string, span: Span): Fingerprint | undefined {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  let length = 0;
  let han = 0;
  const end = wordingEnd(folded, span);
  for (let i = span.start; i < end; i++) {
    const unit = NORMALISED[folded.charCodeAt(i)] as number;
    if (unit === DROPPED) continue;
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul((high << 5) ^ (high >>> 27) ^ unit, 0x85ebca6b);
    length++;
    if (isHan(unit)) han++;
  }
  if (length === 0) return undefined;
  return { key: ((high ^ length) & 0x1fffff) * 0x1_0000_0000 + (low >>> 0), length, han };
}

/** Whether two spans of `folded` read the same after normalising. Two passages without words do not. */
export function sameWording(folded: string, a: Span, b: Span): boolean {
  const endA = wordingEnd(folded, a);
  const endB = wordingEnd(folded, b);
  let i = nextUnit(folded, a.start, endA);
  let j = nextUnit(folded, b.start, endB);
  if (i >= endA) return false;
  while (i < endA && j < endB) {
    if (NORMALISED[folded.charCodeAt(i)] !== NORMALISED[folded.charCodeAt(j)]) return false;
    i = nextUnit(folded, i + 1, endA);
    j = nextUnit(folded, j + 1, endB);
  }
  return i >= endA && j >= endB;
}

/** The end of `span` that reads like `tail` after normalising, with the punctuation behind it; absent where none does. */
export function tailLike(folded: string, span: Span, tail: Span): Span | undefined {
  let i = wordingEnd(folded, span);
  for (let j = wordingEnd(folded, tail) - 1; j >= tail.start; j--) {
    const unit = NORMALISED[folded.charCodeAt(j)] as number;
    if (unit === DROPPED) continue;
    do i--;
    while (i >= span.start && NORMALISED[folded.charCodeAt(i)] === DROPPED);
    if (i < span.start || NORMALISED[folded.charCodeAt(i)] !== unit) return undefined;
  }
  return { start: i, end: span.end };
}

/** Whether two spans of `text` are the same to the letter. */
export function sameLetters(text: string, a: Span, b: Span): boolean {
  return a.end - a.start === b.end - b.start && text.slice(a.start, a.end) === text.slice(b.start, b.end);
}

/** The span of `folded` as it is compared: without what `fingerprint` leaves out. */
export function normalised(folded: string, span: Span): string {
  const end = wordingEnd(folded, span);
  let text = '';
  // Stretches of units that stay as they are are copied whole: there are few others.
  let from = span.start;
  for (let i = span.start; i < end; i++) {
    const unit = folded.charCodeAt(i);
    const normal = NORMALISED[unit] as number;
    if (normal === unit) continue;
    text += folded.slice(from, i);
    if (normal !== DROPPED) text += String.fromCharCode(normal);
    from = i + 1;
  }
  return text + folded.slice(from, end);
}

/** The units at hand: one array for all passages. */
let units = new Uint16Array(0x400);

/** The units of `normalised`, without making a string of them. The array serves the next call too. */
export function normalisedUnits(folded: string, span: Span): Uint16Array {
  const end = wordingEnd(folded, span);
  if (end - span.start > units.length) units = new Uint16Array(2 * (end - span.start));
  let count = 0;
  for (let i = span.start; i < end; i++) {
    const unit = NORMALISED[folded.charCodeAt(i)] as number;
    if (unit !== DROPPED) units[count++] = unit;
  }
  return units.subarray(0, count);
}

/** A hash of the last `count` units of `span` as they are compared, or of all if there are fewer; absent where there are none. */
export function hashOfEnd(folded: string, span: Span, count: number): number | undefined {
  let hash = 0;
  let left = count;
  for (let i = wordingEnd(folded, span) - 1; i >= span.start && left > 0; i--) {
    const unit = NORMALISED[folded.charCodeAt(i)] as number;
    if (unit === DROPPED) continue;
    hash = Math.imul(hash ^ unit, 0x01000193);
    left--;
  }
  return left === count ? undefined : hash ^ (hash >>> 15);
}

function nextUnit(folded: string, from: number, end: number): number {
  let i = from;
  while (i < end && NORMALISED[folded.charCodeAt(i)] === DROPPED) i++;
  return i;
}

/** `span` without its last punctuation and quotation marks: a copy that closes with 。 instead of ； is still a copy. */
export function wording(folded: string, span: Span): Span {
  return { start: span.start, end: wordingEnd(folded, span) };
}

function wordingEnd(folded: string, span: Span): number {
  let end = span.end;
  while (end > span.start && isClosing(folded.charCodeAt(end - 1))) end--;
  return end;
}

function isClosing(unit: number): boolean {
  return CLOSING.has(unit) || NORMALISED[unit] === DROPPED;
}

const CLOSING = new UnitSet('。!?,;:、.…');

/** What stands in `NORMALISED` for units that are left out. */
const DROPPED = 0;

/** By UTF-16 unit, how it is compared: passages are read several times over, and a look-up costs less than the questions. */
const NORMALISED = Uint16Array.from({ length: 0x1_0000 }, (_, unit) => normalisedUnit(unit));

function normalisedUnit(unit: number): number {
  if (unit <= 0x22) return unit === 0x21 ? unit : DROPPED;
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  if (unit === 0x27 || unit === JOINER.charCodeAt(0)) return DROPPED;
  // Quotation marks, curved (U+2018–U+201F) and cornered (U+300C–U+300F).
  if ((unit >= 0x2018 && unit <= 0x201f) || (unit >= 0x300c && unit <= 0x300f)) return DROPPED;
  return unit;
}

function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007;
}
