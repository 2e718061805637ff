import { JOINER } from '../text/joiner.ts';
import { parseEnclosed, parseHan } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import type { EnumerationStyle } from './model.ts';

/** An ordinal that may open an item. */
export interface Token extends Span {
  style: EnumerationStyle;
  /** Undefined for 最后, which takes the number that is next. */
  ordinal: number | undefined;
  /** It stands at the start of its paragraph. */
  opensParagraph: boolean;
  /** It follows the end of a clause, or opens the paragraph; otherwise it counts only where exactly this number is missing. */
  atClause: boolean;
  /** It follows the end of a sentence or a colon. */
  atSentence: boolean;
  paragraph: number;
  /** Number of the paragraph as it was written; lines that break off share it, in texts too short to be told for wrapped ones too. */
  flow: number;
}

const HAN = '[一二三四五六七八九十]{1,3}';
/** A blank, or the end of a wrapped line. */
const GAP = `(?: |${JOINER}+)?`;
/** Groups: the number behind 第, behind 其, and before 是, 要 or 、; then 是 or 要; 、; 首先 …; the digits before a stop, in brackets, in a circle. */
const ORDINAL = new RegExp(
  [
    `第${GAP}(${HAN})${GAP}(?=[,:是]|、(?!第))`,
    `其(${HAN})(?=[,:、是])`,
    `(${HAN})${GAP}(?:(是|要(?![素点件务地塞员闻义职害]))|(、)(?![一二三四五六七八九十]))`,
    '(首先|其次|再次|最后)(?=[,要是])',
    `(\\d{1,2})${GAP}(?:\\.|、)(?!${GAP}\\d)`,
    `\\(${GAP}(\\d{1,2})${GAP}\\)`,
    '([①-⑳])',
  ].join('|'),
  'y',
);

const NUMERALS = new UnitSet('一二三四五六七八九十');
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
/** What an ordinal begins with. */
const OPENING = new UnitSet(`第其一二三四五六七八九十首再最0123456789(${CIRCLED}`);
const BEHIND_NUMERAL = new UnitSet('是要、');
const BEHIND_DIGITS = new UnitSet('.、');

const CLAUSE_END = /[。;:!?,、—\n]/;
const SENTENCE_END = /[。;:!?]/;
/** Signs that close a quotation or bracket. */
export const CLOSING = /[”’」』》)\]]/;
/** A word may end in what looks like a number: 统一, 唯一, 之一, 第一. */
const NUMBER_BEFORE = /[一二三四五六七八九十百千万亿\d第统唯之其同单专划归合每逐]/;

/** A quotation or bracket longer than this has lost its end. */
const ENCLOSED_MAX_LENGTH = 400;
/**
 * Ordinals in `folded[span]`, a paragraph with these numbers, that may open items of an enumeration: outside quotation
 * marks and brackets, and where a clause ends before them or, for 一是 and 一要, at least no word runs on into them.
 */
export function readTokens(
  folded: string,
  span: Span,
  { paragraph, flow }: Pick<Token, 'paragraph' | 'flow'>,
): Token[] {
  const text = folded.slice(span.start, span.end);
  const tokens: Token[] = [];
  let enclosed: Span[] | undefined;
  let inside = 0;
  let next = 0;
  for (let at = OPENING.find(text, 0, text.length); at < text.length; at = OPENING.find(text, next, text.length)) {
    next = at + 1;
    if (!mayBeOrdinal(text, at)) continue;
    ORDINAL.lastIndex = at;
    const match = ORDINAL.exec(text);
    if (!match) continue;
    next = at + match[0].length;
    if (at > 0) {
      enclosed ??= findEnclosed(text);
      while (inside < enclosed.length && (enclosed[inside] as Span).end <= at) inside++;
      if ((enclosed[inside]?.start ?? at) < at) continue;
    }
    const style = styleOf(match);
    const ordinal = ordinalOf(match);
    if (ordinal === 0) continue;
    const { atClause, atSentence } = boundaryBefore(text, at);
    if (!atClause && (!isWorded(style) || NUMBER_BEFORE.test(text.charAt(at - 1)))) continue;
    const start = span.start + at;
    const end = start + match[0].length;
    tokens.push({ start, end, style, ordinal, opensParagraph: at === 0, atClause, atSentence, paragraph, flow });
  }
  return tokens;
}

