/** Slots at first: a power of two. */
const FEWEST_SLOTS = 1 << 12;

/**
 * How often pairs of UTF-16 units were seen. A table with open addressing: a pair costs a few nanoseconds, where a `Map` with
 * the two characters as its key costs a string for each, ten times as much over a long text.
 */
export class PairCounts {
  /** A pair and its count beside each other; count 0 marks a free slot. */
  #slots = new Int32Array(2 * FEWEST_SLOTS);
  #used = 0;

  /** Counts one sighting of `first` before `second`. */
  add(first: number, second: number): void {
    const pair = (first << 16) | second;
    const slots = this.#slots;
    const at = slotOf(slots, pair);
    if (slots[at + 1] === 0) {
      slots[at] = pair;
      this.#used++;
    }
    slots[at + 1] = (slots[at + 1] as number) + 1;
    if (this.#used * 4 > slots.length) this.#grow();
  }

  /** Sightings of `first` before `second`. */
  of(first: number, second: number): number {
    return this.#slots[slotOf(this.#slots, (first << 16) | second) + 1] as number;
  }

  #grow(): void {
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    for (let i = 0; i < before.length; i += 2) {
      const count = before[i + 1] as number;
      if (count === 0) continue;
      const pair = before[i] as number;
      const at = slotOf(slots, pair);
      slots[at] = pair;
      slots[at + 1] = count;
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
