import type { Paragraph, ParsedText, Region, Report } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import type { Span } from '../text/span.ts';
import { WordSearch } from '../text/word-search.ts';
import type { Edit } from './rule.ts';

/** Two pieces of a paragraph that a page or column break parted. */
export interface ParagraphCut {
  before: Paragraph;
  after: Paragraph;
  /** A title that was set between the pieces, where there is one. */
  displaced?: Paragraph;
}

/** A place where a paragraph is broken. */
export interface Break {
  /** From the last character before it to the first behind it. */
  gap: Span;
  /** A title that was set there, where there is one. */
  displaced?: Paragraph;
}

/** Every place at which a paragraph of the report is broken, in text order: cuts, and line ends of wrapped text. */
export function paragraphBreaks(document: ParsedText, report: Report): readonly Break[] {
  const wraps = document.lineBreaks.filter(({ start }) => report.span.start <= start && start < report.span.end);
  const cuts = paragraphCuts(document, report).map(({ before, after, displaced }): Break => {
    return { gap: { start: before.span.end, end: after.span.start }, ...(displaced && { displaced }) };
  });
  return [...wraps.map((gap) => ({ gap })), ...cuts].sort((a, b) => a.gap.start - b.gap.start);
}

/** The edit that makes the two pieces one: of Latin words a blank stays between them. */
export function joinEdit({ folded }: ParsedText, { gap }: Break): Edit {
  const isBetweenWords = LATIN.test(folded.charAt(gap.start - 1)) && LATIN.test(folded.charAt(gap.end));
  return { span: gap, newText: isBetweenWords ? ' ' : '' };
}

const LATIN = /[A-Za-z]/;

/** A paragraph that may be a piece, with its folded text. */
interface Piece {
  paragraph: Paragraph;
  text: string;
}

const REGIONS: ReadonlySet<Region> = new Set(['body', 'glossary']);

