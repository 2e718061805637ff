import type { ReportRule } from './rule.ts';
import { isCited, occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

/** 今年 and 去年 are the usual words of a report and are not among them. */
const RELATIVE = sighted(/近日(?!点)|日前(?!往)|(?<![截至到])最近(?!的)|不久前/g, ['近日', '日前', '最近', '不久前']);
/** 节日前, 生日前; 日 of a date (3月1日前). */
const OTHER_WORD = /[节生假工每今明昨当\d]$/;

/** 相对时间: a time that only counts from the day of writing. */
export const relativeTime: ReportRule = {
  id: 'relative-time',
  name: { zh: '相对时间', en: 'Relative time' },
  category: 'wording',
  severity: 'information',
  off: true,
  source: '编校惯例：存档文件写明具体日期',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, RELATIVE)) {
      const before = passage.text.slice(Math.max(0, match.index - 1), match.index);
      if (OTHER_WORD.test(before) || isCited(passage.text, match.index)) continue;
      yield {
        span,
        message: {
          zh: `“${match[0]}”随阅读的时间而变。请写明具体日期或月份。`,
          en: `What “${match[0]}” means depends on when it is read. Give the date or the month.`,
        },
      };
    }
  },
};
