import type { Edit, ReportRule } from './rule.ts';

/** A paragraph that is a date and nothing else, in brackets or not. */
const DATE_LINE = /^\(?\d{4} ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日\)?$/d;
const LONGEST = 24;

/** 月日编虚位: the date of a document with 0 before the month or the day. */
export const datePadded: ReportRule = {
  id: 'date-padded',
  name: { zh: '月日编虚位', en: 'Date with padding zeros' },
  category: 'numbers',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 9704-2012 第7.3.5.4条（成文日期中的数字）',
  since: '0.2.0',
  *check({ document, report }) {
    // The frame of a web page has a date of its own.
    if (document.furniture.some(({ kind }) => kind === 'site')) return;
    for (const paragraph of report.paragraphs) {
      const { start, end } = paragraph.span;
      if (paragraph.region === 'contents' || paragraph.region === 'glossary' || end - start > LONGEST) continue;
      const match = DATE_LINE.exec(document.folded.slice(start, end));
      if (!match) continue;
      const edits = zeros(match, start);
      if (edits.length === 0) continue;
      const written = [...document.text.slice(start, end)]
        .filter((_, index) => !edits.some(({ span }) => span.start === start + index))
        .join('');
      yield {
        span: paragraph.span,
        message: {
          zh: `成文日期的月、日不编虚位（1不编为01）。请改为“${written}”。`,
          en: `The month and the day of a document’s date are written without a padding 0. Write “${written}”.`,
        },
        fix: { title: { zh: '删去虚位的0', en: 'Delete the padding 0' }, safe: false, edits },
      };
    }
  },
};

/** Deletes the 0 before the month and the one before the day; 00 is no number to be shortened. */
function zeros(match: RegExpExecArray, start: number): Edit[] {
  return [1, 2].flatMap((group) => {
    const [from] = match.indices?.[group] ?? [];
    if (from === undefined || !/^0[1-9]$/.test(match[group] ?? '')) return [];
    return [{ span: { start: start + from, end: start + from + 1 }, newText: '' }];
  });
}
