import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { isCited, occurrences, SENTENCES } from './running-text.ts';
import { sighted } from './sights.ts';

/**
 * Two figures with a hyphen between them and a Chinese word or a percent sign behind. Dates (2025-07-09), telephone
 * numbers and names with letters have another hyphen, another digit or a letter beside them.
 * Groups 1 and 4: the figures; 2: the unit of the first; 3: the hyphen.
 */
const RANGE = sighted(
  /(?<![A-Za-z0-9.,/_~—-])(?!0[0-9])([0-9]{1,6}(?:\.[0-9]{1,4})?)([%年月日时]?)(-)([0-9]{1,6}(?:\.[0-9]{1,4})?)(?=%|(?:年|月|日|时)?[\u4e00-\u9fff,。;)])/g,
  ['-'],
);

const YEAR = /^(?:19|20)[0-9]{2}$/;

export const rangeDash: ReportRule = {
  id: 'range-dash',
  name: { zh: '起止连接号', en: 'Dash in a range' },
  category: 'punctuation',
  severity: 'hint',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.13.3',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, RANGE, SENTENCES)) {
      const [, from, unit, , to] = match as unknown as [string, string, string, string, string];
      // A score (3-1) or a pair of names counts down; the title of a plan is cited as it was published.
      if (Number(from) >= Number(to) || isCited(passage.text, match.index)) continue;
      const isTime = (YEAR.test(from) && YEAR.test(to)) || /[年月日时]/.test(unit);
      const dash = isTime ? '—' : '～';
      const start = span.start + from.length + unit.length;
      const hyphen = { start, end: start + 1 };
      const raw = textOf(context.document, span);
      yield {
        span,
        message: {
          zh: `起止连接号：“${raw}”用了短横线，${isTime ? '时间的起止用一字线“—”' : '数值范围用浪纹线“～”'}。请改正。`,
          en: `Dash in a range: “${raw}” has a hyphen; ${isTime ? 'a period of time takes an em dash “—”' : 'a range of figures takes a wave dash “～”'}. Correct it.`,
        },
        fix: {
          title: { zh: `改为“${dash}”`, en: `Write “${dash}”` },
          safe: false,
          edits: [{ span: hyphen, newText: dash }],
        },
      };
    }
  },
};
