const CLAUSE_END = /[。!?;:,、”"()《》“]/;
/** Imagined sightings of every pair at an average place: keeps rare pairs from deciding alone. */
const SMOOTHING = 2;

/**
 * Which pairs of characters begin and end the clauses of one text. Where a title runs into the text without a separator, the
 * seam is the place at which one clause could end and another begin; what that looks like differs from text to text, so it
 * is counted in the text itself.
 */
export class ClauseModel {
  readonly #starts = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  #clauses = 0;
  #characters = 0;

  constructor(folded: string, spans: readonly { start: number; end: number }[]) {
    for (const span of spans) this.#count(folded, span.start, span.end);
  }

  /** How much likelier than at any place a clause ends before `at` and another begins there (natural logarithm). */
  seam(folded: string, at: number): number {
    return (
      this.#ratio(this.#ends, folded.slice(at - 2, at)) + this.#ratio(this.#starts, folded.slice(at, at + 2))
    );
  }

  #ratio(edges: Map<string, number>, pair: string): number {
    const prior = (this.#clauses + 1) / (this.#characters + 10);
    const edge = edges.get(pair) ?? 0;
    const seen = this.#pairs.get(pair) ?? 0;
    return Math.log((edge + SMOOTHING * prior) / ((seen + SMOOTHING) * prior));
  }

  #count(folded: string, start: number, end: number): void {
    let from = start;
    for (let i = start; i <= end; i++) {
      if (i < end && !CLAUSE_END.test(folded[i] as string)) {
        if (i > from) increment(this.#pairs, folded.slice(i - 1, i + 1));
        continue;
      }
      if (i - from >= 4) {
        this.#clauses++;
        increment(this.#starts, folded.slice(from, from + 2));
        increment(this.#ends, folded.slice(i - 2, i));
      }
      this.#characters += i - from;
      from = i + 1;
    }
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
