/** Slots at first: a power of two. */
const FEWEST_SLOTS = 1 << 10;

/**
 * How often pairs of UTF-16 units were seen, of those pairs that somebody will ask for. A table with open addressing: a pair costs
 * a few nanoseconds, where a `Map` with the two characters as its key costs a string for each, and most pairs of a long text
 * are turned away by one of their units.
 */
export class PairCounts {
  /** A pair beside its sightings and one more; 0 marks a free slot. */
  #slots = new Int32Array(2 * FEWEST_SLOTS);
  #used = 0;
  /** By UTF-16 unit, 1 where a wanted pair begins with it, 2 where one ends with it. */
  readonly #parts = new Uint8Array(0x1_0000);

  /** Says that the sightings of `first` before `second` will be asked for. */
  want(first: number, second: number): void {
    this.#parts[first] = (this.#parts[first] as number) | 1;
    this.#parts[second] = (this.#parts[second] as number) | 2;
    const pair = (first << 16) | second;
    const at = slotOf(this.#slots, pair);
    if (this.#slots[at + 1] !== 0) return;
    this.#slots[at] = pair;
    this.#slots[at + 1] = 1;
    this.#used++;
    if (this.#used * 4 > this.#slots.length) this.#grow();
  }

  /** Counts one sighting of `first` before `second`, if they are wanted. */
  add(first: number, second: number): void {
    const parts = this.#parts;
    if (((parts[first] as number) & 1) === 0 || ((parts[second] as number) & 2) === 0) return;
    const at = slotOf(this.#slots, (first << 16) | second) + 1;
    const count = this.#slots[at] as number;
    if (count > 0) this.#slots[at] = count + 1;
  }

  /** Sightings of `first` before `second`, which must be wanted. */
  of(first: number, second: number): number {
    return Math.max(0, (this.#slots[slotOf(this.#slots, (first << 16) | second) + 1] as number) - 1);
  }

  #grow(): void {
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    for (let i = 0; i < before.length; i += 2) {
      if (before[i + 1] === 0) continue;
      const at = slotOf(slots, before[i] as number);
      slots[at] = before[i] as number;
      slots[at + 1] = before[i + 1] as number;
    }
    this.#slots = slots;
  }
}

/** Where `pair` stands in `slots`, or where it would. */
function slotOf(slots: Int32Array, pair: number): number {
  const mask = slots.length - 1;
  let at = ((Math.imul(pair, 0x9e37_79b1) >>> 7) * 2) & mask;
  while (slots[at + 1] !== 0 && slots[at] !== pair) at = (at + 2) & mask;
  return at;
}
