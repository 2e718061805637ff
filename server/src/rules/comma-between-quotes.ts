import type { Span } from '../text/span.ts';
import { clusters } from './clusters.ts';
import type { ReportRule } from './rule.ts';
import { type Occurrence, occurrences, SENTENCES } from './running-text.ts';
import { sighted } from './sights.ts';

/** Quoted names or titles with commas between them. */
const CHAIN = sighted(/“[^“”]{1,40}”(?:、“[^“”]{1,40}”)+|《[^《》]{1,40}》(?:、《[^《》]{1,40}》)+/g, [
  '”、“',
  '》、《',
]);
const COMMA = /(?<=[”》])、(?=[“《])/g;

/** How far around the list the words of its first and last item are looked at. */
const LONGEST_ITEM = 60;
const MARK = /[,、。;:!?]/;
/** A conjunction parts two items as a comma does. */
const CONJUNCTION = /^(?:和|与|及|以及|或)[“《]/;

/** Quoted names or titles that stand side by side, as they should. */
const SIDE_BY_SIDE = sighted(/”“|》《/g, ['”“', '》《']);

export const commaBetweenQuotes: ReportRule = {
  id: 'comma-between-quotes',
  name: { zh: '引号、书名号之间多用顿号', en: 'Comma between quoted names' },
  category: 'punctuation',
  severity: 'information',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.5.3.5',
  since: '0.2.0',
  *check(context) {
    const found = [...occurrences(context, CHAIN, SENTENCES)].filter(isOfBareItems);
    const isHabit = found.length > [...occurrences(context, SIDE_BY_SIDE, SENTENCES)].length;
    for (const places of clusters(found, isHabit)) {
      const [{ span }, ...others]: readonly [Occurrence, ...Occurrence[]] = places;
      const count =
        others.length > 0 ? { zh: `（共${places.length}处）`, en: ` (${places.length} places)` } : { zh: '', en: '' };
      yield {
        span,
        message: {
          zh: `引号、书名号之间多用顿号${count.zh}：并列的引号或书名号本身就把各项分开了，之间不用顿号。请删去顿号。`,
          en: `Comma between quoted names${count.en}: the quotation or title marks part the items by themselves. Delete the comma.`,
        },
        related: others.map((other) => ({ span: other.span, message: { zh: '同样的顿号', en: 'The same comma' } })),
        fix: {
          title: { zh: '删去顿号', en: 'Delete the comma' },
          safe: false,
          edits: places.flatMap(commas).map((comma) => ({ span: comma, newText: '' })),
        },
      };
    }
  },
};

/** The commas between the items of a list. */
function commas({ span, match }: Occurrence): Span[] {
  return [...match[0].matchAll(COMMA)].map(({ index }) => ({ start: span.start + index, end: span.start + index + 1 }));
}

/** Whether all items of the list are nothing but the quoted words: where words stand outside the marks the comma is needed. */
function isOfBareItems({ match, passage: { text } }: Occurrence): boolean {
  const start = match.index;
  const end = start + match[0].length;
  return isFirst(text.slice(Math.max(0, start - LONGEST_ITEM), start)) && isLast(text.slice(end, end + LONGEST_ITEM));
}

/** Whether the words before the list belong to all of it: a verb (`打造“A”、“B”`) or an attribute (`、有名的“A”、“B”`), and not to its first item. */
function isFirst(before: string): boolean {
  for (let i = before.length - 1; i >= 0; i--) {
    const char = before.charAt(i);
    if (char === '”' || char === '》') return false;
    if (MARK.test(char)) return char !== '、' || before.endsWith('的');
  }
  return true;
}

/** Whether no other item stands behind the list, and its last item has no part outside the marks. */
function isLast(rest: string): boolean {
  if (rest.startsWith('、')) return false;
  if (CONJUNCTION.test(rest)) return true;
  const end = rest.search(MARK);
  const own = end < 0 ? rest : rest.slice(0, end);
  return !/[“《]/.test(own) && !/^、[“《]/.test(rest.slice(own.length));
}
