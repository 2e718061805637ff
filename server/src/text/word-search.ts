/** What may stand behind the units read so far. */
interface Node {
  /** The number of the word that ends here, -1 where none does. */
  word: number;
  next: Map<number, Node>;
}

/**
 * Looks for many words in one walk over a text: a trie, entered by tables of the first and the second unit of each word, so
 * that most units of a text cost one look-up. Linear in the text where words are short.
 */
export class WordSearch {
  /** By unit, one more than the index in `#roots` of the words that begin with it. */
  readonly #rootOf = new Uint16Array(0x1_0000);
  readonly #roots: Node[] = [];
  /** Units that are the second of some word. */
  readonly #seconds = new Uint8Array(0x1_0000);

  /** `words` are not empty and differ from one another; each is known by its index. */
  constructor(words: readonly string[]) {
    for (const [number, word] of words.entries()) this.#add(word, number);
  }

  /** Tells `found` of every place of a word in `text` from `start` to `end`, by offset, the shortest word of each first. */
  each(text: string, start: number, end: number, found: (word: number, offset: number) => void): void {
    for (let at = start; at < end; at++) {
      const root = this.#rootOf[text.charCodeAt(at)] as number;
      if (root === 0) continue;
      const { word, next } = this.#roots[root - 1] as Node;
      if (word >= 0) found(word, at);
      if (at + 1 === end || this.#seconds[text.charCodeAt(at + 1)] === 0) continue;
      let node = next.get(text.charCodeAt(at + 1));
      for (let i = at + 2; node; i++) {
        if (node.word >= 0) found(node.word, at);
        node = i < end ? node.next.get(text.charCodeAt(i)) : undefined;
      }
    }
  }

  #add(word: string, number: number): void {
    const unit = word.charCodeAt(0);
    if (this.#rootOf[unit] === 0) this.#rootOf[unit] = this.#roots.push(newNode());
    if (word.length > 1) this.#seconds[word.charCodeAt(1)] = 1;
    let node = this.#roots[(this.#rootOf[unit] as number) - 1] as Node;
    for (let i = 1; i < word.length; i++) {
      const next = node.next.get(word.charCodeAt(i)) ?? newNode();
      node.next.set(word.charCodeAt(i), next);
      node = next;
    }
    node.word = number;
  }
}

function newNode(): Node {
  return { word: -1, next: new Map() };
}
