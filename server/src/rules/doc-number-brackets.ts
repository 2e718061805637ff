import type { Region } from '../report/model.ts';
import type { ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

/** The last characters of the abbreviations in document numbers; plots, lines and wells have years and numbers too. */
const BODIES = '发函字办规通报告令电纪组宣党政委会议';

/** A document number with its year in brackets: 国办发〔2019〕1号. */
const DOCUMENT_NUMBER = sighted(
  new RegExp(
    `(?<=[${BODIES}])(?<open>[\\[(【〔]) ?(?<year>(?:19|20)\\d{2}) ?(?<close>[\\])】〕])` +
      '(?= ?第?\\d{1,4} ?号(?![楼线机地院路井厂馆桥门泊坝炉台仓矿站]))',
    'g',
  ),
  pairs(BODIES, '[(【〔'),
);

const REGIONS: ReadonlySet<Region> = new Set(['front', 'body', 'glossary', 'attachment']);

/** 发文字号括号: the year of a document number in other brackets than 〔 〕. */
export const docNumberBrackets: ReportRule = {
  id: 'doc-number-brackets',
  name: { zh: '发文字号括号', en: 'Brackets of a document number' },
  category: 'numbers',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 9704-2012 第7.2.5条（发文字号）',
  since: '0.2.0',
  *check(context) {
    for (const { span, match } of occurrences(context, DOCUMENT_NUMBER, REGIONS)) {
      const { open, year = '', close } = match.groups ?? {};
      if (open === '〔' && close === '〕') continue;
      yield {
        span,
        message: {
          zh: `发文字号的年份应当用六角括号“〔〕”括入。请改为“〔${year}〕”。`,
          en: `The year of a document number stands in the brackets “〔〕”. Write “〔${year}〕”.`,
        },
        fix: {
          title: { zh: '改用六角括号', en: 'Use the brackets 〔 〕' },
          safe: false,
          edits: [
            { span: { start: span.start, end: span.start + 1 }, newText: '〔' },
            { span: { start: span.end - 1, end: span.end }, newText: '〕' },
          ],
        },
      };
    }
  },
};
