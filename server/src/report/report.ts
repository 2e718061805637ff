import type { Span } from '../text/span.ts';
import { readAttachment } from './attachments.ts';
import { type Candidate, markerCandidates, type PreviousEnd } from './candidates.ts';
import { findContents } from './contents.ts';
import type { DocumentRows } from './documents.ts';
import { findEnumerations } from './enumerations.ts';
import { readGlossary } from './glossary/glossary.ts';
import { linkUses } from './glossary/uses.ts';
import { addLeads } from './leads.ts';
import type { Contents, Glossary, Report, Section } from './model.ts';
import { findNoteMarks } from './note-marks.ts';
import { buildOutline, type Outline } from './outline.ts';
import { findPartial } from './partial.ts';
import { isAttachmentLine, plainCandidate, plainCandidatesInside } from './plain-headings.ts';
import { findReferences } from './references.ts';
import { findTitle } from './report-title.ts';
import { type Row, rowLength, rowText } from './rows.ts';
import { eachInSteps, type Steps } from './steps.ts';
import { chooseStructure } from './structure.ts';

/** The text a report is read from. */
export interface Source {
  text: string;
  folded: string;
}

/** Reads one document, whose rows are without furniture. */
export function* readReport(source: Source, document: DocumentRows): Steps<Report> {
  const { rows } = document;
  const glossary = yield* readGlossary(
    source.folded,
    rows.map((row) => row.paragraph),
    source.text,
  );
  yield;
  if (glossary) markGlossary(rows, glossary);
  const contents = findContents(source.folded, rows);
  yield;
  const contentsRows = contents ? rows.slice(contents.from, contents.to) : [];
  for (const row of contentsRows) row.paragraph.region = 'contents';
  const outline = yield* readParts(source, rows, glossary?.span);
  yield;
  markHeadings(rows, outline.all);
  const paragraphs = rows.map((row) => row.paragraph);
  const partial = findPartial(source.folded, document, outline);
  const outermost = partial.head ? (outline.all[0]?.level ?? 1) + 1 : 1;
  yield;
  const outside = yield* addLeads({ ...source, paragraphs, sections: outline.all, outermost });
  yield;
  const noteMarks = findNoteMarks(source.folded, paragraphs, glossary);
  yield;
  const report: Report = {
    span: wholeSpan(rows),
    partial,
    sections: [...outline.sections, ...outside].sort((a, b) => a.heading.start - b.heading.start),
    series: outline.series,
    paragraphs,
    enumerations: yield* findEnumerations(
      source.folded,
      paragraphs,
      headingSpans(outline, contents && contentsRows, glossary),
      noteMarks,
    ),
    noteMarks,
    references: [],
    faults: outline.faults,
  };
  yield;
  const title = findTitle(source, document);
  if (title) report.title = title;
  if (glossary) report.glossary = glossary;
  if (contents) report.contents = yield* readContents(source, contentsRows, contents.heading);
  linkUses(source.folded, report);
  yield;
  report.references = yield* findReferences(source.folded, report);
  return report;
}

/** Where no enumeration may begin: headings, the contents and the glossary. */
function headingSpans(outline: Outline, contents: readonly Row[] | undefined, glossary: Glossary | undefined): Span[] {
  const spans = outline.all.map((section) => section.heading);
  if (contents?.length) spans.push(wholeSpan(contents));
  if (glossary) spans.push(glossary.span);
  return spans.sort((a, b) => a.start - b.start);
}

function wholeSpan(rows: readonly Row[]): Span {
  return { start: rows[0]?.paragraph.span.start ?? 0, end: rows.at(-1)?.paragraph.span.end ?? 0 };
}

/** The body and each attachment number their headings for themselves. */
function* readParts(source: Source, rows: readonly Row[], glossary: Span | undefined): Steps<Outline> {
  const parts: Row[][] = [[]];
  for (const row of rows) {
    if (row.paragraph.region !== 'body') continue;
    if (isAttachmentLine(source.folded, row)) parts.push([]);
    parts.at(-1)?.push(row);
  }
  const whole: Outline = { sections: [], series: [], faults: [], all: [] };
  for (const part of parts) {
    const outline = yield* readOutline(source, part, { withPlain: true, glossary });
    append(whole, part === parts[0] ? outline : readAttachment(source, part, outline));
  }
  return whole;
}

