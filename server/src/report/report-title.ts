import type { DocumentRows } from './documents.ts';
import type { Title } from './model.ts';
import { type Row, rowLength, shortText } from './rows.ts';

const FRONT_ROWS = 12;
const LONGEST = 60;
/** A paragraph of this length is text: the title stands before it. */
const PARAGRAPH = 120;

const TITLE_WORDS = /报告|纲要|规划|计划|总结|讲话|意见|方案|通知|公报|决定|决议/;
const LISTING = /^[•●·*]?\s*【[^】]{1,12}】\s*/;

/** The title line of a document; where none says that it is one, the first short line before the text that looks like it. */
export function findTitle(source: { text: string; folded: string }, document: DocumentRows): Title | undefined {
  const row = document.title ?? likelyTitle(source.folded, frontRows(document.rows));
  if (!row) return undefined;
  const { start, end } = row.paragraph.span;
  const words = source.text
    .slice(start, end)
    .replace(LISTING, '')
    .replace(/\s+|[?？]{2,}/g, '');
  return { text: words, span: { start, end } };
}

function frontRows(rows: readonly Row[]): Row[] {
  const body = rows.filter((row) => row.paragraph.region === 'body');
  const text = body.findIndex((row) => rowLength(row) > PARAGRAPH || row.paragraph.section);
  return body.slice(0, Math.min(FRONT_ROWS, text < 0 ? body.length : text));
}

function likelyTitle(folded: string, rows: readonly Row[]): Row | undefined {
  const candidates = rows.filter((row) => {
    const text = shortText(folded, row, LONGEST);
    return text !== undefined && text.length >= 4 && !/^[—―-]|[。:,;!]/.test(text);
  });
  return candidates.find((row) => TITLE_WORDS.test(shortText(folded, row, LONGEST) ?? '')) ?? candidates[0];
}
