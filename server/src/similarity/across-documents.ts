import type { ParsedText, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { SUBSTANTIAL_PARAGRAPH } from './blocks.ts';
import { normalised } from './fingerprint.ts';
import { type Likeness, LONGEST_COMPARED, NearIndex } from './near-index.ts';
import { SUBSTANTIAL as SUBSTANTIAL_NEAR } from './near-paragraphs.ts';
import { type ParagraphPassage, paragraphPassages } from './passages.ts';

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

/** Fewer Han characters are a row of names and figures, an address or a running footer. */
const PROSE = 15;

interface Place {
  span: Span;
  index: number;
}

/** The paragraphs of a document, by what they say. */
interface DocumentIndex {
  exact: Map<string, Place>;
  near: NearIndex<Place>;
}

const indices = new WeakMap<ParsedText, DocumentIndex>();

/**
 * The paragraphs of `report` that stand in one of `others` word for word or nearly so, in text order; each is told of with
 * the first document that has it word for word, or else the one that has the likest. `isFormula` tells of a passage of a
 * document that may stand anywhere. What is known of the other documents is kept as long as they are.
 */
export function repeatsAcross<Other extends { document: ParsedText }>(
  document: ParsedText,
  report: Report,
  others: readonly Other[],
  isFormula: (document: ParsedText, span: Span) => boolean,
): RepeatAcross<Other>[] {
  const found: RepeatAcross<Other>[] = [];
  let last: { own: number; source: number } | undefined;
  for (const [own, passage] of paragraphPassages(document, report).entries()) {
    if (!isSubstantial(passage) || isFormula(document, passage.span)) continue;
    const match = findIn(others, normalised(document.folded, passage.words ?? passage.span), isFormula);
    if (!match) continue;
    const { other, place, ...likeness } = match;
    const run = found.at(-1);
    const goesOn = run?.other === other && last?.own === own - 1 && last.source === place.index - 1;
    if (run && goesOn && isExact(run) && isExact(likeness)) {
      run.span = { start: run.span.start, end: passage.span.end };
      run.source = { start: run.source.start, end: place.span.end };
      run.paragraphs++;
    } else found.push({ span: passage.span, paragraphs: 1, other, source: place.span, ...likeness });
    last = { own, source: place.index };
  }
  return found;
}

/** Whether the two are the same word for word. */
export function isExact({ similarity, contained }: Likeness): boolean {
  return similarity === 1 && contained === undefined;
}

function isSubstantial({ role, fingerprint }: ParagraphPassage): boolean {
  return role === 'prose' && (fingerprint?.length ?? 0) >= SUBSTANTIAL_PARAGRAPH && (fingerprint?.han ?? 0) >= PROSE;
}

interface Match<Other> extends Likeness {
  other: Other;
  place: Place;
}

function findIn<Other extends { document: ParsedText }>(
  others: readonly Other[],
  text: string,
  isFormula: (document: ParsedText, span: Span) => boolean,
): Match<Other> | undefined {
  for (const other of others) {
    const place = indexOf(other.document, isFormula).exact.get(text);
    if (place) return { other, place, similarity: 1 };
  }
  if (text.length < SUBSTANTIAL_NEAR || text.length > LONGEST_COMPARED) return undefined;
  let best: Match<Other> | undefined;
  for (const other of others) {
    const match = indexOf(other.document, isFormula).near.nearest(text, () => true);
    if (!match || (best && best.similarity >= match.similarity)) continue;
    const { item: place, ...likeness } = match;
    best = { other, place, ...likeness };
  }
  return best;
}

function indexOf(document: ParsedText, isFormula: (document: ParsedText, span: Span) => boolean): DocumentIndex {
  const known = indices.get(document);
  if (known) return known;
  const index: DocumentIndex = { exact: new Map(), near: new NearIndex() };
  let count = 0;
  for (const report of document.reports) {
    for (const passage of paragraphPassages(document, report)) {
      const place = { span: passage.span, index: count++ };
      if (!isSubstantial(passage) || isFormula(document, passage.span)) continue;
      const text = normalised(document.folded, passage.words ?? passage.span);
      if (!index.exact.has(text)) index.exact.set(text, place);
      if (text.length >= SUBSTANTIAL_NEAR) index.near.add(text, place);
    }
  }
  indices.set(document, index);
  return index;
}
