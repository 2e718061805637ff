import type { ParsedText, Section } from '../report/model.ts';
import { matchContents } from './contents-match.ts';
import { deletions } from './deletion.ts';
import type { Problem, ReportRule } from './rule.ts';

export const tocExtraEntry: ReportRule = {
  id: 'toc-extra-entry',
  name: { zh: '目录多项', en: 'Entry without a heading' },
  category: 'contents',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：目录与正文一致',
  since: '0.1.0',
  *check({ document, report }) {
    const { extra, isStale } = matchContents(document, report);
    if (isStale) return;
    for (const { entry, next } of extra) yield problem(document, entry, next);
  },
};

function problem(document: ParsedText, entry: Section, next: Section | undefined): Problem {
  return {
    span: entry.heading,
    message: {
      zh: '目录多项：正文没有这个标题。请核对正文是否丢了这一部分；若已删去，请从目录中删去这一项。',
      en: 'Entry without a heading: the body has no such heading. Check whether the section was lost; if it was dropped, delete the entry.',
    },
    related: next
      ? [{ span: next.heading, message: { zh: '目录的后一项在这里', en: 'The next entry’s heading' } }]
      : [],
    ...(entry.children.length === 0 && isAlone(document, entry)
      ? {
          fix: {
            title: { zh: '从目录中删去这一项', en: 'Delete the entry' },
            safe: false,
            edits: deletions(document, [entry.heading]),
          },
        }
      : {}),
  };
}

/** Whether nothing else stands in the lines of the entry. */
function isAlone({ folded, lines }: ParsedText, { heading }: Section): boolean {
  const before = folded.slice(lines.start(lines.lineAt(heading.start)), heading.start);
  const after = folded.slice(heading.end, lines.start(lines.lineAt(heading.end) + 1));
  return before.trim() === '' && after.trim() === '';
}