function append(whole: Outline, part: Outline): void {
  for (const section of part.sections) whole.sections.push(section);
  for (const series of part.series) whole.series.push(series);
  for (const fault of part.faults) whole.faults.push(fault);
  for (const section of part.all) whole.all.push(section);
}

function* readOutline(
  source: Source,
  rows: readonly Row[],
  { withPlain, glossary }: { withPlain: boolean; glossary?: Span | undefined },
): Steps<Outline> {
  const candidates = yield* collectCandidates(source.folded, rows, withPlain, glossary);
  const last = rows.at(-1)?.paragraph.span.end ?? 0;
  const end = glossary && glossary.start > (rows[0]?.paragraph.span.start ?? 0) ? Math.min(last, glossary.start) : last;
  yield;
  const placements = yield* chooseStructure(candidates);
  yield;
  return yield* buildOutline({ ...source, paragraphs: rows.map((row) => row.paragraph.span), end }, placements);
}

/** Rows of which one or two milliseconds' work is made. */
const ROWS_A_STEP = 2_000;

function* collectCandidates(
  folded: string,
  rows: readonly Row[],
  withPlain: boolean,
  glossary: Span | undefined,
): Steps<Candidate[]> {
  const found: Candidate[] = [];
  const add = (candidate: Candidate): void => {
    if (!glossary || candidate.at < glossary.start || candidate.at >= glossary.end) found.push(candidate);
  };
  yield* eachInSteps(rows, ROWS_A_STEP, (row, index) => {
    const markers = markerCandidates(folded, row.base, row.piece, index, previousEnd(folded, rows[index - 1]));
    const inside = withPlain ? plainCandidatesInside(folded, row.base, row.piece, index) : [];
    const plain = withPlain && row.piece.candidates.length === 0 ? plainCandidate(folded, rows, index) : undefined;
    if (plain) add(plain);
    if (inside.length === 0) markers.forEach(add);
    else [...markers, ...inside].sort((a, b) => a.at - b.at).forEach(add);
  });
  return found;
}

/** A longer line without a stop is a paragraph that has lost it, not the first part of a broken line. */
const LONGEST_BROKEN_LINE = 60;

/** How the row before ends; a heading on its own line is complete without a stop. */
function previousEnd(folded: string, row: Row | undefined): PreviousEnd {
  if (!row || isOwnLineHeading(folded, row)) return 'complete';
  if (/[。!?…:;]/.test(folded[row.paragraph.span.end - 1] as string)) return 'complete';
  return rowLength(row) > LONGEST_BROKEN_LINE ? 'unstopped' : 'broken';
}

/** A line that opens with a marker and holds no sentence: the first line of a broken paragraph does. */
function isOwnLineHeading(folded: string, row: Row): boolean {
  const first = row.piece.candidates[0];
  const opens = first?.lead === 'line-start' && first.readings.some((reading) => reading.damage !== 'numeral');
  return opens && !rowText(folded, row).includes('。');
}

function* readContents(source: Source, rows: readonly Row[], heading: Row | undefined): Steps<Contents> {
  const entries = heading ? rows.slice(1) : rows;
  const contents: Contents = {
    span: wholeSpan(rows),
    sections: (yield* readOutline(source, entries, { withPlain: false })).sections,
  };
  if (heading) contents.heading = heading.paragraph.span;
  return contents;
}

function markGlossary(rows: readonly Row[], glossary: Glossary): void {
  for (const { paragraph } of rows) {
    if (paragraph.span.start >= glossary.span.start && paragraph.span.end <= glossary.span.end)
      paragraph.region = 'glossary';
  }
}

function markHeadings(rows: readonly Row[], sections: readonly Section[]): void {
  let next = 0;
  for (const { paragraph } of rows) {
    while (next < sections.length && (sections[next] as Section).heading.start < paragraph.span.start) next++;
    const section = sections[next];
    if (section && section.heading.start === paragraph.span.start) paragraph.section = section;
  }
}
