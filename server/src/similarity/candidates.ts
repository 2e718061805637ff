import { gramBound, shareInCommon } from './grams.ts';
import { MOST_COMPARED } from './near-index.ts';
import type { ParagraphRecords } from './paragraph-records.ts';
import { type NumberedParagraph, RarestGrams } from './rarest-grams.ts';
import { SharedGrams } from './shared-grams.ts';

/** A paragraph of one of several documents. */
export interface ParagraphOf {
  /** Number of the document. */
  document: number;
  /** Number among the paragraphs that are recorded of it. */
  paragraph: number;
}

/** Where a paragraph may stand in another document, by what is recorded of it; the texts decide. */
export interface Candidates {
  /** Number among the paragraphs recorded of its own document. */
  paragraph: number;
  /** The first that seems to read the same. */
  same?: ParagraphOf;
  /** Those that seem to read nearly the same, the likest first. */
  near: ParagraphOf[];
}

/**
 * Near copies with 15 % of their characters changed keep 44 % of their grams, paragraphs that share a sentence or two and
 * are no copies mostly less than a third: in 1,000 reports put together from the same sentences this leaves 1 % of
 * the pairs that share an uncommon gram.
 */
const SHARED = 0.3;
/** Of their uncommon grams alone they share at least this much; the others are turned away before all grams are compared. */
const UNCOMMON_SHARED = 0.2;
/**
 * For each of the documents numbered in `asked`, in this order, the paragraphs of it that may stand in another of `documents`,
 * in text order. Linear in what is recorded of all, as `SharedGrams` is; takes a few bytes of memory a paragraph.
 */
export function* candidatesOf(
  asked: readonly number[],
  documents: readonly ParagraphRecords[],
): Iterable<Candidates[]> {
  const paragraphs = new Numbering(documents);
  const places = new PlacesOfKeys(asked, documents);
  const shared = new SharedGrams(documents, 'dropped', asked);
  const rarest = new RarestGrams(scarceIn(asked, documents, shared, paragraphs), documents);
  for (const document of asked) yield candidatesIn(document, documents, places, { shared, rarest }, paragraphs);
}

/** With fewer uncommon grams a paragraph is looked for by its rarest ones: its copy may have changed all of them. */
const ENOUGH = 4;

function* scarceIn(
  asked: readonly number[],
  documents: readonly ParagraphRecords[],
  shared: SharedGrams,
  paragraphs: Numbering,
): Iterable<NumberedParagraph> {
  for (const document of asked) {
    const { keys, starts } = documents[document] as ParagraphRecords;
    for (let paragraph = 0; paragraph < keys.length; paragraph++) {
      if (starts[paragraph] === starts[paragraph + 1]) continue;
      const number = paragraphs.numberOf({ document, paragraph });
      if (shared.uncommon(number) < ENOUGH) yield { number, document, paragraph };
    }
  }
}

/** By what paragraphs are found. */
interface Search {
  shared: SharedGrams;
  rarest: RarestGrams;
}

function candidatesIn(
  document: number,
  documents: readonly ParagraphRecords[],
  places: PlacesOfKeys,
  search: Search,
  paragraphs: Numbering,
): Candidates[] {
  const { keys } = documents[document] as ParagraphRecords;
  const found: Candidates[] = [];
  for (let paragraph = 0; paragraph < keys.length; paragraph++) {
    const same = places.elsewhere(keys[paragraph] as number, document);
    const near = nearOnes({ document, paragraph }, documents, search, paragraphs);
    if (same || near.length > 0) found.push({ paragraph, near, ...(same && { same }) });
  }
  return found;
}

/** The paragraphs of all documents, numbered through. */
class Numbering {
  readonly #starts: Uint32Array;
  readonly #documents: Uint32Array;
  /** The normalised lengths, side by side: most pairs are turned away by them, and the records lie scattered. */
  readonly #lengths: Uint32Array;

