import type { Span } from '../text/span.ts';

/**
 * The sentences of `span`, in order, each with its closing punctuation and the quotation marks and brackets behind it,
 * without the blanks around it. A sentence ends at 。！？ or at a line end; what stands inside a pair of quotation marks or
 * brackets belongs to the sentence around it. `folded` is the folded text; offsets are UTF-16 offsets into it.
 */
export function sentences(folded: string, span: Span): Span[] {
  return split(folded, span, SENTENCE_END, LONGEST_QUOTATION);
}

/**
 * The clauses of `span`, in order, each with the punctuation that ends it: 。！？，；： or a line end. A short phrase in
 * quotation marks or brackets stays whole, a longer quotation has clauses of its own; `,` and `:` between digits
 * (1,234 and 56.5:43.5) end nothing. `folded` is the folded text; offsets are UTF-16 offsets into it.
 */
export function clauses(folded: string, span: Span): Span[] {
  return split(folded, span, CLAUSE_END, LONGEST_PHRASE);
}

/** What ends a part, with the marks that close around it. */
const SENTENCE_END = /[。!?\n\r][。!?\n\r”’》)」』〕\]]*/g;
const CLAUSE_END = /[。!?,;:\n\r][。!?,;:\n\r”’》)」』〕\]]*/g;

/** An opening mark whose partner is farther away than this has most likely lost it. */
const LONGEST_QUOTATION = 300;
/** Names and slogans are shorter; a quotation beyond this is a text of its own. */
const LONGEST_PHRASE = 30;

const CLOSER_OF = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['(', ')'],
  ['「', '」'],
  ['『', '』'],
  ['〔', '〕'],
  ['[', ']'],
]);
const PAIRED = /[“”‘’《》()「」『』〔〕[\]]/g;

function split(folded: string, span: Span, end: RegExp, longestPair: number): Span[] {
  // A slice of its own: a search over `folded` would run past the span, to the end of the text.
  const text = folded.slice(span.start, span.end);
  const pairs = pairsIn(text, longestPair);
  const parts: Span[] = [];
  let start = 0;
  let next = 0;
  /** Farthest closing mark of the pairs opened so far. */
  let closing = -1;
  for (const match of text.matchAll(end)) {
    if (isBetweenDigits(text, match.index)) continue;
    for (let pair = pairs[next]; pair !== undefined && pair.start < match.index; pair = pairs[++next]) {
      closing = Math.max(closing, pair.end);
    }
    const after = match.index + match[0].length;
    // `。”` closes the sentence with the quotation; anything else inside a pair belongs to the sentence around it.
    if (closing >= after) continue;
    pushTrimmed(parts, text, { start, end: after }, span.start);
    start = after;
  }
  pushTrimmed(parts, text, { start, end: text.length }, span.start);
  return parts;
}

/**
 * The matched pairs of marks in `text` that are no longer than `longest`, by their opening offsets; `end` is the offset
 * of the closing mark. Marks without a partner, which damaged texts are full of, are left out.
 */
function pairsIn(text: string, longest: number): Span[] {
  const open = new Map<string, number[]>();
  const pairs: Span[] = [];
  for (const { 0: mark, index } of text.matchAll(PAIRED)) {
    const closer = CLOSER_OF.get(mark);
    if (closer === undefined) {
      const start = open.get(mark)?.pop();
      if (start !== undefined && index - start <= longest) pairs.push({ start, end: index });
    } else {
      const offsets = open.get(closer);
      if (offsets === undefined) open.set(closer, [index]);
      else offsets.push(index);
    }
  }
  return pairs.sort((a, b) => a.start - b.start);
}

function isBetweenDigits(text: string, offset: number): boolean {
  const unit = text.charAt(offset);
  if (unit !== ',' && unit !== ':') return false;
  return isDigit(text.charCodeAt(offset - 1)) && isDigit(text.charCodeAt(offset + 1));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Adds `part` of `text` without the blanks around it, moved by `base`; nothing where only blanks stand. */
function pushTrimmed(parts: Span[], text: string, part: Span, base: number): void {
  let { start, end } = part;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (start < end) parts.push({ start: start + base, end: end + base });
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d;
}
