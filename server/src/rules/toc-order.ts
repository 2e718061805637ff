import { matchContents } from './contents-match.ts';
import { headingName } from './place.ts';
import type { ReportRule } from './rule.ts';

export const tocOrder: ReportRule = {
  id: 'toc-order',
  name: { zh: '目录次序不一致', en: 'Contents in another order' },
  category: 'contents',
  severity: 'information',
  source: '编校惯例：目录与正文一致',
  since: '0.1.0',
  *check({ document, report }) {
    const { moved, isStale } = matchContents(document, report);
    if (isStale) return;
    for (const { entry, heading } of moved) {
      const name = headingName(document, heading);
      yield {
        span: entry.heading,
        message: {
          zh: `目录次序不一致：这一项在目录中的先后与正文（${name.zh}）不同。请按正文的次序调整目录，或核对正文的次序。`,
          en: `Contents in another order: in the body this heading stands elsewhere (${name.en}). Move the entry, or check the order of the body.`,
        },
        related: [{ span: heading.heading, message: { zh: '正文的标题', en: 'The heading in the body' } }],
      };
    }
  },
};
