import { SHARE_NOUNS } from './data/share-nouns.ts';
import { oneOf } from './figures.ts';
import type { ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

/**
 * A share, how it moved, and by how many per cent: the figure follows at once, because 到, 至 or 达 before it gives the value
 * that was reached, and 高于 or 低于 needs what the share is compared with (高于90% is a bound).
 */
const CHANGE = sighted(
  new RegExp(
    `${oneOf(SHARE_NOUNS)}(?:分别|同比|环比|平均|累计|进一步|大幅|较上年|比上年|较去年|比去年){0,2}` +
      '(?:(?:提高|提升|下降|上升|降低|回落)了?(?:将近|超过|约|近|超)?|[高低]于[\\u4e00-\\u9fff]{2,10}?)' +
      ' ?(?<figure>\\d{1,3}(?:\\.\\d{1,4})?) ?(?<sign>%)(?! ?(?:[到至]))',
    'g',
  ),
  SHARE_NOUNS,
  ['%'],
);

/** A rate of interest does not move by so many points, but may well fall by this share of itself. */
const LARGEST_INTEREST_CHANGE = 5;

/** 百分比与百分点: the change of a share given in per cent. */
export const percentVsPoint: ReportRule = {
  id: 'percent-vs-point',
  name: { zh: '百分比与百分点', en: 'Per cent or percentage points' },
  category: 'numbers',
  severity: 'information',
  fixable: 'suggested',
  source: '国家统计局指标解释：两个百分数之差用百分点',
  since: '0.2.0',
  *check(context) {
    for (const { span, match } of occurrences(context, CHANGE)) {
      const { figure = '', sign = '' } = match.groups ?? {};
      if (match[0].startsWith('利率') && Number(figure) > LARGEST_INTEREST_CHANGE) continue;
      const start = span.start + match[0].lastIndexOf(sign);
      yield {
        span,
        message: {
          zh: `“${match[0]}”：这项指标本身是百分数，它的升降是两个百分数之差，应当用百分点。请核对，若是相差${figure}个百分点，改为“${figure}个百分点”。`,
          en: `“${match[0]}”: the indicator is itself a percentage, so its change is counted in percentage points. Check it, and write “${figure}个百分点” if that is what is meant.`,
        },
        fix: {
          title: { zh: '改为“个百分点”', en: 'Make it percentage points' },
          safe: false,
          edits: [{ span: { start, end: start + 1 }, newText: '个百分点' }],
        },
      };
    }
  },
};
