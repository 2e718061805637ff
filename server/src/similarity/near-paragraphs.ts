import type { ParsedText, Report } from '../report/model.ts';
import { sentences } from '../report/sentences.ts';
import type { Span } from '../text/span.ts';
import { repeatedBlocks } from './blocks.ts';
import { differences } from './differences.ts';
import { editDistance } from './edit-distance.ts';
import { normalised } from './fingerprint.ts';
import { type ComparedText, type Likeness, NearIndex } from './near-index.ts';
import { paragraphGrams } from './paragraph-grams.ts';
import { type ParagraphPassage, paragraphPassages } from './passages.ts';
import { repeatedParagraphs } from './repeated-paragraphs.ts';
import { SpanCursor } from './span-cursor.ts';

/** A paragraph that reads nearly like an earlier one, or one of which contains the other. */
export interface NearParagraphs extends Likeness {
  /** The later paragraph. */
  copy: Span;
  /** The earlier one. */
  source: Span;
  /** Whether one place stands in the body and the other in an attachment, which often repeats what the body announces. */
  acrossAttachment: boolean;
}

/** With fewer Han characters a paragraph is a row of figures, an address or a running footer. */
const PROSE = 24;

/**
 * The paragraphs of `report` that are nearly the same as an earlier one of it, in text order, without those that stand word
 * for word elsewhere or belong to a repeated block. `isFormula` tells of a sentence that may return. Undefined now and then in
 * between: places at which other work may go first.
 */
export function* nearParagraphs(
  document: ParsedText,
  report: Report,
  isFormula: (sentence: Span) => boolean,
): Generator<NearParagraphs | undefined> {
  const { folded } = document;
  const passages = paragraphPassages(document, report);
  const isCompared = comparedOnes(document, report, passages);
  yield undefined;
  const grams = paragraphGrams(document, report);
  yield undefined;
  const index = new NearIndex(grams, grams.lengths, (i) => textOf(folded, passages[i] as ParagraphPassage));
  for (const [i, passage] of passages.entries()) {
    if (i % PARAGRAPHS_A_STEP === 0) yield undefined;
    if (!isCompared[i]) continue;
    const match = index.nearestBefore(
      i,
      (earlier) => isCompared[earlier] === true,
      (earlier, likeness) => isFault(document, passage, passages[earlier] as ParagraphPassage, likeness, isFormula),
    );
    if (!match) continue;
    const { index: earlier, ...likeness } = match;
    const source = passages[earlier] as ParagraphPassage;
    const acrossAttachment = (source.paragraph.region === 'attachment') !== (passage.paragraph.region === 'attachment');
    yield { copy: passage.span, source: source.span, acrossAttachment, ...likeness };
  }
}

/** Some three milliseconds' work. */
const PARAGRAPHS_A_STEP = 64;

/** By passage, whether it says something of its own and no other rule has told of it. */
function comparedOnes(document: ParsedText, report: Report, passages: readonly ParagraphPassage[]): boolean[] {
  const exact = repeatedParagraphs(document, report).flatMap(({ copies }) => copies);
  for (const { span } of repeatedBlocks(document)) exact.push(span);
  const reported = new SpanCursor(exact.sort((a, b) => a.start - b.start));
  return passages.map(({ span, fingerprint }) => !reported.overlaps(span) && (fingerprint?.han ?? 0) >= PROSE);
}

/** The paragraph as it is compared. */
function textOf(folded: string, { span, words = span, content }: ParagraphPassage): ComparedText {
  const whole = normalised(folded, words);
  return { text: content === words ? whole : normalised(folded, content), whole };
}

/** A web page shows the beginning of the report above it, cut off with dots. */
function isAbstract(folded: string, { start, end }: Span): boolean {
  return /(?:\.{3}|…)$/.test(folded.slice(Math.max(start, end - 3), end));
}

