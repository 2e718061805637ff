import {
  FIXED_ORDERS,
  FIXED_QUOTES,
  FIXED_WORDINGS,
  type FixedOrder,
  type FixedWording,
} from './data/fixed-expressions.ts';
import { hasLostCharacters } from './extraction-damage.ts';
import { oneOf } from './figures.ts';
import { LiteralSearch, literals } from './literals.ts';
import { isInForce, newestDate } from './report-date.ts';
import type { Problem, ReportRule, RuleContext } from './rule.ts';
import { isCited } from './running-text.ts';

interface Options {
  wordings: FixedWording[];
  orders: { items: string[]; from?: string | undefined; until?: string | undefined }[];
}

const KNOWN = literals([
  ...FIXED_WORDINGS.map(({ wrong }) => wrong),
  ...FIXED_ORDERS.flatMap(({ items }) => items),
  ...FIXED_QUOTES.map(({ name }) => name),
]);

/** Parts of a user's formula are judged from two on. */
const LEAST_OF_USERS = 2;

/** 固定提法: a fixed formula in another wording, in another order, or without its quotation marks. */
export const fixedExpression: ReportRule<Options> = {
  id: 'fixed-expression',
  name: { zh: '固定提法', en: 'Fixed formula' },
  category: 'wording',
  severity: 'warning',
  fixable: 'suggested',
  source: '《中国共产党章程》；党的历次全国代表大会报告；国办秘函〔2019〕19号（严重表述错误）',
  since: '0.2.0',
  options: {
    defaults: { wordings: [], orders: [] },
    shape: (z) => {
      const date = z
        .string()
        .regex(/^\d{4}-\d{2}$/)
        .optional();
      return {
        wordings: z
          .array(z.strictObject({ wrong: z.string().min(1), right: z.string(), from: date, until: date }))
          .describe('另外的提法：误写 wrong、正确写法 right，以及适用的起止年月（from、until，如 2018-08）'),
        orders: z
          .array(z.strictObject({ items: z.array(z.string().min(1)).min(2), from: date, until: date }))
          .describe('另外的次序：依次并提的各项 items，以及适用的起止年月'),
      };
    },
  },
  *check(context) {
    const { document, report, options } = context;
    const date = newestDate(document, report);
    const search = new LiteralSearch(context, KNOWN);
    for (const wording of [...FIXED_WORDINGS, ...options.wordings]) {
      if (isInForce(wording, date)) yield* misworded(search, wording);
    }
    const own = options.orders.map((order): FixedOrder => ({ ...order, least: LEAST_OF_USERS }));
    for (const order of [...FIXED_ORDERS, ...own]) {
      if (isInForce(order, date)) yield* misordered(context, search, order);
    }
    const bare = FIXED_QUOTES.flatMap(({ name, ...validity }) =>
      isInForce(validity, date) ? [...unquoted(context, search, name)] : [],
    );
    // Where characters were lost, the quotation marks may be among them.
    if (bare.length > 0 && !hasLostCharacters(document)) yield* bare;
  },
};

function* misworded(search: LiteralSearch, { wrong, right }: FixedWording): Iterable<Problem> {
  for (const start of search.offsets(wrong)) {
    const span = { start, end: start + wrong.length };
    yield {
      span,
      message: {
        zh: `固定提法“${right}”写成了“${wrong}”。固定提法不得增减改动，请改正。`,
        en: `The fixed formula “${right}” is written “${wrong}”. Its wording must not change: correct it.`,
      },
      fix: replacement(span, right),
    };
  }
}

interface Part {
  rank: number;
  start: number;
  end: number;
}

function* misordered({ document }: RuleContext, search: LiteralSearch, order: FixedOrder): Iterable<Problem> {
  const { items, least, between = [] } = order;
  const parts = items
    .flatMap((item, rank) =>
      [...search.offsets(item)].map((start): Part => ({ rank, start, end: start + item.length })),
    )
    .sort((a, b) => a.start - b.start);
  if (parts.length < least) return;
  const link = new RegExp(`^[”"]? ?[、,]? ?(?:${oneOf(between.length > 0 ? between : ['、'])})? ?[“"]?$`);
  const longest = Math.max(0, ...between.map(({ length }) => length)) + LINK_MARKS;
  let run: Part[] = [];
  for (const part of parts) {
    const last = run.at(-1);
    const gap = last && part.start - last.end;
    const isLinked = gap !== undefined && gap >= 0 && gap <= longest;
    if (last && isLinked && link.test(document.folded.slice(last.end, part.start))) run.push(part);
    else {
      yield* fallingRun(run, items, least);
      run = [part];
    }
  }
  yield* fallingRun(run, items, least);
}

/** Marks and blanks that a link between two parts may have besides its word. */
const LINK_MARKS = 6;

function* fallingRun(run: readonly Part[], items: readonly string[], least: number): Iterable<Problem> {
  if (new Set(run.map(({ rank }) => rank)).size < least) return;
  if (run.every(({ rank }, index) => index === 0 || rank > (run[index - 1] as Part).rank)) return;
  // A part named twice is no question of order.
  if (new Set(run.map(({ rank }) => rank)).size < run.length) return;
  const named = items.filter((_, rank) => run.some((part) => part.rank === rank));
  yield {
    span: { start: (run[0] as Part).start, end: (run.at(-1) as Part).end },
    message: {
      zh: `固定提法的次序有误，应当依次是“${named.join('、')}”。请调整次序。`,
      en: `The parts of this fixed formula are out of order. They are named in the order ${named.map((item) => `“${item}”`).join(', ')}: rearrange them.`,
    },
  };
}

function* unquoted({ document }: RuleContext, search: LiteralSearch, name: string): Iterable<Problem> {
  for (const start of search.offsets(name)) {
    const { before } = search.around(start, name, 1);
    if (before === '"' || isCited(document.folded, start)) continue;
    const span = { start, end: start + name.length };
    yield {
      span,
      message: {
        zh: `“${name}”是专名，使用时加引号。请补上引号。`,
        en: `“${name}” is a name that stands in quotation marks: add them.`,
      },
      fix: replacement(span, `“${name}”`),
    };
  }
}

function replacement(span: Problem['span'], right: string): NonNullable<Problem['fix']> {
  return { title: { zh: `改为“${right}”`, en: `Make it “${right}”` }, safe: false, edits: [{ span, newText: right }] };
}
