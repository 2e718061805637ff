import type { Paragraph, ParsedText, Report } from '../report/model.ts';
import { remembered } from '../report/remembered.ts';
import { contains, type Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { fingerprint } from './fingerprint.ts';
import type { Passage } from './repeats.ts';
import { SpanCursor } from './span-cursor.ts';

/** What a paragraph is to the search for repeats. */
export type PassageRole =
  | 'prose'
  /** A heading that stands alone: its wording may return in another part of the report. */
  | 'heading'
  /** Part of a glossary entry. */
  | 'entry'
  /** The contents, which repeats the headings by its nature. */
  | 'apparatus';

export interface ParagraphPassage extends Passage {
  paragraph: Paragraph;
  /** Without the title that runs in, where what stands behind it is enough to be compared: a text may be copied under another title. */
  content: Span;
  role: PassageRole;
}

/**
 * The paragraphs of `report` with their fingerprints, in text order. The fingerprint leaves the marker of a heading out,
 * so that a paragraph that was renumbered after it was copied is still a copy.
 */
export const paragraphPassages = remembered(readPassages);

function readPassages(document: ParsedText, report: Report): readonly ParagraphPassage[] {
  const entries = new SpanCursor(report.glossary?.entries.map(({ span }) => span) ?? []);
  return report.paragraphs.map((paragraph) => {
    const { span } = paragraph;
    // The cursor moves on with every paragraph, whichever role it gets.
    const inEntry = entries.overlaps(span);
    const apparatus = paragraph.region === 'contents';
    const role = apparatus ? 'apparatus' : inEntry ? 'entry' : isHeading(paragraph) ? 'heading' : 'prose';
    const words = body(document.folded, paragraph);
    return {
      span,
      words,
      content: contentOf(document.folded, paragraph, words),
      paragraph,
      role,
      fingerprint: apparatus ? undefined : fingerprint(document.folded, words),
    };
  });
}

/** Characters behind a run-in title from which on they are compared by themselves. */
const SUBSTANTIAL_CONTENT = 40;

function contentOf(folded: string, { section }: Paragraph, words: Span): Span {
  if (section?.kind !== 'run-in') return words;
  let start = Math.max(words.start, section.heading.end);
  while (start < words.end && BEHIND_TITLE.has(folded.charCodeAt(start))) start++;
  return words.end - start >= SUBSTANTIAL_CONTENT ? { start, end: words.end } : words;
}

/** What closes a run-in title. */
const BEHIND_TITLE = new UnitSet('。:;,!?. ');

/**
 * The paragraph without the number that opens it. Read from the characters alone: the number of a copy that stands in the
 * wrong place may not have been taken for a marker.
 */
export function body(folded: string, { span, section }: Paragraph): Span {
  const marker = section?.marker?.span;
  if (marker && contains(span, marker)) return { start: marker.end, end: span.end };
  if (!OPENING.has(folded.charCodeAt(span.start))) return span;
  const number = OPENING_NUMBER.exec(folded.slice(span.start, Math.min(span.end, span.start + LONGEST_NUMBER)));
  return number ? { start: span.start + number[0].length, end: span.end } : span;
}

/** 一、 （一） 1. 1、 （1） 1) [1] 〔1〕 【1】 [1]. ① */
const OPENING_NUMBER =
  /^(?:[([〔【<〈] ?(?:[〇零一二三四五六七八九十百]{1,5}|\d{1,4}) ?[)\]〕】>〉][.、:]?|[〇零一二三四五六七八九十百]{1,5}、|\d{1,4} ?[.、)](?!\d)|[①-⒇])/;
const LONGEST_NUMBER = 16;
/** What a number begins with. */
const OPENING = new UnitSet('([〔【<〈〇零一二三四五六七八九十百0123456789', ['①⒇']);

function isHeading({ span, section }: Paragraph): boolean {
  return section?.kind === 'block' && section.heading.start <= span.start && span.end <= section.heading.end;
}
