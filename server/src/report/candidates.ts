import { isHanNumeral, parseHan } from '../text/numerals.ts';
import { COST, LESSER_STYLE } from './costs.ts';
import { type MarkerReading, skipBlanks } from './marker-reading.ts';
import type { MarkerStyle } from './model.ts';
import type { LineCandidate, Piece } from './scan.ts';

/** One way to take a candidate, with what it costs to do so. */
export interface Option {
  style: MarkerStyle | 'plain';
  reading?: MarkerReading;
  /** The stated number; undefined for a lost numeral and for plain headings. */
  ordinal: number | undefined;
  cost: number;
  /** Added when the option opens a series instead of continuing one. */
  openCost: number;
}

/** A place that may be a heading. Offsets are absolute. */
export interface Candidate {
  at: number;
  /** Where the paragraph that holds it ends. */
  limit: number;
  paragraph: number;
  lineStart: boolean;
  options: Option[];
  rejectCost: number;
  /** Saved where the candidate stands right behind the title of another heading: nothing but that title sets it off. */
  behindTitle: number;
}

const LONGEST_TITLE = 60;
const LONGEST_ITEM = 400;

/** How the paragraph before ends: `broken` where it is a short line without a stop, `unstopped` where any line is. */
export type PreviousEnd = 'complete' | 'unstopped' | 'broken';

/**
 * Turns the candidates of `piece`, whose line begins at `base`, into options with costs. Behind a broken line `)` or `3)` is the
 * rest of a sentence and no marker that has lost a part; a lone `、` is so behind any line without a stop.
 */
export function markerCandidates(
  folded: string,
  base: number,
  piece: Piece,
  paragraph: number,
  previousEnd: PreviousEnd,
): readonly Candidate[] {
  if (piece.candidates.length === 0) return NONE;
  const limit = base + piece.end;
  const found: Candidate[] = [];
  piece.candidates.forEach((candidate, index) => {
    const options: Option[] = [];
    for (const reading of candidate.readings) {
      if (candidate.lead === 'line-start' && goesOn(reading, previousEnd)) continue;
      addOptions(options, folded, shift(reading, base), candidate, limit, isListInside(piece, index, reading));
    }
    if (options.length === 0) return;
    let rejectCost = Number.POSITIVE_INFINITY;
    for (const option of options) rejectCost = Math.min(rejectCost, rejection(folded, option, candidate, limit));
    found.push({
      at: base + candidate.at,
      limit,
      paragraph,
      lineStart: candidate.lead === 'line-start',
      options,
      rejectCost,
      behindTitle: candidate.lead === 'blank' ? COST.accept.blank - COST.accept['stop-blank'] : 0,
    });
  });
  return found;
}

const NONE: readonly Candidate[] = [];

/** Whether what looks like the rest of a marker goes on with the sentence of the line before. */
function goesOn({ damage, style }: MarkerReading, previousEnd: PreviousEnd): boolean {
  if (damage === undefined) return style === 'arabic-half-paren' && previousEnd === 'broken';
  return previousEnd === 'broken' || (previousEnd === 'unstopped' && damage === 'numeral' && style !== 'han-paren');
}

function shift(reading: MarkerReading, base: number): MarkerReading {
  return { ...reading, start: reading.start + base, end: reading.end + base };
}

/** Adds the ways to take the candidate by this reading, whose offsets are absolute. */
function addOptions(
  options: Option[],
  folded: string,
  reading: MarkerReading,
  candidate: LineCandidate,
  limit: number,
  isList: boolean,
): void {
  const titleStart = skipBlanks(folded, reading.end, limit);
  if (titleStart < limit && !hasTitle(folded, titleStart, limit)) return;
  const mayStandAlone = (reading.style === 'han' || reading.style === 'han-paren') && reading.damage !== 'misread';
  if (titleStart >= limit && !mayStandAlone) return;
  const inline = candidate.lead === 'stop' || candidate.lead === 'colon';
  let cost: number = COST.accept[candidate.lead];
  let openCost = 0;
  if (isList) cost += COST.listInParagraph;
  if (inline && !isHanStyle(reading.style)) cost += COST.inlineArabic;
  if (reading.style === 'decimal' || reading.style === 'letter') cost += COST.rareStyle;
  if (followsNumeralList(folded, reading, titleStart, limit)) {
    cost += candidate.lead === 'line-start' ? COST.numeralListAtLineStart : COST.numeralList;
    openCost += COST.numeralList;
  }
  if (isDigit(folded[titleStart]) && titleStart === reading.end && reading.style === 'arabic') {
    cost += COST.digitFollows;
    openCost += COST.digitFollowsUnannounced;
  }
  if (reading.style === 'han' && reading.damage === undefined && folded[reading.end - 1] !== '、') {
    cost += COST.wrongStop;
  }
  if (firstSentenceLength(folded, titleStart, limit) > LONGEST_TITLE && candidate.lead !== 'line-start') {
    cost += COST.overlongTitle;
  }
  if (reading.damage === undefined) {
    options.push(option(reading, cost, openCost));
    return;
  }
  cost += COST.damage + (reading.damage === 'close-bracket' ? COST.closeBracketLost : 0);
  if (reading.damage === 'numeral') openCost += COST.damageOpens;
  options.push(option(reading, cost, openCost));
  const other = reading.damage === 'numeral' && UNLIKELY_STYLE[reading.style];
  if (other) {
    options.push(option({ ...reading, style: other }, cost + COST.damageUnlikelyStyle, openCost + COST.damage));
  }
}

