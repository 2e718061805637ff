import { readGlossary } from '../../server/src/report/glossary/glossary.ts';
import { linkUses } from '../../server/src/report/glossary/uses.ts';
import type { Glossary, Paragraph, Report } from '../../server/src/report/model.ts';
import { findNoteMarks } from '../../server/src/report/note-marks.ts';
import { finish } from '../../server/src/report/steps.ts';
import { fold } from '../../server/src/text/fold.ts';

/** The non-blank lines of `text`, without the blanks around them. */
export function paragraphsOf(text: string): Paragraph[] {
  return text.split('\n').flatMap((line, number): Paragraph[] => {
    const start = text.split('\n', number).reduce((sum, before) => sum + before.length + 1, 0);
    const indent = line.length - line.trimStart().length;
    const span = { start: start + indent, end: start + line.trimEnd().length };
    return span.start < span.end ? [{ span, line: number, region: 'body' }] : [];
  });
}

/** The glossary of a text whose paragraphs are its lines. */
export function glossaryOf(text: string): Glossary | undefined {
  return finish(readGlossary(fold(text), paragraphsOf(text), text));
}

/** A report of nothing but paragraphs, a glossary and note marks. */
export function linkedReport(text: string): Report {
  const folded = fold(text);
  const paragraphs = paragraphsOf(text);
  const glossary = finish(readGlossary(folded, paragraphs, text));
  const report: Report = {
    span: { start: 0, end: text.length },
    partial: { head: false, tail: false },
    sections: [],
    series: [],
    paragraphs,
    enumerations: [],
    ...(glossary && { glossary }),
    noteMarks: findNoteMarks(folded, paragraphs, glossary),
    references: [],
    faults: [],
  };
  linkUses(folded, report);
  return report;
}
