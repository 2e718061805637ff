import type { ParsedText, Section } from '../report/model.ts';
import { headingName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

/** Shorter titles are labels (目标, 措施). */
const SHORTEST = 3;

export const headingDuplicateTitle: ReportRule = {
  id: 'heading-duplicate-title',
  name: { zh: '同级标题重复', en: 'Title repeated among siblings' },
  category: 'numbering',
  severity: 'warning',
  source: '《党政机关公文处理工作条例》第十九条（结构严谨、表述准确）',
  since: '0.1.0',
  *check({ document, report }) {
    for (const { members } of report.series) {
      const known = new Map<string, Section>();
      for (const section of members) {
        // Where nothing parts title and text, the end of the title is a guess.
        if (section.kind === 'glued') continue;
        const title = bareTitle(document, section);
        if (title.length < SHORTEST) continue;
        const first = known.get(title);
        if (first) yield problem(document, section, first);
        else known.set(title, section);
      }
    }
  },
};

function problem(document: ParsedText, section: Section, first: Section): Problem {
  const name = headingName(document, first);
  return {
    span: section.heading,
    message: {
      zh: `同级标题重复：这个标题与${name.zh}相同。请核对是否重复粘贴，或改写其中一个。`,
      en: `Title repeated among siblings: it is the same as ${name.en}. Check whether it was pasted twice, or reword one.`,
    },
    related: [{ span: first.heading, message: { zh: '同样的标题', en: 'The same title' } }],
  };
}

/** The title without blanks and the stops at its end, in one width. */
function bareTitle(document: ParsedText, { title }: Section): string {
  return textOf({ ...document, text: document.folded }, title.span)
    .replace(/[ \r\n]+/g, '')
    .replace(/[。,、:;!]+$/, '');
}
