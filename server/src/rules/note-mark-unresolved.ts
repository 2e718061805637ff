import type { GlossaryEntry, NoteMark, ParsedText } from '../report/model.ts';
import { lineName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

export const noteMarkUnresolved: ReportRule = {
  id: 'note-mark-unresolved',
  name: { zh: '注号无对应词条', en: 'Note mark without an entry' },
  category: 'glossary',
  severity: 'warning',
  source: '编校惯例：注号与词条一一对应，按先后编号',
  since: '0.1.0',
  *check({ document, report }) {
    const unresolved = report.noteMarks.filter(({ entry }) => !entry);
    if (unresolved.length === 0) return;
    if (unresolved.length > 1 && unresolved.length === report.noteMarks.length) {
      // The entries of a report whose end is elsewhere are elsewhere too.
      if (!report.partial.tail || report.glossary)
        yield noGlossary(document, unresolved, report.glossary !== undefined);
      return;
    }
    for (const mark of unresolved) {
      if (report.glossary || !report.partial.tail) yield noEntry(document, mark, report.glossary?.entries ?? []);
    }
  },
};

function noGlossary(document: ParsedText, marks: readonly NoteMark[], hasGlossary: boolean): Problem {
  const first = marks[0] as NoteMark;
  const last = marks.at(-1) as NoteMark;
  const range = `“${textOf(document, first.span)}”至“${textOf(document, last.span)}”`;
  const rangeEn = `“${textOf(document, first.span)}” to “${textOf(document, last.span)}”`;
  const line = lineName(document, last.span.start);
  return {
    span: first.span,
    message: {
      zh: `注号无对应词条：全文${marks.length}处注号（${range}）${hasGlossary ? '在名词解释中都没有同号的词条' : '，文中却没有名词解释'}，读者无从查考。请补上名词解释，或删去注号。`,
      en: `Note marks without entries: the report has ${marks.length} note marks (${rangeEn}) ${hasGlossary ? 'and none of them has an entry in the glossary' : 'but no glossary'}. Add the glossary, or delete the marks.`,
    },
    related: [{ span: last.span, message: { zh: `最后一处注号（${line.zh}）`, en: `The last mark (${line.en})` } }],
  };
}

function noEntry(document: ParsedText, mark: NoteMark, entries: readonly GlossaryEntry[]): Problem {
  const raw = textOf(document, mark.span);
  // Where the entry was lost, the numbers of the glossary skip its own.
  const next = entries.find(
    ({ ordinal }, index) => ordinal === mark.ordinal + 1 && entries[index - 1]?.ordinal !== mark.ordinal,
  );
  return {
    span: mark.span,
    message: {
      zh: `注号无对应词条：名词解释共${entries.length}条，没有与“${raw}”同号的词条，读者无从查考。请补上词条，或改正、删去注号。`,
      en: `Note mark without an entry: none of the ${entries.length} glossary entries bears the number of “${raw}”. Add the entry, or correct or delete the mark.`,
    },
    ...(next && {
      related: [{ span: next.span, message: { zh: '词条应在这一条之前', en: 'The entry is due before this one' } }],
    }),
  };
}
