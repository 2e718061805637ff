import { fold } from '../text/fold.ts';
import type { Hunk } from '../text/revised-text.ts';
import type { Span } from '../text/span.ts';
import { markerCandidates } from './candidates.ts';
import { breaksOff, LONGEST_LEAD, leadIn } from './leads.ts';
import type { Paragraph, ParsedText, Report, Section } from './model.ts';
import { plainCandidatesInside } from './plain-headings.ts';
import { type Piece, scanLine } from './scan.ts';
import { plainEnd, sentenceEnd } from './titles.ts';

/**
 * Whether `document` has the same outline after an edit, titles grown or shrunk by what was typed in them aside. True only of
 * words typed in the middle of a paragraph that change neither its markers nor what speaks for and against them, nor where
 * titles and leads end: then all that the reading of the structure looks at is as it was. One thing is left
 * out: what a glued title elsewhere owes to how often two characters stand together in the whole text.
 */
export function keepsOutline(document: ParsedText, hunk: Hunk): boolean {
  if (hunk.end - hunk.first !== 1 || hunk.count !== 1) return false;
  // In wrapped text a paragraph is more than the line that was edited.
  if (document.lineBreaks.length > 0) return false;
  const { at, old, now } = hunk.change;
  if (SETS_APART.test(old + now)) return false;
  const change = { start: hunk.start + at, end: hunk.start + at + old.length };
  const [paragraph, next] = plainParagraphAt(document, change) ?? [];
  if (!paragraph) return false;
  const grown = now.length - old.length;
  if (!isSameSide(paragraph.span.end - paragraph.span.start, grown, LIMITS_OF_LINES)) return false;
  const before = new ReadLine(hunk.replaced);
  const after = new ReadLine(hunk.text);
  const piece = before.pieces.find(({ start, end }) => start <= at && at < end);
  if (!piece || !isSame(before.evidence(at, grown), after.evidence(at, 0))) return false;
  const opensWithMarker = piece.candidates[0]?.at === piece.start;
  if (!opensWithMarker && piece.end - piece.start <= LONGEST_LINE) return false;
  const growth = { line: hunk.start, at, gone: old.length, grown };
  const edited = { before, after, reports: document.reports, span: paragraph.span, growth };
  return keepsNextLead(edited, document.folded, paragraph, next) && keepsLead(edited) && keepsTitle(edited);
}

/** What parts an entry of a glossary from its definition, one paragraph from another, or a page number from a title. */
const SETS_APART = /[:：\\…\s]/u;

/** Lengths of paragraphs, in UTF-16 units, from which on something is judged differently when a text is read. */
const LIMITS_OF_LINES = [40, 41, 60, 61, 80, 81];
/** A longer line is no title, no entry of a contents and no heading without a marker. */
const LONGEST_LINE = 80;
/** Titles and openings of reports stand in their first paragraphs, and what tells whether the end is there in the last. */
const OPENING = 20;
const CLOSING = 3;
/** What a paragraph begins with tells leads of one kind, and forms of address. */
const BEGINNING = 4;

/** The paragraph of a body around `change`, whose first and last characters are not part of that; and the one behind it. */
function plainParagraphAt({ reports }: ParsedText, change: Span): readonly Paragraph[] | undefined {
  const report = reports.findLast(({ span }) => span.start <= change.start && change.end < span.end);
  if (!report) return undefined;
  const { paragraphs } = report;
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle]?.span.start ?? 0) <= change.start) low = middle;
    else high = middle - 1;
  }
  if (low < OPENING || low >= paragraphs.length - CLOSING) return undefined;
  const paragraph = paragraphs[low];
  if (paragraph?.region !== 'body') return undefined;
  const { start, end } = paragraph.span;
  return start + BEGINNING <= change.start && change.end < end ? paragraphs.slice(low, low + 2) : undefined;
}

/** Whether a length that grows by `grown` reaches none of `limits` and falls below none. */
function isSameSide(length: number, grown: number, limits: readonly number[]): boolean {
  return limits.every((limit) => length >= limit === length + grown >= limit);
}

/** What was edited in a line. */
interface Growth {
  /** Offset of the line in the text. */
  line: number;
  /** Offset of the edit in the line. */
  at: number;
  /** Units that are gone. */
  gone: number;
  /** Units by which the line has grown. */
  grown: number;
}

/** Where words end now that ended at `end`; undefined where their end is gone. What was typed right behind them belongs to them. */
function endNow(end: number, { at, gone, grown }: Growth): number | undefined {
  if (end >= at + gone) return end + grown;
  return end <= at ? end : undefined;
}

