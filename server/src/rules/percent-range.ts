import type { ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

const NUMBER = '(?!0\\d)\\d{1,8}(?:\\.\\d{1,4})?';
const RANGE = sighted(
  new RegExp(
    `(?<![\\dA-Za-z.\\-—–~/第]|\\d,)(?<low>${NUMBER}) ?(?<dash>-|—|–|~|——) ?(?<high>${NUMBER}) ?(?<unit>%|‰|万|亿)`,
    'g',
  ),
  ['-', '—', '–', '~'],
  ['%', '‰', '万', '亿'],
);

/** A number of four figures without a fraction from here on is more likely a year. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** 范围省略: a range whose first figure lacks what the second one is counted in. */
export const percentRange: ReportRule = {
  id: 'percent-range',
  name: { zh: '范围省略', en: 'Range with its unit left out' },
  category: 'numbers',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15835-2011 第5.1.3条（数值范围）',
  since: '0.2.0',
  *check(context) {
    for (const { span, match } of occurrences(context, RANGE)) {
      const { low = '', dash = '', high = '', unit = '' } = match.groups ?? {};
      if (Number(low) >= Number(high) || isYear(low)) continue;
      const end = span.start + low.length;
      const at = span.start + match[0].indexOf(dash, low.length);
      // The hyphen is no sign of a range either, and goes with the same edit.
      const isHyphen = dash === '-' || dash === '–';
      yield {
        span,
        message: {
          zh: `“${match[0]}”的前一个数字省略了“${unit}”，容易误读。请写全，如“${low}${unit}～${high}${unit}”。`,
          en: `The first figure of “${match[0]}” lacks “${unit}” and can be misread. Write it out: “${low}${unit}～${high}${unit}”.`,
        },
        fix: {
          title: { zh: `补上“${unit}”`, en: `Add “${unit}”` },
          safe: false,
          edits: [
            isHyphen
              ? { span: { start: at, end: at + 1 }, newText: `${unit}～` }
              : { span: { start: end, end }, newText: unit },
          ],
        },
      };
    }
  },
};

function isYear(figure: string): boolean {
  return /^\d{4}$/.test(figure) && Number(figure) >= FIRST_YEAR && Number(figure) <= LAST_YEAR;
}
