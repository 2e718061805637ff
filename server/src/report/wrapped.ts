import { JOINER } from '../text/joiner.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { isPageEdge } from './furniture.ts';
import { type Row, readRow, rowLength } from './rows.ts';

/** Columns of a broken line, at least: a shorter one is a title or an item of a list. A Chinese character takes two columns. */
const NARROWEST = 40;
/** … and at most. */
const WIDEST = 200;
/** Full lines differ by as many columns, as a mark may hang over the edge and no figure is broken. */
const RAGGED = 6;

/**
 * In a wrapped text so many lines are full, hardly any is longer, and most full ones end inside a sentence. Of 544 published
 * reports one is such a text: 0.83 of its lines are full, none is longer, 0.95 of the full ones are open. Of the others
 * at most 0.16 of the lines are of one width, or a tenth and more are longer.
 */
const LEAST_FULL = 20;
const FULL_SHARE = 0.25;
const LONGER_SHARE = 0.05;
const OPEN_SHARE = 0.5;

/** Columns by which the first line of a paragraph is set in (GB/T 9704—2012, 7.3.3). */
const INDENT = 4;
/** Where so many of the lines behind a short one are set in, every paragraph begins so; elsewhere indents were dropped. */
const INDENTED_SHARE = 0.5;

const FULL_STOP = /[。!?…][”’」』》)\]]?$/;
const HALF_STOP = /[;:]$/;
/** An entry of a contents, filled up with dots to its page number. */
const LEADER = /[.·…]{3} ?[-—(]? ?\d{1,4} ?[-—)]?$/;
/** Units at the end of a line that these look at. */
const LINE_TAIL = 16;
/** What is not parted by a line end: a word, a figure, or a character, with the marks that may not end or begin a line. */
const UNBREAKABLE = /^[“‘(《〈【「『〔[]*(?:[A-Za-z0-9.%]+|.)[,。、;:!?”’」』》〉】〕)\]]*/;
const LINE_HEAD = 24;
/** Columns that may be left free at the end of a line behind which the sentence or the section surely goes on. */
const SLACK = 2;

/** A row as it stands on the page. Lengths are columns, and the same whether or not the text is folded. */
interface PrintedLine {
  row: Row;
  /** Units before it. */
  indent: number;
  /** Without its indent. */
  length: number;
  /** What it begins with and would have needed in the line before. */
  head: number;
  /** What it ends with: a full stop, another stop, or none. */
  stop: 'full' | 'half' | undefined;
  isLeader: boolean;
}

/**
 * The line ends inside the paragraphs of a text whose lines were all broken at one width, as those of printed pages and of mail
 * are: each from the last character of a line to the first of the next, with indents and page numbers between them. None in
 * other texts. `rows` are those of one document. Linear in the length of the text.
 */
export function findLineBreaks(folded: string, lines: Lines, rows: readonly Row[]): Span[] {
  if (rows.length < LEAST_FULL) return [];
  if (rows.filter((row) => rowLength(row) > WIDEST).length > rows.length * LONGER_SHARE) return [];
  const printed = rows.filter((row) => !isPageEdge(folded, row)).map((row) => printedLine(folded, lines, row));
  const width = commonWidth(printed);
  return width === undefined ? [] : breaksAt(folded, printed, width);
}

function breaksAt(folded: string, printed: readonly PrintedLine[], width: number): Span[] {
  const pairs = printed.slice(1).map((line, i) => ({ line, before: printed[i] as PrintedLine }));
  const isFull = ({ length }: PrintedLine): boolean => length > width - RAGGED;
  const behindFull = pairs.filter(({ before }) => isFull(before));
  const behindShort = pairs.filter(({ before }) => !isFull(before));
  const edge = mostCommon(behindFull.map(({ line }) => line.indent));
  const spacing = mostCommon(behindFull.map(({ line, before }) => linesBetween(before, line)));
  const isSetIn = ({ indent }: PrintedLine): boolean => indent > edge;
  const areSetIn = behindShort.filter(({ line }) => isSetIn(line)).length >= behindShort.length * INDENTED_SHARE;
  const breaks: Span[] = [];
  /** Whether the line before begins its paragraph, and is or was set in. */
  let isFirst = true;
  for (const { line, before } of pairs) {
    const gap = { start: before.row.paragraph.span.end, end: line.row.paragraph.span.start };
    const room: number = width - before.length - (isFirst ? INDENT : 0);
    const opensSection: boolean = isFirst && opensWithMarker(before.row);
    isFirst =
      before.isLeader ||
      room >= line.head + (before.stop && !opensSection ? 0 : SLACK) ||
      (linesBetween(before, line) > spacing && folded.slice(gap.start, gap.end).trim() === '') ||
      (areSetIn ? isSetIn(line) : mayBegin(line, before, opensSection));
    if (!isFirst) breaks.push(gap);
  }
  return breaks;
}

