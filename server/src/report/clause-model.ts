import { CLAUSE_ENDS, CLAUSE_STARTS, type EdgePairs } from './clause-edges.ts';

const CLAUSE_END = /[。!?;:,、”"()《》“ ]/;
/** How many sightings the general counts are worth against those of the text itself. */
const PRIOR_SIGHTINGS = 4;
const PRIOR_RATIO = { often: 2, likely: 1.3, hardly: -2.6 };

/**
 * Which pairs of characters begin and end the clauses of a report: counted in the text itself on top of counts over many
 * reports. Where a title runs into the text without a separator, the seam is the place at which one clause could end and
 * another begin.
 */
export class ClauseModel {
  readonly #starts = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  #clauses = 1;
  #characters = 10;

  constructor(folded: string, spans: readonly { start: number; end: number }[]) {
    for (const span of spans) this.#count(folded, span.start, span.end);
  }

  /** How much likelier than at any place a clause ends before `at` (natural logarithm). */
  endsBefore(folded: string, at: number): number {
    return this.#ratio(this.#ends, PRIOR_ENDS, folded.slice(at - 2, at));
  }

  /** How much likelier than at any place a clause begins at `at` (natural logarithm). */
  startsAt(folded: string, at: number): number {
    return this.#ratio(this.#starts, PRIOR_STARTS, folded.slice(at, at + 2));
  }

  #ratio(edges: ReadonlyMap<string, number>, prior: ReadonlyMap<string, number>, pair: string): number {
    const rate = this.#clauses / this.#characters;
    const expected = PRIOR_SIGHTINGS * rate * Math.exp(prior.get(pair) ?? 0);
    return Math.log(((edges.get(pair) ?? 0) + expected) / (((this.#pairs.get(pair) ?? 0) + PRIOR_SIGHTINGS) * rate));
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

const PRIOR_STARTS = priorRatios(CLAUSE_STARTS);
const PRIOR_ENDS = priorRatios(CLAUSE_ENDS);

function priorRatios(pairs: EdgePairs): Map<string, number> {
  const ratios = new Map<string, number>();
  for (const [kind, list] of Object.entries(pairs) as [keyof EdgePairs, string][]) {
    for (let i = 0; i < list.length; i += 2) ratios.set(list.slice(i, i + 2), PRIOR_RATIO[kind]);
  }
  return ratios;
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
