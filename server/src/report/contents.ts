import type { Row } from './rows.ts';
import { rowLength, shortText } from './rows.ts';

/** The rows of a table of contents: `rows[from]` … `rows[to - 1]`. */
export interface ContentsRows {
  heading?: Row;
  from: number;
  to: number;
}

const LONGEST_ENTRY = 60;
/** So many lines with nothing but headings, before any text, are a table of contents even without the line 目录. */
const LEAST_ENTRIES = 8;
/** A marker with a title of one character, 一、农, may stand twice by chance; anything longer that stands again is the body. */
const SHORTEST_KNOWN = 3;
/** Under the line 目录 this many will do. */
const LEAST_ENTRIES_UNDER_HEADING = 2;

/** Finds the table of contents among the rows of one document. */
export function findContents(folded: string, rows: readonly Row[]): ContentsRows | undefined {
  const heading = rows.findIndex((row) => isContentsHeading(folded, row));
  if (heading >= 0) {
    const to = entriesEnd(folded, rows, heading + 1, true);
    if (entryCount(rows, heading + 1, to) >= LEAST_ENTRIES_UNDER_HEADING) {
      return { heading: rows[heading] as Row, from: heading, to };
    }
  }
  const from = rows.findIndex((row) => isEntry(row));
  if (from < 0 || rows.slice(0, from).some((row) => rowLength(row) > LONGEST_ENTRY * 2)) return undefined;
  const to = entriesEnd(folded, rows, from, false);
  return entryCount(rows, from, to) >= LEAST_ENTRIES ? { from, to } : undefined;
}

function isContentsHeading(folded: string, row: Row): boolean {
  return /^[※【[]?目[录次][※】\]]?:?$/.test(shortText(folded, row, 6) ?? '');
}

function entryCount(rows: readonly Row[], from: number, to: number): number {
  return rows.slice(from, to).filter(isEntry).length;
}

/** A line that begins with a marker and is no longer than a title. */
function isEntry(row: Row): boolean {
  return row.piece.candidates[0]?.lead === 'line-start' && rowLength(row) <= LONGEST_ENTRY;
}

/**
 * Entries go on over page numbers, up to the first line that is neither, or the first entry that stood there before: the
 * body. Under the line 目录 (`titled`) titles may be broken over lines and lines may be mixed up, so that any short line belongs.
 */
function entriesEnd(folded: string, rows: readonly Row[], from: number, titled: boolean): number {
  const seen = new Set<string>();
  let end = from;
  for (let i = from; i < rows.length; i++) {
    const row = rows[i] as Row;
    const text = shortText(folded, row, LONGEST_ENTRY);
    if (text === undefined || /[。;]$/.test(text)) return end;
    const bare = text.replace(/[.·…]*[-—(]?\d+[-—)]?$/, '');
    if (isEntry(row)) {
      if (bare.length > SHORTEST_KNOWN && seen.has(bare)) return end;
      seen.add(bare);
      end = i + 1;
    } else if (bare === '') end = i + 1;
    else if (!titled && !isContinuationOfEntry(rows, i)) return end;
  }
  return end;
}

/** A title broken over two lines: a short line between two entries. */
function isContinuationOfEntry(rows: readonly Row[], i: number): boolean {
  const next = rows[i + 1];
  const afterNext = rows[i + 2];
  return (
    rowLength(rows[i] as Row) <= LONGEST_ENTRY / 2 &&
    next !== undefined &&
    isEntry(next) &&
    (!afterNext || rowLength(afterNext) <= LONGEST_ENTRY)
  );
}
