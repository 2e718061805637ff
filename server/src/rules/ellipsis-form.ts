import { textOf } from './place.ts';
import type { Edit, ReportRule } from './rule.ts';
import { occurrences, SENTENCES } from './running-text.ts';
import { sighted } from './sights.ts';

/** Dots, stops or a half ellipsis where an ellipsis is meant; a run of twelve dots stands for left-out paragraphs. */
const ELLIPSIS = sighted(/(?<![.。…])(?:\.{3,11}|。{3,9}|…)(?![.。…])|……(?=等[。,;!])/g, ['...', '。。。', '…']);

export const ellipsisForm: ReportRule = {
  id: 'ellipsis-form',
  name: { zh: '省略号', en: 'Form of the ellipsis' },
  category: 'punctuation',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.11',
  since: '0.2.0',
  *check(context) {
    const { document } = context;
    for (const { span, passage, match } of occurrences(context, ELLIPSIS, SENTENCES)) {
      const raw = textOf(document, span);
      const isWithEtc = raw === '……';
      // Three dots between Latin letters or figures are no Chinese ellipsis.
      if (!isWithEtc && /[A-Za-z0-9]/.test(passage.text.charAt(match.index + match[0].length))) continue;
      const edit: Edit = isWithEtc ? { span, newText: '' } : { span, newText: '……' };
      yield {
        span,
        message: isWithEtc
          ? {
              zh: '省略号：省略号和“等”意思相同，不能并用。请删去一个。',
              en: 'Form of the ellipsis: an ellipsis and 等 say the same. Delete one of them.',
            }
          : {
              zh: `省略号：这里写作“${raw}”，省略号应是六个居中的点“……”。请改正。`,
              en: `Form of the ellipsis: “${raw}” here, but a Chinese ellipsis has six dots, “……”. Correct it.`,
            },
        fix: {
          title: isWithEtc ? { zh: '删去省略号', en: 'Delete the ellipsis' } : { zh: '改为“……”', en: 'Write “……”' },
          safe: false,
          edits: [edit],
        },
      };
    }
  },
};
