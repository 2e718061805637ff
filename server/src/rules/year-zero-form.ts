import type { Region } from '../report/model.ts';
import type { ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

/** A year in Chinese numerals. ○ (U+25CB) is the usual stand-in of older typesetting for 〇 and passes. */
const YEAR = sighted(
  /(?<![〇零一二三四五六七八九十百千万亿])[一二][〇○零0OoОо一二三四五六七八九]{3}(?= ?年)/g,
  pairs('〇○零0OoОо一二三四五六七八九 ', '年'),
);
const WRONG_ZERO = /[零0OoОо]/;

const REGIONS: ReadonlySet<Region> = new Set(['front', 'body', 'glossary', 'attachment']);

/** 年份“〇”的写法: a year in Chinese numerals with 零, the letter O or the figure 0 for 〇. */
export const yearZeroForm: ReportRule = {
  id: 'year-zero-form',
  name: { zh: '年份“〇”误写', en: 'Wrong zero in a year' },
  category: 'numbers',
  severity: 'warning',
  fixable: 'suggested',
  source: 'GB/T 15835-2011 第5.2.5条（“零”和“〇”）',
  since: '0.2.0',
  *check(context) {
    for (const { span, match } of occurrences(context, YEAR, REGIONS)) {
      const zero = WRONG_ZERO.exec(match[0])?.[0];
      if (zero === undefined) continue;
      const written = match[0].replace(/[零0OoОо]/g, '〇');
      yield {
        span,
        message: {
          zh: `年份“${match[0]}”里的“${zero}”应当写作“〇”：用汉字写编号性质的数字（年份）用“〇”，计量才用“零”。请改为“${written}”。`,
          en: `The “${zero}” in the year “${match[0]}” must be “〇”: Chinese numerals that number something use 〇, and 零 is for quantities. Write “${written}”.`,
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
