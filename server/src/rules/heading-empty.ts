import type { Report, Section } from '../report/model.ts';
import { attachmentStart } from './attachment.ts';
import { headingName } from './place.ts';
import type { ReportRule } from './rule.ts';

/** In a series where more than this share of the headings has nothing below, the headings are the items of a list. */
const MOST_EMPTY = 1 / 4;

export const headingEmpty: ReportRule = {
  id: 'heading-empty',
  name: { zh: '标题下无正文', en: 'Heading without text' },
  category: 'numbering',
  severity: 'warning',
  source: '《党政机关公文处理工作条例》第二十条（结构完整）',
  since: '0.1.0',
  *check({ document, report }) {
    const end = attachmentStart(report);
    for (const { members } of report.series) {
      for (const section of emptyOnes(members)) {
        if (section.heading.start >= end || isAtOpenEnd(report, section)) continue;
        const sibling = members.find((other) => !isEmpty(other)) as Section;
        yield {
          span: section.heading,
          message: {
            zh: `标题下无正文：这个标题之下没有内容，而同级的${headingName(document, sibling).zh}等都有。请补上正文，或删去标题。`,
            en: `Heading without text: nothing stands below it, unlike ${headingName(document, sibling).en} and its other siblings. Add the text, or delete the heading.`,
          },
          related: [{ span: sibling.heading, message: { zh: '同级的标题', en: 'A sibling' } }],
        };
      }
    }
  },
};

/** The headings on lines of their own with nothing below, where they are the exception among their siblings. */
function emptyOnes(members: readonly Section[]): Section[] {
  const empty = members.filter(isEmpty);
  if (empty.length === 0 || empty.length === members.length || empty.length - 1 > (members.length - 1) * MOST_EMPTY)
    return [];
  const filled = members.filter((section) => !isEmpty(section));
  if (filled.filter(({ kind }) => kind === 'block').length * 2 <= filled.length) return [];
  return empty.filter(({ kind }) => kind === 'block');
}

function isEmpty({ heading, span, children }: Section): boolean {
  return span.end <= heading.end && children.length === 0;
}

/** Whether the text of the section may stand in the part of the report that is not in the file. */
function isAtOpenEnd({ partial, paragraphs }: Report, { heading }: Section): boolean {
  const last = paragraphs.findLast(({ region }) => region === 'body');
  return partial.tail && last !== undefined && heading.end >= last.span.start;
}
