/** A list of whole numbers below 2³² that grows. */
export class Numbers {
  #values = new Uint32Array(0x400);
  count = 0;

  push(value: number): void {
    if (this.count === this.#values.length) {
      const values = new Uint32Array(2 * this.count);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.count++] = value;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  clear(): void {
    this.count = 0;
  }

  /** The numbers, in an array that shares its memory with the list. */
  get values(): Uint32Array {
    return this.#values.subarray(0, this.count);
  }
}
