import type { ParsedText, Region, Report } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import type { Span } from '../text/span.ts';
import { repeatedBlocks, SUBSTANTIAL_PARAGRAPH } from './blocks.ts';
import { sameLetters } from './fingerprint.ts';
import { body, type ParagraphPassage, paragraphPassages } from './passages.ts';
import { type Places, tellApart } from './places.ts';
import { clustersOf, firstOccurrences, isConsecutive, type Run, repeatedRuns } from './repeats.ts';
import { SpanCursor } from './span-cursor.ts';
import { StandingIndex } from './standing.ts';

/** One passage of a report that stands several times in it. */
export interface RepeatedParagraphs extends Places {
  /** Paragraphs in each place, headings that were copied with them included. */
  paragraphs: number;
  /** Whether one place stands in the body and the other in an attachment, which often repeats what the body announces. */
  acrossAttachment: boolean;
}

/** From this many substantial paragraphs in a row on a repeat is one copied passage, not several copied paragraphs. */
const COPIED_PASSAGE = 3;
/** Fewer Han characters are a row of names and figures, an address or a running footer. */
const PROSE = 15;

/**
 * The paragraphs that stand more than once in `report`, in text order of their second places. Glossary entries and what
 * belongs to a repeated block are left out: other findings tell of them.
 */
export const repeatedParagraphs = remembered(findRepeated);

function findRepeated(document: ParsedText, report: Report): readonly RepeatedParagraphs[] {
  const blocks = new SpanCursor(repeatedBlocks(document).map(({ span }) => span));
  const passages = paragraphPassages(document, report).map((passage) => {
    const inBlock = blocks.overlaps(passage.span);
    return inBlock || passage.role === 'entry' ? { ...passage, fingerprint: undefined } : passage;
  });
  const firsts = firstOccurrences(document.folded, passages);
  const isSubstantial = (index: number): boolean => isProse(document.folded, passages[index]);
  const runs = repeatedRuns(firsts).flatMap((run) => reportable(run, passages, firsts, isSubstantial));
  const standings = new StandingIndex(report);
  return clustersOf(runs, firsts).map((cluster) => {
    const first = cluster[0] as Run;
    const earlier = spanOf(passages, first.source, Math.min(first.source + first.length, first.start));
    const later = cluster.map((run) => spanOf(passages, run.start, run.start + run.length));
    const renumbered = cluster.some((run) => isRenumbered(document.folded, passages, run));
    const exact = later.every((copy) => sameLetters(document.text, copy, earlier));
    return {
      ...tellApart(earlier, later, standings, exact && isConsecutive(cluster), !renumbered),
      paragraphs: first.length,
      acrossAttachment: cluster.some((run) => isAttachment(passages, run.start) !== isAttachment(passages, run.source)),
    };
  });
}

function spanOf(passages: readonly ParagraphPassage[], start: number, end: number): Span {
  return {
    start: (passages[start] as ParagraphPassage).span.start,
    end: (passages[end - 1] as ParagraphPassage).span.end,
  };
}

function isAttachment(passages: readonly ParagraphPassage[], index: number): boolean {
  const region: Region | undefined = passages[index]?.paragraph.region;
  return region === 'attachment';
}

function isRenumbered(folded: string, passages: readonly ParagraphPassage[], run: Run): boolean {
  for (let i = 0; i < run.length; i++) {
    const copy = passages[run.start + i]?.paragraph;
    const source = passages[run.source + i]?.paragraph;
    if (copy && source && markerText(folded, copy) !== markerText(folded, source)) return true;
  }
  return false;
}

function markerText(folded: string, paragraph: ParagraphPassage['paragraph']): string {
  return folded.slice(paragraph.span.start, body(folded, paragraph).start);
}

/** A label with a name or a list behind it: 牵头单位：… stands the same under every task of a list. */
const LABELLED = /^.{2,8}:[^,。;!?:]*[。;]?$/;

function isProse(folded: string, passage: ParagraphPassage | undefined): boolean {
  if (!passage?.fingerprint || passage.role !== 'prose') return false;
  const { length, han } = passage.fingerprint;
  return (
    length >= SUBSTANTIAL_PARAGRAPH &&
    han >= PROSE &&
    !LABELLED.test(folded.slice(passage.span.start, passage.span.end))
  );
}

/**
 * The parts of `run` that deserve a finding: the whole run where it is a copied passage, otherwise each substantial
 * paragraph, with the headings right above it that were copied along.
 */
function reportable(
  run: Run,
  passages: readonly ParagraphPassage[],
  firsts: readonly number[],
  isSubstantial: (index: number) => boolean,
): Run[] {
  const substantial: number[] = [];
  for (let i = 0; i < run.length; i++) if (isSubstantial(run.start + i)) substantial.push(i);
  const [earliest, latest] = [substantial[0], substantial.at(-1)];
  if (earliest === undefined || latest === undefined) return [];
  const wordings = new Set(substantial.map((i) => firsts[run.start + i]));
  const parts =
    wordings.size >= COPIED_PASSAGE ? [{ from: earliest, to: latest }] : substantial.map((i) => ({ from: i, to: i }));
  let taken = 0;
  return parts.map(({ from, to }) => {
    let start = from;
    while (start > taken && passages[run.start + start - 1]?.role === 'heading') start--;
    taken = to + 1;
    return { start: run.start + start, source: run.source + start, length: to + 1 - start };
  });
}
