import { FIGURE } from './figures.ts';
import type { ReportRule } from './rule.ts';
import { isCited, occurrences } from './running-text.ts';
import { sighted } from './sights.ts';

const DECREASE = sighted(
  new RegExp(
    '(?:下降|降低|减少|缩小|压缩|回落|缩短|缩减|下跌|降)了?(?:将近|超过|至少|近|约|超)?' +
      ` ?${FIGURE}[余多]? ?倍(?![数率频速增])`,
    'g',
  ),
  ['倍'],
);

/** 减少用倍数: a fall counted in multiples. What falls by 一倍 is gone. */
export const decreaseByMultiple: ReportRule = {
  id: 'decrease-by-multiple',
  name: { zh: '减少用倍数', en: 'Decrease counted in multiples' },
  category: 'numbers',
  severity: 'warning',
  source: '《现代汉语词典》“倍”；编校惯例：倍数只用于增加，减少用分数或百分数',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, DECREASE)) {
      if (isCited(passage.text, match.index)) continue;
      yield {
        span,
        message: {
          zh: `“${match[0]}”：减少一倍即为零，倍数只能用于增加。请核对数据，改用分数或百分数。`,
          en: `“${match[0]}”: what falls by once its size is gone, so multiples only count an increase. Check the figure and use a fraction or a percentage.`,
        },
      };
    }
  },
};
