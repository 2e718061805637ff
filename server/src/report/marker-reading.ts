import { JOINER } from '../text/joiner.ts';
import { parseEnclosed, parseHan } from '../text/numerals.ts';
import type { MarkerDamage, MarkerStyle } from './model.ts';

/** One way to read the characters at a place as a marker. */
export interface MarkerReading {
  style: MarkerStyle;
  /** The number that stands there; absent where the numeral is lost. */
  stated?: number;
  start: number;
  /** Behind the marker's own punctuation, before any blank that follows. */
  end: number;
  damage?: MarkerDamage;
}

const HAN = /[〇零一二三四五六七八九十百廿卅]/;
/** What 一 and 1 are taken for when a page is scanned or typed by eye, with the numerals around it: —、 （—） 十—、 l. */
const HAN_OR_LIKE = /[〇零一二三四五六七八九十百廿卅—―–ー-]/;
const LIKE_HAN_ONE = /[—―–ー-]/g;
const LIKE_ARABIC_ONE = /[lI]/;
const OTHER_OPENING = /[〔【[{]/;
const NUMERAL_LIMIT = 6;

/**
 * All ways to read `folded` at `at` as a marker, likeliest first; at most three. Damaged forms are read only where
 * `lineStart` says that nothing stands before them, since a lone `)` inside a line is ordinary text.
 */
export function readMarkers(folded: string, at: number, limit: number, lineStart: boolean): MarkerReading[] {
  const char = folded[at] as string;
  if (char === '(' || char === '〈' || char === '<') return readBracketed(folded, at, limit, lineStart);
  if (HAN.test(char) || (lineStart && isLikeHanOne(char))) return readHan(folded, at, limit, lineStart);
  if (char >= '0' && char <= '9') return readArabic(folded, at, limit, lineStart);
  if (char === '第') return readDivision(folded, at, limit);
  if (lineStart) {
    if (OTHER_OPENING.test(char)) return readOtherBracket(folded, at, limit);
    if (LIKE_ARABIC_ONE.test(char)) return readArabicLike(folded, at, limit);
    if (char === ')' || char === '〉') return [{ style: 'han-paren', start: at, end: at + 1, damage: 'numeral' }];
    if (char === '、') return [{ style: 'han', start: at, end: at + 1, damage: 'numeral' }];
    if (char === '.') return [{ style: 'arabic', start: at, end: at + 1, damage: 'numeral' }];
  }
  return readEnclosed(char, at);
}

/** Whether a marker can begin with `char` at all: a cheap test before `readMarkers`. */
export function mayOpenMarker(char: string, lineStart: boolean): boolean {
  const code = char.charCodeAt(0);
  if (code < 0x80) return char === '(' || (code >= 0x30 && code <= 0x39) || (lineStart && /[).<lI[{-]/.test(char));
  if (char === '〈') return true;
  if (char === '、' || char === '〉' || char === '〔' || char === '【' || isLikeHanOne(char)) return lineStart;
  if (code >= 0x2460 && code <= 0x32ff) return parseEnclosed(char) !== undefined;
  return HAN.test(char) || char === '第';
}

function readBracketed(folded: string, at: number, limit: number, lineStart: boolean): MarkerReading[] {
  const from = skipBlanks(folded, at + 1, limit);
  const han = readHanNumeral(folded, from, limit, lineStart);
  const arabic = numeralEnd(folded, from, limit, /[0-9]/);
  const numeral = Math.max(han.end, arabic);
  const style = arabic > han.end ? 'arabic-paren' : 'han-paren';
  const close = skipBlanks(folded, numeral, limit);
  const closed = close < limit && isClosing(folded[close] as string);
  if (numeral === from) {
    return closed && lineStart ? [{ style: 'han-paren', start: at, end: close + 1, damage: 'numeral' }] : [];
  }
  if (closed) {
    const stated = style === 'han-paren' ? han.stated : ordinalOf(folded.slice(from, numeral));
    if (stated === undefined) return [];
    const end = trailingStop(folded, close + 1, limit);
    return [{ style, stated, start: at, end, ...(han.isMisread && { damage: 'misread' }) }];
  }
  return lineStart && !han.isMisread ? unclosed(folded, { style, start: at, from, numeral }) : [];
}

/** 〔四）: a bracket of another kind stands where the opening one should. */
function readOtherBracket(folded: string, at: number, limit: number): MarkerReading[] {
  const from = skipBlanks(folded, at + 1, limit);
  const { end, stated } = readHanNumeral(folded, from, limit, false);
  if (stated === undefined || end >= limit || folded[end] !== ')') return [];
  return [{ style: 'han-paren', stated, start: at, end: end + 1, damage: 'open-bracket' }];
}

/** A bracket that never closes: the title may begin with a numeral of its own, so every beginning of the numeral is a reading. */
function unclosed(
  folded: string,
  { style, start, from, numeral }: { style: MarkerStyle; start: number; from: number; numeral: number },
): MarkerReading[] {
  const readings: MarkerReading[] = [];
  for (let end = numeral; end > from && readings.length < 3; end--) {
    const stated = ordinalOf(folded.slice(from, end));
    if (stated !== undefined) readings.push({ style, stated, start, end, damage: 'close-bracket' });
  }
  return readings;
}

function readHan(folded: string, at: number, limit: number, lineStart: boolean): MarkerReading[] {
  const { end, stated, isMisread } = readHanNumeral(folded, at, limit, lineStart);
  const after = skipBlanks(folded, end, limit);
  if (stated === undefined || after >= limit) return [];
  const char = folded[after] as string;
  if (isMisread) return char === '、' ? [{ style: 'han', stated, start: at, end: after + 1, damage: 'misread' }] : [];
  if (isClosing(char)) return [{ style: 'han-paren', stated, start: at, end: after + 1, damage: 'open-bracket' }];
  if (char === '、' || char === '.' || char === ',' || char === ':' || char === '．') {
    return [{ style: 'han', stated, start: at, end: after + 1 }];
  }
  return [];
}

/**
 * The Chinese numeral at `from`: where it ends, its value if it has one, and whether signs that look like 一 stand in it, which
 * count where nothing stands before the marker.
 */
function readHanNumeral(
  folded: string,
  from: number,
  limit: number,
  lineStart: boolean,
): { end: number; stated: number | undefined; isMisread: boolean } {
  const end = numeralEnd(folded, from, limit, HAN);
  const furthest = lineStart ? numeralEnd(folded, from, limit, HAN_OR_LIKE) : end;
  const meant = furthest > end ? parseHan(folded.slice(from, furthest).replace(LIKE_HAN_ONE, '一')) : undefined;
  if (meant !== undefined) return { end: furthest, stated: meant, isMisread: true };
  return { end, stated: parseHan(folded.slice(from, end)), isMisread: false };
}

/** l. and I. for 1. */
function readArabicLike(folded: string, at: number, limit: number): MarkerReading[] {
  const stop = folded[at + 1];
  if (at + 1 >= limit || (stop !== '.' && stop !== '、')) return [];
  return [{ style: 'arabic', stated: 1, start: at, end: at + 2, damage: 'misread' }];
}

function readArabic(folded: string, at: number, limit: number, lineStart: boolean): MarkerReading[] {
  const end = numeralEnd(folded, at, limit, /[0-9]/);
  if (end - at > 3) return [];
  const stated = Number(folded.slice(at, end));
  const after = skipBlanks(folded, end, limit);
  if (after >= limit || stated === 0) return [];
  const char = folded[after] as string;
  const readings: MarkerReading[] = [];
  if (char === '.' || char === '、' || char === ',' || char === '．') {
    readings.push({ style: 'arabic', stated, start: at, end: trailingStop(folded, after + 1, limit) });
    const decimal = char === '.' && after === end ? decimalEnd(folded, end, limit) : end;
    if (decimal > end) {
      const parts = folded.slice(at, decimal).split('.');
      readings.push({ style: 'decimal', stated: Number(parts.at(-1)), start: at, end: decimal });
    }
  } else if (char === ')') {
    readings.push({ style: 'arabic-half-paren', stated, start: at, end: after + 1 });
    if (lineStart) readings.push({ style: 'arabic-paren', stated, start: at, end: after + 1, damage: 'open-bracket' });
  }
  return readings;
}

/** 第一篇, 第一章, 第一节, 第一条, 第一部分; `第一，` and `第一是` are ordinals of a list and not read here. */
function readDivision(folded: string, at: number, limit: number): MarkerReading[] {
  const from = skipBlanks(folded, at + 1, limit);
  const end = Math.max(numeralEnd(folded, from, limit, HAN), numeralEnd(folded, from, limit, /[0-9]/));
  const stated = ordinalOf(folded.slice(from, end));
  if (stated === undefined) return [];
  const unit = skipBlanks(folded, end, limit);
  const style = divisionStyle(folded, unit);
  if (!style) return [];
  const length = folded.startsWith('部分', unit) ? 2 : 1;
  return [{ style, stated, start: at, end: unit + length }];
}

function divisionStyle(folded: string, at: number): MarkerStyle | undefined {
  switch (folded[at]) {
    case '篇':
    case '编':
      return 'part';
    case '部':
      return folded[at + 1] === '分' ? 'part' : undefined;
    case '章':
      return 'chapter';
    case '节':
      return 'section';
    case '条':
      return 'article';
    default:
      return undefined;
  }
}

function readEnclosed(char: string, at: number): MarkerReading[] {
  const enclosed = parseEnclosed(char);
  if (!enclosed) return [];
  const styles = { circled: 'circled', parenthesized: 'arabic-paren', dotted: 'arabic', parenthesizedHan: 'han-paren' };
  return [{ style: styles[enclosed.kind] as MarkerStyle, stated: enclosed.value, start: at, end: at + 1 }];
}

function ordinalOf(numeral: string): number | undefined {
  const compact = numeral.replaceAll(' ', '');
  if (/^[0-9]+$/.test(compact)) return Number(compact) || undefined;
  return parseHan(compact);
}

/** End of the run of numeral characters; blanks inside belong to it when another numeral follows at once. */
function numeralEnd(folded: string, from: number, limit: number, numeral: RegExp): number {
  const furthest = Math.min(limit, from + NUMERAL_LIMIT);
  let end = from;
  while (end < furthest && numeral.test(folded[end] as string)) end++;
  return end;
}

function decimalEnd(folded: string, from: number, limit: number): number {
  let end = from;
  for (let parts = 0; parts < 3; parts++) {
    if (folded[end] !== '.') break;
    const digits = numeralEnd(folded, end + 1, limit, /[0-9]/);
    if (digits === end + 1) break;
    end = digits;
  }
  return end;
}

/** A stop that stands wrongly behind a complete marker (`（一）、` `1.、`) is part of the marker as written. */
function trailingStop(folded: string, at: number, limit: number): number {
  return at < limit && /[、.．]/.test(folded[at] as string) ? at + 1 : at;
}

function isLikeHanOne(char: string): boolean {
  return char === '—' || char === '―' || char === '–' || char === 'ー' || char === '-';
}

function isClosing(char: string): boolean {
  return char === ')' || char === '〉' || char === '>';
}

/** First offset at or behind `at` that holds no blank. */
export function skipBlanks(folded: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && (folded[i] === ' ' || folded[i] === JOINER)) i++;
  return i;
}
