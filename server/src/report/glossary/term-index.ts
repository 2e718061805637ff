import { JOINER } from '../../text/joiner.ts';
import type { Span } from '../../text/span.ts';
import { Transitions } from '../../text/transitions.ts';
import { UnitSet } from '../../text/unit-set.ts';

/** A place where a pattern stands, by the number under which the pattern was added. */
export interface TermHit extends Span {
  pattern: number;
}

/** Signs that may stand inside a term in one place and not in another. */
const SKIPPED = new UnitSet(` ${JOINER}“”‘’「」『』《》〈〉"'`);

const ROOT = 0;
const NONE = -1;

/**
 * Finds all occurrences of many terms in folded text in one pass (Aho–Corasick). Quotation marks, title marks and blanks are
 * ignored on both sides, Latin letters match in either case, and a term that begins or ends with a letter or digit does not
 * match inside a longer word or number (`GEP` not in `GEPs`). Of overlapping hits the leftmost stands, of those that begin
 * together the longest. Time is linear in the text and in the terms.
 */
export class TermIndex {
  readonly #goto = new Transitions();
  /** Steps in the order in which they were made. */
  readonly #edges: Edge[] = [];
  /** Units that lead away from the root: most characters of a text do not. */
  readonly #first = new Uint8Array(65536);
  /** Hashes of the first two units of every term: of the characters that may begin one, most are turned away by the next. */
  readonly #firstTwo = new Uint8Array(65536);
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
      const unit = term.charCodeAt(i);
      let next = this.#goto.get(state, unit);
      if (next === ROOT) {
        next = this.#length.length;
        this.#goto.set(state, unit, next);
        this.#edges.push({ from: state, unit, to: next });
        this.#length.push(i + 1);
        this.#pattern.push(NONE);
      }
      state = next;
    }
    this.#first[term.charCodeAt(0)] = 1;
    this.#firstTwo[hashOf(term.charCodeAt(0), term.charCodeAt(1))] = 1;
    if (this.#pattern[state] === NONE) this.#pattern[state] = pattern;
    this.#longest = Math.max(this.#longest, term.length);
  }

  #link(): void {
    this.#fail = new Int32Array(this.#length.length);
    this.#output = new Int32Array(this.#length.length);
    // By the depth they lead to: a state's failure is always shallower than the state.
    this.#edges.sort((a, b) => (this.#length[a.to] as number) - (this.#length[b.to] as number));
    for (const { from, unit, to } of this.#edges) {
      const fail = from === ROOT ? ROOT : this.#step(this.#fail[from] as number, unit);
      this.#fail[to] = fail;
      this.#output[to] = this.#pattern[fail] === NONE ? (this.#output[fail] as number) : fail;
    }
  }

  #step(from: number, unit: number): number {
    let state = from;
    for (;;) {
      const next = this.#goto.get(state, unit);
      if (next !== ROOT || state === ROOT) return next;
      state = this.#fail[state] as number;
    }
  }

  /** Whether no term begins with `unit`, which stands at `at`, and what follows it in the piece. */
  #leadsNowhere(folded: string, at: number, unit: number, end: number): boolean {
    if (at + 1 >= end) return false;
    const next = lowerCase(folded.charCodeAt(at + 1));
    return this.#firstTwo[hashOf(unit, next)] === 0 && !SKIPPED.has(next);
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
        const unit = lowerCase(folded.charCodeAt(at));
        if (state === ROOT && (this.#first[unit] === 0 || this.#leadsNowhere(folded, at, unit, piece.end))) continue;
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

interface Edge {
  from: number;
  unit: number;
  to: number;
}

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b)) >>> 16;
}

/** The unit of the small letter for that of a capital one. */
function lowerCase(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
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
  for (let i = 0; i < term.length; i++) {
    const unit = normaliseUnit(term.charCodeAt(i));
    if (unit !== LEFT_OUT) normal += String.fromCharCode(unit);
  }
  return normal;
}

/** What `normaliseUnit` gives for signs that terms are compared without. */
export const LEFT_OUT = -1;

/** A UTF-16 unit of folded text as terms compare it. */
export function normaliseUnit(unit: number): number {
  return SKIPPED.has(unit) ? LEFT_OUT : lowerCase(unit);
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
