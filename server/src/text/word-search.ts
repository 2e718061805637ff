import { Transitions } from './transitions.ts';

const ROOT = 0;

/**
 * Looks for many words in one walk over a text: a trie that is entered only behind pairs of units that words begin with, so
 * that most units of a text cost two look-ups. Linear in the text where words are short.
 */
export class WordSearch {
  /** By unit, one more than the number of the word that it is. */
  readonly #single = new Uint16Array(0x1_0000);
  /** By hash of two units, whether a word may begin with them. */
  readonly #mayBegin = new Uint8Array(0x1_0000);
  readonly #steps = new Transitions();
  /** By state, the number of the word that ends there, -1 where none does. */
  readonly #words: number[] = [-1];

  /** `words` are not empty and differ from one another; each is known by its index. */
  constructor(words: readonly string[]) {
    for (const [number, word] of words.entries()) this.#add(word, number);
  }

  /** Tells `found` of every place of a word in `text` from `start` to `end`, by offset, the shortest word of each first. */
  each(text: string, start: number, end: number, found: (word: number, offset: number) => void): void {
    const single = this.#single;
    const mayBegin = this.#mayBegin;
    let next = text.charCodeAt(start);
    for (let at = start; at < end; at++) {
      const unit = next;
      const word = single[unit] as number;
      if (word > 0) found(word - 1, at);
      if (at + 1 === end) break;
      next = text.charCodeAt(at + 1);
      if (mayBegin[hashOf(unit, next)] === 0) continue;
      const begun = this.#steps.get(ROOT, unit);
      let state = begun === ROOT ? ROOT : this.#steps.get(begun, next);
      for (let i = at + 2; state !== ROOT; i++) {
        const longer = this.#words[state] as number;
        if (longer >= 0) found(longer, at);
        state = i < end ? this.#steps.get(state, text.charCodeAt(i)) : ROOT;
      }
    }
  }

  #add(word: string, number: number): void {
    if (word.length === 1) {
      this.#single[word.charCodeAt(0)] = number + 1;
      return;
    }
    this.#mayBegin[hashOf(word.charCodeAt(0), word.charCodeAt(1))] = 1;
    let state = ROOT;
    for (let i = 0; i < word.length; i++) state = this.#step(state, word.charCodeAt(i));
    this.#words[state] = number;
  }

  /** The state that `unit` leads to from `from`, which is made where there is none. */
  #step(from: number, unit: number): number {
    const known = this.#steps.get(from, unit);
    if (known !== ROOT) return known;
    const state = this.#words.push(-1) - 1;
    this.#steps.set(from, unit, state);
    return state;
  }
}

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) ^ second) & 0xffff;
}
