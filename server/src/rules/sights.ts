import type { Paragraph, ParsedText, Report } from '../report/model.ts';
import { WordSearch } from '../text/word-search.ts';

/**
 * Words without one of which a pattern matches nowhere. Each is made once, with its module: one walk over a report finds
 * the paragraphs of all of them, so that a rule reads only those in which it may find something. With all rules that walk
 * costs a quarter of what the patterns of two rules cost on their own.
 */
export class Sight {
  readonly words: readonly string[];
  readonly number: number;

  /** `words` are folded and not empty. */
  constructor(words: readonly string[]) {
    this.words = words;
    this.number = known.length;
    known.push(this);
  }
}

const known: Sight[] = [];

/** Every character of `first` before every character of `second`. */
export function pairs(first: string, second: string): string[] {
  return [...first].flatMap((a) => [...second].map((b) => a + b));
}

/** A global expression for folded text, and what it does not match without: a word of each sight. */
export interface SightedPattern {
  expression: RegExp;
  sights: readonly Sight[];
}

/** Every pattern that was made. */
export const sightedPatterns: SightedPattern[] = [];

/** `expression` with a sight for each of `sights`. */
export function sighted(expression: RegExp, ...sights: (readonly string[])[]): SightedPattern {
  const pattern = { expression, sights: sights.map((words) => new Sight(words)) };
  sightedPatterns.push(pattern);
  return pattern;
}

/** The paragraphs of `report` that hold a word of each of `sights`, as indices, in text order. */
export function paragraphsWith(document: ParsedText, report: Report, sights: readonly Sight[]): readonly number[] {
  const [first = [], ...others] = sights.map(
    (sight) => paragraphsOf(document, report)[sight.number] as readonly number[],
  );
  return others.reduce(common, first);
}

/** What both lists hold; each rises. */
function common(a: readonly number[], b: readonly number[]): number[] {
  let next = 0;
  return a.filter((number) => {
    while (next < b.length && (b[next] as number) < number) next++;
    return b[next] === number;
  });
}

/** By sight, the paragraphs that hold one of its words. */
type SightIndex = readonly (readonly number[])[];

const indices = new WeakMap<Report, SightIndex>();

function paragraphsOf(document: ParsedText, report: Report): SightIndex {
  const held = indices.get(report);
  // Sights that were made since then are not in the index.
  if (held?.length === known.length) return held;
  if (lookout?.sights !== known.length) lookout = new Lookout(known);
  const index = lookout.index(document, report);
  indices.set(report, index);
  return index;
}

let lookout: Lookout | undefined;

/** Finds the paragraphs of all sights in one walk over a report. */
class Lookout {
  /** How many there are. */
  readonly sights: number;
  readonly #search: WordSearch;
  /** By word, the sights that have it. */
  readonly #sightsOf: number[][];

  constructor(sights: readonly Sight[]) {
    this.sights = sights.length;
    const sightsOf = new Map<string, number[]>();
    for (const { words, number } of sights) {
      for (const word of words) {
        const others = sightsOf.get(word);
        if (others) others.push(number);
        else sightsOf.set(word, [number]);
      }
    }
    this.#search = new WordSearch([...sightsOf.keys()]);
    this.#sightsOf = [...sightsOf.values()];
  }

  index({ folded }: ParsedText, { paragraphs }: Report): SightIndex {
    const index = Array.from({ length: this.sights }, (): number[] => []);
    /** By word, one more than the paragraph it was seen in last: most words that are seen have just been seen. */
    const seen = new Uint32Array(this.#sightsOf.length);
    let number = 0;
    const enter = (word: number): void => {
      if (seen[word] === number + 1) return;
      seen[word] = number + 1;
      for (const sight of this.#sightsOf[word] as number[]) {
        const found = index[sight] as number[];
        if (found[found.length - 1] !== number) found.push(number);
      }
    };
    for (; number < paragraphs.length; number++) {
      const { start, end } = (paragraphs[number] as Paragraph).span;
      this.#search.each(folded, start, end, enter);
    }
    return index;
  }
}
