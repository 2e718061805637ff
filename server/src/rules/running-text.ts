import type { Paragraph, ParsedText, Region, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { paragraphsWith, type Sight, type SightedPattern } from './sights.ts';

/** The text of one paragraph of a report. */
export class Passage {
  readonly paragraph: Paragraph;
  /** Offset of its first character in the document. */
  readonly start: number;
  readonly #document: ParsedText;

  constructor(document: ParsedText, paragraph: Paragraph) {
    this.#document = document;
    this.paragraph = paragraph;
    this.start = paragraph.span.start;
  }

  /** Folded: widths and blanks as `fold` gives them, unit for unit with `raw`. */
  get text(): string {
    return this.#document.folded.slice(this.start, this.paragraph.span.end);
  }

  /** As written. */
  get raw(): string {
    return this.#document.text.slice(this.start, this.paragraph.span.end);
  }
}

/** A place where a pattern matches in a passage. */
export interface Occurrence {
  /** In the document. */
  span: Span;
  /** The match in the passage's folded text; its `index` is relative to the passage. */
  match: RegExpExecArray;
  passage: Passage;
}

/** What rules of wording, figures and punctuation read: contents and glossary have forms of their own. */
export const RUNNING_TEXT: ReadonlySet<Region> = new Set(['body']);

/** The body and the definitions of the glossary, which are sentences too. */
export const SENTENCES: ReadonlySet<Region> = new Set(['body', 'glossary']);

export const EVERY_REGION: ReadonlySet<Region> = new Set(['front', 'contents', 'body', 'glossary', 'attachment']);

/** A report and the document it stands in. */
export interface Source {
  document: ParsedText;
  report: Report;
}

/**
 * The paragraphs of `report` that stand in `regions`, headings among them, in text order; only those that hold a word of
 * each of `sights`.
 */
export function* passages(
  { document, report }: Source,
  regions: ReadonlySet<Region> = RUNNING_TEXT,
  sights: readonly Sight[] = [],
): Iterable<Passage> {
  const { paragraphs } = report;
  if (sights.length === 0) {
    for (const paragraph of paragraphs) if (regions.has(paragraph.region)) yield new Passage(document, paragraph);
    return;
  }
  for (const index of paragraphsWith(document, report, sights)) {
    const paragraph = paragraphs[index] as Paragraph;
    if (regions.has(paragraph.region)) yield new Passage(document, paragraph);
  }
}

/**
 * The places where `pattern`, a global expression written for folded text, matches in the paragraphs of `regions`, in
 * text order. A match never runs from one paragraph into the next. What it finds in a paragraph depends on the text of the
 * paragraph alone.
 */
export function* occurrences(
  source: Source,
  pattern: RegExp | SightedPattern,
  regions: ReadonlySet<Region> = RUNNING_TEXT,
): Iterable<Occurrence> {
  const { expression, sights } = pattern instanceof RegExp ? { expression: pattern, sights: [] } : pattern;
  for (const passage of passages(source, regions, sights)) yield* occurrencesIn(passage, expression);
}

/** The places where `pattern`, a global expression written for folded text, matches in one passage. */
export function occurrencesIn(passage: Passage, pattern: RegExp): Occurrence[] {
  const { text } = passage;
  const found: Occurrence[] = [];
  pattern.lastIndex = 0;
  // Without `matchAll`, which makes a copy of the expression for every paragraph.
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = passage.start + match.index;
    found.push({ span: { start, end: start + match[0].length }, match, passage });
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}

/** A mark that opens an enclosed phrase, in its folded form. */
export type OpeningMark = '“' | '‘' | '《' | '(' | '「' | '『' | '〔' | '[' | '【';

const OPENERS = '“‘《(「『〔[【';
const CLOSERS = '”’》)」』〕]】';

/** By unit: one more than the number of the pair of which it is the opening mark, or its negative for the closing one. */
const MARKS = new Int8Array(0x1_0000);
for (let pair = 0; pair < OPENERS.length; pair++) {
  MARKS[OPENERS.charCodeAt(pair)] = pair + 1;
  MARKS[CLOSERS.charCodeAt(pair)] = -pair - 1;
}

/** An opening mark farther back than this has most likely lost its partner, and encloses nothing. */
const LONGEST_ENCLOSED = 300;

/**
 * The innermost mark that is open at `offset` of the folded `text` (relative to it): `“` inside a quotation, `《` inside
 * a title, `(` inside brackets; undefined in the open.
 */
export function openMark(text: string, offset: number): OpeningMark | undefined {
  return openMarks(text, offset)[0];
}

/** Whether `offset` stands inside quotation marks or a title: words of others, which a report only cites. */
export function isCited(text: string, offset: number): boolean {
  return openMarks(text, offset).some((mark) => mark !== '(' && mark !== '[');
}

/** The marks that are open at `offset`, from the innermost outward. */
function openMarks(text: string, offset: number): OpeningMark[] {
  const open: OpeningMark[] = [];
  const closed = new Uint16Array(OPENERS.length);
  const limit = Math.max(0, offset - LONGEST_ENCLOSED);
  for (let i = offset - 1; i >= limit; i--) {
    const mark = MARKS[text.charCodeAt(i)] as number;
    if (mark === 0) continue;
    const pair = Math.abs(mark) - 1;
    const count = closed[pair] as number;
    if (mark < 0) closed[pair] = count + 1;
    else if (count > 0) closed[pair] = count - 1;
    else open.push(OPENERS[pair] as OpeningMark);
  }
  return open;
}
