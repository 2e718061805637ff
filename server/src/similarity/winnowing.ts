import { gramHashes } from './grams.ts';

/**
 * Grams in a window, of which the one with the smallest hash is kept. Texts that share a run of `GRAM + WINDOW - 1` = 8
 * characters are sure to share a fingerprint; when every tenth character is changed, such runs are left.
 */
export const WINDOW = 4;

/**
 * The winnowed fingerprints of `text`, each once (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): about two of five
 * gram hashes, chosen by the text alone, so that equal stretches of two texts keep equal ones. None for a text shorter than
 * a gram. Linear in the text.
 */
export function winnow(text: string): Uint32Array {
  const hashes = gramHashes(text);
  const grams = hashes.length;
  chosen.clear();
  let least = -1;
  for (let end = Math.min(WINDOW, grams); end <= grams && end > 0; end++) {
    const start = Math.max(0, end - WINDOW);
    const before = least;
    if (least < start) {
      least = start;
      for (let i = start + 1; i < end; i++) if ((hashes[i] as number) <= (hashes[least] as number)) least = i;
    } else if ((hashes[end - 1] as number) <= (hashes[least] as number)) least = end - 1;
    if (least !== before) chosen.add(hashes[least] as number);
  }
  return chosen.values();
}

/** Numbers, each once, in the order in which they came: a fifth of the cost of a `Set`, since it is used again and again. */
class Distinct {
  #values = new Uint32Array(0x400);
  #count = 0;
  /** Open addressing; a slot that was not filled since `clear` holds another round. */
  #slots = new Uint32Array(0x1000);
  #rounds = new Uint32Array(0x1000);
  #round = 0;

  clear(): void {
    this.#count = 0;
    this.#round++;
  }

  add(value: number): void {
    const mask = this.#slots.length - 1;
    let slot = value & mask;
    for (; this.#rounds[slot] === this.#round; slot = (slot + 1) & mask) if (this.#slots[slot] === value) return;
    if (this.#count === this.#values.length) {
      this.#grow();
      this.add(value);
      return;
    }
    this.#slots[slot] = value;
    this.#rounds[slot] = this.#round;
    this.#values[this.#count++] = value;
  }

  values(): Uint32Array {
    return this.#values.slice(0, this.#count);
  }

  /** Twice the room; a quarter of the slots are filled at the most. */
  #grow(): void {
    const values = this.values();
    this.#values = new Uint32Array(2 * values.length);
    this.#slots = new Uint32Array(8 * values.length);
    this.#rounds = new Uint32Array(8 * values.length);
    this.#count = 0;
    this.#round = 1;
    for (const value of values) this.add(value);
  }
}

const chosen = new Distinct();
