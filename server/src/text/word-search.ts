/** What may stand behind the units read so far. */
interface Node {
  /** The number of the word that ends here, -1 where none does. */
  word: number;
  next: Map<number, Node>;
}

/**
 * Looks for many words in one walk over a text: a trie that is entered by a table of the pairs of units that words begin
 * with, so that most units of a text cost two look-ups. Linear in the text where words are short.
 */
export class WordSearch {
  /** By unit, one more than the number of the word that it is. */
  readonly #single = new Uint16Array(0x1_0000);
  /** By hash of two units, whether a word may begin with them. */
  readonly #mayBegin = new Uint8Array(0x1_0000);
  /** By two units, what may stand behind them. */
  readonly #beginnings = new Map<number, Node>();

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
      let node = this.#beginnings.get(pairOf(unit, next));
      for (let i = at + 2; node; i++) {
        if (node.word >= 0) found(node.word, at);
        node = i < end ? node.next.get(text.charCodeAt(i)) : undefined;
      }
    }
  }

  #add(word: string, number: number): void {
    const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
    if (word.length === 1) {
      this.#single[first] = number + 1;
      return;
    }
    this.#mayBegin[hashOf(first, second)] = 1;
    let node = nodeAt(this.#beginnings, pairOf(first, second));
    for (let i = 2; i < word.length; i++) node = nodeAt(node.next, word.charCodeAt(i));
    node.word = number;
  }
}

/** The node under `key`, which is made where there is none. */
function nodeAt(nodes: Map<number, Node>, key: number): Node {
  const known = nodes.get(key);
  if (known) return known;
  const node = { word: -1, next: new Map<number, Node>() };
  nodes.set(key, node);
  return node;
}

/** Two units as one number of 32 bits, which is no object of its own to the runtime. */
function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) ^ second) & 0xffff;
}