/** A line with what stands in it. */
class ReadLine {
  readonly folded: string;
  readonly pieces: readonly Piece[];

  constructor(line: string) {
    this.folded = fold(line.replace(/[\r\n]+$/, ''));
    this.pieces = scanLine(this.folded);
  }

  /** Everything that speaks for or against a heading in this line; places from `from` on moved by `shift`. */
  evidence(from: number, shift: number): (number | string | undefined)[] {
    const moved = (at: number): number => (at >= from ? at + shift : at);
    return this.pieces.flatMap((piece) => [
      moved(piece.start),
      moved(piece.end),
      ...plainCandidatesInside(this.folded, 0, piece, 0).flatMap(({ at, limit }) => [moved(at), moved(limit)]),
      ...markerCandidates(this.folded, 0, piece, 0, 'complete').flatMap(({ at, rejectCost, options }) => [
        moved(at),
        rejectCost,
        ...options.flatMap(({ style, ordinal, cost, openCost, reading }) => [
          style,
          ordinal,
          cost,
          openCost,
          reading?.damage,
          reading && moved(reading.end),
        ]),
      ]),
    ]);
  }
}

/** A line before and after an edit in one of its paragraphs. */
interface EditedLine {
  before: ReadLine;
  after: ReadLine;
  reports: readonly Report[];
  /** The paragraph, as it was. */
  span: Span;
  growth: Growth;
}

/**
 * Whether the paragraph behind begins with a lead if it did before: it does not where this one goes on in it. `folded` is the
 * text as it was.
 */
function keepsNextLead(
  { before, after, reports, span, growth: { line, grown } }: EditedLine,
  folded: string,
  { section }: Paragraph,
  next: Paragraph | undefined,
): boolean {
  const start = span.start - line;
  const end = span.end - line;
  const goesOn = breaksOff(after.folded, { start, end: end + grown });
  if (goesOn === breaksOff(before.folded, { start, end })) return true;
  // How many texts that are no headings go on tells whether the report has lost its stops.
  if (!section || !next) return false;
  if (next.section || !leadIn(folded, next.span)) return true;
  // So may a sentence that might have been a lead and is none: it lends no other one weight.
  return goesOn && !beginsWithLead(reports, next.span);
}

function beginsWithLead(reports: readonly Report[], { start }: Span): boolean {
  return reports.some((report) =>
    headingsAround(report, start).some(({ kind, heading }) => kind === 'lead' && heading.start === start),
  );
}

/** Whether the first sentence of the paragraph is a lead if it was one before, and ends at the same words. */
function keepsLead({ before, after, reports, span, growth }: EditedLine): boolean {
  const { line, grown } = growth;
  const start = span.start - line;
  const end = span.end - line;
  const lead = leadIn(before.folded, { start, end });
  const now = leadIn(after.folded, { start, end: end + grown });
  const isLead = beginsWithLead(reports, span);
  // A sentence that might have been a lead and is none lends no other one weight, so that it may go.
  if (!now) return !isLead;
  if (!lead || lead.isAlone !== now.isAlone) return false;
  const wasShort = lead.end - start <= LONGEST_LEAD;
  const isShort = now.end - start <= LONGEST_LEAD;
  if (!isLead && !isShort) return true;
  return wasShort === isShort && now.end === endNow(lead.end, growth);
}

/** Whether the title of the heading before the edit in its paragraph, if there is one, ends at the same words as before. */
function keepsTitle({ before, after, reports, span, growth }: EditedLine): boolean {
  const { line, at, grown } = growth;
  const heading = reports
    .flatMap((report) => headingsAround(report, line + at))
    .findLast(({ kind, heading }) => kind !== 'lead' && heading.start >= span.start);
  if (!heading) return true;
  const next = heading.children.find(({ kind, heading: { start } }) => kind !== 'lead' && start < span.end);
  const limit = Math.min(span.end, next?.heading.start ?? heading.span.end) - line;
  const request = { start: heading.title.span.start - line, limit, lineStart: heading.heading.start === span.start };
  const end = plainEnd(before.folded, request);
  // Where one has to look for a seam, the whole first sentence is looked at.
  if (!end) return at > sentenceEnd(before.folded, request.start, limit);
  const now = plainEnd(after.folded, { ...request, limit: limit + grown });
  return now?.kind === end.kind && now.end === endNow(end.end, growth);
}

/** The sections around `offset`, outermost first. */
function headingsAround({ sections }: Report, offset: number): Section[] {
  const path: Section[] = [];
  for (let siblings = sections; ; ) {
    const section = siblings.findLast(({ span }) => span.start <= offset && offset < span.end);
    if (!section) return path;
    path.push(section);
    siblings = section.children;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
