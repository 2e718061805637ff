import type { ParsedText, Report } from '../report/model.ts';
import type { Problem, ReportRule } from './rule.ts';
import { type Occurrence, occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

/**
 * Two figures before 年 and a part of the year. 初 and 底 also begin other words (初见成效, 底蕴), and 3个月 is a length of
 * time, not a month.
 */
const SHORT_YEAR = sighted(
  new RegExp(
    '(?<![\\d.\\-—–~/年]|\\d,)(?<year>\\d{2})年' +
      '(?=初(?![见步心衷级中期])|底(?![蕴色线气子层部])|末|度(?![假过日])|(?:1[0-2]|[1-9])月(?!龄)|[上下]半年|第?[一二三四]季度)',
    'g',
  ),
  pairs('年', '初底末度0123456789上下第一二三四'),
);

/** What stands before a length of time: 连续23年, 历时10年, 近15年. */
const LENGTH = /(?:[第近约前后达超逾满长期历用隔每共计足整]|连续|历经|经过|超过|不到|至少|最多|过去|为期) ?$/;
const LOOK_BACK = 4;

/** 年份简写: a year of two figures. */
export const yearAbbreviated: ReportRule = {
  id: 'year-abbreviated',
  name: { zh: '年份简写', en: 'Year of two figures' },
  category: 'numbers',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15835-2011 第5.1.4条（年份用四位数字）',
  since: '0.2.0',
  *check(context) {
    let full: ReadonlySet<string> | undefined;
    for (const occurrence of occurrences(context, SHORT_YEAR)) {
      if (isLength(occurrence)) continue;
      full ??= fullYears(context);
      yield problem(full, occurrence);
    }
  },
};

function isLength({ match, passage }: Occurrence): boolean {
  return LENGTH.test(passage.text.slice(Math.max(0, match.index - LOOK_BACK), match.index));
}

/** The years that the report itself writes in full. */
function fullYears({ document, report }: { document: ParsedText; report: Report }): ReadonlySet<string> {
  const text = document.folded.slice(report.span.start, report.span.end);
  return new Set(Array.from(text.matchAll(FULL_YEAR), ([year]) => year));
}

const FULL_YEAR = /(?<!\d)(?:19|20)\d{2}(?=年)/g;

/** A fix only where the report itself writes the year in full. */
function problem(fullYears: ReadonlySet<string>, { span, match }: Occurrence): Problem {
  const short = match.groups?.year ?? '';
  const full = [`20${short}`, `19${short}`].find((year) => fullYears.has(year));
  return {
    span,
    message: {
      zh: `年份“${match[0]}”只写了两位数字，容易误作年数。请写全四位${full ? `：“${full}年”` : ''}。`,
      en: `The year “${match[0]}” has two figures only and can be read as a number of years. Write all four${full ? `: “${full}年”` : ''}.`,
    },
    ...(full
      ? {
          fix: {
            title: { zh: `改为“${full}年”`, en: `Make it “${full}年”` },
            safe: false,
            edits: [{ span: { start: span.start, end: span.start }, newText: full.slice(0, 2) }],
          },
        }
      : {}),
  };
}
