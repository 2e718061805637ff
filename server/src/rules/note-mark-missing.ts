import type { GlossaryEntry } from '../report/model.ts';
import { lineName } from './place.ts';
import type { ReportRule } from './rule.ts';

/** 词条无注号: the report marks the terms it explains, and one entry has no mark. */
export const noteMarkMissing: ReportRule = {
  id: 'note-mark-missing',
  name: { zh: '词条无注号', en: 'Entry without a note mark' },
  category: 'glossary',
  severity: 'information',
  source: '编校惯例：注号与词条一一对应，按先后编号',
  since: '0.2.0',
  *check({ document, report }) {
    const entries = report.glossary?.entries.filter(({ ordinal }) => ordinal !== undefined) ?? [];
    const marked = new Set(report.noteMarks.map(({ ordinal }) => ordinal));
    const unmarked = entries.filter(({ ordinal }) => !marked.has(ordinal as number));
    // Where the marks stand in the part that is not in this file, nothing is known of them.
    if (report.partial.head || unmarked.length > (1 - MOSTLY_MARKED) * entries.length) return;
    for (const entry of unmarked) {
      yield {
        span: entry.ordinalSpan ?? entry.termSpan,
        message: {
          zh: `词条无注号：其他词条在正文中都有注号，第${entry.ordinal}条“${entry.term}”没有${placeOfUse(entry, (at) => lineName(document, at).zh)}。请补上注号，或删去词条。`,
          en: `Entry without a note mark: the others have marks in the text, entry ${entry.ordinal}, “${entry.term}”, has none. Add the mark or delete the entry.`,
        },
        ...(entry.uses[0] && {
          related: [{ span: entry.uses[0], message: { zh: '名词首次出现在这里', en: 'The term first stands here' } }],
        }),
      };
    }
  },
};

/** So many of the entries must have marks before one without is a slip. */
const MOSTLY_MARKED = 0.7;

function placeOfUse({ uses }: GlossaryEntry, nameOf: (offset: number) => string): string {
  return uses[0] ? `，而这个名词首见于${nameOf(uses[0].start)}` : '';
}
