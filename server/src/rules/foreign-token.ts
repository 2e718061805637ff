import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { isCited, occurrences, SENTENCES } from './running-text.ts';
import { sighted } from './sights.ts';

/** English function words, and the Chinese word where one fits everywhere. */
const WORDS: ReadonlyMap<string, string | undefined> = new Map([
  ['and', '和'],
  ['or', '或'],
  ['the', undefined],
  ['of', undefined],
  ['in', undefined],
  ['to', undefined],
  ['for', undefined],
  ['with', undefined],
  ['by', undefined],
  ['on', undefined],
  ['at', undefined],
  ['from', undefined],
]);

/** In lower case, between Chinese characters, with or without blanks; `and` in an English name has Latin neighbours. */
const TOKEN = sighted(
  new RegExp(`(?<=[\\u4e00-\\u9fff”》)])( {0,4})(${[...WORDS.keys()].join('|')}) {0,4}(?=[\\u4e00-\\u9fff“《(])`, 'g'),
  [...WORDS.keys()],
);

export const foreignToken: ReportRule = {
  id: 'foreign-token',
  name: { zh: '夹杂外文词', en: 'Stray foreign word' },
  category: 'wording',
  severity: 'information',
  fixable: 'suggested',
  source: '《国家通用语言文字法》第十一条',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, TOKEN, SENTENCES)) {
      if (isCited(passage.text, match.index)) continue;
      const [, blanks, word] = match as unknown as [string, string, string];
      const start = span.start + blanks.length;
      const wordSpan = { start, end: start + word.length };
      const replacement = WORDS.get(word);
      const raw = textOf(context.document, wordSpan);
      yield {
        span: wordSpan,
        message: {
          zh: `夹杂外文词：中文里夹着“${raw}”，多半是输入或翻译时留下的。请${replacement ? `改为“${replacement}”` : '改为中文，或删去'}。`,
          en: `Stray foreign word: “${raw}” stands in Chinese text, most likely left over from typing or translation. ${replacement ? `Write “${replacement}”` : 'Write it in Chinese, or delete it'}.`,
        },
        ...(replacement && {
          fix: {
            title: { zh: `改为“${replacement}”`, en: `Write “${replacement}”` },
            safe: false,
            edits: [{ span, newText: replacement }],
          },
        }),
      };
    }
  },
};
