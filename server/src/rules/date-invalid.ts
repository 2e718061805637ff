import type { Region } from '../report/model.ts';
import type { Localised, ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

/**
 * A day of a month, with its year where one stands, or a month of a year. 30日均 begins a daily mean, and the months of
 * the old calendar have days of their own.
 */
const DATE = sighted(
  new RegExp(
    '(?<!\\d)(?<!农历|阴历|旧历)(?:(?<year>(?:19|20)\\d{2}) ?年 ?)?(?<month>\\d{1,2}) ?月 ?(?<day>\\d{1,2}) ?日(?![均产供游报])' +
      '|(?<!\\d)(?:19|20)\\d{2} ?年 ?(?<loneMonth>\\d{1,2}) ?月',
    'g',
  ),
  pairs('0123456789 ', '月'),
);

const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FEBRUARY = 2;

const REGIONS: ReadonlySet<Region> = new Set(['front', 'body', 'glossary', 'attachment']);

/** 日期不存在: a date that no calendar has. */
export const dateInvalid: ReportRule = {
  id: 'date-invalid',
  name: { zh: '日期不存在', en: 'Impossible date' },
  category: 'numbers',
  severity: 'error',
  source: 'GB/T 7408-2005（公历日期）',
  since: '0.2.0',
  *check(context) {
    for (const { span, match } of occurrences(context, DATE, REGIONS)) {
      const { year, month, day, loneMonth } = match.groups ?? {};
      const reason = reasonOf(number(year), Number(month ?? loneMonth), number(day));
      if (!reason) continue;
      yield {
        span,
        message: {
          zh: `日期“${match[0]}”不存在：${reason.zh}。请核对原件后改正。`,
          en: `There is no such date as “${match[0]}”: ${reason.en}. Check it against the original and correct it.`,
        },
      };
    }
  },
};

function number(figures: string | undefined): number | undefined {
  return figures === undefined ? undefined : Number(figures);
}

/** What is impossible about a date; undefined for one that a calendar has. */
function reasonOf(year: number | undefined, month: number, day: number | undefined): Localised | undefined {
  const last = LAST_DAYS[month - 1];
  if (last === undefined) return { zh: '一年只有1月至12月', en: 'the months of a year are 1 to 12' };
  if (day === undefined) return undefined;
  if (month === FEBRUARY && day === last && year !== undefined && !isLeapYear(year)) {
    return { zh: `${year}年不是闰年，2月只有28天`, en: `${year} is no leap year, and its February has 28 days` };
  }
  if (day >= 1 && day <= last) return undefined;
  return { zh: `${month}月的日期是1日至${last}日`, en: `the days of month ${month} are 1 to ${last}` };
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
