import type { Paragraph, ParsedText, Region, Report } from '../report/model.ts';
import type { Span } from '../text/span.ts';

/** The text of one paragraph of a report. */
export interface Passage {
  paragraph: Paragraph;
  /** Offset of its first character in the document. */
  start: number;
  /** Folded: widths and blanks as `fold` gives them, unit for unit with `raw`. */
  text: string;
  /** As written. */
  raw: string;
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

/** The paragraphs of `report` that stand in `regions`, headings among them, in text order. */
export function* passages(
  { document, report }: { document: ParsedText; report: Report },
  regions: ReadonlySet<Region> = RUNNING_TEXT,
): Iterable<Passage> {
  for (const paragraph of report.paragraphs) {
    if (!regions.has(paragraph.region)) continue;
    const { start, end } = paragraph.span;
    yield { paragraph, start, text: document.folded.slice(start, end), raw: document.text.slice(start, end) };
  }
}

/**
 * The places where `pattern`, a global expression written for folded text, matches in the paragraphs of `regions`, in
 * text order. A match never runs from one paragraph into the next.
 */
export function* occurrences(
  context: { document: ParsedText; report: Report },
  pattern: RegExp,
  regions: ReadonlySet<Region> = RUNNING_TEXT,
): Iterable<Occurrence> {
  for (const passage of passages(context, regions)) yield* occurrencesIn(passage, pattern);
}

/** The places where `pattern`, a global expression written for folded text, matches in one passage. */
export function* occurrencesIn(passage: Passage, pattern: RegExp): Iterable<Occurrence> {
  for (const match of passage.text.matchAll(pattern)) {
    const start = passage.start + match.index;
    yield { span: { start, end: start + match[0].length }, match, passage };
  }
}

/** A mark that opens an enclosed phrase, in its folded form. */
export type OpeningMark = '“' | '‘' | '《' | '(' | '「' | '『' | '〔' | '[' | '【';

const OPENER_OF: ReadonlyMap<string, OpeningMark> = new Map<string, OpeningMark>([
  ['”', '“'],
  ['’', '‘'],
  ['》', '《'],
  [')', '('],
  ['」', '「'],
  ['』', '『'],
  ['〕', '〔'],
  [']', '['],
  ['】', '【'],
]);
const OPENERS: ReadonlySet<string> = new Set(OPENER_OF.values());

/** An opening mark farther back than this has most likely lost its partner, and encloses nothing. */
const LONGEST_ENCLOSED = 300;

/**
 * The innermost mark that is open at `offset` of the folded `text` (relative to it): `“` inside a quotation, `《` inside
 * a title, `(` inside brackets; undefined in the open.
 */
export function openMark(text: string, offset: number): OpeningMark | undefined {
  for (const mark of openMarks(text, offset)) return mark;
  return undefined;
}

/** Whether `offset` stands inside quotation marks or a title: words of others, which a report only cites. */
export function isCited(text: string, offset: number): boolean {
  for (const mark of openMarks(text, offset)) if (mark !== '(' && mark !== '[') return true;
  return false;
}

/** The marks that are open at `offset`, from the innermost outward. */
function* openMarks(text: string, offset: number): Iterable<OpeningMark> {
  const closed = new Map<OpeningMark, number>();
  const limit = Math.max(0, offset - LONGEST_ENCLOSED);
  for (let i = offset - 1; i >= limit; i--) {
    const char = text[i] as string;
    const opener = OPENER_OF.get(char);
    if (opener) closed.set(opener, (closed.get(opener) ?? 0) + 1);
    else if (OPENERS.has(char)) {
      const count = closed.get(char as OpeningMark) ?? 0;
      if (count === 0) yield char as OpeningMark;
      else closed.set(char as OpeningMark, count - 1);
    }
  }
}
