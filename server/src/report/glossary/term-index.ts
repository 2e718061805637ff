import type { Span } from '../../text/span.ts';

/** A place where a pattern stands, by the number under which the pattern was added. */
export interface TermHit extends Span {
  pattern: number;
}

/** Signs that may stand inside a term in one place and not in another. */
const SKIPPED = new Set(Array.from(' “”‘’「」『』《》〈〉"\'', (char) => char.charCodeAt(0)));

const ROOT = 0;
const NONE = -1;

/**
 * Finds all occurrences of many terms in folded text in one pass (Aho–Corasick). Quotation marks, title marks and blanks are
 * ignored on both sides, Latin letters match in either case, and a term that begins or ends with a letter or digit does not
 * match inside a longer word or number (`GEP` not in `GEPs`). Of overlapping hits the leftmost stands, of those that begin
 * together the longest. Time is linear in the text and in the terms.
 */
export class TermIndex {
  /** Goto function: `state * 65536 + unit` → state. */
  readonly #goto = new Map<number, number>();
  /** Units that lead away from the root: most characters of a text do not. */
  readonly #first = new Uint8Array(65536);
  readonly #length: number[] = [0];
  readonly #pattern: number[] = [NONE];
  #fail: Int32Array = new Int32Array(1);
  /** Nearest state on the way of failures that ends a pattern. */
  #output: Int32Array = new Int32Array(1);
  #longest = 0;

  /** `terms` are folded; the number of a pattern is its index. A term of which fewer than two characters remain is left out. */
  constructor(terms: readonly string[]) {
    terms.forEach((term, pattern) => {
      this.#add(normaliseTerm(term), pattern);
    });
    this.#link();
  }

  #add(term: string, pattern: number): void {
    if (term.length < 2) return;
    let state = ROOT;
    for (let i = 0; i < term.length; i++) {
      const key = state * 65536 + term.charCodeAt(i);
      let next = this.#goto.get(key);
      if (next === undefined) {
        next = this.#length.length;
        this.#goto.set(key, next);
        this.#length.push(i + 1);
        this.#pattern.push(NONE);
      }
      state = next;
    }
    this.#first[term.charCodeAt(0)] = 1;
    if (this.#pattern[state] === NONE) this.#pattern[state] = pattern;
    this.#longest = Math.max(this.#longest, term.length);
  }

  #link(): void {
    this.#fail = new Int32Array(this.#length.length);
    this.#output = new Int32Array(this.#length.length);
    // Edges sorted by the depth they lead to: a state's failure is always shallower than the state.
    const edges = [...this.#goto].sort(([, a], [, b]) => (this.#length[a] as number) - (this.#length[b] as number));
    for (const [key, state] of edges) {
      const parent = Math.floor(key / 65536);
      const fail = parent === ROOT ? ROOT : this.#step(this.#fail[parent] as number, key % 65536);
      this.#fail[state] = fail;
      this.#output[state] = this.#pattern[fail] === NONE ? (this.#output[fail] as number) : fail;
    }
  }

  #step(from: number, unit: number): number {
    let state = from;
    for (;;) {
      const next = this.#goto.get(state * 65536 + unit);
      if (next !== undefined) return next;
      if (state === ROOT) return ROOT;
      state = this.#fail[state] as number;
    }
  }

  /**
   * Hits in `folded`, in text order. The text is read piece by piece; a hit may run from one piece into the next where the
   * first is `open`. `pieces` are in text order and do not overlap.
   */
  search(folded: string, pieces: Iterable<Span & { open: boolean }>): TermHit[] {
    const hits: TermHit[] = [];
    if (this.#longest === 0) return hits;
    const offsets = new Float64Array(this.#longest);
    let count = 0;
    let state = ROOT;
    for (const piece of pieces) {
      for (let at = piece.start; at < piece.end; at++) {
        let unit = folded.charCodeAt(at);
        if (unit >= 0x41 && unit <= 0x5a) unit += 0x20;
        if (state === ROOT && this.#first[unit] === 0) continue;
        if (SKIPPED.has(unit)) continue;
        state = this.#step(state, unit);
        offsets[count % this.#longest] = at;
        count++;
        for (
          let s = this.#pattern[state] === NONE ? (this.#output[state] as number) : state;
          s !== ROOT;
          s = this.#output[s] as number
        ) {
          const start = offsets[(count - (this.#length[s] as number)) % this.#longest] as number;
          if (isWholeWord(folded, start, at + 1) && keep(hits, start)) {
            hits.push({ start, end: at + 1, pattern: this.#pattern[s] as number });
            break;
          }
        }
      }
      if (!piece.open) state = ROOT;
    }
    return hits;
  }
}

/** Makes room for a longer hit from `start` on; false, changing nothing, where an earlier hit reaches over it. */
function keep(hits: TermHit[], start: number): boolean {
  let length = hits.length;
  while (length > 0 && (hits[length - 1] as TermHit).start >= start) length--;
  if (length > 0 && (hits[length - 1] as TermHit).end > start) return false;
  hits.length = length;
  return true;
}

/** `term` as the index compares it: without quotation marks and blanks, Latin in lower case. */
export function normaliseTerm(term: string): string {
  let normal = '';
  for (const char of term) if (!SKIPPED.has(char.charCodeAt(0))) normal += char;
  return normal.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function isWholeWord(folded: string, start: number, end: number): boolean {
  return (
    !(isWordUnit(folded.charCodeAt(start)) && isWordUnit(folded.charCodeAt(start - 1))) &&
    !(isWordUnit(folded.charCodeAt(end - 1)) && isWordUnit(folded.charCodeAt(end)))
  );
}

/** ASCII letters and digits. */
function isWordUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
