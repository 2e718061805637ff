import { lineName } from './place.ts';
import type { ReportRule } from './rule.ts';

/** 名词解释标题错位: the title of the glossary stands behind some of its entries. */
export const glossaryTitleMisplaced: ReportRule = {
  id: 'glossary-title-misplaced',
  name: { zh: '名词解释标题错位', en: 'Glossary title behind its entries' },
  category: 'glossary',
  severity: 'information',
  source: '编校惯例：标题在其内容之前',
  since: '0.2.0',
  *check({ document, report }) {
    const { heading, entries = [] } = report.glossary ?? {};
    const first = entries[0];
    if (!heading || !first || heading.start < first.span.start) return;
    const above = entries.filter(({ span }) => span.start < heading.start).length;
    const place = lineName(document, first.span.start);
    yield {
      span: heading,
      message: {
        zh: `名词解释的标题前面已有${above}个词条，第一条在${place.zh}，多半是排版或复制时错了位。请把标题移到第一条之前。`,
        en: `${above} entries stand before the title of the glossary, the first at ${place.en}, most likely misplaced by layout or copying: move the title before them.`,
      },
      related: [{ span: first.span, message: { zh: '第一个词条在这里', en: 'The first entry' } }],
    };
  },
};
