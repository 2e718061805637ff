import type { ParsedText, Report } from '../report/model.ts';
import { clauses } from '../report/sentences.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { fingerprint, hashOfEnd, sameLetters, tailLike, wording } from './fingerprint.ts';
import { paragraphPassages } from './passages.ts';
import { SUBSTANTIAL_SENTENCE } from './repeated-sentences.ts';
import { firstOccurrences, type Passage } from './repeats.ts';

/** A clause, or several in a row, that is repeated at once. */
export interface RepeatedClauses {
  /** The first time, with its punctuation. */
  source: Span;
  /** From the end of the first time's last word to the end of the last time's: what is too much. */
  surplus: Span;
  /** The repeats, with their punctuation. */
  copies: Span;
  /** How many times it stands there. */
  times: number;
  /** Whether the times read the same to the letter but for the last punctuation. */
  exact: boolean;
}

/** Han characters that a single clause needs: two-character slogans are repeated for effect. */
const CLAUSE = 4;
/** Han characters that a group of clauses needs. */
const GROUP = 8;
/** Clauses in the longest group. */
const LONGEST_GROUP = 4;

/** Some three milliseconds' work. */
const PARAGRAPHS_A_STEP = 1_000;

/**
 * The clauses of `report` that are repeated at once, in text order. Undefined now and then in between: places at which other work
 * may go first.
 */
export function* repeatedClauses(document: ParsedText, report: Report): Iterable<RepeatedClauses | undefined> {
  for (const [i, { role, words, span }] of paragraphPassages(document, report).entries()) {
    if (i % PARAGRAPHS_A_STEP === 0) yield undefined;
    if (role !== 'apparatus') yield* inParagraph(document, words ?? span);
  }
}

function inParagraph(document: ParsedText, paragraph: Span): RepeatedClauses[] {
  const { folded } = document;
  if (!mayRepeat(folded, paragraph)) return [];
  const passages: Passage[] = clauses(folded, paragraph).map((span) => ({
    span,
    fingerprint: fingerprint(folded, span),
  }));
  const firsts = firstOccurrences(folded, passages);
  const found: RepeatedClauses[] = [];
  for (let i = 1; i < passages.length; ) {
    const repeat =
      firsts[i] === i
        ? tailRepeatAt(document, passages, firsts, i)
        : repeatAt(document, passages, firsts, paragraph.start, i);
    if (!repeat) i++;
    else {
      found.push(repeat.clauses);
      i = repeat.end;
    }
  }
  return found;
}

/** What may end a clause. */
const ENDS = new UnitSet('。!?,;:\n\r');
/** Units at the end of a clause that are compared: a clause that ends like the one before it is that long. */
const COMPARED = CLAUSE;

/** By hash of the end of a clause, the paragraph that had it last. */
const endings = new Uint32Array(0x1_0000);
let paragraphs = 0;

/**
 * Whether two clauses of a paragraph end alike, as a clause and what repeats it, or repeats the end of it, always do. Some
 * marks that end no clause are taken for ends here, but the same ones in both. One paragraph in twenty is left to be divided into clauses.
 */
function mayRepeat(folded: string, { start, end }: Span): boolean {
  paragraphs++;
  let from = start;
  while (from < end) {
    const at = ENDS.find(folded, from, end);
    const ending = hashOfEnd(folded, { start: from, end: at }, COMPARED);
    if (ending !== undefined) {
      const slot = ending & (endings.length - 1);
      if (endings[slot] === paragraphs) return true;
      endings[slot] = paragraphs;
    }
    from = at + 1;
  }
  return false;
}

interface RepeatAt {
  clauses: RepeatedClauses;
  /** Index of the first clause behind the repeats. */
  end: number;
}

/** The repeat whose second time begins with clause `start`, in the shortest group. `from` is where the paragraph begins. */
function repeatAt(
  document: ParsedText,
  passages: readonly Passage[],
  firsts: readonly number[],
  from: number,
  start: number,
): RepeatAt | undefined {
  for (let size = 1; size <= Math.min(LONGEST_GROUP, start); size++) {
    const group = passages.slice(start - size, start);
    if (!isRepeated(firsts, start, size) || !isFault(document.folded, group, from)) continue;
    if (isEcho(document.folded, spanOf(group, 0, size), spanOf(passages, start, start + size))) continue;
    let end = start + size;
    while (isRepeated(firsts, end, size)) end += size;
    return repeatOf(document, passages, spanOf(group, 0, size), { start, end, size });
  }
  return undefined;
}

