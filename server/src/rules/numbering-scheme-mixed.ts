import type { MarkerStyle, Report, Section, Series } from '../report/model.ts';
import { headingName, textOf } from './place.ts';
import type { ReportRule } from './rule.ts';

/** The scheme of official documents. */
const OFFICIAL: ReadonlySet<MarkerStyle> = new Set(['han', 'han-paren']);

export const numberingSchemeMixed: ReportRule = {
  id: 'numbering-scheme-mixed',
  name: { zh: '两种编号体例混用', en: 'Two numbering schemes' },
  category: 'numbering',
  severity: 'information',
  source: 'GB/T 9704—2012 7.3.3',
  since: '0.1.0',
  *check({ document, report }) {
    const decimal = firstOf(report, (style) => style === 'decimal');
    const official = firstOf(report, (style) => OFFICIAL.has(style));
    if (!decimal?.marker || !official) return;
    const name = headingName(document, official);
    const raw = textOf(document, decimal.marker.span);
    yield {
      span: decimal.marker.span,
      message: {
        zh: `两种编号体例混用：这里用了“${raw}”，${name.zh}用的是公文的层次序数。一份报告宜只用一种体例，请统一。`,
        en: `Two numbering schemes: “${raw}” here, but ${name.en} uses the layers of official documents. A report should keep to one scheme.`,
      },
      related: [{ span: official.heading, message: { zh: '另一种体例', en: 'The other scheme' } }],
    };
  },
};

/** The first heading of a series that counts at least to two in one of the styles. */
function firstOf(report: Report, is: (style: MarkerStyle) => boolean): Section | undefined {
  const found: Series | undefined = report.series.find(({ style, members }) => is(style) && members.length > 1);
  return found?.members[0];
}