function isFault(
  document: ParsedText,
  passage: ParagraphPassage,
  other: ParagraphPassage,
  likeness: Likeness,
  isFormula: (sentence: Span) => boolean,
): boolean {
  if ([passage, other].some(({ span }) => isAbstract(document.folded, span) || isFormula(span))) return false;
  const isWhole = !likeness.contained && likeness.similarity < 1;
  if (isWhole ? shareSentences(document, passage, other) : isOneSentence(document, passage, other, likeness)) {
    return false;
  }
  return !areRows(document, passage, other);
}

/** A paragraph that is one sentence and little else: that sentence standing in another paragraph or under another title is a repeated sentence. */
const ONE_SENTENCE = 0.8;

function isOneSentence(
  { folded }: ParsedText,
  passage: ParagraphPassage,
  other: ParagraphPassage,
  { contained }: Likeness,
): boolean {
  const [inner, outer] = contained === 'this' ? [passage, other] : [other, passage];
  const all = sentencesOf(folded, inner);
  const length = all.reduce((sum, sentence) => sum + sentence.length, 0);
  const longest = all.find((sentence) => sentence.length >= ONE_SENTENCE * length);
  return longest !== undefined && normalised(folded, outer.span).includes(longest);
}

/** What two paragraphs have besides the sentences they share is different where it has more edits than this share. */
const DIFFERENT = 0.5;

/** Whether the two are alike by sentences that stand in both word for word, and differ in all others: repeated sentences. */
function shareSentences({ folded }: ParsedText, a: ParagraphPassage, b: ParagraphPassage): boolean {
  const [textsA, textsB] = [sentencesOf(folded, a), sentencesOf(folded, b)];
  const [inA, inB] = [new Set(textsA), new Set(textsB)];
  const restA = textsA.filter((text) => !inB.has(text)).join('');
  const restB = textsB.filter((text) => !inA.has(text)).join('');
  if (restA === '' || restB === '') return false;
  const longer = Math.max(restA.length, restB.length);
  return editDistance(restA, restB, Math.floor(DIFFERENT * longer)) === undefined;
}

/** The sentences of a paragraph as they are compared. */
function sentencesOf(folded: string, passage: ParagraphPassage): readonly string[] {
  const known = sentenceTexts.get(passage);
  if (known) return known;
  const texts = sentences(folded, passage.content).map((span) => normalised(folded, span));
  sentenceTexts.set(passage, texts);
  return texts;
}

/** Where one text was copied many times, each copy is compared with several others. */
const sentenceTexts = new WeakMap<ParagraphPassage, readonly string[]>();

/** Differences between two rows of a list: so many names, places and figures, each so long. */
const MOST_NAMES = 4;
const LONGEST_NAME = 15;

/**
 * Whether the two paragraphs are rows of one list, with numbers of their own or in an attachment, that differ in a few names,
 * places and figures only. A copy with changes all over has more differences than that.
 */
function areRows({ folded }: ParsedText, a: ParagraphPassage, b: ParagraphPassage): boolean {
  const inAttachment = a.paragraph.region === 'attachment' && b.paragraph.region === 'attachment';
  if (!inAttachment && (areApart(a, b) || !areNumbered(folded, a, b))) return false;
  const [textA, textB] = [a, b].map(({ span, words }) => normalised(folded, words ?? span)) as [string, string];
  const changes = differences(textA, textB).filter(
    ({ before, after, same }) => !same && !(FIGURE.test(before) && FIGURE.test(after)),
  );
  return (
    changes.length <= MOST_NAMES &&
    changes.every(({ before, after }) => before.length <= LONGEST_NAME && after.length <= LONGEST_NAME)
  );
}

/** Whether the two are headings of different parts, so that no list holds both. */
function areApart(
  { paragraph: { section: a } }: ParagraphPassage,
  { paragraph: { section: b } }: ParagraphPassage,
): boolean {
  return a !== undefined && b !== undefined && a.parent !== b.parent;
}

/** Whether each has a number of its own. */
function areNumbered(folded: string, a: ParagraphPassage, b: ParagraphPassage): boolean {
  const [first, second] = [a, b].map(({ span, words = span }) => folded.slice(span.start, words.start));
  return first !== '' && second !== '' && first !== second;
}

const FIGURE = /^[\d.,%]*$/;