/** `①…；②…` in one paragraph: the next number follows inside it, behind no full stop. */
function isListInside(piece: Piece, index: number, reading: MarkerReading): boolean {
  if (isHanStyle(reading.style) || reading.stated === undefined) return false;
  const due = reading.stated + 1;
  const from = (piece.candidates[index] as LineCandidate).at;
  for (let i = index + 1; i < piece.candidates.length; i++) {
    const other = piece.candidates[i] as LineCandidate;
    if ((other.lead !== 'stop' && other.lead !== 'colon') || other.at - from > LONGEST_ITEM) return false;
    if (other.readings.some((r) => r.style === reading.style && r.stated === due)) return true;
  }
  return false;
}

/** A lone `)` may be what is left of （1）, a lone `、` of 1、. */
const UNLIKELY_STYLE: { [style in MarkerStyle]?: MarkerStyle } = { 'han-paren': 'arabic-paren', han: 'arabic' };

function option(reading: MarkerReading, cost: number, openCost: number): Option {
  return { style: reading.style, reading, ordinal: reading.stated, cost, openCost };
}

function rejection(folded: string, option: Option, candidate: LineCandidate, limit: number): number {
  const reading = option.reading as MarkerReading;
  const isLesser = candidate.lead !== 'line-start' && !isHanStyle(reading.style);
  const cost = COST.reject[candidate.lead] * (isLesser ? LESSER_STYLE : 1);
  if (reading.damage === 'numeral') {
    const isLong = firstSentenceLength(folded, reading.end, limit) > LONGEST_TITLE;
    return Math.min(cost, isLong || reading.style !== 'han-paren' ? COST.rejectLooseStop : cost);
  }
  const isDoubtful = option.openCost > 0 || reading.style === 'decimal' || reading.style === 'letter';
  if (reading.damage === 'close-bracket') return Math.min(cost, COST.rejectOpenBracket);
  return isDoubtful ? Math.min(cost, COST.rejectDoubtful) : cost;
}

function isHanStyle(style: MarkerStyle): boolean {
  return style === 'han' || style === 'han-paren' || style === 'part' || style === 'chapter' || style === 'section';
}

/** A title has words: a letter or a Chinese character within reach. */
function hasTitle(folded: string, from: number, limit: number): boolean {
  const furthest = Math.min(limit, from + 20);
  for (let i = from; i < furthest; i++) {
    const code = folded.charCodeAt(i);
    if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a))
      return true;
    if (code >= 0xd800 && code <= 0xdbff) return true;
  }
  return false;
}

/** 二、三产业, 一、二、三产业: what follows the 、 is the next numeral of a list; 二、三年来 and 二、十三五 open a title. */
function followsNumeralList(folded: string, reading: MarkerReading, from: number, limit: number): boolean {
  if (reading.style !== 'han' || reading.stated === undefined || from !== reading.end || from >= limit) return false;
  let end = from;
  while (end < limit && end < from + 4 && isHanNumeral(folded[end] as string)) end++;
  if (end > from && folded[end] === '、') return true;
  return parseHan(folded.slice(from, end)) === reading.stated + 1 && !/[年是个届次要]/.test(folded[end] ?? '');
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** Characters up to the first full stop, at most `LONGEST_TITLE` + 1. */
function firstSentenceLength(folded: string, from: number, limit: number): number {
  const furthest = Math.min(limit, from + LONGEST_TITLE + 1);
  for (let i = from; i < furthest; i++) if (folded[i] === '。') return i - from;
  return furthest - from;
}
