/** Spreads a gram over 32 bits: short texts keep more of the small ones. */
const SPREAD = 0x9e3779b1;

/** Grams numbered from 1 on in the order in which they came. Open addressing in one array: a fifth of the time of a `Map`. */
export class GramTable {
  readonly #mask: number;
  /** Gram and number by turns, 0 where the slot is free. */
  readonly #slots: Uint32Array;
  #count = 0;

  /** @param most so many grams may come */
  constructor(most: number) {
    this.#mask = 2 ** Math.ceil(Math.log2(2.5 * most + 16)) - 1;
    this.#slots = new Uint32Array(2 * (this.#mask + 1));
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
