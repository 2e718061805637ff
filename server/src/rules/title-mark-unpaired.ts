import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { MarkPairs, unpairedMarks } from './unpaired-marks.ts';

const TITLE_MARKS = new MarkPairs('《》');

export const titleMarkUnpaired: ReportRule = {
  id: 'title-mark-unpaired',
  name: { zh: '书名号不配对', en: 'Unpaired title mark' },
  category: 'punctuation',
  severity: 'warning',
  source: 'GB/T 15834—2011 4.15',
  since: '0.2.0',
  *check(context) {
    for (const { span, partner } of unpairedMarks(context, TITLE_MARKS)) {
      const raw = textOf(context.document, span);
      yield {
        span,
        message: {
          zh: `书名号不配对：“${raw}”在这一段里没有与它配对的“${partner}”。请补上，或删去多余的一个。`,
          en: `Unpaired title mark: “${raw}” has no “${partner}” in this paragraph. Add it, or delete the one that is too many.`,
        },
      };
    }
  },
};
