import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

/** The stops; the stronger mark is the one that is kept. */
const STOPS = '、,:;。';

/** Marks that never stand side by side. `?!`, `……` and marks parted by a quotation mark (`。”,`) are right; runs of dots are ellipses. */
const RUN = sighted(/(?<![.。])[,、。;:](?![。.]{2})[,、。;:]{1,9}(?![.,、;:。]|\/\/)/g, pairs(STOPS, STOPS));

const ONLY_STOPS = /^。{2,}$/;
/** Three stops in a row are an ellipsis that was typed wrongly. */
const LONGEST_STOPS = 2;

export const punctuationDoubled: ReportRule = {
  id: 'punctuation-doubled',
  name: { zh: '标点连用', en: 'Doubled punctuation' },
  category: 'punctuation',
  severity: 'warning',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4',
  since: '0.2.0',
  *check(context) {
    const { document } = context;
    for (const { span, match } of occurrences(context, RUN, new Set(['body', 'glossary', 'attachment']))) {
      const run = match[0];
      if (ONLY_STOPS.test(run) && run.length > LONGEST_STOPS) continue;
      const raw = textOf(document, span);
      const kept = raw.charAt(strongest(run));
      yield {
        span,
        message: {
          zh: `标点连用：“${raw}”几个点号连在一起，可能是误加，也可能中间丢了字。请只留一个，或补上丢失的文字。`,
          en: `Doubled punctuation: “${raw}” stands together. Either a mark is too many or words between them were lost. Keep one mark, or restore the words.`,
        },
        fix: {
          title: { zh: `只留“${kept}”`, en: `Keep “${kept}” only` },
          safe: false,
          edits: [{ span, newText: kept }],
        },
      };
    }
  },
};

function strongest(run: string): number {
  let best = 0;
  for (let i = 1; i < run.length; i++) {
    if (STOPS.indexOf(run.charAt(i)) > STOPS.indexOf(run.charAt(best))) best = i;
  }
  return best;
}
