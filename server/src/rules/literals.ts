import type { Paragraph, ParsedText, Region, Report } from '../report/model.ts';
import { RUNNING_TEXT } from './running-text.ts';

/** Looks for fixed words in the paragraphs of some regions of a report. */
export class LiteralSearch {
  readonly #text: string;
  readonly #start: number;
  readonly #paragraphs: readonly Paragraph[];

  constructor(
    { document, report }: { document: ParsedText; report: Report },
    regions: ReadonlySet<Region> = RUNNING_TEXT,
  ) {
    this.#start = report.span.start;
    this.#text = document.folded.slice(report.span.start, report.span.end);
    this.#paragraphs = report.paragraphs.filter(({ region }) => regions.has(region));
  }

  /** Offsets in the document at which `word`, in its folded form, stands; they do not overlap. */
  *offsets(word: string): Iterable<number> {
    if (word === '') return;
    for (let at = this.#text.indexOf(word); at >= 0; at = this.#text.indexOf(word, at + word.length)) {
      const offset = this.#start + at;
      if (this.#holds(offset)) yield offset;
    }
  }

  /** Up to `length` folded characters before and behind the word that stands at `offset`, line ends among them. */
  around(offset: number, word: string, length: number): { before: string; after: string } {
    const at = offset - this.#start;
    const end = at + word.length;
    return { before: this.#text.slice(Math.max(0, at - length), at), after: this.#text.slice(end, end + length) };
  }

  #holds(offset: number): boolean {
    let low = 0;
    let high = this.#paragraphs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#paragraphs[middle] as Paragraph).span.end <= offset) low = middle + 1;
      else high = middle;
    }
    const found = this.#paragraphs[low];
    return found !== undefined && found.span.start <= offset;
  }
}
