import type { EntryNumber, NumberFamily } from './number.ts';
import type { TermReading } from './terms.ts';

/** How far numbers may jump without a sign from their neighbours when entries were lost, repeated or swapped. */
const JUMP_AHEAD = 5;
const JUMP_BACK = 3;

/**
 * The numbers of the entries read so far. Decides whether a numbered paragraph is the next entry, also where entries were lost,
 * repeated or swapped, or an item of a numbered list inside a definition.
 */
export class EntrySequence {
  #family: NumberFamily | undefined;
  /** The number in whose place the first entry stands. */
  #first = 0;
  /** The number in whose place the last entry stands. */
  #last: number | undefined;
  readonly #terms = new Set<string>();
  readonly #ordinals = new Set<number>();
  /** Last number of the list inside the current definition; 0 where there is none. */
  #listed = 0;

  /** Whether `number` counts on from the last entry. */
  expects(number: EntryNumber | undefined): boolean {
    return number !== undefined && this.#last !== undefined && number.ordinal === this.#last + 1;
  }

  /** Takes `number` for an entry if it is one; `following` are the numbers of the next paragraphs. */
  accepts(number: EntryNumber, reading: TermReading, following: readonly number[]): boolean {
    if (this.#family && number.family !== this.#family) return false;
    if (this.#belongsToList(number, following)) return false;
    const last = this.#last;
    if (
      last === undefined ? number.bare : number.ordinal !== last + 1 && !this.#fits(number, reading, last, following)
    ) {
      return false;
    }
    const place = number.ordinal === (last ?? 0) + 1 ? number.ordinal : placeOf(number, last ?? 0, following);
    this.add(number, reading, place);
    return true;
  }

  /** Notes an entry that stands in the place of number `place`. */
  add(number: EntryNumber, reading: TermReading, place: number = number.ordinal): void {
    this.#family = number.family;
    if (this.#last === undefined) this.#first = place;
    this.#last = place;
    this.#terms.add(reading.term);
    this.#ordinals.add(number.ordinal);
    this.#listed = 0;
  }

  /** Notes a numbered paragraph that is no entry: it opens or continues a list inside the definition. */
  refuse({ ordinal }: EntryNumber): void {
    if (ordinal === 1 || ordinal === this.#listed + 1) this.#listed = ordinal;
  }

  /** A number that both the glossary and the list expect is the list's where it comes again soon. */
  #belongsToList({ ordinal }: EntryNumber, following: readonly number[]): boolean {
    if (this.#listed === 0 || ordinal !== this.#listed + 1) return false;
    return ordinal !== (this.#last ?? 0) + 1 || following.includes(ordinal);
  }

  /**
   * A number out of order is an entry where its term stood before, where its number was left out before, where the next number
   * shows that it stands in another's place or has been put in, or where it is close.
   */
  #fits(
    { ordinal, bare }: EntryNumber,
    { term, separator }: TermReading,
    last: number,
    following: readonly number[],
  ): boolean {
    if (bare || separator === 'none') return false;
    if (this.#terms.has(term)) return true;
    if (ordinal >= this.#first && ordinal < last && !this.#ordinals.has(ordinal)) return true;
    if (ordinal === 1 && last === 1) return false;
    if (following[0] === last + 1 || following[0] === last + 2) return true;
    return ordinal > 1 && ordinal >= last - JUMP_BACK && ordinal <= last + JUMP_AHEAD;
  }
}

/** The number in whose place an entry out of order stands, to judge by the one that follows; `last` is 0 before the first. */
function placeOf({ ordinal }: EntryNumber, last: number, following: readonly number[]): number {
  const next = following[0];
  if (next === last + 2) return last + 1;
  if (last > 0 && (next === last + 1 || ordinal <= last)) return last;
  return ordinal;
}
