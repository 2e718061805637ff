import type { GlossaryEntry, ParsedText } from '../report/model.ts';
import type { Localised, ReportRule } from './rule.ts';

/** 释义残缺: an entry without definition, or one that breaks off. */
export const glossaryEntryIncomplete: ReportRule = {
  id: 'glossary-entry-incomplete',
  name: { zh: '释义残缺', en: 'Incomplete definition' },
  category: 'glossary',
  severity: 'warning',
  source: '《党政机关公文处理工作条例》第十九条（内容完整）；编校惯例',
  since: '0.2.0',
  *check({ document, report }) {
    const entries = report.glossary?.entries ?? [];
    const last = entries.at(-1);
    for (const entry of entries) {
      // The rest of the last entry may be in the part that is not in this file.
      if (entry === last && report.partial.tail) continue;
      const fault = faultOf(document, entry);
      if (fault) yield { span: fault.of === 'definition' ? tailOf(entry) : entry.termSpan, message: fault.message };
    }
  },
};

/** Han characters below which a definition says nothing; `指X` of a Latin term is a translation and may be short. */
const SHORTEST_DEFINITION = 4;
/** Characters of a broken definition that are marked. */
const MARKED = 12;

interface Fault {
  of: 'term' | 'definition';
  message: Localised;
}

function faultOf({ folded }: ParsedText, { term, definition }: GlossaryEntry): Fault | undefined {
  const text = folded.slice(definition.start, definition.end).trim();
  const words = text.replace(/^[:\-—]*(?:是指|指的是|即|指|是)?/, '').replace(/[。;,、:!?\s]+$/, '');
  if (words.length < SHORTEST_DEFINITION && !/[A-Za-z]{3}/.test(words)) {
    return {
      of: 'term',
      message: {
        zh: `“${term}”只有名词，没有解释。请补上释义，或删去这一条。`,
        en: `“${term}” has no definition. Add it or delete the entry.`,
      },
    };
  }
  if (/[、,:]$/.test(text)) {
    return {
      of: 'definition',
      message: {
        zh: `“${term}”的释义以“${text.at(-1)}”结束，后面的话没有了。请补全，或改为句号。`,
        en: `The definition of “${term}” breaks off at “${text.at(-1)}”. Complete it, or end it with a full stop.`,
      },
    };
  }
  return undefined;
}

function tailOf({ definition: { start, end } }: GlossaryEntry): { start: number; end: number } {
  return { start: Math.max(start, end - MARKED), end };
}