/** Whether what follows the opening character at `at` allows an ordinal; numbers stand everywhere, ordinals hardly anywhere. */
function mayBeOrdinal(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isDigit(unit)) {
    if (isDigit(text.charCodeAt(at - 1))) return false;
    const end = at + (isDigit(text.charCodeAt(at + 1)) ? 2 : 1);
    return BEHIND_DIGITS.has(text.charCodeAt(skipBlank(text, end)));
  }
  if (NUMERALS.has(unit)) {
    let end = at + 1;
    while (end < at + 3 && NUMERALS.has(text.charCodeAt(end))) end++;
    return BEHIND_NUMERAL.has(text.charCodeAt(skipBlank(text, end)));
  }
  const after = text.charCodeAt(skipBlank(text, at + 1));
  switch (text[at]) {
    case '(':
      return isDigit(after);
    case '第':
      return NUMERALS.has(after);
    case '其':
      return NUMERALS.has(after) || text[at + 1] === '次';
    default:
      return true;
  }
}

/** Behind the blank or the line end at `at`, if one stands there. */
function skipBlank(text: string, at: number): number {
  if (text[at] === ' ') return at + 1;
  let end = at;
  while (text[end] === JOINER) end++;
  return end;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function styleOf([, rank, its, , verb, comma, first, arabic, round]: RegExpExecArray): EnumerationStyle {
  if (rank) return '第';
  if (its) return '其一';
  if (verb) return verb as '是' | '要';
  if (comma) return '一、';
  if (first) return '首先';
  return arabic ? '1.' : round ? '（1）' : '①';
}

/** The number; undefined for 最后, which takes the one that is next; 0 for what is no number. */
function ordinalOf([, rank, its, han, , , first, arabic, round, circled]: RegExpExecArray): number | undefined {
  if (first) return { 首先: 1, 其次: 2, 再次: 3 }[first];
  if (arabic ?? round) return Number(arabic ?? round);
  return (circled ? parseEnclosed(circled)?.value : parseHan(rank ?? its ?? han ?? '')) ?? 0;
}

/** Styles whose ordinals are followed by 是 or 要. */
export function isWorded(style: EnumerationStyle): boolean {
  return style === '是' || style === '要';
}

function boundaryBefore(text: string, at: number): { atClause: boolean; atSentence: boolean } {
  let before = at - 1;
  while (before >= 0 && text[before] === JOINER) before--;
  const joined = before;
  while (before >= 0 && text[before] === ' ') before--;
  const isSpaced = before < joined;
  while (before > 0 && CLOSING.test(text.charAt(before)) && before > at - 4) before--;
  const char = text.charAt(before);
  const atSentence = before < 0 || isSpaced || SENTENCE_END.test(char);
  return { atClause: atSentence || CLAUSE_END.test(char), atSentence };
}

const PAIRS = new Map([
  ['”', '“'],
  ['’', '‘'],
  ['」', '「'],
  ['》', '《'],
  [')', '('],
  [']', '['],
]);
const ENCLOSING = new UnitSet('“”‘’「」《》()[]');

/** Quotations and brackets of a paragraph, in order and without overlap. An opening sign without a closing one encloses nothing. */
function findEnclosed(text: string): Span[] {
  const opened = new Map<string, number>();
  const spans: Span[] = [];
  const { length } = text;
  for (let index = ENCLOSING.find(text, 0, length); index < length; index = ENCLOSING.find(text, index + 1, length)) {
    const char = text[index] as string;
    const opener = PAIRS.get(char);
    if (opener === undefined) {
      opened.set(char, index);
      continue;
    }
    const start = opened.get(opener);
    if (start === undefined) continue;
    opened.delete(opener);
    if (index - start > ENCLOSED_MAX_LENGTH) continue;
    while ((spans.at(-1)?.start ?? -1) >= start) spans.pop();
    if ((spans.at(-1)?.end ?? 0) <= start) spans.push({ start, end: index + 1 });
  }
  return spans;
}
