import type { CrossReference, GlossaryEntry, NoteMark, ParsedText, Report, Section } from '../report/model.ts';
import { type Span, touches } from '../text/span.ts';

/** What stands at a place in the text. `span` is the words it takes up there. */
export type Place =
  /** A term: a use of it in the text, or its headword in the glossary. */
  | { kind: 'term'; report: Report; entry: GlossaryEntry; span: Span }
  /** A note mark in the text. */
  | { kind: 'note-mark'; report: Report; mark: NoteMark; span: Span }
  /** The number of a glossary entry. */
  | { kind: 'entry-number'; report: Report; entry: GlossaryEntry; span: Span }
  /** Words that point at a heading. */
  | { kind: 'reference'; report: Report; reference: CrossReference; span: Span }
  | HeadingPlace;

/** A heading of the contents or of the body. */
export interface HeadingPlace {
  kind: 'contents' | 'heading';
  report: Report;
  section: Section;
  span: Span;
}

/**
 * What stands at `offset`: of several things the narrowest kind, of several terms the longest. A cursor right behind a
 * thing touches it where nothing else begins.
 */
export function placeAt(document: ParsedText, offset: number): Place | undefined {
  const report = reportAt(document, offset);
  if (!report) return undefined;
  return (
    find(report, offset, (span) => span.start <= offset && offset < span.end) ??
    find(report, offset, (span) => touches(span, offset))
  );
}

/** The heading, of the body or of the contents, that `offset` touches, whatever else stands in it. */
export function headingAt(document: ParsedText, offset: number): HeadingPlace | undefined {
  const report = reportAt(document, offset);
  const at = (span: Span): boolean => touches(span, offset);
  return (
    report &&
    (findHeading(report, report.contents?.sections ?? [], 'contents', offset, at) ??
      findHeading(report, report.sections, 'heading', offset, at))
  );
}

/** The report around `offset`. */
export function reportAt(document: ParsedText, offset: number): Report | undefined {
  return document.reports.findLast((report) => touches(report.span, offset));
}

/** The sections around `offset`, outermost first. */
export function sectionsAt(report: Report, offset: number): Section[] {
  const path: Section[] = [];
  let siblings = report.sections;
  for (;;) {
    const section = siblings.findLast(({ span }) => span.start <= offset && offset < span.end);
    if (!section) return path;
    path.push(section);
    siblings = section.children;
  }
}

function find(report: Report, offset: number, at: (span: Span) => boolean): Place | undefined {
  return (
    findNoteMark(report, at) ??
    findReference(report, at) ??
    findTerm(report, at) ??
    findHeading(report, report.contents?.sections ?? [], 'contents', offset, at) ??
    findHeading(report, report.sections, 'heading', offset, at)
  );
}

function findNoteMark(report: Report, at: (span: Span) => boolean): Place | undefined {
  const mark = report.noteMarks.find(({ span }) => at(span));
  if (mark) return { kind: 'note-mark', report, mark, span: mark.span };
  for (const entry of report.glossary?.entries ?? []) {
    if (entry.ordinalSpan && at(entry.ordinalSpan))
      return { kind: 'entry-number', report, entry, span: entry.ordinalSpan };
  }
  return undefined;
}

function findReference(report: Report, at: (span: Span) => boolean): Place | undefined {
  const reference = report.references.find(({ span }) => at(span));
  return reference && { kind: 'reference', report, reference, span: reference.span };
}

function findTerm(report: Report, at: (span: Span) => boolean): Place | undefined {
  let longest: Place | undefined;
  const take = (entry: GlossaryEntry, span: Span): void => {
    if (!at(span)) return;
    if (!longest || span.end - span.start > longest.span.end - longest.span.start)
      longest = { kind: 'term', report, entry, span };
  };
  // Entries that define one term have one list of uses, which belong to the first.
  const seen = new Set<readonly Span[]>();
  for (const entry of report.glossary?.entries ?? []) {
    take(entry, entry.termSpan);
    if (seen.has(entry.uses)) continue;
    seen.add(entry.uses);
    for (const span of entry.uses) take(entry, span);
  }
  return longest;
}

/** Looks into those sections only that `offset` touches: a report of 10 MB has thousands of others. */
function findHeading(
  report: Report,
  sections: readonly Section[],
  kind: 'contents' | 'heading',
  offset: number,
  at: (span: Span) => boolean,
): HeadingPlace | undefined {
  for (const section of sections) {
    if (section.kind !== 'lead' && at(section.heading)) return { kind, report, section, span: section.heading };
    const below = touches(section.span, offset) && findHeading(report, section.children, kind, offset, at);
    if (below) return below;
  }
  return undefined;
}
