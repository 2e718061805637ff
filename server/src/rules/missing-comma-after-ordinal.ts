import type { EnumerationStyle } from '../report/model.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

/** Ordinals that are words of their own; 一是 and 一要 are parts of the sentence. */
const STYLES: ReadonlySet<EnumerationStyle> = new Set(['第', '首先', '其一']);

export const missingCommaAfterOrdinal: ReportRule = {
  id: 'missing-comma-after-ordinal',
  name: { zh: '序次语后缺逗号', en: 'Missing comma after an ordinal' },
  category: 'punctuation',
  severity: 'hint',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.4.3.4',
  since: '0.2.0',
  *check({ document, report }) {
    for (const { style, items } of report.enumerations) {
      if (!STYLES.has(style)) continue;
      const isFollowed = items.map(({ marker }) => document.folded.startsWith(',', endOf(document.folded, marker)));
      const model = items[isFollowed.indexOf(true)];
      // 首先要… without a comma is an adverb; only beside ordinals with a comma is one missing.
      if (!model || isFollowed.filter((is) => is).length * 2 <= items.length) continue;
      const comma = document.text.charAt(endOf(document.folded, model.marker));
      for (const [index, { marker }] of items.entries()) {
        const end = endOf(document.folded, marker);
        if (isFollowed[index] || !/[\u4e00-\u9fff“《]/.test(document.folded.charAt(end))) continue;
        const span = { start: marker.start, end };
        const raw = textOf(document, span);
        yield {
          span,
          message: {
            zh: `序次语后缺逗号：同一组的其他序次语后面有逗号，“${raw}”后面没有。请补上。`,
            en: `Missing comma after an ordinal: the other ordinals of this list have a comma, “${raw}” has none. Add it.`,
          },
          fix: {
            title: { zh: '补上逗号', en: 'Add the comma' },
            safe: false,
            edits: [{ span: { start: end, end }, newText: comma }],
          },
        };
      }
    }
  },
};

/** End of the ordinal itself, without a comma the model counts to it. */
function endOf(folded: string, marker: { start: number; end: number }): number {
  return folded.charAt(marker.end - 1) === ',' ? marker.end - 1 : marker.end;
}
