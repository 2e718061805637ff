import type { ParsedText, Section, SectionKind, Series } from '../report/model.ts';
import { isTitled } from './layer.ts';
import { lineName } from './place.ts';
import type { Edit, Problem, ReportRule } from './rule.ts';

/** More of them are not so many slips but one text without separators. */
const SINGLE_PLACES = 3;

export const headingGlued: ReportRule = {
  id: 'heading-glued',
  name: { zh: '标题与正文粘连', en: 'Title runs into the text' },
  category: 'numbering',
  severity: 'hint',
  fixable: 'suggested',
  source: '编校惯例：标题与正文分明',
  since: '0.1.0',
  *check({ document, report }) {
    const glued = report.series
      .flatMap((series) => gluedTitles(document, series))
      .sort((a, b) => a.section.heading.start - b.section.heading.start);
    if (glued.length > SINGLE_PLACES) yield problem(document, glued);
    else for (const one of glued) if (opensLine(document, one.section)) yield problem(document, [one]);
  },
};

interface GluedTitle {
  section: Section;
  /** What parts title and text in the other headings of the series: a line end, or else a full stop. */
  separator: string;
}

function gluedTitles(document: ParsedText, { style, members }: Series): GluedTitle[] {
  if (!isTitled(style)) return [];
  const count = (wanted: SectionKind): number => members.filter(({ kind }) => kind === wanted).length;
  const separator = count('block') > count('run-in') ? lineEndOf(document) : '。';
  return members.flatMap((section) => (isGlued(document, section) ? [{ section, separator }] : []));
}

function lineEndOf({ text, lines }: ParsedText): string {
  return text.slice(0, lines.start(1)).endsWith('\r\n') ? '\r\n' : '\n';
}

/** Whether marker and title stand in one line and the text follows there; a title below its marker is no title that runs on. */
function isGlued({ lines }: ParsedText, { kind, heading, title }: Section): boolean {
  return kind === 'glued' && lines.lineAt(heading.start) === lines.lineAt(title.span.start);
}

/** Whether the heading opens its line; inside a line a heading has lost its line end, and the end of its title is the lesser loss. */
function opensLine({ folded, lines }: ParsedText, { heading }: Section): boolean {
  return folded.slice(lines.start(lines.lineAt(heading.start)), heading.start).trim() === '';
}

function problem(document: ParsedText, glued: readonly GluedTitle[]): Problem {
  const [first, ...others] = glued.map(({ section }) => section) as [Section, ...Section[]];
  const title = `${first.title.text.slice(0, LONGEST_QUOTED)}${first.title.text.length > LONGEST_QUOTED ? '…' : ''}`;
  const count =
    others.length > 0
      ? { zh: `（全文共${glued.length}处）`, en: ` (${glued.length} places in this report)` }
      : { zh: '', en: '' };
  return {
    span: first.heading,
    message: {
      zh: `标题与正文粘连：标题“${title}”与后面的正文之间没有句号，也没有换行${count.zh}，标题到哪里为止只能推测。请在标题后加句号或换行。`,
      en: `Title runs into the text: neither a full stop nor a line end parts “${title}” from what follows${count.en}, so where the title ends is a guess. Add one of the two.`,
    },
    related: others.map(({ heading }) => {
      const line = lineName(document, heading.start);
      return { span: heading, message: { zh: `${line.zh}的标题也是`, en: `So does the title in ${line.en}` } };
    }),
    fix: {
      title: { zh: '在推测的标题末尾加句号或换行', en: 'Part title and text where the title seems to end' },
      safe: false,
      edits: glued.map(({ section, separator }) => insertion(section.title.span.end, separator)),
    },
  };
}

const LONGEST_QUOTED = 20;

function insertion(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}
