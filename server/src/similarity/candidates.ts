import { gramBound, type ParagraphRecords } from './paragraph-records.ts';

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

/** A gram that so many paragraphs share belongs to a fixed formula and tells nothing. */
const COMMON = 16;
/**
 * Near copies with 15 % of their characters changed keep 44 % of their grams, paragraphs that share a sentence or two and
 * are no copies mostly less than a third: in 1,000 reports put together from the same sentences this leaves 1 % of
 * the pairs that share an uncommon gram.
 */
const SHARED = 0.3;
/** Of their uncommon grams alone they share at least this much; the others are turned away before all grams are compared. */
const UNCOMMON_SHARED = 0.2;
/** So many, those that share the most, are compared exactly. */
const MOST_COMPARED = 4;
/** Grams of the documents looked at in one go: what bounds the memory of the search. */
const MOST_GRAMS = 0x10_0000;

/**
 * For each of the documents numbered in `asked`, in this order, the paragraphs of it that may stand in another of `documents`,
 * in text order. Linear in what is recorded of all, as long as `asked` is short; the memory taken does not grow with their number
 * but for a few bytes a paragraph.
 */
export function* candidatesOf(
  asked: readonly number[],
  documents: readonly ParagraphRecords[],
): Iterable<Candidates[]> {
  const paragraphs = new Numbering(documents);
  const holders = new Holders();
  for (let from = 0; from < asked.length; ) {
    let grams = 0;
    let to = from;
    do grams += (documents[asked[to++] as number] as ParagraphRecords).grams.length;
    while (to < asked.length && grams < MOST_GRAMS);
    const block = asked.slice(from, to);
    const places = new PlacesOfKeys(block, documents);
    holders.hold(block, documents);
    for (const document of block) yield candidatesIn(document, documents, places, holders, paragraphs);
    from = to;
  }
}