/** What a running sentence may break off with, and what it may go on with. */
const UNFINISHED = /[\u4e00-\u9fff0-9A-Za-z,、“《(%]$/;
const GOES_ON = /^[\u4e00-\u9fff0-9A-Za-z,、。;”》)%]/;
/** The first words of an item or a heading: such a paragraph begins here and is no second piece. */
const OPENS = /^(?:[一二三四五六七八九十]{1,3}[、是要]|\(|第[一二三四五六七八九十]|[0-9]{1,3}[.、]|——|各位代表|附件)/;
const SENTENCE = /[。;,]/;
const WORD = /[\u4e00-\u9fff0-9A-Za-z]/;
const SENTENCE_END = /[。!?;:]["”’》)]?$/;
/** Names and salutations are shorter than a piece of running text … */
const SHORTEST_PIECE = 8;
/** … and so is a title that stands between two pieces. */
const LONGEST_DISPLACED = 30;

/** Paragraphs that begin with the same words are siblings or copies: where one of them begins a paragraph, all do. */
const OPENING_LENGTH = 8;
/** So many siblings show what the paragraph should look like. */
const LEAST_SIBLINGS = 3;

/**
 * The places where a paragraph of running text was cut inside a sentence and goes on in the next one, in text order. The
 * first piece breaks off without punctuation, and something proves that the next one carries on: an open quotation or
 * bracket, a comma, a particle, or words that stand unbroken elsewhere in the report. Linear in the length of the report.
 */
export const paragraphCuts = remembered(findCuts);

function findCuts(document: ParsedText, report: Report): readonly ParagraphCut[] {
  const pieces = piecesOf(document, report);
  const openings = openingsOf(pieces);
  const pairs: { cut: ParagraphCut; before: string; after: string }[] = [];
  for (let i = 0; i + 1 < pieces.length; i++) {
    const before = pieces[i] as Piece;
    if (!mayBreakOff(before)) continue;
    const next = pieces[i + 1] as Piece;
    const afterNext = pieces[i + 2];
    const candidates: [Piece | undefined, Piece | undefined][] = [[next, undefined]];
    if (isDisplaced(next)) candidates.unshift([afterNext, next]);
    for (const [after, displaced] of candidates) {
      if (!after || !mayGoOn(after, openings)) continue;
      // Words of a link that stand on a line of their own go on with a mark; a displaced title does not.
      if (displaced && !WORD.test(after.text.charAt(0))) continue;
      const cut = {
        before: before.paragraph,
        after: after.paragraph,
        ...(displaced && { displaced: displaced.paragraph }),
      };
      pairs.push({ cut, before: before.text, after: after.text });
    }
  }
  const standing = trigramsElsewhere(document, report, pairs);
  const cuts: ParagraphCut[] = [];
  for (const { cut, before, after } of pairs) {
    if (cuts.at(-1)?.before === cut.before) continue;
    const isProved =
      SINGLE_CHARACTER.test(before) || trigramsAcross(before, after).some((words) => standing.has(words));
    if (isProved || (!cut.displaced && (carriesOn(before, after) || breaksOffAmongSiblings(before, openings)))) {
      cuts.push(cut);
    }
  }
  return cuts;
}

function piecesOf({ folded }: ParsedText, { paragraphs }: Report): Piece[] {
  return paragraphs
    .filter(({ region }) => REGIONS.has(region))
    .map((paragraph) => ({ paragraph, text: folded.slice(paragraph.span.start, paragraph.span.end) }));
}

/** How many paragraphs begin with the same words, and how many of them end as sentences do or follow one that does. */
interface Opening {
  count: number;
  ended: number;
  begun: number;
}

function openingsOf(pieces: readonly Piece[]): ReadonlyMap<string, Opening> {
  const openings = new Map<string, Opening>();
  let isBegun = true;
  for (const { text } of pieces) {
    const key = text.slice(0, OPENING_LENGTH);
    const opening = openings.get(key) ?? { count: 0, ended: 0, begun: 0 };
    opening.count++;
    if (isBegun) opening.begun++;
    isBegun = SENTENCE_END.test(text);
    if (isBegun) opening.ended++;
    openings.set(key, opening);
  }
  return openings;
}

/** Whether most siblings of a paragraph are running text that ends with its sentence: then it breaks off. */
function breaksOffAmongSiblings(text: string, openings: ReadonlyMap<string, Opening>): boolean {
  const opening = openings.get(text.slice(0, OPENING_LENGTH));
  return opening !== undefined && opening.ended >= LEAST_SIBLINGS && opening.ended * 2 > opening.count;
}

function mayBreakOff({ paragraph, text }: Piece): boolean {
  if (text.length < SHORTEST_PIECE || !UNFINISHED.test(text) || !/[。;,、]/.test(text)) return false;
  return paragraph.section?.kind !== 'block' || paragraph.section.marker === undefined;
}

function mayGoOn({ paragraph, text }: Piece, openings: ReadonlyMap<string, Opening>): boolean {
  if (paragraph.section?.marker || !GOES_ON.test(text) || OPENS.test(text)) return false;
  return SENTENCE.test(text) && openings.get(text.slice(0, OPENING_LENGTH))?.begun === 0;
}

function isDisplaced({ text }: Piece): boolean {
  return text.length <= LONGEST_DISPLACED && !SENTENCE.test(text);
}

/** One character behind the last mark, and nothing more: `，形`. */
const SINGLE_CHARACTER = /[,、。;:][\u4e00-\u9fff]$/;

/** Whether the marks around the cut alone show that the sentence goes on. */
function carriesOn(before: string, after: string): boolean {
  if (/[,、]$/.test(before) || /^[,、。;”》)]/.test(after)) return SENTENCE_END.test(after);
  return /的$/.test(before) || isOpen(before, '“', '”') || isOpen(before, '(', ')') || isOpen(before, '《', '》');
}

function isOpen(text: string, open: string, close: string): boolean {
  return text.lastIndexOf(open) > text.lastIndexOf(close);
}

/** The three-character strings of words that lie across the cut. */
function trigramsAcross(before: string, after: string): string[] {
  if (!WORD.test(before.slice(-1)) || !WORD.test(after.charAt(0))) return [];
  return [before.slice(-2) + after.charAt(0), before.slice(-1) + after.slice(0, 2)].filter(
    ({ length }) => length === 3,
  );
}

/** Those of the strings across the cuts that stand in the report somewhere, unbroken. */
function trigramsElsewhere(
  { folded }: ParsedText,
  { span }: Report,
  pairs: readonly { before: string; after: string }[],
): ReadonlySet<string> {
  const sought = [...new Set(pairs.flatMap(({ before, after }) => trigramsAcross(before, after)))];
  const found = new Set<string>();
  if (sought.length === 0) return found;
  new WordSearch(sought).each(folded, span.start, span.end, (word) => found.add(sought[word] as string));
  return found;
}
