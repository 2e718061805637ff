import type { ParsedText, Report } from '../report/model.ts';
import { sentences } from '../report/sentences.ts';
import { contains, type Span } from '../text/span.ts';
import { repeatedBlocks } from './blocks.ts';
import { fingerprint, sameLetters, wording } from './fingerprint.ts';
import { body, type ParagraphPassage, paragraphPassages } from './passages.ts';
import { type Places, tellApart } from './places.ts';
import { repeatedParagraphs } from './repeated-paragraphs.ts';
import { clustersOf, firstOccurrences, isConsecutive, type Passage, type Run, repeatedRuns } from './repeats.ts';
import { SpanCursor } from './span-cursor.ts';
import { StandingIndex } from './standing.ts';

/** A sentence, or several in a row, that stands several times in a report. */
export interface RepeatedSentences extends Places {
  /** Whether a copy follows right behind another place. */
  adjacent: boolean;
}

/** Shorter sentences return in any long text. Normalised length. */
export const SUBSTANTIAL_SENTENCE = 25;
/** Fewer Han characters are names and figures. */
const PROSE = 12;

/** Some three milliseconds' work. */
const PARAGRAPHS_A_STEP = 500;

interface SentencePassage extends Passage {
  /** The paragraph it stands in. */
  paragraph: Span;
}

/**
 * The sentences that stand more than once in `report`, in text order of their second places, those left out that stand in
 * a repeated paragraph or block. A run of repeated sentences is one. `isFormula` tells of a sentence that may return. Undefined
 * now and then in between: places at which other work may go first.
 */
export function* repeatedSentences(
  document: ParsedText,
  report: Report,
  isFormula: (sentence: Span) => boolean,
): Generator<RepeatedSentences | undefined> {
  const passages = yield* sentencePassages(document, report);
  const firsts = firstOccurrences(document.folded, passages);
  const substantialOf = new Map<number, boolean>();
  const isSubstantial = (index: number): boolean => {
    const first = firsts[index] as number;
    const known = substantialOf.get(first);
    if (known !== undefined) return known;
    const { span, fingerprint } = passages[index] as SentencePassage;
    const substantial =
      fingerprint !== undefined &&
      fingerprint.length >= SUBSTANTIAL_SENTENCE &&
      fingerprint.han >= PROSE &&
      !isFormula(span);
    substantialOf.set(first, substantial);
    return substantial;
  };
  yield undefined;
  const runs = repeatedRuns(firsts).flatMap((run) => trimmed(run, passages, isSubstantial));
  yield undefined;
  const standings = new StandingIndex(report);
  for (const cluster of clustersOf(runs, firsts)) yield placesOf(document.text, cluster, passages, standings);
}

function* sentencePassages(document: ParsedText, report: Report): Generator<undefined, SentencePassage[]> {
  const { folded } = document;
  const copies = repeatedParagraphs(document, report).flatMap((repeat) => repeat.copies);
  for (const { span } of repeatedBlocks(document)) copies.push(span);
  const reported = new SpanCursor(copies.sort((a, b) => a.start - b.start));
  const passages: SentencePassage[] = [];
  for (const [i, passage] of paragraphPassages(document, report).entries()) {
    if (i % PARAGRAPHS_A_STEP === 0) yield undefined;
    const paragraph = passage.span;
    const inReported = reported.overlaps(paragraph);
    if (passage.role !== 'prose' || inReported) {
      passages.push({ span: paragraph, paragraph });
      continue;
    }
    for (const span of sentences(folded, body(folded, passage.paragraph))) {
      const takesPart = isEnded(folded, span) && !isTitle(span, passage);
      passages.push({ span, paragraph, fingerprint: takesPart ? fingerprint(folded, span) : undefined });
    }
  }
  return passages;
}

/** A line without a full stop is a title or a table cell, and the description behind it may well begin with its words. */
function isEnded(folded: string, sentence: Span): boolean {
  return /[。!?;]/.test(folded.slice(wording(folded, sentence).end, sentence.end));
}

/** Whether `sentence` is the run-in title of its paragraph: parts of a report may have headings of the same wording. */
function isTitle(sentence: Span, { paragraph: { section } }: ParagraphPassage): boolean {
  return section !== undefined && section.kind !== 'lead' && contains(section.heading, sentence);
}

/** `run` from its first to its last substantial sentence, with the short ones beside them in the same paragraph. */
function trimmed(run: Run, passages: readonly SentencePassage[], isSubstantial: (index: number) => boolean): Run[] {
  let from = run.start;
  let to = run.start + run.length - 1;
  while (from <= to && !isSubstantial(from)) from++;
  if (from > to) return [];
  while (!isSubstantial(to)) to--;
  const together = (a: number, b: number): boolean => passages[a]?.paragraph.start === passages[b]?.paragraph.start;
  const offset = run.source - run.start;
  while (from > run.start && together(from - 1, from) && together(from - 1 + offset, from + offset)) from--;
  const last = run.start + run.length - 1;
  while (to < last && together(to, to + 1) && together(to + offset, to + 1 + offset)) to++;
  return [{ start: from, source: from + offset, length: to + 1 - from }];
}

/**
 * The places of a cluster. Mostly the later ones are surplus; where the later one is a paragraph of its own and the
 * earlier one stands at the end of another, text has slipped into that other paragraph.
 */
function placesOf(
  text: string,
  cluster: readonly Run[],
  passages: readonly SentencePassage[],
  standings: StandingIndex,
): RepeatedSentences {
  const [run] = cluster as [Run];
  const adjacent = cluster.some((each, i) => isConsecutive([each]) || each.start === endOf(cluster[i - 1]));
  const earlier = spanOf(passages, run.source, Math.min(run.source + run.length, run.start));
  const later = cluster.map(({ start, length }) => spanOf(passages, start, start + length));
  const [first] = later as [Span];
  if (cluster.length === 1 && fillsParagraphs(passages, run.start, run.length) && isTail(passages, run)) {
    return { copies: [earlier], source: first, adjacent, certain: false, removable: true };
  }
  const exact = later.every((copy) => sameLetters(text, copy, earlier));
  return { ...tellApart(earlier, later, standings, exact && isConsecutive(cluster), true), adjacent };
}

function endOf(run: Run | undefined): number | undefined {
  return run && run.start + run.length;
}

function fillsParagraphs(passages: readonly SentencePassage[], start: number, length: number): boolean {
  const before = passages[start - 1]?.paragraph.start;
  const after = passages[start + length]?.paragraph.start;
  return before !== passages[start]?.paragraph.start && after !== passages[start + length - 1]?.paragraph.start;
}

/** Whether the source of `run` stands at the end of a paragraph that begins with something else. */
function isTail(passages: readonly SentencePassage[], { source, start, length }: Run): boolean {
  const paragraph = passages[source]?.paragraph.start;
  return (
    source + length <= start &&
    passages[source - 1]?.paragraph.start === paragraph &&
    passages[source + length]?.paragraph.start !== paragraph
  );
}

function spanOf(passages: readonly SentencePassage[], start: number, end: number): Span {
  return {
    start: (passages[start] as SentencePassage).span.start,
    end: (passages[end - 1] as SentencePassage).span.end,
  };
}
