import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { isCited, occurrences, SENTENCES } from './running-text.ts';
import { sighted } from './sights.ts';

/** 以及 and 和 join the last two items by themselves; words that begin with 和 (和谐, 和平, place names) or 及 (及时) are items. */
const BEFORE_AND = sighted(
  /(?<=[\u4e00-\u9fff”》)])、(?=(以及|和(?![谐平美善睦气合一县田顺乐暖解约林硕静政布龙记畅盛])|及(?![时早格第至])))/g,
  ['、以及', '、和', '、及'],
);

export const commaBeforeAnd: ReportRule = {
  id: 'comma-before-and',
  name: { zh: '“和”前顿号', en: 'Enumeration comma before 和' },
  category: 'punctuation',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.5',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, BEFORE_AND, SENTENCES)) {
      if (isCited(passage.text, match.index)) continue;
      const word = match[1] as string;
      const raw = textOf(context.document, span);
      yield {
        span,
        message: {
          zh: `“${word}”前多用顿号：“${word}”已把最后两项连接起来，前面不再用“${raw}”。请删去。`,
          en: `Enumeration comma before ${word}: ${word} joins the last two items by itself. Delete the comma.`,
        },
        fix: { title: { zh: '删去顿号', en: 'Delete the comma' }, safe: false, edits: [{ span, newText: '' }] },
      };
    }
  },
};