function candidatesIn(
  document: number,
  documents: readonly ParagraphRecords[],
  places: PlacesOfKeys,
  holders: Holders,
  paragraphs: Numbering,
): Candidates[] {
  const { keys } = documents[document] as ParagraphRecords;
  const found: Candidates[] = [];
  for (let paragraph = 0; paragraph < keys.length; paragraph++) {
    const same = places.elsewhere(keys[paragraph] as number, document);
    const near = nearOnes({ document, paragraph }, documents, holders, paragraphs);
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
  /** By paragraph: how many grams it is known to share with the one at hand; 0 for most. */
  readonly #shared: Uint16Array;
  /** Those of them that share any. */
  readonly #sharing: number[] = [];

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
    this.#shared = new Uint16Array(count);
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

  /** Counts one more gram that `number` shares with the paragraph at hand. */
  share(number: number): void {
    const shared = this.#shared[number] as number;
    if (shared === 0) this.#sharing.push(number);
    this.#shared[number] = shared + 1;
  }

  /** Gives `visit` every paragraph that shares grams with the one at hand, with their number, and begins anew. */
  takeShared(visit: (number: number, shared: number) => void): void {
    for (const number of this.#sharing) {
      visit(number, this.#shared[number] as number);
      this.#shared[number] = 0;
    }
    this.#sharing.length = 0;
  }
}

/** Where the wordings of some documents stand in all documents: the first place and the first one in a further document. */
class PlacesOfKeys {
  readonly #places = new Map<number, ParagraphOf[]>();

  constructor(block: readonly number[], documents: readonly ParagraphRecords[]) {
    for (const document of block) {
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

/**
 * Which paragraphs of all documents hold the grams of some of them. A table with open addressing, as there are very many, whose
 * arrays serve one block after the other.
 */
class Holders {
  #mask = 0;
  /** Gram and number of the gram + 1 by turns, 0 where the slot is free. */
  #slots = new Uint32Array(0);
  #counts = new Uint8Array(0);
  #holders = new Uint32Array(0);

  hold(block: readonly number[], documents: readonly ParagraphRecords[]): void {
    let size = 1;
    for (const document of block) size += (documents[document] as ParagraphRecords).grams.length;
    this.#mask = 2 ** Math.ceil(Math.log2(2 * size)) - 1;
    const slots = 2 * (this.#mask + 1);
    if (slots > this.#slots.length) this.#slots = new Uint32Array(slots);
    else this.#slots.fill(0);
    const count = this.#enter(block, documents);
    if (count > this.#counts.length) {
      this.#counts = new Uint8Array(count);
      this.#holders = new Uint32Array(count * COMMON);
    } else this.#counts.fill(0);
    this.#fill(documents);
  }

  #enter(block: readonly number[], documents: readonly ParagraphRecords[]): number {
    let count = 0;
    for (const document of block) {
      for (const gram of (documents[document] as ParagraphRecords).grams) {
        const slot = this.#slotOf(gram);
        if (this.#slots[slot + 1] !== 0) continue;
        this.#slots[slot] = gram;
        this.#slots[slot + 1] = ++count;
      }
    }
    return count;
  }

  #fill(documents: readonly ParagraphRecords[]): void {
    let number = 0;
    for (const { keys, starts, grams } of documents) {
      for (let paragraph = 0; paragraph < keys.length; paragraph++, number++) {
        const end = starts[paragraph + 1] as number;
        for (let i = starts[paragraph] as number; i < end; i++) this.#add(grams[i] as number, number);
      }
    }
  }

  #add(gram: number, holder: number): void {
    const entry = this.#slots[this.#slotOf(gram) + 1] as number;
    if (entry === 0) return;
    const count = this.#counts[entry - 1] as number;
    if (count > COMMON) return;
    if (count < COMMON) this.#holders[(entry - 1) * COMMON + count] = holder;
    this.#counts[entry - 1] = count + 1;
  }

  /** The number of the gram, −1 where so many hold it that it tells nothing. */
  uncommon(gram: number): number {
    const entry = (this.#slots[this.#slotOf(gram) + 1] as number) - 1;
    return (this.#counts[entry] as number) > COMMON ? -1 : entry;
  }

  count(entry: number): number {
    return this.#counts[entry] as number;
  }

  holder(entry: number, index: number): number {
    return this.#holders[entry * COMMON + index] as number;
  }

  #slotOf(gram: number): number {
    let at = Math.imul(gram, 0x9e3779b1) >>> 7;
    for (;;) {
      const slot = 2 * (at & this.#mask);
      if (this.#slots[slot + 1] === 0 || this.#slots[slot] === gram) return slot;
      at++;
    }
  }
}

function nearOnes(
  own: ParagraphOf,
  documents: readonly ParagraphRecords[],
  holders: Holders,
  paragraphs: Numbering,
): ParagraphOf[] {
  const records = documents[own.document] as ParagraphRecords;
  const uncommon = countShared(own, records, holders, paragraphs);
  const length = records.lengths[own.paragraph] as number;
  const found: { place: ParagraphOf; share: number }[] = [];
  paragraphs.takeShared((number, shared) => {
    const other = paragraphs.lengthOf(number);
    // A shorter paragraph can only hold a part of the grams, and a longer one keeps a smaller share of its own.
    const part = other < length ? other / length : gramBound(other) / gramBound(length);
    if (shared < UNCOMMON_SHARED * part * uncommon) return;
    const document = paragraphs.documentOf(number);
    const paragraph = paragraphs.paragraphOf(number);
    const others = documents[document] as ParagraphRecords;
    const share = sharedGrams(records, own.paragraph, others, paragraph);
    if (share >= SHARED) found.push({ place: { document, paragraph }, share });
  });
  found.sort(
    (a, b) => b.share - a.share || a.place.document - b.place.document || a.place.paragraph - b.place.paragraph,
  );
  return found.slice(0, MOST_COMPARED).map(({ place }) => place);
}

/** Counts what the paragraphs of other documents share of the uncommon grams of `own`, and gives back how many it has. */
function countShared(
  own: ParagraphOf,
  { starts, grams }: ParagraphRecords,
  holders: Holders,
  paragraphs: Numbering,
): number {
  let uncommon = 0;
  const end = starts[own.paragraph + 1] as number;
  for (let i = starts[own.paragraph] as number; i < end; i++) {
    const entry = holders.uncommon(grams[i] as number);
    if (entry < 0) continue;
    uncommon++;
    const count = holders.count(entry);
    if (count < 2) continue;
    for (let k = 0; k < count; k++) {
      const other = holders.holder(entry, k);
      if (paragraphs.documentOf(other) !== own.document) paragraphs.share(other);
    }
  }
  return uncommon;
}

/** Of the grams that both paragraphs would keep, the share of those of the one with fewer that the other has too. */
function sharedGrams(a: ParagraphRecords, paragraphA: number, b: ParagraphRecords, paragraphB: number): number {
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
