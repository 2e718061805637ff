import { Bag } from './bag.ts';
import { editDistance, findApproximately } from './edit-distance.ts';
import { SharedKeys } from './shared-keys.ts';
import { winnow } from './winnowing.ts';

/** How alike two texts are. */
export interface Likeness {
  /** 1 − edit distance ÷ length of the longer text, or of the contained one. */
  similarity: number;
  /** Which of the two is contained in the other, where they are not alike as wholes. */
  contained?: 'this' | 'other';
}

export interface NearMatch extends Likeness {
  /** Index of the earlier text. */
  index: number;
}

/** Two texts are nearly the same from this similarity on: a tenth of the characters changed, and a little to spare. */
export const NEAR = 0.85;
/** Shorter ones are alike by chance, or by a formula that an author uses again: of them only a word or so may be changed. */
export const SHORT = 60;
const NEAR_SHORT = 0.95;
/** One text is contained in the other where this share of it stands there. */
export const CONTAINED = 0.9;
/** Texts longer than this are whole reports without line ends; comparing them would cost too much. */
export const LONGEST_COMPARED = 3000;
/** Share of a text's fingerprints that a near copy keeps at the least; half is usual where a tenth of it has changed. */
const SHARED = 0.12;
/** So many texts, those that share the most, are compared exactly. */
export const MOST_COMPARED = 4;
/** Keeps 0.15 × 60 at 9. */
const ROUNDING = 1e-9;

/** Texts in which near copies are found without comparing each with all others. */
export class NearIndex {
  readonly #texts: readonly string[];
  readonly #wholes: readonly string[];
  readonly #shared: SharedKeys;

  /**
   * `texts` in the order in which one may be the copy of another. Texts that are too long are like no other. `wholes` are what
   * they were taken from: where only one text is a part of its whole, or a short one, the wholes may be alike. `keys` are
   * those of the texts, where they have been looked for already.
   */
  constructor(texts: readonly string[], wholes = texts, keys: readonly Uint32Array[] = texts.map(keysOf)) {
    this.#texts = texts;
    this.#wholes = wholes;
    this.#shared = new SharedKeys(keys);
  }

  /**
   * The text before the one at `index` that is most like it, if any is near to it or contained in it or contains it; of those
   * equally like it the one that shares most with it, of these the first. `accepts` may refuse some.
   */
  nearestBefore(index: number, accepts: (other: number, likeness: Likeness) => boolean): NearMatch | undefined {
    const text = this.#texts[index] as string;
    const candidates = this.#shared.mostSharing(index, SHARED, MOST_COMPARED);
    if (candidates.length === 0) return undefined;
    units.hold(text);
    let best: NearMatch | undefined;
    for (const other of candidates) {
      const otherText = this.#texts[other] as string;
      const likeness =
        (mayBeLike(text, otherText) ? likenessOf(text, otherText) : undefined) ?? this.#likenessOfWholes(index, other);
      if (!likeness || (best && best.similarity >= likeness.similarity) || !accepts(other, likeness)) continue;
      best = { index: other, ...likeness };
    }
    return best;
  }

  #likenessOfWholes(a: number, b: number): Likeness | undefined {
    const [wholeA, wholeB] = [this.#wholes[a] as string, this.#wholes[b] as string];
    const [isPartA, isPartB] = [wholeA !== this.#texts[a], wholeB !== this.#texts[b]];
    const isShort = isPartA && (this.#texts[a] as string).length < SHORT;
    return isPartA !== isPartB || isShort ? likenessOf(wholeA, wholeB) : undefined;
  }
}

/** By what a text is found in an index. */
export function keysOf(text: string): Uint32Array {
  return text.length > LONGEST_COMPARED ? NO_KEYS : winnow(text);
}

const NO_KEYS = new Uint32Array(0);

/** How alike `a` and `b` are; undefined where neither are they near nor does one contain the other. */
export function likenessOf(a: string, b: string): Likeness | undefined {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const distance = editDistance(a, b, mostChanged(longer.length));
  if (distance !== undefined) return { similarity: 1 - distance / longer.length };
  if (shorter.length < SHORT) return undefined;
  const part = findApproximately(shorter, longer, mostLost(shorter.length));
  if (!part) return undefined;
  return { similarity: 1 - part.distance / shorter.length, contained: shorter === a ? 'this' : 'other' };
}

/** Edits that a near copy of this length may have. */
function mostChanged(length: number): number {
  return Math.floor((1 - (length < SHORT ? NEAR_SHORT : NEAR)) * length + ROUNDING);
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
