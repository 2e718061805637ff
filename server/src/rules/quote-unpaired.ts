import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { passages } from './running-text.ts';

export const quoteUnpaired: ReportRule = {
  id: 'quote-unpaired',
  name: { zh: '引号不配对', en: 'Unpaired quotation mark' },
  category: 'punctuation',
  severity: 'warning',
  source: 'GB/T 15834—2011 4.8',
  since: '0.2.0',
  *check(context) {
    const signs = context.document.damage.filter(({ kind }) => kind === 'unpaired-quote');
    if (signs.length === 0) return;
    let next = 0;
    for (const { start, text } of passages(context, new Set(['body', 'glossary', 'attachment']))) {
      while ((signs[next]?.span.start ?? Number.POSITIVE_INFINITY) < start) next++;
      const sign = signs[next];
      if (!sign || sign.span.start >= start + text.length) continue;
      // A straight mark is the partner.
      if (text.includes('"')) continue;
      const raw = textOf(context.document, sign.span);
      const partner = raw === '“' ? '”' : '“';
      yield {
        span: sign.span,
        message: {
          zh: `引号不配对：${raw}在这一段里没有与它配对的${partner}。请补上，或删去多余的一个。`,
          en: `Unpaired quotation mark: ${raw} has no ${partner} in this paragraph. Add it, or delete the one that is too many.`,
        },
      };
    }
  },
};