/**
 * Whether a paragraph begins with `line` where nothing is set in. One that is torn at a full stop is less of a harm than two in
 * one, but behind the first line of a numbered paragraph: what ends there is most likely the title that runs in.
 */
function mayBegin(line: PrintedLine, before: PrintedLine, opensSection: boolean): boolean {
  if (opensWithMarker(line.row)) return before.stop !== undefined || opensSection;
  return before.stop === 'full' && !opensSection;
}

/** Lines from one to the other; a page number between two has blank lines around it. */
function linesBetween(before: PrintedLine, line: PrintedLine): number {
  return line.row.paragraph.line - before.row.paragraph.line;
}

function printedLine(folded: string, lines: Lines, row: Row): PrintedLine {
  const { span, line } = row.paragraph;
  const tail = folded.slice(Math.max(span.start, span.end - LINE_TAIL), span.end);
  const head = UNBREAKABLE.exec(folded.slice(span.start, Math.min(span.end, span.start + LINE_HEAD)))?.[0] ?? '';
  return {
    row,
    indent: span.start - lines.start(line),
    length: columns(folded, span.start, span.end),
    head: columns(head, 0, head.length),
    stop: FULL_STOP.test(tail) ? 'full' : HALF_STOP.test(tail) ? 'half' : undefined,
    isLeader: LEADER.test(tail),
  };
}

/** Unit from which on characters are twice as wide as Latin ones, and those that are as wide before they are folded. */
const FIRST_WIDE = 0x1100;
const WIDE_UNFOLDED = new UnitSet(',;:!?()');

/** Columns that `folded[start, end)` takes. */
function columns(folded: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = folded.charCodeAt(i);
    count += unit >= FIRST_WIDE || WIDE_UNFOLDED.has(unit) ? 2 : 1;
  }
  return count;
}

/** The width at which the lines were broken: that of most full lines; undefined where they were not broken at one width. */
function commonWidth(printed: readonly PrintedLine[]): number | undefined {
  const counts = new Uint32Array(WIDEST + 1);
  for (const { length } of printed) {
    if (length >= NARROWEST && length <= WIDEST) counts[length] = (counts[length] as number) + 1;
  }
  const width = counts.indexOf(Math.max(...counts));
  const isFull = ({ length }: PrintedLine): boolean => Math.abs(length - width) < RAGGED;
  const full = printed.filter(isFull);
  const isWrapped =
    full.length >= LEAST_FULL &&
    full.length >= printed.length * FULL_SHARE &&
    full.filter(({ stop }) => !stop).length >= full.length * OPEN_SHARE &&
    printed.filter(({ length }) => length >= width + RAGGED).length <= printed.length * LONGER_SHARE;
  return isWrapped ? width : undefined;
}

function opensWithMarker({ piece }: Row): boolean {
  return piece.candidates[0]?.lead === 'line-start';
}

/** The most common of `values`, 0 where there are none. */
function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

/** `folded` with joiners for the line ends inside paragraphs. */
export function withoutLineBreaks(folded: string, breaks: readonly Span[]): string {
  if (breaks.length === 0) return folded;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of breaks) {
    parts.push(folded.slice(from, start), JOINER.repeat(end - start));
    from = end;
  }
  return parts.join('') + folded.slice(from);
}

/** `rows` with those that `breaks` part as one each, the page numbers among them behind it. `folded` has joiners in place of the breaks. */
export function joinRows(folded: string, rows: readonly Row[], breaks: readonly Span[]): Row[] {
  const joined: Row[] = [];
  let next = 0;
  for (let i = 0; i < rows.length; i++) {
    const first = rows[i] as Row;
    let { end } = first.paragraph.span;
    const inside: Row[] = [];
    for (let gap = breaks[next]; gap && gap.start === end; gap = breaks[++next]) {
      for (i++; (rows[i]?.paragraph.span.start ?? gap.end) < gap.end; i++) inside.push(rows[i] as Row);
      end = rows[i]?.paragraph.span.end ?? gap.end;
    }
    const { span, line } = first.paragraph;
    joined.push(...(end > span.end ? readRow(folded, span.start, end, line) : [first]), ...inside);
  }
  return joined;
}
