/** Slots at first: a power of two. */
const FEWEST_SLOTS = 1 << 10;
/** Numbers in a slot. */
const SLOT = 4;

/** What pairs are counted for. */
export const AT_START = 1;
export const AT_END = 2;
export const INSIDE = 3;
export type PairPlace = typeof AT_START | typeof AT_END | typeof INSIDE;

/**
 * How often pairs of UTF-16 units were seen at the start, at the end and inside of clauses, of those pairs that somebody will
 * ask for. A table with open addressing: a pair costs a few nanoseconds, where a `Map` with the two characters as its key
 * costs a string for each, and most pairs of a long text are turned away by one of their units.
 */
export class PairCounts {
  /** A pair beside its sightings in the three places, those at the start and one more: 0 there marks a free slot. */
  #slots = new Int32Array(SLOT * FEWEST_SLOTS);
  #used = 0;
  /** By UTF-16 unit, 1 where a wanted pair begins with it, 2 where one ends with it. */
  readonly #parts = new Uint8Array(0x1_0000);

  /** Says that the sightings of `first` before `second` will be asked for. */
  want(first: number, second: number): void {
    this.#parts[first] = (this.#parts[first] as number) | 1;
    this.#parts[second] = (this.#parts[second] as number) | 2;
    const pair = (first << 16) | second;
    const at = slotOf(this.#slots, pair);
    if (this.#slots[at + AT_START] !== 0) return;
    this.#slots[at] = pair;
    this.#slots[at + AT_START] = 1;
    this.#used++;
    if (this.#used * 2 * SLOT > this.#slots.length) this.#grow();
  }

  /** Counts one sighting of `first` before `second`, if they are wanted. */
  add(place: PairPlace, first: number, second: number): void {
    const parts = this.#parts;
    if (((parts[first] as number) & 1) === 0 || ((parts[second] as number) & 2) === 0) return;
    const slots = this.#slots;
    const at = slotOf(slots, (first << 16) | second);
    if (slots[at + AT_START] !== 0) slots[at + place] = (slots[at + place] as number) + 1;
  }

  /** Sightings of `first` before `second`, which must be wanted. */
  of(place: PairPlace, first: number, second: number): number {
    const count = this.#slots[slotOf(this.#slots, (first << 16) | second) + place] as number;
    return place === AT_START ? Math.max(0, count - 1) : count;
  }

  #grow(): void {
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    for (let i = 0; i < before.length; i += SLOT) {
      if (before[i + AT_START] === 0) continue;
      slots.set(before.subarray(i, i + SLOT), slotOf(slots, before[i] as number));
    }
    this.#slots = slots;
  }
}

/** Where `pair` stands in `slots`, or where it would. */
function slotOf(slots: Int32Array, pair: number): number {
  const mask = slots.length - 1;
  let at = ((Math.imul(pair, 0x9e37_79b1) >>> 7) * SLOT) & mask;
  while (slots[at + AT_START] !== 0 && slots[at] !== pair) at = (at + SLOT) & mask;
  return at;
}
