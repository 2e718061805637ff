import { UnitSet } from '../text/unit-set.ts';
import type { Candidate } from './candidates.ts';
import { COST } from './costs.ts';
import { type Row, rowLength, shortText } from './rows.ts';
import type { Piece } from './scan.ts';

const LONGEST = 30;
const SHORTEST = 4;
/** A heading stands between paragraphs; a run of short lines is a table or a menu. */
const PARAGRAPH = 60;
/** Behind the title of a part a shorter paragraph will do. */
const SHORT_PARAGRAPH = 30;

/** 2023年工作回顾, 今年主要任务: what the parts of a report are called when they have no number. */
const PART_TITLE =
  /^(?:关于)?(?:(?:[12]\d{3}|[二一][〇零○九一二三四五六七八]{3})年?|过去|今年|去年|上年|明年|下一步|“?[一二三四五六七八九十]+五”?|新的一年).{0,24}(?:回顾|总结|情况|安排|任务|目标|重点|要求|思路|打算|部署|工作|建设)$/;
const ATTACHMENT = /^附(?:件|表|录)?(?:[0-9一二三四五六七八九十]{1,3})?(?:$|[:：、.].*|[^,，。;]{2,30}$)/;

/** Whether the row is the line 附件, 附件2, 附：… that begins an attachment. */
export function isAttachmentLine(folded: string, row: Row): boolean {
  const text = shortText(folded, row, 40) ?? '';
  return text.startsWith('附') && ATTACHMENT.test(text) && !/[。;]$/.test(text);
}

/** The row as an unnumbered heading; undefined where it cannot be one. */
export function plainCandidate(folded: string, rows: readonly Row[], index: number): Candidate | undefined {
  const row = rows[index] as Row;
  const text = shortText(folded, row, LONGEST);
  if (text === undefined || text.length < SHORTEST || row.piece.candidates.length > 0) return undefined;
  if (/[。;,、:!?…\t|)]$|^[—-]|[。;!?|]/.test(text) || !/[㐀-鿿]{3}/.test(text)) return undefined;
  const previous = rows[index - 1];
  const next = rows[index + 1];
  const isPartTitle = PART_TITLE.test(text);
  const least = isPartTitle ? SHORT_PARAGRAPH : PARAGRAPH;
  if (!next || (rowLength(next) < least && next.piece.candidates[0]?.lead !== 'line-start')) return undefined;
  if (previous && (isBareMarker(previous) || !endsParagraph(folded, previous))) return undefined;
  if (previous && rowLength(previous) < SHORT_PARAGRAPH && !isPartTitle) return undefined;
  const { start, end } = row.paragraph.span;
  return plain(start, end, index, isPartTitle ? COST.plainTitleReject : COST.plainReject);
}

/** What stands before a title in a text that has lost its line ends: the end of a sentence, and the blank that is left of the line end. */
const BEHIND_SENTENCE = /[。!?:…][”’」』》)]? +$/;
const BEFORE_TITLE = 8;
/** Looked for no farther than the piece goes: in a text without blanks `indexOf` would run to its end from every paragraph. */
const BLANK = new UnitSet(' ');

/**
 * The titles of parts inside a paragraph: of a report that has lost its line ends, blanks set them off (`…再上台阶。 2023年工作回顾
 * 过去一年…`). `base` is the offset of the line the piece stands in.
 */
export function plainCandidatesInside(folded: string, base: number, piece: Piece, paragraph: number): Candidate[] {
  const found: Candidate[] = [];
  const last = base + piece.end;
  let start = BLANK.find(folded, base + piece.start, last) + 1;
  while (start < last) {
    const end = BLANK.find(folded, start, last);
    if (end === last) break;
    const isTitle =
      end - start >= SHORTEST &&
      end - start <= LONGEST &&
      PART_TITLE.test(folded.slice(start, end)) &&
      BEHIND_SENTENCE.test(folded.slice(Math.max(base, start - BEFORE_TITLE), start));
    if (isTitle) found.push(plain(start, end, paragraph, COST.plainTitleReject));
    start = end + 1;
  }
  return found;
}

function plain(at: number, limit: number, paragraph: number, rejectCost: number): Candidate {
  const option = { style: 'plain', ordinal: undefined, cost: 0, openCost: 0 } as const;
  return { at, limit, paragraph, lineStart: true, options: [option], rejectCost, behindTitle: 0 };
}

/** Whether the row is complete: a line that breaks off goes on in the next, which is then no heading. */
function endsParagraph(folded: string, row: Row): boolean {
  return rowLength(row) < SHORT_PARAGRAPH || /[。!?…;:”)\]]/.test(folded[row.paragraph.span.end - 1] as string);
}

/** A number alone on its line: the row after it is its title. */
function isBareMarker({ piece }: Row): boolean {
  const first = piece.candidates[0];
  return first?.lead === 'line-start' && first.readings.some((reading) => reading.end === piece.end);
}
