import { Numbers } from './numbers.ts';
import { type Keyed, sortedByKey } from './radix-sort.ts';

/** The grams of several texts, those of one behind those of the other. */
export interface GramSets {
  /** Where the grams of each text begin in `grams`, and where the last ones end. */
  starts: Uint32Array;
  /** Hashes, of each text in rising order and each once. */
  grams: Uint32Array;
}

/** A gram that more texts hold is common: it belongs to a fixed formula, or to rows of one pattern. */
const COMMON = 16;

/** What becomes of common grams: none has any part in the search, or the first of those that hold one are known to share it. */
export type CommonGrams = 'dropped' | 'kept by the first';

/** Spreads a gram over 32 bits: short texts keep more of the large ones. */
const SPREAD = 0x9e3779b1;

/** Grams that are sorted in one go, 16 bytes each: what bounds the memory of the search. */
const MOST_GRAMS = 0x8_0000;

/**
 * Which texts of several documents share uncommon grams. Texts are numbered through all documents. All grams are sorted, so that
 * the texts that hold one stand side by side: a third of the time of a table of them, which is a miss of the processor's caches for
 * each gram. Many are sorted in rounds, each with its share of them. Linear in the grams, but for a glance at all of them in
 * each round.
 */
export class SharedGrams {
  /** By text: how many uncommon grams it has. */
  readonly #uncommon: Uint16Array;
  /** The holders of one shared gram behind those of the other, and where those of each begin. */
  readonly #holders = new Numbers();
  readonly #starts = new Numbers();
  /** The shared grams of one text behind those of the other, by number, and where those of each begin. */
  readonly #shared: Uint32Array;
  readonly #sharedStarts: Uint32Array;
  /** By text: how many grams it is known to share with the one at hand, 0 for most; and those that share any. */
  readonly #counts: Uint16Array;
  readonly #sharing: number[] = [];

  /** @param asked numbers of the documents that `visitSharing` will be asked about; all where it is absent */
  constructor(documents: readonly GramSets[], common: CommonGrams, asked?: readonly number[]) {
    const texts = documents.reduce((sum, { starts }) => sum + starts.length - 1, 0);
    this.#uncommon = new Uint16Array(texts);
    this.#counts = new Uint16Array(texts);
    const rounds = new Rounds(documents, asked);
    for (let round = 0; round < rounds.count; round++) this.#keep(sortedByKey(rounds.gramsOf(round)), common);
    this.#starts.push(this.#holders.count);
    [this.#sharedStarts, this.#shared] = this.#byText(texts);
  }

  /** Number of uncommon grams of a text. */
  uncommon(text: number): number {
    return this.#uncommon[text] as number;
  }

  /** Gives `visit` every other text that shares uncommon grams with this one, with their number. */
  visitSharing(text: number, visit: (other: number, count: number) => void): void {
    this.#count(text);
    for (const other of this.#sharing) {
      const count = this.#counts[other] as number;
      this.#counts[other] = 0;
      if (other !== text) visit(other, count);
    }
    this.#sharing.length = 0;
  }

  #count(text: number): void {
    const counts = this.#counts;
    const end = this.#sharedStarts[text + 1] as number;
    for (let i = this.#sharedStarts[text] as number; i < end; i++) {
      const gram = this.#shared[i] as number;
      const last = this.#starts.at(gram + 1);
      for (let at = this.#starts.at(gram); at < last; at++) {
        const holder = this.#holders.at(at);
        const count = counts[holder] as number;
        if (count === 0) this.#sharing.push(holder);
        counts[holder] = count + 1;
      }
    }
  }

