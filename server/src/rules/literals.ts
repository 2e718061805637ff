import type { Region } from '../report/model.ts';
import { passages, RUNNING_TEXT, type Source } from './running-text.ts';
import { Sight } from './sights.ts';

/** Fixed words that are known before there is a text to look for them in, each with its sight. */
export type Literals = ReadonlyMap<string, Sight>;

/** The sights of `words`, which are in their folded form; made once, with the module of a rule. */
export function literals(words: readonly string[]): Literals {
  return new Map(words.map((word) => [word, new Sight([word])]));
}

const NONE: Literals = new Map();

/** Looks for fixed words in the paragraphs of some regions of a report. Those that are not among `known` take longer. */
export class LiteralSearch {
  readonly #source: Source;
  readonly #known: Literals;
  readonly #regions: ReadonlySet<Region>;

  constructor(source: Source, known = NONE, regions = RUNNING_TEXT) {
    this.#source = source;
    this.#known = known;
    this.#regions = regions;
  }

  /** Offsets in the document at which `word`, in its folded form, stands; they do not overlap. */
  *offsets(word: string): Iterable<number> {
    if (word === '') return;
    const sight = this.#known.get(word);
    for (const { start, text } of passages(this.#source, this.#regions, sight ? [sight] : [])) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield start + at;
    }
  }

  /** Up to `length` folded characters before and behind the word that stands at `offset`, line ends among them. */
  around(offset: number, word: string, length: number): { before: string; after: string } {
    const { document, report } = this.#source;
    const end = offset + word.length;
    return {
      before: document.folded.slice(Math.max(report.span.start, offset - length), offset),
      after: document.folded.slice(end, Math.min(report.span.end, end + length)),
    };
  }
}