/** Whether the `size` clauses from `start` on repeat those right before them. */
function isRepeated(firsts: readonly number[], start: number, size: number): boolean {
  if (start + size > firsts.length) return false;
  for (let i = start; i < start + size; i++) if (firsts[i] !== firsts[i - size]) return false;
  return true;
}

/**
 * The repeat that begins inside a clause: clause `start` says again how the clause before it ends, as in 这是大家的功劳，是大家
 * 的功劳。
 */
function tailRepeatAt(
  document: ParsedText,
  passages: readonly Passage[],
  firsts: readonly number[],
  start: number,
): RepeatAt | undefined {
  const before = passages[start - 1] as Passage;
  const clause = passages[start] as Passage;
  const han = clause.fingerprint?.han ?? 0;
  if (han < CLAUSE || (before.fingerprint?.length ?? 0) <= (clause.fingerprint?.length ?? 0)) return undefined;
  const source = tailLike(document.folded, before.span, clause.span);
  if (!source || /[。!?;:]/.test(closing(document.folded, source))) return undefined;
  let end = start + 1;
  while (isRepeated(firsts, end, 1)) end++;
  // The end of a clause said again may be an apposition; said twice more, or at length, it is not.
  if (end - start === 1 && han < GROUP) return undefined;
  return repeatOf(document, passages, source, { start, end, size: 1 });
}

/** The repeats of `source` are the clauses from `start` to `end`, `size` at a time. */
function repeatOf(
  { text, folded }: ParsedText,
  passages: readonly Passage[],
  source: Span,
  { start, end, size }: { start: number; end: number; size: number },
): RepeatAt {
  const copies = spanOf(passages, start, end);
  const last = spanOf(passages, end - size, end);
  return {
    clauses: {
      source,
      copies,
      surplus: { start: wording(folded, source).end, end: wording(folded, copies).end },
      times: 1 + (end - start) / size,
      exact: sameLetters(text, wording(folded, source), wording(folded, last)),
    },
    end,
  };
}

/** Whether nobody would repeat `group` on purpose. */
function isFault(folded: string, group: readonly Passage[], from: number): boolean {
  const source = spanOf(group, 0, group.length);
  const end = closing(folded, source);
  if (/[!?]/.test(end)) return false;
  const han = group.reduce((sum, passage) => sum + (passage.fingerprint?.han ?? 0), 0);
  // A group of one short word said over and over is a slogan.
  const different =
    group.length === 1 || group.some(({ fingerprint }) => fingerprint?.key !== group[0]?.fingerprint?.key);
  // Columns of a table and lists of departments stand between semicolons and colons.
  const needed = group.length > 1 || /[;:]/.test(end) ? GROUP : CLAUSE;
  return different && han >= needed && !isLongSentence(folded, source, from) && !isAskew(folded, source, from);
}

/** 办好民生实事。办好民生实事，关键是…: the text takes up the words of its title or of the sentence before. */
function isEcho(folded: string, source: Span, copy: Span): boolean {
  return closing(folded, source).includes('。') && !closing(folded, copy).includes('。');
}

/** The punctuation and quotation marks that end `span`. */
function closing(folded: string, span: Span): string {
  return folded.slice(wording(folded, span).end, span.end);
}

/** A whole sentence of this length is the matter of sentences, not of clauses. */
function isLongSentence(folded: string, source: Span, from: number): boolean {
  if ((fingerprint(folded, source)?.length ?? 0) < SUBSTANTIAL_SENTENCE) return false;
  return opensSentence(folded, source, from) && ONE_SENTENCE.test(folded.slice(source.start, source.end));
}

/** Whether `source` runs from the middle of one sentence into another, as a repeated sentence does when it is read askew. */
function isAskew(folded: string, source: Span, from: number): boolean {
  if (!SENTENCE_END.test(folded.slice(source.start, wording(folded, source).end))) return false;
  return !opensSentence(folded, source, from) || !SENTENCE_END.test(closing(folded, source));
}

function opensSentence(folded: string, source: Span, from: number): boolean {
  const before = folded.slice(Math.max(from, source.start - 4), source.start).trimEnd();
  return /(^|[。!?][”’》)」』〕\]]*)$/.test(before);
}

const SENTENCE_END = /[。!?]/;
const ONE_SENTENCE = /^[^。!?]*[。!?][^。!?]*$/;

function spanOf(passages: readonly Passage[], start: number, end: number): Span {
  return { start: (passages[start] as Passage).span.start, end: (passages[end - 1] as Passage).span.end };
}
