import type { Span } from '../text/span.ts';

/**
 * The sentences of `span`, in order, each with its closing punctuation and the quotation marks and brackets behind it,
 * without the blanks around it. A sentence ends at 。！？ or at a line end; what stands inside a pair of quotation marks or
 * brackets belongs to the sentence around it. `folded` is the folded text; offsets are UTF-16 offsets into it.
 */
export function sentences(folded: string, span: Span): Span[] {
  return sentenceDivider.divide(folded, span);
}

/**
 * The clauses of `span`, in order, each with the punctuation that ends it: 。！？，；： or a line end. A short phrase in
 * quotation marks or brackets stays whole, a longer quotation has clauses of its own; `,` and `:` between digits
 * (1,234 and 56.5:43.5) end nothing. `folded` is the folded text; offsets are UTF-16 offsets into it.
 */
export function clauses(folded: string, span: Span): Span[] {
  return clauseDivider.divide(folded, span);
}

/** An opening mark whose partner is farther away than this has most likely lost it. */
const LONGEST_QUOTATION = 300;
/** Names and slogans are shorter; a quotation beyond this is a text of its own. */
const LONGEST_PHRASE = 30;

/** Marks that open a phrase and those that close it, by number. */
const OPENERS = '“‘《(「『〔[';
const CLOSERS = '”’》)」』〕]';

/** What a unit may be in a text that is divided; marks that open or close have the number of their pair above these bits. */
const ENDS = 1;
/** More of what ends a part, or a mark that closes around it. */
const GOES_ON = 2;
const OPENS = 4;
const CLOSES = 8;
const PAIR_SHIFT = 4;

/** Divides texts at the marks that end a part. A table of what each unit may be takes a quarter of the time of expressions. */
class Divider {
  readonly #longestPair: number;
  readonly #roles = new Uint8Array(0x1_0000);
  /** Offsets of the opening marks of the text at hand, and of the marks that close them: -1 for none. */
  readonly #opened: number[] = [];
  readonly #closed: number[] = [];
  /** By pair, the opening marks that are not closed yet, as indices of `#opened`. */
  readonly #open = Array.from(OPENERS, (): number[] => []);
  /** First offset and end of each run of marks that may end a part. */
  readonly #ends: number[] = [];

  /** A pair of marks that are farther apart than `longestPair` is none. */
  constructor(ends: string, longestPair: number) {
    this.#longestPair = longestPair;
    for (const mark of ends) this.#roles[mark.charCodeAt(0)] = ENDS | GOES_ON;
    for (let pair = 0; pair < OPENERS.length; pair++) {
      this.#roles[OPENERS.charCodeAt(pair)] = OPENS | (pair << PAIR_SHIFT);
      this.#roles[CLOSERS.charCodeAt(pair)] = CLOSES | GOES_ON | (pair << PAIR_SHIFT);
    }
  }

  divide(folded: string, span: Span): Span[] {
    this.#findMarks(folded, span);
    const parts: Span[] = [];
    let start = span.start;
    let next = 0;
    /** Farthest closing mark of the pairs opened so far. */
    let closing = -1;
    for (let i = 0; i < this.#ends.length; i += 2) {
      const at = this.#ends[i] as number;
      const after = this.#ends[i + 1] as number;
      for (; next < this.#opened.length && (this.#opened[next] as number) < at; next++) {
        closing = Math.max(closing, this.#closed[next] as number);
      }
      // `。”` closes the sentence with the quotation; anything else inside a pair belongs to the sentence around it.
      if (closing >= after) continue;
      pushTrimmed(parts, folded, start, after);
      start = after;
    }
    pushTrimmed(parts, folded, start, span.end);
    return parts;
  }

  /** Finds ends and pairs; marks without a partner, which damaged texts are full of, are no pairs. */
  #findMarks(folded: string, { start, end }: Span): void {
    this.#opened.length = 0;
    this.#closed.length = 0;
    this.#ends.length = 0;
    for (const marks of this.#open) marks.length = 0;
    let behind = start;
    for (let i = start; i < end; i++) {
      const role = this.#roles[folded.charCodeAt(i)] as number;
      if (role === 0) continue;
      if ((role & OPENS) !== 0) {
        (this.#open[role >> PAIR_SHIFT] as number[]).push(this.#opened.length);
        this.#opened.push(i);
        this.#closed.push(-1);
      } else if ((role & CLOSES) !== 0) {
        const opening = (this.#open[role >> PAIR_SHIFT] as number[]).pop();
        if (opening !== undefined && i - (this.#opened[opening] as number) <= this.#longestPair)
          this.#closed[opening] = i;
      } else if (i >= behind) {
        behind = i + 1;
        while (behind < end && ((this.#roles[folded.charCodeAt(behind)] as number) & GOES_ON) !== 0) behind++;
        const isFigure = start < i && i + 1 < end && isBetweenDigits(folded, i);
        if (!isFigure) this.#ends.push(i, behind);
      }
    }
  }
}

const sentenceDivider = new Divider('。!?\n\r', LONGEST_QUOTATION);
const clauseDivider = new Divider('。!?,;:\n\r', LONGEST_PHRASE);

function isBetweenDigits(text: string, offset: number): boolean {
  const unit = text.charAt(offset);
  if (unit !== ',' && unit !== ':') return false;
  return isDigit(text.charCodeAt(offset - 1)) && isDigit(text.charCodeAt(offset + 1));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Adds what stands from `from` to `to` without the blanks around it; nothing where only blanks stand. */
function pushTrimmed(parts: Span[], folded: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(folded.charCodeAt(start))) start++;
  while (end > start && isBlank(folded.charCodeAt(end - 1))) end--;
  if (start < end) parts.push({ start, end });
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d;
}
