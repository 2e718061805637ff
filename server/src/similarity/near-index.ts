import { editDistance, findApproximately } from './edit-distance.ts';
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
/** A fingerprint that so many texts share belongs to a fixed formula and tells nothing. */
const COMMON = 16;
/** Share of a text's fingerprints that a near copy keeps at the least; half is usual where a tenth of it has changed. */
const SHARED = 0.12;
/** So many texts, those that share the most, are compared exactly. */
const MOST_COMPARED = 4;
/** Keeps 0.15 × 60 at 9. */
const ROUNDING = 1e-9;

interface Held<T> {
  item: T;
  text: string;
  fingerprints: number;
}

/** Texts in which near copies of another text are found without comparing it with all of them. */
export class NearIndex<T> {
  readonly #held: (Held<T> | undefined)[] = [];
  readonly #byFingerprint = new Map<number, number[]>();

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
    const fingerprints = winnow(text);
    let best: NearMatch<T> | undefined;
    for (const held of this.#candidates(fingerprints, rank)) {
      const likeness = likenessOf(text, held.text);
      if (!likeness || (best && best.similarity >= likeness.similarity) || !accepts(held.item, likeness)) continue;
      best = { item: held.item, ...likeness };
    }
    return best;
  }

  /** Holds `text`; the number given back removes it again, absent where it is too long to be held. */
  add(text: string, item: T): number | undefined {
    if (text.length > LONGEST_COMPARED) return undefined;
    const fingerprints = winnow(text);
    const index = this.#held.length;
    this.#held.push({ item, text, fingerprints: fingerprints.length });
    for (const fingerprint of fingerprints) {
      const holders = this.#byFingerprint.get(fingerprint);
      if (!holders) this.#byFingerprint.set(fingerprint, [index]);
      else if (holders.length <= COMMON) holders.push(index);
    }
    return index;
  }

  /** Holds the text of this number no longer. */
  remove(index: number): void {
    const held = this.#held[index];
    if (!held) return;
    this.#held[index] = undefined;
    for (const fingerprint of winnow(held.text)) {
      const holders = this.#byFingerprint.get(fingerprint)?.filter((holder) => holder !== index);
      if (holders && holders.length > 0) this.#byFingerprint.set(fingerprint, holders);
      else this.#byFingerprint.delete(fingerprint);
    }
  }

  /** The texts that share most of the fingerprints, in falling order. */
  #candidates(fingerprints: readonly number[], rank: (item: T) => number): Held<T>[] {
    const shared = new Map<number, number>();
    for (const fingerprint of fingerprints) {
      const holders = this.#byFingerprint.get(fingerprint);
      if (!holders || holders.length > COMMON) continue;
      for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    return [...shared]
      .map(([index, count]) => ({ index, count, held: this.#held[index] as Held<T> }))
      .filter(({ count, held }) => count >= SHARED * Math.min(held.fingerprints, fingerprints.length))
      .filter(({ held }) => rank(held.item) !== Number.POSITIVE_INFINITY)
      .sort((a, b) => b.count - a.count || rank(a.held.item) - rank(b.held.item) || a.index - b.index)
      .slice(0, MOST_COMPARED)
      .map(({ held }) => held);
  }
}

/** How alike `a` and `b` are; undefined where neither are they near nor does one contain the other. */
export function likenessOf(a: string, b: string): Likeness | undefined {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const distance = editDistance(a, b, Math.floor((1 - NEAR) * longer.length + ROUNDING));
  if (distance !== undefined) return { similarity: 1 - distance / longer.length };
  const part = findApproximately(shorter, longer, Math.floor((1 - CONTAINED) * shorter.length + ROUNDING));
  if (!part) return undefined;
  return { similarity: 1 - part.distance / shorter.length, contained: shorter === a ? 'this' : 'other' };
}
