import type { ParsedText, Report, Section } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import { matchContents, pageNumberOf } from './contents-match.ts';
import { headingName, textOf } from './place.ts';
import type { Edit, Problem, ReportRule } from './rule.ts';

export const tocMissingEntry: ReportRule = {
  id: 'toc-missing-entry',
  name: { zh: '目录漏项', en: 'Entry missing from the contents' },
  category: 'contents',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：目录与正文一致',
  since: '0.1.0',
  *check({ document, report }) {
    const { missing, isStale } = matchContents(document, report);
    if (isStale) return;
    for (const { heading, after } of missing) yield problem(document, report, heading, after);
  },
};

function problem(document: ParsedText, report: Report, heading: Section, after: Section | undefined): Problem {
  const place = after && headingName(document, after);
  const edit = after && insertion(document, report, heading, after);
  return {
    span: heading.heading,
    message: {
      zh: `目录漏项：目录列出了这一层的标题，却没有这一个${place ? `，它应在目录${place.zh}之后` : ''}。请在目录中补上。`,
      en: `Entry missing from the contents: it lists headings of this level, but not this one${place ? `, which should follow ${place.en}` : ''}. Add it to the contents.`,
    },
    related: after ? [{ span: after.heading, message: { zh: '目录的前一项', en: 'The entry before' } }] : [],
    ...(edit && {
      fix: { title: { zh: '在目录中补上这一项', en: 'Add the entry to the contents' }, safe: false, edits: [edit] },
    }),
  };
}

/** A new line in the contents. With page numbers there, or several entries in one line, only the author can write it. */
function insertion(document: ParsedText, report: Report, heading: Section, after: Section): Edit | undefined {
  const { text, lines } = document;
  const entries = [...walk(report.contents?.sections ?? [])];
  if (entries.some((entry) => pageNumberOf(document, entry))) return undefined;
  const line = lines.lineAt(after.heading.start);
  const model = entries.find(({ marker }) => marker?.style === heading.marker?.style) ?? after;
  const indent = text.slice(lines.start(lines.lineAt(model.heading.start)), model.heading.start);
  const words = textOf(document, { start: heading.heading.start, end: heading.title.span.end });
  const isAlone =
    text.slice(lines.start(line), after.heading.start).trim() === '' && lines.lineAt(after.heading.end) === line;
  if (!isAlone || indent.trim() !== '' || /[\r\n]/.test(words)) return undefined;
  const end = text.slice(after.heading.end, lines.start(line + 1));
  if (end.trim() !== '') return undefined;
  const lineEnd = /\r?\n|\r/.exec(end)?.[0] ?? '\n';
  return { span: { start: after.heading.end, end: after.heading.end }, newText: lineEnd + indent + words };
}
