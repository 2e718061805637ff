import { COUNTED_UNITS } from './data/counted-units.ts';
import { FIGURE, FIGURE_ENDS, oneOf } from './figures.ts';
import type { Problem, ReportRule } from './rule.ts';
import { isCited, occurrences } from './running-text.ts';
import { pairs, sighted } from './sights.ts';

/**
 * Words before a figure that make it a round one, by what they say of it. 达 and 达到 state a value that was reached, and go
 * with 以上.
 */
const ABOUT = ['大约', '将近', '接近', '约', '近'];
const MORE = ['超过', '超', '逾', '至少'];
const LESS = ['不到', '不足', '最多', '至多'];
const REACHING = ['多达', '高达'];

/** Words behind a figure that say the same again, or the opposite. */
const ROUND = ['左右', '上下', '之多', '余', '多'];
const TAILS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...ABOUT.map((word) => [word, new Set([...ROUND, '以上', '以下'])] as const),
  ...MORE.map((word) => [word, new Set([...ROUND, '以上'])] as const),
  ...LESS.map((word) => [word, new Set([...ROUND, '以下'])] as const),
  ...REACHING.map((word) => [word, new Set(ROUND)] as const),
]);

const UNIT = oneOf(COUNTED_UNITS);
const APPROXIMATION = sighted(
  new RegExp(
    `(?<head>${oneOf([...TAILS.keys()])}) ?${FIGURE} ?` +
      `(?:(?<inner>[余多])(?=[万亿]{0,2}${UNIT})|[万亿]{0,2}(?<unit>${UNIT})?` +
      '(?<outer>左右(?![岸两侧江])|上下(?![游级联同班])|以上|以下|之多))',
    'g',
  ),
  [...TAILS.keys()],
  ['左右', '上下', '以上', '以下', '之多', ...pairs(`${FIGURE_ENDS} `, '余多')],
);

/** Characters before a head that make another word of it: 节约, 签约, 附近, 赶超, 达不到. */
const OTHER_WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['约', /[节合条制契公预签履违邀集简失特盟租解守毁相婚誓纽续定订立换网爽履]$/],
  ['近', /[最附临靠就亲邻贴远切逼走新]$/],
  ['超', /[赶反高]$/],
  ['不到', /[达做找看想意料得见感办]$/],
]);

/** 近十余年: the years that lie behind us, not a round figure. */
const TIME = /^(?:年|个月|个季度|周|个星期|天|日)$/;

/** 约数重复: a figure made round both before and behind it (近……左右, 超过……以上). */
export const approxRedundant: ReportRule = {
  id: 'approx-redundant',
  name: { zh: '约数重复', en: 'Figure made round twice' },
  category: 'numbers',
  severity: 'warning',
  fixable: 'suggested',
  source: 'GB/T 15835-2011 第4.3.1条（概数的写法）；编校惯例：约数词不重复',
  since: '0.2.0',
  *check(context) {
    for (const { span, match, passage } of occurrences(context, APPROXIMATION)) {
      const { head, inner, outer, unit } = match.groups as Partial<Record<string, string>>;
      const tail = inner ?? outer;
      if (head === undefined || tail === undefined || !TAILS.get(head)?.has(tail)) continue;
      if (isOtherWord(passage.text, match.index, head)) continue;
      const counted = inner === undefined ? unit : unitAt(passage.text, match.index + match[0].length);
      if (head === '近' && counted !== undefined && TIME.test(counted)) continue;
      if (isCited(passage.text, match.index)) continue;
      yield problem(head, tail, span);
    }
  },
};

const UNIT_HERE = new RegExp(UNIT, 'y');

function unitAt(text: string, offset: number): string | undefined {
  UNIT_HERE.lastIndex = offset;
  return UNIT_HERE.exec(text)?.[0];
}

function isOtherWord(text: string, offset: number, head: string): boolean {
  return OTHER_WORDS.get(head)?.test(text.slice(Math.max(0, offset - 1), offset)) ?? false;
}

function problem(head: string, tail: string, span: Problem['span']): Problem {
  const end = span.end;
  return {
    span,
    message: {
      zh: `“${head}”与“${tail}”都表示约数，同一个数字不能前后都模糊。请只留其中一个。`,
      en: `“${head}” and “${tail}” both make the figure approximate: keep only one of them.`,
    },
    fix: {
      title: { zh: `删去“${tail}”`, en: `Delete “${tail}”` },
      safe: false,
      edits: [{ span: { start: end - tail.length, end }, newText: '' }],
    },
  };
}
