import { COUNTED_UNITS } from './data/counted-units.ts';
import { oneOf } from './figures.ts';
import type { ReportRule } from './rule.ts';
import { isCited, occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

const VALUES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/**
 * Arabic figures before 千, 百 or 十. 千 also begins units (千瓦, 千米), 百 and 十 begin names behind a year (2025百强), so
 * that these two count only before a unit or measure word.
 */
const MIXED = sighted(
  new RegExp(
    '(?<![\\d.A-Za-z\\-第]|\\d,)(?<figure>\\d{1,3})' +
      '(?<scale>千(?![瓦米克伏帕赫焦卡安升乏牛兆比字周百十分])(?=[万亿]?[\\u4e00-\\u9fff])|' +
      `[百十](?=[余多]?[万亿]?${oneOf(COUNTED_UNITS.filter((unit) => /^[\u4e00-\u9fff]/.test(unit)))}))`,
    'g',
  ),
  pairs('0123456789', '十百千'),
);

/** 汉字与数字混用: Arabic figures with 千, 百 or 十. Only 万 and 亿 may follow them. */
export const numeralMixed: ReportRule = {
  id: 'numeral-mixed',
  name: { zh: '汉字与数字混用', en: 'Arabic figures with 千, 百 or 十' },
  category: 'numbers',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15835-2011 第5.3条（阿拉伯数字与“万”“亿”）',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, MIXED)) {
      if (isCited(passage.text, match.index)) continue;
      const { figure = '', scale = '' } = match.groups ?? {};
      const written = String(Number(figure) * (VALUES.get(scale) ?? 1));
      yield {
        span,
        message: {
          zh: `“${match[0]}”把阿拉伯数字与“${scale}”混用，阿拉伯数字后面只可以用“万”“亿”。请改为“${written}”，或者全用汉字。`,
          en: `“${match[0]}” mixes Arabic figures with “${scale}”: only 万 and 亿 may follow them. Write “${written}”, or Chinese numerals throughout.`,
        },
        fix: {
          title: { zh: `改为“${written}”`, en: `Make it “${written}”` },
          safe: false,
          edits: [{ span, newText: written }],
        },
      };
    }
  },
};
