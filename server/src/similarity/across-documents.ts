import type { ParsedText, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { SUBSTANTIAL_PARAGRAPH } from './blocks.ts';
import { normalised } from './fingerprint.ts';
import { type Likeness, NearIndex } from './near-index.ts';
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

/** Where a paragraph of some document stands. */
interface Place {
  document: ParsedText;
  span: Span;
  /** Its number among the paragraphs of the document. */
  index: number;
}

type FormulaTest = (document: ParsedText, span: Span) => boolean;

/**
 * The paragraphs of `report` that stand in one of `others` word for word or nearly so, in text order; each is told of with
 * the first document that has it word for word, or else the one that has the likest. `isFormula` tells of a passage of a
 * document that may stand anywhere.
 */
export function repeatsAcross<Other extends { document: ParsedText }>(
  document: ParsedText,
  report: Report,
  others: readonly Other[],
  isFormula: FormulaTest,
): RepeatAcross<Other>[] {
  const ranks = new Map(others.map((other, rank) => [other.document, rank]));
  workspace.hold([document, ...ranks.keys()], isFormula);
  const found: RepeatAcross<Other>[] = [];
  let last: { own: number; source: number } | undefined;
  for (const [own, passage] of paragraphPassages(document, report).entries()) {
    if (!isSubstantial(passage) || isFormula(document, passage.span)) continue;
    const match = workspace.find(normalised(document.folded, passage.words ?? passage.span), document, ranks);
    if (!match) continue;
    const { place, ...likeness } = match;
    const other = others[ranks.get(place.document) as number] as Other;
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

interface Match extends Likeness {
  place: Place;
}

/** The paragraphs of many documents, by what they say. An edit of one document costs the work of that document only. */
class ParagraphIndex {
  readonly #exact = new Map<string, Place[]>();
  readonly #near = new NearIndex<Place>();
  /** What was entered of each document. */
  readonly #entered = new Map<ParsedText, { text: string; near: number | undefined }[]>();

  /** Makes the index one of these documents and no others. */
  hold(documents: readonly ParsedText[], isFormula: FormulaTest): void {
    const wanted = new Set(documents);
    for (const document of [...this.#entered.keys()]) if (!wanted.has(document)) this.#leave(document);
    for (const document of wanted) if (!this.#entered.has(document)) this.#enter(document, isFormula);
  }

  /** The best place of `text` in the documents of `ranks`, the lowest rank first, `own` apart. */
  find(text: string, own: ParsedText, ranks: ReadonlyMap<ParsedText, number>): Match | undefined {
    const rank = ({ document }: Place): number => ranks.get(document) ?? Number.POSITIVE_INFINITY;
    const isOther = (place: Place): boolean => place.document !== own && ranks.has(place.document);
    const same = this.#exact.get(text)?.filter(isOther) ?? [];
    const [first] = same.sort((a, b) => rank(a) - rank(b) || a.index - b.index);
    if (first) return { place: first, similarity: 1 };
    if (text.length < SUBSTANTIAL_NEAR) return undefined;
    const match = this.#near.nearest(text, isOther, rank);
    if (!match) return undefined;
    const { item: place, ...likeness } = match;
    return { place, ...likeness };
  }

  #enter(document: ParsedText, isFormula: FormulaTest): void {
    const entered: { text: string; near: number | undefined }[] = [];
    const passages = document.reports.flatMap((report) => paragraphPassages(document, report));
    for (const [index, passage] of passages.entries()) {
      if (!isSubstantial(passage) || isFormula(document, passage.span)) continue;
      const text = normalised(document.folded, passage.words ?? passage.span);
      const place = { document, span: passage.span, index };
      const places = this.#exact.get(text);
      if (places) places.push(place);
      else this.#exact.set(text, [place]);
      entered.push({ text, near: text.length < SUBSTANTIAL_NEAR ? undefined : this.#near.add(text, place) });
    }
    this.#entered.set(document, entered);
  }

  #leave(document: ParsedText): void {
    for (const { text, near } of this.#entered.get(document) ?? []) {
      const places = this.#exact.get(text)?.filter((place) => place.document !== document) ?? [];
      if (places.length > 0) this.#exact.set(text, places);
      else this.#exact.delete(text);
      if (near !== undefined) this.#near.remove(near);
    }
    this.#entered.delete(document);
  }
}

/** The documents that were compared last: those of one workspace, of which an edit replaces one. */
const workspace = new ParagraphIndex();
