/** Spreads a gram over 32 bits: short texts keep more of the small ones. */
const SPREAD = 0x9e3779b1;

/**
 * Grams numbered from 1 on in the order in which they came. Open addressing in one array: a fifth of the time of a `Map`, and
 * the array serves again.
 */
export class GramTable {
  #mask = 0;
  /** Gram and number by turns, 0 where the slot is free. */
  #slots = new Uint32Array(0);
  #count = 0;

  /** Empties the table and makes room for about `grams` grams. */
  clear(grams: number): void {
    this.#mask = 2 ** Math.ceil(Math.log2(2.5 * grams + 16)) - 1;
    const slots = 2 * (this.#mask + 1);
    if (slots > this.#slots.length) this.#slots = new Uint32Array(slots);
    else this.#slots.fill(0);
    this.#count = 0;
  }

  get count(): number {
    return this.#count;
  }

  add(gram: number): void {
    const slot = this.#slotOf(gram);
    if (this.#slots[slot + 1] !== 0) return;
    this.#slots[slot] = gram;
    this.#slots[slot + 1] = ++this.#count;
  }

  /** 0 where the gram is not in the table. */
  numberOf(gram: number): number {
    return this.#slots[this.#slotOf(gram) + 1] as number;
  }

  #slotOf(gram: number): number {
    let at = Math.imul(gram, SPREAD) >>> 7;
    for (;;) {
      const slot = 2 * (at & this.#mask);
      if (this.#slots[slot + 1] === 0 || this.#slots[slot] === gram) return slot;
      at++;
    }
  }
}
