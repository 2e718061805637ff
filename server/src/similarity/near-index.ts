import { Bag } from './bag.ts';
import { editDistance, findApproximately } from './edit-distance.ts';
import { Postings } from './postings.ts';
import { winnow } from './winnowing.ts';

/** How alike two texts are. */
export interface Likeness {
  /** 1 − edit distance ÷ length of the longer text, or of the contained one. */
  similarity: number;
  /** Which of the two is contained in the other, where they are not alike as wholes. */
  contained?: 'this' | 'other';
}

export interface NearMatch<T> extends Likeness {
  item: T;
}

/** Two texts are nearly the same from this similarity on: a tenth of the characters changed, and a little to spare. */
export const NEAR = 0.85;
/** One text is contained in the other where this share of it stands there. */
export const CONTAINED = 0.9;
/** Texts longer than this are whole reports without line ends; comparing them would cost too much. */
export const LONGEST_COMPARED = 3000;
/** Share of a text's fingerprints that a near copy keeps at the least; half is usual where a tenth of it has changed. */
const SHARED = 0.12;
/** So many texts, those that share the most, are compared exactly. */
const MOST_COMPARED = 4;
/** Keeps 0.15 × 60 at 9. */
const ROUNDING = 1e-9;

interface Held<T> {
  item: T;
  text: string;
}

/** Texts in which near copies of another text are found without comparing it with all of them. */
export class NearIndex<T> {
  readonly #held: (Held<T> | undefined)[] = [];
  /** How many fingerprints each has. */
  readonly #sizes: number[] = [];
  readonly #byFingerprint = new Postings();

  /**
   * The held text most like `text`, if any is near to it or contained in it or contains it. `accepts` may refuse some; of
   * texts equally like it the one of the lowest `rank` is given, of these the one that was added first; those of infinite
   * rank are passed over.
   */
  nearest(
    text: string,
    accepts: (item: T, likeness: Likeness) => boolean,
    rank: (item: T) => number = () => 0,
  ): NearMatch<T> | undefined {
    if (text.length > LONGEST_COMPARED) return undefined;
    const candidates = this.#candidates(fingerprintsOf(text), rank);
    if (candidates.length === 0) return undefined;
    units.hold(text);
    let best: NearMatch<T> | undefined;
    for (const held of candidates) {
      const likeness = mayBeLike(text, held.text) ? likenessOf(text, held.text) : undefined;
      if (!likeness || (best && best.similarity >= likeness.similarity) || !accepts(held.item, likeness)) continue;
      best = { item: held.item, ...likeness };
    }
    return best;
  }

  /** Holds `text`; the number given back removes it again, absent where it is too long to be held. */
  add(text: string, item: T): number | undefined {
    if (text.length > LONGEST_COMPARED) return undefined;
    const fingerprints = fingerprintsOf(text);
    const index = this.#held.length;
    this.#held.push({ item, text });
    this.#sizes.push(fingerprints.length);
    for (const fingerprint of fingerprints) this.#byFingerprint.add(fingerprint, index);
    return index;
  }

  /** Holds the text of this number no longer. */
  remove(index: number): void {
    const held = this.#held[index];
    if (!held) return;
    this.#held[index] = undefined;
    for (const fingerprint of winnow(held.text)) this.#byFingerprint.remove(fingerprint, index);
  }

  /** The texts that share most of the fingerprints, in falling order. */
  #candidates(fingerprints: Uint32Array, rank: (item: T) => number): Held<T>[] {
    const sharing = this.#byFingerprint.sharing(fingerprints);
    const found: { index: number; count: number; held: Held<T>; rank: number }[] = [];
    for (let i = 0; i < sharing.length; i++) {
      const index = sharing[i] as number;
      const count = this.#byFingerprint.sharedBy(index);
      if (count < SHARED * Math.min(this.#sizes[index] as number, fingerprints.length)) continue;
      const held = this.#held[index] as Held<T>;
      found.push({ index, count, held, rank: rank(held.item) });
    }
    return found
      .filter((candidate) => candidate.rank !== Number.POSITIVE_INFINITY)
      .sort((a, b) => b.count - a.count || a.rank - b.rank || a.index - b.index)
      .slice(0, MOST_COMPARED)
      .map(({ held }) => held);
  }
}

/** The fingerprints of the text asked for last are kept: a text is mostly looked for and then added. */
function fingerprintsOf(text: string): Uint32Array {
  if (last.text !== text) last = { text, fingerprints: winnow(text) };
  return last.fingerprints;
}

let last = { text: '', fingerprints: winnow('') };

/** How alike `a` and `b` are; undefined where neither are they near nor does one contain the other. */
export function likenessOf(a: string, b: string): Likeness | undefined {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const distance = editDistance(a, b, mostChanged(longer.length));
  if (distance !== undefined) return { similarity: 1 - distance / longer.length };
  const part = findApproximately(shorter, longer, mostLost(shorter.length));
  if (!part) return undefined;
  return { similarity: 1 - part.distance / shorter.length, contained: shorter === a ? 'this' : 'other' };
}

/** Edits that a near copy of this length may have. */
function mostChanged(length: number): number {
  return Math.floor((1 - NEAR) * length + ROUNDING);
}

/** Edits that a text of this length may have where it is contained in another. */
function mostLost(length: number): number {
  return Math.floor((1 - CONTAINED) * length + ROUNDING);
}

/** The units of the text that is looked for. */
const units = new Bag();

/**
 * Whether `text`, which `units` holds, may be like `other`: a unit that one has and the other has not is an edit. Of 17,000
 * pairs of paragraphs that share fingerprints but are not alike it turns away all but a few, for a tenth of what comparing
 * them costs.
 */
function mayBeLike(text: string, other: string): boolean {
  const common = units.common(other);
  const longer = Math.max(text.length, other.length);
  const shorter = Math.min(text.length, other.length);
  return longer - common <= mostChanged(longer) || shorter - common <= mostLost(shorter);
}
