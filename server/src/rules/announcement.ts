import type { ParsedText } from '../report/model.ts';
import { parseHan } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';

/** The number that the sentence before a list announces, and the other numbers of things in that sentence. */
export interface Announcement {
  span: Span;
  counts: number[];
}

const LONGEST_ANNOUNCEMENT = 120;
/** A sentence that announces what follows: the verb or 以下, the number and what is counted. */
const ANNOUNCEMENT =
  /(?:以下|下列|如下|重点|把握好|做好|抓好|办好|强化|体现在)[^。:;“”]{0,12}?([一二两三四五六七八九十]{1,3}|\d{1,2})(?:个方面|大?方面|大?项|点|大?件|大?条|个)(?![“”一二两三四五六七八九十\d])/g;
const COUNT = /([一二两三四五六七八九十]{1,3}|\d{1,2})(?=大?(?:个|方面|项|点|件|条))/g;

/** What the sentence right before the list that begins at `start` announces; undefined where it announces no number. */
export function announcedBefore({ folded }: ParsedText, start: number): Announcement | undefined {
  let end = start;
  while (end > 0 && /[ \r\n]/.test(folded[end - 1] as string)) end--;
  const from = Math.max(0, end - LONGEST_ANNOUNCEMENT);
  const window = folded.slice(from, end);
  const body = window.replace(/[。:;]$/, '');
  const cut = Math.max(...['。', '!', '?', '\n', '\r'].map((stop) => body.lastIndexOf(stop))) + 1;
  const sentence = body.slice(cut);
  const match = [...sentence.matchAll(ANNOUNCEMENT)].at(-1);
  if (!match?.[1] || !announces(window, sentence, match)) return undefined;
  const at = from + cut + match.index + match[0].lastIndexOf(match[1]);
  const counts = [...sentence.matchAll(COUNT)].map((found) => countOf(found[1] as string));
  return { span: { start: at, end: at + match[1].length }, counts: [...counts, countOf(match[1])] };
}

/** What a number counts when its sentence runs on behind it: 办好十件实事，让… announces a list, 落实中央八项规定，纠正… does not. */
const COUNTED = /^(?:个?方面|大方面|大?件|(?:大?项|点|大?条)(?:重点|工作|任务|措施|举措|要求|民生))/;
/** Numbers that belong to a name: 八项规定, 四个意识. */
const NAMED = /^(?:个|大?项|大?条|点)(?:规定|精神|意识|自信|维护|全面|理念|制度|机制|战略|工程|原则)/;

function announces(window: string, sentence: string, match: RegExpExecArray): boolean {
  if (window.endsWith(':') || /^(?:以下|下列|如下)/.test(match[0])) return true;
  const numeral = match[1] as string;
  const behind = sentence.slice(match.index + match[0].lastIndexOf(numeral) + numeral.length);
  return COUNTED.test(behind) || !(/[,;]/.test(behind) || NAMED.test(behind));
}

function countOf(numeral: string): number {
  return /\d/.test(numeral) ? Number(numeral) : (parseHan(numeral.replace('两', '二')) ?? 0);
}
