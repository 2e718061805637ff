import { sentences } from '../report/sentences.ts';
import type { ReportRule } from './rule.ts';
import { passages } from './running-text.ts';

interface Options {
  /** Most characters of a sentence. */
  limit: number;
}

/** 长句: a sentence that goes on without a full stop. */
export const sentenceOverlong: ReportRule<Options> = {
  id: 'sentence-overlong',
  name: { zh: '长句', en: 'Overlong sentence' },
  category: 'wording',
  severity: 'hint',
  off: true,
  source: '《党政机关公文处理工作条例》第十九条（结构严谨、表述准确、文字精练）',
  since: '0.2.0',
  options: {
    defaults: { limit: 200 },
    shape: (z) => ({ limit: z.int().min(20).describe('一句最多多少字') }),
  },
  *check(context) {
    const { document, options } = context;
    for (const { paragraph } of passages(context)) {
      if (paragraph.span.end - paragraph.span.start <= options.limit) continue;
      for (const span of sentences(document.folded, paragraph.span)) {
        const length = span.end - span.start;
        if (length <= options.limit) continue;
        yield {
          span,
          message: {
            zh: `这一句长${length}字，超过${options.limit}字。请考虑拆成几句。`,
            en: `This sentence has ${length} characters, more than ${options.limit}. Consider splitting it.`,
          },
        };
      }
    }
  },
};
