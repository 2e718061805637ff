import { type Row, rowLength, rowText, shortText } from './rows.ts';

/** The rows of one document of the file, its title among them where it has one. */
export interface DocumentRows {
  rows: Row[];
  title?: Row;
  /** The lines 上接第N版 and 下转第N版. */
  continuations: string[];
}

const LONGEST_TITLE = 40;
/** Text that must stand between two titles before the second begins another document: less is a page header. */
const SHORTEST_DOCUMENT = 1_500;
const LONG_PARAGRAPH = 400;
const OPENING_ROWS = 8;
const OPENING_LENGTH = 300;

const REPORT_TITLE = /^[^。,;:!?]{0,26}(?:政府|政务|管委会|法院|检察院|委员会)?工作报告(?:[(〔][^)〕]{1,12}[)〕])?$/;
const NOT_A_TITLE = /名词|解释|注释|术语|说明|决议|关于.*报告的|附件|目录|解读|摘要/;
const LISTED = /^[•●·*]?【[\u4e00-\u9fff]{2,12}】/;
const OPENING = /各位代表|各位委员|同志们|代表大会|代表会议|全体会议|请予审议|请予审查/;

/** Whether the row is the title line of a report. */
export function isReportTitle(folded: string, row: Row): boolean {
  const text = shortText(folded, row, LONGEST_TITLE);
  return text !== undefined && REPORT_TITLE.test(text.replace(LISTED, '')) && !NOT_A_TITLE.test(text);
}

/**
 * Splits the rows of a file into its documents: a report's title line followed by its opening, or an item of a listing
 * followed by its text, begins another one. A second run of the same body is a copy inside one document, not another.
 */
export function splitDocuments(folded: string, rows: readonly Row[]): DocumentRows[] {
  const documents: DocumentRows[] = [];
  let current: DocumentRows = { rows: [], continuations: [] };
  let length = 0;
  rows.forEach((row, index) => {
    const listed = isListed(folded, rows, index);
    const title = listed || isReportTitle(folded, row);
    const opens = listed || (title && hasOpening(folded, rows, index));
    const another =
      opens && (listed ? current.rows.length > 0 : length > SHORTEST_DOCUMENT && current.title !== undefined);
    if (another && !isCopy(folded, current.rows, rows.slice(index, index + OPENING_ROWS * 2))) {
      documents.push(current);
      current = { rows: [], continuations: [] };
      length = 0;
    }
    if (title && !current.title) current.title = row;
    current.rows.push(row);
    length += rowLength(row);
  });
  documents.push(current);
  return documents.filter((d) => d.rows.length > 0);
}

/** `• 【…】title` with the item's text below it. */
function isListed(folded: string, rows: readonly Row[], index: number): boolean {
  const text = rows[index] && shortText(folded, rows[index], LONGEST_TITLE * 2);
  return (
    text !== undefined &&
    LISTED.test(text) &&
    rows.slice(index + 1, index + 4).some((r) => rowLength(r) > LONG_PARAGRAPH)
  );
}

function hasOpening(folded: string, rows: readonly Row[], index: number): boolean {
  return rows
    .slice(index + 1, index + 1 + OPENING_ROWS)
    .some((row) => OPENING.test(rowText(folded, row).slice(0, OPENING_LENGTH).replaceAll(' ', '')));
}

/** Whether `next` begins with the paragraphs that `rows` began with. */
function isCopy(folded: string, rows: readonly Row[], next: readonly Row[]): boolean {
  const isSubstantial = (row: Row) => rowLength(row) > 40;
  const known = new Set(rows.filter(isSubstantial).map((row) => rowText(folded, row)));
  const first = next.filter(isSubstantial).slice(0, 4);
  return first.length > 0 && first.filter((row) => known.has(rowText(folded, row))).length * 2 > first.length;
}
