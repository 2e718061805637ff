/** The UTF-16 units of a text, each as often as it stands there, whatever their order. */
export class Bag {
  #text = '';
  readonly #counts = new Int16Array(0x1_0000);

  /** Makes this the bag of `text`, which has less than 32,768 units. */
  hold(text: string): void {
    this.#count(this.#text, -1);
    this.#count(text, 1);
    this.#text = text;
  }

  /** How many units of `other` are in the bag, each as often as it is there. */
  common(other: string): number {
    const counts = this.#counts;
    let common = 0;
    for (let i = 0; i < other.length; i++) {
      const unit = other.charCodeAt(i);
      const left = counts[unit] as number;
      if (left > 0) common++;
      counts[unit] = left - 1;
    }
    this.#count(other, 1);
    return common;
  }

  #count(text: string, by: number): void {
    const counts = this.#counts;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      counts[unit] = (counts[unit] as number) + by;
    }
  }
}
