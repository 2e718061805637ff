import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { MarkPairs, unpairedMarks } from './unpaired-marks.ts';

const BRACKETS = new MarkPairs('()', '〔〕', '【】', '[]');

export const bracketUnpaired: ReportRule = {
  id: 'bracket-unpaired',
  name: { zh: '括号不配对', en: 'Unpaired bracket' },
  category: 'punctuation',
  severity: 'warning',
  source: 'GB/T 15834—2011 4.9',
  since: '0.2.0',
  *check(context) {
    for (const { span, partner } of unpairedMarks(context, BRACKETS)) {
      const raw = textOf(context.document, span);
      yield {
        span,
        message: {
          zh: `括号不配对：“${raw}”在这一段里没有与它配对的“${partner}”。请补上，或删去多余的一个。`,
          en: `Unpaired bracket: “${raw}” has no “${partner}” in this paragraph. Add it, or delete the one that is too many.`,
        },
      };
    }
  },
};
