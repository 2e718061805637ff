import { FILLERS } from './data/fillers.ts';
import { LiteralSearch, literals } from './literals.ts';
import type { ReportRule } from './rule.ts';

interface Options {
  words: string[];
  /** Uses of a word in 10,000 characters from which on it is too many. */
  per10000: number;
}

const KNOWN = literals(FILLERS);

/** In a shorter text a frequency says nothing. */
const LEAST_USES = 10;
const TEN_THOUSAND = 10_000;

/** 高频套话: a filler that a report uses too often; one finding a word, at its first use. */
export const fillerOveruse: ReportRule<Options> = {
  id: 'filler-overuse',
  name: { zh: '高频套话', en: 'Overused filler' },
  category: 'wording',
  severity: 'hint',
  off: true,
  source: '《党政机关公文处理工作条例》第十九条（内容简洁、文字精练）',
  since: '0.2.0',
  options: {
    defaults: { words: [...FILLERS], per10000: 20 },
    shape: (z) => ({
      words: z.array(z.string().min(1)).describe('要统计的词'),
      per10000: z.number().positive().describe('每万字多少次算过多'),
    }),
  },
  *check(context) {
    const { report, options } = context;
    const search = new LiteralSearch(context, KNOWN);
    const length = report.span.end - report.span.start;
    for (const word of options.words) {
      const offsets = [...search.offsets(word)];
      const [start] = offsets;
      const count = offsets.length;
      if (start === undefined || count < LEAST_USES || (count * TEN_THOUSAND) / length < options.per10000) continue;
      yield {
        span: { start, end: start + word.length },
        message: {
          zh: `“${word}”全文用了${count}次，每万字${((count * TEN_THOUSAND) / length).toFixed(1)}次。请考虑删减或换用具体的说法。`,
          en: `“${word}” stands ${count} times in this report, ${((count * TEN_THOUSAND) / length).toFixed(1)} in 10,000 characters. Consider leaving some out, or saying something concrete.`,
        },
      };
    }
  },
};
