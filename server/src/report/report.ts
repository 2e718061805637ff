import { type Candidate, markerCandidates } from './candidates.ts';
import { findContents } from './contents.ts';
import type { DocumentRows } from './documents.ts';
import type { Contents, Furniture, Glossary, Report, Section, Title } from './model.ts';
import { addLeads } from './leads.ts';
import { buildOutline } from './outline.ts';
import { isAttachmentLine, plainCandidate } from './plain-headings.ts';
import { type Row, rowLength, shortText } from './rows.ts';
import { chooseStructure, type Placement } from './structure.ts';

/** The text a report is read from. */
export interface Source {
  text: string;
  folded: string;
}

/** Reads the rows of one document. */
export function readReport(source: Source, document: DocumentRows, furniture: ReadonlyMap<Row, Furniture>): Report {
  const rows = document.rows.filter((row) => !furniture.has(row));
  const glossary = undefined as Glossary | undefined;
  const contents = findContents(source.folded, rows);
  const end = rows.at(-1)?.paragraph.span.end ?? 0;
  const contentsRows = contents ? rows.slice(contents.from, contents.to) : [];
  for (const row of contentsRows) row.paragraph.region = 'contents';
  if (glossary) markGlossary(rows, glossary);
  const body = rows.filter((row) => row.paragraph.region === 'body');
  markAttachments(source.folded, body);
  const outline = readOutline(source, body, end, true);
  markHeadings(body, outline.all);
  const paragraphs = rows.map((row) => row.paragraph);
  const outside = addLeads(source.text, source.folded, paragraphs, outline.all);
  const title = reportTitle(source, document, rows);
  const report: Report = {
    span: { start: document.rows[0]?.paragraph.span.start ?? 0, end: document.rows.at(-1)?.paragraph.span.end ?? 0 },
    partial: { head: false, tail: false },
    sections: [...outline.sections, ...outside].sort((a, b) => a.heading.start - b.heading.start),
    series: outline.series,
    paragraphs,
    enumerations: [],
    noteMarks: [],
    faults: outline.faults,
  };
  if (title) report.title = title;
  if (glossary) report.glossary = glossary;
  if (contents) report.contents = readContents(source, contentsRows, contents.heading);
  return report;
}

function readOutline(source: Source, rows: readonly Row[], end: number, withPlain: boolean) {
  const placements: Placement[] = chooseStructure(collectCandidates(source.folded, rows, withPlain));
  return buildOutline({ ...source, paragraphs: rows.map((row) => row.paragraph.span), end }, placements);
}

function collectCandidates(folded: string, rows: readonly Row[], withPlain: boolean): Candidate[] {
  return rows.flatMap((row, index) => {
    const plain = withPlain ? plainCandidate(folded, rows, index) : undefined;
    return plain ? [plain] : markerCandidates(folded, row.base, row.piece, index);
  });
}

function readContents(source: Source, rows: readonly Row[], heading: Row | undefined): Contents {
  const entries = heading ? rows.slice(1) : rows;
  const end = rows.at(-1)?.paragraph.span.end ?? 0;
  const contents: Contents = {
    span: { start: rows[0]?.paragraph.span.start ?? 0, end },
    sections: readOutline(source, entries, end, false).sections,
  };
  if (heading) contents.heading = heading.paragraph.span;
  return contents;
}

function markGlossary(rows: readonly Row[], glossary: Glossary): void {
  for (const { paragraph } of rows) {
    if (paragraph.span.start >= glossary.span.start && paragraph.span.end <= glossary.span.end) paragraph.region = 'glossary';
  }
}

/** From the first line 附件 on, what is not glossary belongs to an attachment. */
function markAttachments(folded: string, rows: readonly Row[]): void {
  const first = rows.findIndex((row) => isAttachmentLine(folded, row));
  if (first < 0) return;
  for (const row of rows.slice(first)) row.paragraph.region = 'attachment';
}

function markHeadings(rows: readonly Row[], sections: readonly Section[]): void {
  let next = 0;
  for (const { paragraph } of rows) {
    while (next < sections.length && (sections[next] as Section).heading.start < paragraph.span.start) next++;
    const section = sections[next];
    if (section && section.heading.start === paragraph.span.start) paragraph.section = section;
  }
}

const TITLE_ROWS = 12;
const LONGEST_TITLE = 60;

/** The title line, or the first short line before the text where no line says that it is one. */
function reportTitle(source: Source, document: DocumentRows, rows: readonly Row[]): Title | undefined {
  const row = document.title ?? rows.slice(0, TITLE_ROWS).find((r) => isTitleLike(source.folded, r));
  if (!row) return undefined;
  const { start, end } = row.paragraph.span;
  const text = source.text.slice(start, end);
  const words = text.replace(/^[•●·*]?\s*【[^】]{1,12}】\s*/, '').replace(/\s+/g, '');
  return { text: words, span: { start, end } };
}

function isTitleLike(folded: string, row: Row): boolean {
  const text = shortText(folded, row, LONGEST_TITLE);
  return text !== undefined && rowLength(row) >= 4 && row.paragraph.region === 'body' && !row.paragraph.section && !/[。:,;!]/.test(text);
}

