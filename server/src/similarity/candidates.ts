import { GramTable, MOST_PARTS, partOf } from './gram-table.ts';
import { MOST_COMPARED } from './near-index.ts';
import { gramBound, type ParagraphRecords } from './paragraph-records.ts';
import { type NumberedParagraph, RarestGrams } from './rarest-grams.ts';
import { COMMON } from './shared-keys.ts';

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
/** Grams that are looked for in one go: what bounds the memory of the search. */
const MOST_GRAMS = 0x8_0000;

/**
 * For each of the documents numbered in `asked`, in this order, the paragraphs of it that may stand in another of `documents`,
 * in text order. Linear in what is recorded of all, but for a glance at every gram for each million of grams asked for; takes
 * a few bytes of memory a paragraph.
 */
export function* candidatesOf(
  asked: readonly number[],
  documents: readonly ParagraphRecords[],
): Iterable<Candidates[]> {
  const paragraphs = new Numbering(documents);
  const places = new PlacesOfKeys(asked, documents);
  const holders = new Holders(asked, documents, paragraphs.count);
  const rarest = new RarestGrams(scarceIn(asked, documents, holders, paragraphs), documents);
  for (const document of asked) yield candidatesIn(document, documents, places, { holders, rarest }, paragraphs);
}

/** With fewer uncommon grams a paragraph is looked for by its rarest ones: its copy may have changed all of them. */
const ENOUGH = 4;

function* scarceIn(
  asked: readonly number[],
  documents: readonly ParagraphRecords[],
  holders: Holders,
  paragraphs: Numbering,
): Iterable<NumberedParagraph> {
  for (const document of asked) {
    const { keys, starts } = documents[document] as ParagraphRecords;
    for (let paragraph = 0; paragraph < keys.length; paragraph++) {
      if (starts[paragraph] === starts[paragraph + 1]) continue;
      const number = paragraphs.numberOf({ document, paragraph });
      if (holders.uncommon(number) < ENOUGH) yield { number, document, paragraph };
    }
  }
}

/** By what paragraphs are found. */
interface Search {
  holders: Holders;
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