  constructor(documents: readonly ParagraphRecords[]) {
    this.#starts = new Uint32Array(documents.length + 1);
    for (const [i, { keys }] of documents.entries()) {
      this.#starts[i + 1] = (this.#starts[i] as number) + keys.length;
    }
    const count = this.#starts[documents.length] as number;
    this.#documents = new Uint32Array(count);
    this.#lengths = new Uint32Array(count);
    for (const [i, { keys, lengths }] of documents.entries()) {
      const start = this.#starts[i] as number;
      this.#documents.fill(i, start, start + keys.length);
      this.#lengths.set(lengths, start);
    }
  }

  numberOf({ document, paragraph }: ParagraphOf): number {
    return (this.#starts[document] as number) + paragraph;
  }

  documentOf(number: number): number {
    return this.#documents[number] as number;
  }

  lengthOf(number: number): number {
    return this.#lengths[number] as number;
  }

  paragraphOf(number: number): number {
    return number - (this.#starts[this.documentOf(number)] as number);
  }
}

/** Where the wordings of some documents stand in all documents: the first place and the first one in a further document. */
class PlacesOfKeys {
  readonly #places = new Map<number, ParagraphOf[]>();

  constructor(asked: readonly number[], documents: readonly ParagraphRecords[]) {
    for (const document of asked) {
      for (const key of (documents[document] as ParagraphRecords).keys) this.#places.set(key, []);
    }
    for (const [document, { keys }] of documents.entries()) {
      for (let paragraph = 0; paragraph < keys.length; paragraph++) {
        const places = this.#places.get(keys[paragraph] as number);
        if (places && places.length < 2 && places[0]?.document !== document) places.push({ document, paragraph });
      }
    }
  }

  elsewhere(key: number, document: number): ParagraphOf | undefined {
    return this.#places.get(key)?.find((place) => place.document !== document);
  }
}

function nearOnes(
  own: ParagraphOf,
  documents: readonly ParagraphRecords[],
  { shared, rarest }: Search,
  paragraphs: Numbering,
): ParagraphOf[] {
  const records = documents[own.document] as ParagraphRecords;
  const number = paragraphs.numberOf(own);
  const uncommon = shared.uncommon(number);
  const length = records.lengths[own.paragraph] as number;
  const found: { place: ParagraphOf; share: number }[] = [];
  const look = (other: number): void => {
    const document = paragraphs.documentOf(other);
    if (document === own.document) return;
    const paragraph = paragraphs.paragraphOf(other);
    const share = shareOfGrams(records, own.paragraph, documents[document] as ParagraphRecords, paragraph);
    if (share >= SHARED) found.push({ place: { document, paragraph }, share });
  };
  const others = rarest.sharing(number);
  if (others) for (const other of others) look(other);
  shared.visitSharing(number, (other, count) => {
    if (others?.has(other)) return;
    if (count >= UNCOMMON_SHARED * shareInCommon(length, paragraphs.lengthOf(other)) * uncommon) look(other);
  });
  found.sort(
    (a, b) => b.share - a.share || a.place.document - b.place.document || a.place.paragraph - b.place.paragraph,
  );
  return found.slice(0, MOST_COMPARED).map(({ place }) => place);
}

/** Of the grams that both paragraphs would keep, the share of those of the one with fewer that the other has too. */
function shareOfGrams(a: ParagraphRecords, paragraphA: number, b: ParagraphRecords, paragraphB: number): number {
  const bound = Math.min(gramBound(a.lengths[paragraphA] as number), gramBound(b.lengths[paragraphB] as number));
  const startA = a.starts[paragraphA] as number;
  const startB = b.starts[paragraphB] as number;
  const endA = a.starts[paragraphA + 1] as number;
  const endB = b.starts[paragraphB + 1] as number;
  let i = startA;
  let j = startB;
  let shared = 0;
  while (i < endA && j < endB) {
    const gramA = a.grams[i] as number;
    const gramB = b.grams[j] as number;
    if (gramA >= bound || gramB >= bound) break;
    if (gramA <= gramB) i++;
    if (gramB <= gramA) j++;
    if (gramA === gramB) shared++;
  }
  while (i < endA && (a.grams[i] as number) < bound) i++;
  while (j < endB && (b.grams[j] as number) < bound) j++;
  return shared / Math.max(1, Math.min(i - startA, j - startB));
}
