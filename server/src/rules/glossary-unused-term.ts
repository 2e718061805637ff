import type { ReportRule } from './rule.ts';

/** 释义名词未在正文出现: an entry whose term the report never uses. */
export const glossaryUnusedTerm: ReportRule = {
  id: 'glossary-unused-term',
  name: { zh: '释义名词未在正文出现', en: 'Defined term never used' },
  category: 'glossary',
  severity: 'hint',
  source: '编校惯例：名词解释只解释正文用到的名词',
  since: '0.2.0',
  *check({ report }) {
    // The use may stand in the part that is not in this file.
    if (!report.glossary || report.partial.head || report.partial.tail) return;
    // Where the text has note marks, it is they that lead to the entries.
    if (report.noteMarks.some(({ entry }) => entry)) return;
    for (const entry of report.glossary.entries) {
      if (entry.uses.length > 0) continue;
      yield {
        span: entry.termSpan,
        message: {
          zh: `正文中没有出现“${entry.term}”，读者用不到这一条。可能正文已经删改，或者写法不同，请核对。`,
          en: `The text never mentions “${entry.term}”, so nobody needs this entry. The text may have been cut or spells it otherwise: check it.`,
        },
      };
    }
  },
};
