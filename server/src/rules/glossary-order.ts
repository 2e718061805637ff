import type { GlossaryEntry } from '../report/model.ts';
import { lineName } from './place.ts';
import { longestRisingRun } from './rising-run.ts';
import type { ReportRule } from './rule.ts';

/** 名词解释未按出现顺序: an entry that stands elsewhere in the glossary than its term in the text. */
export const glossaryOrder: ReportRule = {
  id: 'glossary-order',
  name: { zh: '名词解释未按出现顺序', en: 'Glossary not in order of use' },
  category: 'glossary',
  severity: 'hint',
  source: '编校惯例：名词解释按名词在正文中首次出现的先后排列',
  since: '0.2.0',
  *check({ document, report }) {
    // Where the text has note marks, their order is what counts.
    if (!report.glossary || report.noteMarks.some(({ entry }) => entry)) return;
    const used = report.glossary.entries.filter(({ uses }) => uses.length > 0);
    const first = ({ uses }: GlossaryEntry): number => uses[0]?.start ?? 0;
    const inOrder = longestRisingRun(used.map(first));
    // A glossary that is mostly out of this order has another one.
    if (inOrder.size < LEAST_IN_ORDER * used.length) return;
    for (const [index, entry] of used.entries()) {
      if (inOrder.has(index)) continue;
      const neighbour = used[index - 1] ?? used[index + 1];
      if (isMisnumbered(report.glossary.entries, entry)) continue;
      if (!neighbour || first(neighbour) === first(entry)) continue;
      const use = lineName(document, first(entry));
      yield {
        span: entry.termSpan,
        message: {
          zh: `“${entry.term}”在正文中首见于${use.zh}，词条的位置同这个次序不合，读者按次序翻查会找不到。请按首次出现的先后排列。`,
          en: `“${entry.term}” first stands at ${use.en} of the text, and the entry is out of that order, in which readers look it up. Arrange entries by first use.`,
        },
        related: [
          { span: entry.uses[0] ?? entry.termSpan, message: { zh: '在正文中首次出现', en: 'First used here' } },
          { span: neighbour.termSpan, message: { zh: '相邻的词条', en: 'The neighbouring entry' } },
        ],
      };
    }
  },
};

/** Whether the number of an entry is out of order as well: that tells of it already. */
function isMisnumbered(entries: readonly GlossaryEntry[], entry: GlossaryEntry): boolean {
  const { ordinal } = entry;
  if (ordinal === undefined) return false;
  const index = entries.indexOf(entry);
  return ordinal < (entries[index - 1]?.ordinal ?? 0) || ordinal > (entries[index + 1]?.ordinal ?? ordinal);
}

const LEAST_IN_ORDER = 0.7;