  /** Keeps of sorted grams what several texts share. */
  #keep({ keys, values }: Keyed, common: CommonGrams): void {
    let end = 0;
    for (let start = 0; start < keys.length; start = end) {
      const gram = keys[start];
      end = start + 1;
      while (end < keys.length && keys[end] === gram) end++;
      const count = end - start;
      if (count > COMMON && common === 'dropped') continue;
      if (count > 1) this.#starts.push(this.#holders.count);
      for (let at = start; at < end; at++) {
        const holder = values[at] as number;
        this.#uncommon[holder] = (this.#uncommon[holder] as number) + 1;
        if (count > 1 && at - start <= COMMON) this.#holders.push(holder);
      }
    }
  }

  #byText(texts: number): [Uint32Array, Uint32Array] {
    const starts = new Uint32Array(texts + 1);
    for (let at = 0; at < this.#holders.count; at++) {
      const next = this.#holders.at(at) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let text = 0; text < texts; text++) starts[text + 1] = (starts[text + 1] as number) + (starts[text] as number);
    const ends = starts.slice();
    const grams = new Uint32Array(this.#holders.count);
    for (let gram = 0; gram + 1 < this.#starts.count; gram++) {
      const last = this.#starts.at(gram + 1);
      for (let at = this.#starts.at(gram); at < last; at++) {
        const holder = this.#holders.at(at);
        const end = ends[holder] as number;
        grams[end] = gram;
        ends[holder] = end + 1;
      }
    }
    return [starts, grams];
  }
}

/** Chooses grams, round by round, each with the text that holds it. */
class Rounds {
  readonly #documents: readonly GramSets[];
  readonly #sought: Sought | undefined;
  readonly #grams = new Numbers();
  readonly #holders = new Numbers();
  /** How many there are: a power of 2. */
  readonly count: number;

  constructor(documents: readonly GramSets[], asked: readonly number[] | undefined) {
    this.#documents = documents;
    if (asked && asked.length < documents.length) this.#sought = new Sought(documents, asked);
    const grams = this.#sought?.count ?? documents.reduce((sum, { grams: { length } }) => sum + length, 0);
    this.count = 2 ** Math.ceil(Math.log2(Math.max(1, grams / MOST_GRAMS)));
  }

  /** The grams of a round. The arrays serve the next round too. */
  gramsOf(round: number): Keyed {
    this.#grams.clear();
    this.#holders.clear();
    let first = 0;
    for (const { starts, grams } of this.#documents) {
      this.#choose(round, starts, grams, first);
      first += starts.length - 1;
    }
    return { keys: this.#grams.values, values: this.#holders.values };
  }

  #choose(round: number, starts: Uint32Array, grams: Uint32Array, first: number): void {
    const others = this.count - 1;
    let text = 0;
    for (let i = 0; i < grams.length; i++) {
      while (i >= (starts[text + 1] as number)) text++;
      const gram = grams[i] as number;
      if ((Math.imul(gram, SPREAD) & others) !== round || this.#sought?.mayHave(gram) === false) continue;
      this.#grams.push(gram);
      this.#holders.push(first + text);
    }
  }
}

/** The grams of the documents that are asked about, and a few others: a bit for each hash (Bloom 1970). */
class Sought {
  readonly #bits: Uint32Array;
  readonly #shift: number;
  /** How many grams of all documents may be among them. */
  readonly count: number;

  constructor(documents: readonly GramSets[], asked: readonly number[]) {
    const sets = asked.map((document) => (documents[document] as GramSets).grams);
    const grams = sets.reduce((sum, { length }) => sum + length, 0);
    const size = Math.min(31, Math.max(5, Math.ceil(Math.log2(16 * grams + 1))));
    this.#shift = 32 - size;
    this.#bits = new Uint32Array(2 ** (size - 5));
    for (const set of sets) {
      for (const gram of set) {
        const at = Math.imul(gram, SPREAD) >>> this.#shift;
        this.#bits[at >>> 5] = (this.#bits[at >>> 5] as number) | (1 << (at & 31));
      }
    }
    this.count = documents.reduce((sum, { grams: all }) => sum + this.#among(all), 0);
  }

  mayHave(gram: number): boolean {
    const at = Math.imul(gram, SPREAD) >>> this.#shift;
    return (((this.#bits[at >>> 5] as number) >>> (at & 31)) & 1) === 1;
  }

  #among(grams: Uint32Array): number {
    let count = 0;
    for (let i = 0; i < grams.length; i++) if (this.mayHave(grams[i] as number)) count++;
    return count;
  }
}
