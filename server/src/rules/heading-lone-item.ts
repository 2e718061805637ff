import { headingName, textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

export const headingLoneItem: ReportRule = {
  id: 'heading-lone-item',
  name: { zh: '有一无二', en: 'A first without a second' },
  category: 'numbering',
  severity: 'hint',
  source: '编校惯例：只有一项不编序号',
  since: '0.1.0',
  *check({ document, report }) {
    for (const series of report.series) {
      const [only, second] = series.members;
      const marker = only?.marker;
      if (!only || !marker || second || marker.ordinal !== 1) continue;
      // The second may stand in the part that is not in the file.
      if (report.partial.tail && only.span.end >= (report.sections.at(-1)?.span.end ?? 0)) continue;
      const raw = textOf(document, marker.span);
      const above = only.parent && headingName(document, only.parent);
      yield {
        span: marker.span,
        message: {
          zh: `有一无二：${above ? `${above.zh}之下` : '这一层'}只有“${raw}”一项。只有一项不必编号；若有缺失，请补上。`,
          en: `A first without a second: “${raw}” is the only item ${above ? `under ${above.en}` : 'of its level'}. A single item needs no number; if others are lost, add them.`,
        },
      };
    }
  },
};