  get count(): number {
    return this.#documents.length;
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

/**
 * Which paragraphs of all documents share the uncommon grams of some of them. There are very many grams, so they are looked for in
 * rounds, each with its share of them in a table with open addressing whose arrays serve one round after the other; what is
 * kept is a list of those that several paragraphs share.
 */
class Holders {
  readonly #documents: readonly ParagraphRecords[];
  readonly #rounds: number;
  readonly #table = new GramTable();
  #counts = new Uint8Array(0);
  #holders = new Uint32Array(0);
  /** By paragraph: how many uncommon grams it has. */
  readonly #uncommon: Uint16Array;
  /** The holders of one shared gram behind those of the other, and where those of each begin. */
  readonly #shared = new Numbers();
  readonly #starts = new Numbers();
  /** The shared grams of one paragraph behind those of the other, and where those of each begin. */
  readonly #grams: Uint32Array;
  readonly #gramStarts: Uint32Array;

  constructor(asked: readonly number[], documents: readonly ParagraphRecords[], paragraphs: number) {
    this.#documents = documents;
    this.#uncommon = new Uint16Array(paragraphs);
    let size = 1;
    for (const document of asked) size += (documents[document] as ParagraphRecords).grams.length;
    this.#rounds = Math.min(MOST_PARTS, 2 ** Math.ceil(Math.log2(Math.max(1, size / MOST_GRAMS))));
    for (let round = 0; round < this.#rounds; round++) {
      // A round may have more than its share.
      this.#table.clear(size / this.#rounds);
      this.#enter(asked, round);
      this.#makeHolders(this.#table.count);
      this.#fill(round);
      this.#keep(this.#table.count);
    }
    this.#starts.push(this.#shared.count);
    [this.#gramStarts, this.#grams] = this.#byParagraph(paragraphs);
  }

  /** Number of uncommon grams of a paragraph. */
  uncommon(number: number): number {
    return this.#uncommon[number] as number;
  }

  /** Gives `visit` the holders of each gram that the paragraph shares, itself among them. */
  eachSharing(number: number, visit: (holder: number) => void): void {
    const end = this.#gramStarts[number + 1] as number;
    for (let i = this.#gramStarts[number] as number; i < end; i++) {
      const gram = this.#grams[i] as number;
      const last = this.#starts.at(gram + 1);
      for (let k = this.#starts.at(gram); k < last; k++) visit(this.#shared.at(k));
    }
  }

  #makeHolders(count: number): void {
    if (count > this.#counts.length) {
      // With some room, so that the next round, which may have a few more, needs no arrays of its own.
      const room = Math.ceil(1.25 * count);
      this.#counts = new Uint8Array(room);
      this.#holders = new Uint32Array(room * COMMON);
    } else this.#counts.fill(0);
  }

  #enter(asked: readonly number[], round: number): void {
    for (const document of asked) {
      const { grams } = this.#documents[document] as ParagraphRecords;
      for (let i = 0; i < grams.length; i++) {
        const gram = grams[i] as number;
        if (partOf(gram, this.#rounds) === round) this.#table.add(gram);
      }
    }
  }

  #fill(round: number): void {
    let number = 0;
    for (const { keys, starts, grams } of this.#documents) {
      for (let paragraph = 0; paragraph < keys.length; paragraph++, number++) {
        const end = starts[paragraph + 1] as number;
        for (let i = starts[paragraph] as number; i < end; i++) {
          const gram = grams[i] as number;
          if (partOf(gram, this.#rounds) === round) this.#add(gram, number);
        }
      }
    }
  }

  #add(gram: number, holder: number): void {
    const entry = this.#table.numberOf(gram);
    if (entry === 0) return;
    const count = this.#counts[entry - 1] as number;
    if (count > COMMON) return;
    if (count < COMMON) this.#holders[(entry - 1) * COMMON + count] = holder;
    this.#counts[entry - 1] = count + 1;
  }

  /** Keeps of the grams of the round what several paragraphs share and not too many. */
  #keep(grams: number): void {
    for (let gram = 0; gram < grams; gram++) {
      const count = this.#counts[gram] as number;
      if (count > COMMON) continue;
      if (count > 1) this.#starts.push(this.#shared.count);
      for (let k = gram * COMMON; k < gram * COMMON + count; k++) {
        const holder = this.#holders[k] as number;
        this.#uncommon[holder] = (this.#uncommon[holder] as number) + 1;
        if (count > 1) this.#shared.push(holder);
      }
    }
  }

  #byParagraph(paragraphs: number): [Uint32Array, Uint32Array] {
    const starts = new Uint32Array(paragraphs + 1);
    for (let k = 0; k < this.#shared.count; k++) {
      const next = this.#shared.at(k) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let number = 0; number < paragraphs; number++) {
      starts[number + 1] = (starts[number + 1] as number) + (starts[number] as number);
    }
    const ends = starts.slice();
    const grams = new Uint32Array(this.#shared.count);
    for (let gram = 0; gram + 1 < this.#starts.count; gram++) {
      for (let k = this.#starts.at(gram); k < this.#starts.at(gram + 1); k++) {
        const holder = this.#shared.at(k);
        const end = ends[holder] as number;
        grams[end] = gram;
        ends[holder] = end + 1;
      }
    }
    return [starts, grams];
  }
}

/** A list of whole numbers that grows. */
class Numbers {
  #values = new Uint32Array(0x1000);
  count = 0;

  push(value: number): void {
    if (this.count === this.#values.length) {
      const values = new Uint32Array(2 * this.count);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.count++] = value;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }
}

function nearOnes(
  own: ParagraphOf,
  documents: readonly ParagraphRecords[],
  { holders, rarest }: Search,
  paragraphs: Numbering,
): ParagraphOf[] {
  const records = documents[own.document] as ParagraphRecords;
  const number = paragraphs.numberOf(own);
  const share = (other: number) => {
    if (paragraphs.documentOf(other) !== own.document) paragraphs.share(other);
  };
  holders.eachSharing(number, share);
  rarest.eachSharing(number, share);
  // Of a few grams one in common is enough for a closer look.
  const uncommon = rarest.has(number) ? 0 : holders.uncommon(number);
  const length = records.lengths[own.paragraph] as number;
  const found: { place: ParagraphOf; share: number }[] = [];
  paragraphs.takeShared((holder, shared) => {
    const other = paragraphs.lengthOf(holder);
    // A shorter paragraph can only hold a part of the grams, and a longer one keeps a smaller share of its own.
    const part = other < length ? other / length : gramBound(other) / gramBound(length);
    if (shared < UNCOMMON_SHARED * part * uncommon) return;
    const document = paragraphs.documentOf(holder);
    const paragraph = paragraphs.paragraphOf(holder);
    const others = documents[document] as ParagraphRecords;
    const share = sharedGrams(records, own.paragraph, others, paragraph);
    if (share >= SHARED) found.push({ place: { document, paragraph }, share });
  });
  found.sort(
    (a, b) => b.share - a.share || a.place.document - b.place.document || a.place.paragraph - b.place.paragraph,
  );
  return found.slice(0, MOST_COMPARED).map(({ place }) => place);
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
