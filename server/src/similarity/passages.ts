import type { Paragraph, ParsedText, Report } from '../report/model.ts';
import { contains, type Span } from '../text/span.ts';
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
  /** The contents and page furniture: they repeat by their nature. */
  | 'apparatus';

export interface ParagraphPassage extends Passage {
  paragraph: Paragraph;
  role: PassageRole;
}

/**
 * The paragraphs of `report` with their fingerprints, in text order. The fingerprint leaves the marker of a heading out,
 * so that a paragraph that was renumbered after it was copied is still a copy.
 */
export function paragraphPassages(document: ParsedText, report: Report): ParagraphPassage[] {
  const furniture = new SpanCursor(document.furniture.map(({ span }) => span));
  const entries = new SpanCursor(report.glossary?.entries.map(({ span }) => span) ?? []);
  return report.paragraphs.map((paragraph) => {
    const { span } = paragraph;
    // Both cursors move on with every paragraph, whichever role it gets.
    const inFurniture = furniture.overlaps(span);
    const inEntry = entries.overlaps(span);
    const apparatus = paragraph.region === 'contents' || inFurniture;
    const role = apparatus ? 'apparatus' : inEntry ? 'entry' : isHeading(paragraph) ? 'heading' : 'prose';
    return {
      span,
      paragraph,
      role,
      fingerprint: apparatus ? undefined : fingerprint(document.folded, body(paragraph)),
    };
  });
}

/** The paragraph without the marker that opens it. */
export function body(paragraph: Paragraph): Span {
  const marker = paragraph.section?.marker?.span;
  return marker && contains(paragraph.span, marker) ? { start: marker.end, end: paragraph.span.end } : paragraph.span;
}

function isHeading({ span, section }: Paragraph): boolean {
  return section?.kind === 'block' && section.heading.start <= span.start && span.end <= section.heading.end;
}
