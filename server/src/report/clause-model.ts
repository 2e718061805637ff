import type { Span } from '../text/span.ts';
import { CLAUSE_ENDS, CLAUSE_STARTS, type EdgeCounts } from './clause-edges.ts';
import { AT_END, AT_START, INSIDE, PairCounts, type PairPlace } from './pair-counts.ts';

/** By UTF-16 unit, whether it parts clauses. */
const PARTS_CLAUSES = new Uint8Array(0x1_0000);
for (const char of '。!?;:,、”"()《》“ ') PARTS_CLAUSES[char.charCodeAt(0)] = 1;

/** How many sightings the general counts are worth against those of the text itself. */
const PRIOR_SIGHTINGS = 4;
const PRIOR_RATIO = { often: 2, likely: 1.3, hardly: -2.6 };
/** Particles and adverbs that bind to what follows, and particles that bind to what stands before. */
const NEVER_ENDS =
  /(?:[以把将向对被从与和在为让使于由]|不断|持续|全面|更加|加快|进一步|稳步|切实|充分|逐步|积极|努力|大力)$/;
const NEVER_STARTS = /[的了等们性化]/;
const NEVER = -5;
/** Characters after which more of them would hardly move a count: ten times the longest report. Counting all of 10 MB took a sixth of its reading. */
const ENOUGH_CHARACTERS = 500_000;
/** What it is worth (natural logarithm) when a known phrase stands at its own edge, and when it stands at the other. */
const PHRASE_AT_EDGE = 1.6;
const PHRASE_AT_WRONG_EDGE = -0.75;

/**
 * Which pairs of characters begin and end the clauses of a report: counted in the text itself on top of counts over many
 * reports. Where a title runs into the text without a separator, the seam is the place at which one clause could end and
 * another begin.
 */
export class ClauseModel {
  readonly #pairs = new PairCounts();
  #clauses = 1;
  #characters = 10;

  /** Counts in the paragraphs `spans`. The model may be asked about offsets inside `places` only. */
  constructor(folded: string, spans: readonly Span[], places: readonly Span[]) {
    for (const { start, end } of places) {
      for (let at = Math.max(1, start - 2); at <= end + 2; at++)
        this.#pairs.want(folded.charCodeAt(at - 1), folded.charCodeAt(at));
    }
    for (const span of spans) {
      if (this.#characters > ENOUGH_CHARACTERS) break;
      this.#count(folded, span.start, span.end);
    }
  }

  /** How much likelier than at any place a clause ends before `at` (natural logarithm). */
  endsBefore(folded: string, at: number): number {
    const phrase = folded.slice(at - 4, at);
    if (NEVER_ENDS.test(phrase)) return NEVER;
    return this.#ratio(AT_END, PRIOR_ENDS, phrase.slice(2)) + phraseScore(phrase, PHRASES_AT_END, PHRASES_AT_START);
  }

  /** How much likelier than at any place a clause begins at `at` (natural logarithm). */
  startsAt(folded: string, at: number): number {
    if (NEVER_STARTS.test(folded[at] as string)) return NEVER;
    const phrase = folded.slice(at, at + 4);
    return (
      this.#ratio(AT_START, PRIOR_STARTS, phrase.slice(0, 2)) + phraseScore(phrase, PHRASES_AT_START, PHRASES_AT_END)
    );
  }

  /** How often the characters on both sides of `at` stand side by side inside clauses of this text. */
  joined(folded: string, at: number): number {
    return this.#pairs.of(INSIDE, folded.charCodeAt(at - 1), folded.charCodeAt(at));
  }

  #ratio(place: PairPlace, prior: ReadonlyMap<string, number>, pair: string): number {
    const [first, second] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    const rate = this.#clauses / this.#characters;
    const expected = PRIOR_SIGHTINGS * rate * Math.exp(prior.get(pair) ?? 0);
    const seen = this.#pairs.of(place, first, second);
    return Math.log((seen + expected) / ((this.#pairs.of(INSIDE, first, second) + PRIOR_SIGHTINGS) * rate));
  }

  #count(folded: string, start: number, end: number): void {
    let from = start;
    let previous = 0;
    for (let i = start; i <= end; i++) {
      const unit = i < end ? folded.charCodeAt(i) : 0;
      if (i < end && PARTS_CLAUSES[unit] === 0) {
        if (i > from) this.#pairs.add(INSIDE, previous, unit);
        previous = unit;
        continue;
      }
      if (i - from >= 4) {
        this.#clauses++;
        this.#pairs.add(AT_START, folded.charCodeAt(from), folded.charCodeAt(from + 1));
        this.#pairs.add(AT_END, folded.charCodeAt(i - 2), previous);
      }
      this.#characters += i - from;
      from = i + 1;
    }
  }
}

const PRIOR_STARTS = priorRatios(CLAUSE_STARTS);
const PRIOR_ENDS = priorRatios(CLAUSE_ENDS);
const PHRASES_AT_START = new Set(chunks(CLAUSE_STARTS.phrases, 4));
const PHRASES_AT_END = new Set(chunks(CLAUSE_ENDS.phrases, 4));

function phraseScore(phrase: string, here: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (here.has(phrase)) return PHRASE_AT_EDGE;
  return other.has(phrase) ? PHRASE_AT_WRONG_EDGE : 0;
}

function priorRatios(counts: EdgeCounts): Map<string, number> {
  const ratios = new Map<string, number>();
  for (const kind of ['often', 'likely', 'hardly'] as const) {
    for (const pair of chunks(counts[kind], 2)) ratios.set(pair, PRIOR_RATIO[kind]);
  }
  return ratios;
}

function chunks(list: string, size: number): string[] {
  return Array.from({ length: list.length / size }, (_, i) => list.slice(i * size, (i + 1) * size));
}
