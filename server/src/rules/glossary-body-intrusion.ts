import { fingerprint } from '../similarity/fingerprint.ts';
import { SpanCursor } from '../similarity/span-cursor.ts';
import { excerpt } from './place-name.ts';
import type { ReportRule } from './rule.ts';

/** 名词解释混入正文: a paragraph between the entries of a glossary that is none of them. */
export const glossaryBodyIntrusion: ReportRule = {
  id: 'glossary-body-intrusion',
  name: { zh: '名词解释混入正文', en: 'Text among glossary entries' },
  category: 'glossary',
  severity: 'warning',
  source: '《党政机关公文处理工作条例》第二十条（段落顺序准确）；编校惯例',
  since: '0.2.0',
  *check({ document, report }) {
    const { glossary } = report;
    if (!glossary) return;
    const entries = new SpanCursor(glossary.entries.map(({ span }) => span));
    for (const { span, region } of report.paragraphs) {
      const inEntry = entries.overlaps(span);
      if (inEntry || region !== 'glossary' || span.start < glossary.span.start || span.end > glossary.span.end)
        continue;
      if ((fingerprint(document.folded, span)?.han ?? 0) < PROSE) continue;
      yield {
        span,
        message: {
          zh: `“${excerpt(document, span)}”夹在词条中间，却不是词条，多半是正文错排到了这里。请移回原处，或删去。`,
          en: `“${excerpt(document, span)}” stands among glossary entries and is none, most likely text of the report that slipped in: move it back or delete it.`,
        },
      };
    }
  },
};

/** Shorter paragraphs are titles of groups and notes on the order. Han characters. */
const PROSE = 30;
