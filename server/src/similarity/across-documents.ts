import type { Span } from '../text/span.ts';
import type { Candidates, ParagraphOf } from './candidates.ts';
import { normalised } from './fingerprint.ts';
import { type Likeness, likenessOf } from './near-index.ts';
import { type ParagraphRecords, PLACE } from './paragraph-records.ts';

/** Paragraphs in a row of one document that stand in another one too. */
export interface RepeatAcross<Other> extends Likeness {
  span: Span;
  /** Paragraphs in the span; nearly the same ones come one by one. */
  paragraphs: number;
  /** The other document. */
  other: Other;
  /** The place in it. */
  source: Span;
}

/** A document as it is compared with others. */
export interface ComparedText {
  folded: string;
  records: ParagraphRecords;
}

type FormulaTest = (folded: string, span: Span) => boolean;

/**
 * The paragraphs of `own` that stand in another document word for word or nearly so, in text order; each is told of with the
 * first document that has it word for word, or else the one that has the likest. `candidates` are those of `own`, `textOf` gives
 * the documents they number. `isFormula` tells of a passage that may stand anywhere.
 */
export function repeatsAcross<Other extends ComparedText>(
  own: ComparedText,
  candidates: readonly Candidates[],
  textOf: (document: number) => Other,
  isFormula: FormulaTest,
): RepeatAcross<Other>[] {
  const found: RepeatAcross<Other>[] = [];
  let last: { own: number; source: number } | undefined;
  for (const candidate of candidates) {
    const paragraph = paragraphAt(own, candidate.paragraph);
    if (isFormula(own.folded, paragraph.span)) continue;
    const match = matchOf(normalised(own.folded, paragraph.words), candidate, textOf, isFormula);
    if (!match) continue;
    const { other, place, ...likeness } = match;
    const run = found.at(-1);
    const goesOn = run?.other === other && last?.own === paragraph.index - 1 && last.source === place.index - 1;
    if (run && goesOn && isExact(run) && isExact(likeness)) {
      run.span = { start: run.span.start, end: paragraph.span.end };
      run.source = { start: run.source.start, end: place.span.end };
      run.paragraphs++;
    } else found.push({ span: paragraph.span, paragraphs: 1, other, source: place.span, ...likeness });
    last = { own: paragraph.index, source: place.index };
  }
  return found;
}

/** Whether the two are the same word for word. */
export function isExact({ similarity, contained }: Likeness): boolean {
  return similarity === 1 && contained === undefined;
}

interface RecordedParagraph {
  span: Span;
  /** Without its number. */
  words: Span;
  /** Its number among the paragraphs of the document. */
  index: number;
}

function paragraphAt({ records: { places } }: ComparedText, paragraph: number): RecordedParagraph {
  const [start, words, end, index] = places.subarray(PLACE * paragraph, PLACE * (paragraph + 1)) as unknown as [
    number,
    number,
    number,
    number,
  ];
  return { span: { start, end }, words: { start: words, end }, index };
}

interface Match<Other> extends Likeness {
  other: Other;
  place: RecordedParagraph;
}

/** The best of the candidates by what the texts say; of those equally like the one that comes first. */
function matchOf<Other extends ComparedText>(
  text: string,
  { same, near }: Candidates,
  textOf: (document: number) => Other,
  isFormula: FormulaTest,
): Match<Other> | undefined {
  const placeOf = ({ document, paragraph }: ParagraphOf) => {
    const other = textOf(document);
    const place = paragraphAt(other, paragraph);
    return { other, place, words: normalised(other.folded, place.words) };
  };
  if (same) {
    const { words, ...place } = placeOf(same);
    if (words === text) return { ...place, similarity: 1 };
  }
  let best: Match<Other> | undefined;
  for (const candidate of near) {
    const { words, ...place } = placeOf(candidate);
    const likeness = likenessOf(text, words);
    if (!likeness || (best && best.similarity >= likeness.similarity)) continue;
    if (!isFormula(place.other.folded, place.place.span)) best = { ...place, ...likeness };
  }
  return best;
}
