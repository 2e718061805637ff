import { Bag } from './bag.ts';
import { editDistance, findApproximately } from './edit-distance.ts';
import { shareInCommon } from './grams.ts';
import { type GramSets, SharedGrams } from './shared-grams.ts';

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
/** Of the uncommon grams that a near copy could keep it keeps this share at the least; half is usual where a tenth has changed. */
const SHARED = 0.12;
/** So many texts, those that share the most, are compared exactly. */
export const MOST_COMPARED = 4;
/** Keeps 0.15 × 60 at 9. */
const ROUNDING = 1e-9;

/** A text that is compared, and what it was taken from: itself, or a text that begins with a title of its own. */
export interface ComparedText {
  text: string;
  whole: string;
}

/** Texts in which near copies are found without comparing each with all others. */
export class NearIndex {
  readonly #textOf: (index: number) => ComparedText;
  readonly #lengths: ArrayLike<number>;
  readonly #shared: SharedGrams;

  /**
   * `grams` are those of the texts, `lengths` their lengths, in the order in which one may be the copy of another. A text without
   * grams is like no other. `textOf` gives those that are compared.
   */
  constructor(grams: GramSets, lengths: ArrayLike<number>, textOf: (index: number) => ComparedText) {
    this.#textOf = textOf;
    this.#lengths = lengths;
    this.#shared = new SharedGrams([grams], 'kept by the first');
  }

  /**
   * The text before the one at `index` that is most like it, if any is near to it or contained in it or contains it; of those
   * equally like it the one that shares most with it, of these the first. Only those are looked at that `isCompared`, and
   * `accepts` may refuse some.
   */
  nearestBefore(
    index: number,
    isCompared: (other: number) => boolean,
    accepts: (other: number, likeness: Likeness) => boolean,
  ): NearMatch | undefined {
    const candidates = this.#mostSharing(index, isCompared);
    if (candidates.length === 0) return undefined;
    const own = this.#textOf(index);
    units.hold(own.text);
    let best: NearMatch | undefined;
    for (const other of candidates) {
      const otherText = this.#textOf(other);
      const likeness = likenessBy(units, own.text, otherText.text) ?? likenessOfWholes(own, otherText);
      if (!likeness || (best && best.similarity >= likeness.similarity) || !accepts(other, likeness)) continue;
      best = { index: other, ...likeness };
    }
    return best;
  }

  /** The texts before the one at `index` that share most grams with it, those that share the most first. */
  #mostSharing(index: number, isCompared: (other: number) => boolean): number[] {
    const length = this.#lengths[index] as number;
    const uncommon = this.#shared.uncommon(index);
    const found: { other: number; count: number }[] = [];
    this.#shared.visitSharing(index, (other, count) => {
      if (other > index || !isCompared(other)) return;
      const most = shareInCommon(length, this.#lengths[other] as number) * uncommon;
      if (count >= SHARED * most) found.push({ other, count });
    });
    return found
      .sort((a, b) => b.count - a.count || a.other - b.other)
      .slice(0, MOST_COMPARED)
      .map(({ other }) => other);
  }
}

/** Where only one of the two is a part of its whole, or a short one, the wholes may be alike. */
function likenessOfWholes(a: ComparedText, b: ComparedText): Likeness | undefined {
  const [isPartA, isPartB] = [a.whole !== a.text, b.whole !== b.text];
  const isShort = isPartA && a.text.length < SHORT;
  if (isPartA === isPartB && !isShort) return undefined;
  unitsOfWhole.hold(a.whole);
  return likenessBy(unitsOfWhole, a.whole, b.whole);
}

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

/** The units of the text that is looked for, and of what it was taken from. */
const units = new Bag();
const unitsOfWhole = new Bag();

/**
 * How alike `text`, which `bag` holds, and `other` are: a unit that one has and the other has not is an edit. Of 17,000 pairs of
 * paragraphs that share grams but are not alike the bag turns away all but a few, for a tenth of what comparing them costs.
 */
function likenessBy(bag: Bag, text: string, other: string): Likeness | undefined {
  const common = bag.common(other);
  const longer = Math.max(text.length, other.length);
  const shorter = Math.min(text.length, other.length);
  const mayBeLike = longer - common <= mostChanged(longer) || shorter - common <= mostLost(shorter);
  return mayBeLike ? likenessOf(text, other) : undefined;
}
