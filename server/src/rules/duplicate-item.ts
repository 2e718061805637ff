import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import type { Problem, ReportRule } from './rule.ts';
import { type Passage, passages, RUNNING_TEXT } from './running-text.ts';
import { Sight } from './sights.ts';

/** 列举项重复: an item that stands twice in one list of items joined by 、. */
export const duplicateItem: ReportRule = {
  id: 'duplicate-item',
  name: { zh: '列举项重复', en: 'Item listed twice' },
  category: 'duplication',
  severity: 'warning',
  fixable: 'suggested',
  source: 'GB/T 15834—2011 4.5（顿号用于并列词语之间）；《党政机关公文处理工作条例》第十九条（文字精练）',
  since: '0.2.0',
  *check(context) {
    for (const passage of passages(context, RUNNING_TEXT, [COMMA])) {
      yield;
      const { text } = passage;
      for (const list of listsIn(text)) if (mayRepeat(text, list)) yield* repeatedItems(passage, list);
    }
  },
};

const COMMA = new Sight(['、']);

/** Two items may be a pair said twice for effect; a list has three. */
const SHORTEST_LIST = 3;
/** What ends a list: the punctuation of clauses, and brackets, inside which other lists stand. */
const LIST_ENDS = '。,;:!?()《》〈〉[]〔〕【】—…\n\r';
const LIST_COMMA = '、'.charCodeAt(0);
const MARKS = new UnitSet(`、${LIST_ENDS}`);
/** The words that lead from the last but one item to the last. */
const LAST_JOINT = /和|及|与|以及/;

/** The lists of a text: the places of their items, relative to it. */
function* listsIn(text: string): Iterable<Span[]> {
  let start = 0;
  let commas: number[] = [];
  while (start < text.length) {
    let end = MARKS.find(text, start, text.length);
    for (; text.charCodeAt(end) === LIST_COMMA; end = MARKS.find(text, end + 1, text.length)) commas.push(end);
    if (commas.length > 0) {
      const items = itemsIn(text, start, commas, end);
      if (items.length >= SHORTEST_LIST) yield items;
      commas = [];
    }
    start = end + 1;
  }
}

function itemsIn(text: string, start: number, commas: readonly number[], end: number): Span[] {
  const items: Span[] = [];
  let from = start;
  for (const comma of commas) {
    items.push(items.length === 0 ? firstItem(text, { start, end: comma }) : { start: from, end: comma });
    from = comma + 1;
  }
  items.push(...lastItems(text, from, end));
  return items;
}

/** Words that govern a list and are no part of its first item. */
const GOVERNING =
  /^(?:[^、]{0,8}?(?:包括|涵盖|涉及|围绕|聚焦)|(?:大力|重点|积极|加快|着力|全面|统筹|持续)?(?:扶持|发展|推进|推动|加强|做好|抓好|实施|支持|培育|建设|完善|提升|优化|深化|开展|统筹|协调|保护|整治|生产|推广|种植|养殖|引进|培养|服务|评选|改造|覆盖|新建|新增|新开|[办建用管]好))/;

function firstItem(text: string, { start, end }: Span): Span {
  return { start: start + (GOVERNING.exec(text.slice(start, end))?.[0].length ?? 0), end };
}

/** What sums a list up behind its last item: …等, …五个产业. */
const SUM = /等|[一二两三四五六七八九十\d]+[个项大类种方]/;

/** The end of a list, which may hold its last two items: …、教育和医疗等. */
function lastItems(text: string, start: number, end: number): Span[] {
  const last = text.slice(start, end);
  const items = last.slice(0, SUM.exec(last)?.index);
  const joint = LAST_JOINT.exec(items);
  if (!joint) return [{ start, end: start + items.length }];
  return [
    { start, end: start + joint.index },
    { start: start + joint.index + joint[0].length, end: start + items.length },
  ];
}

/** Whether two items may read the same, by hashes of their wordings: making the wordings of every list costs five times as much. */
function mayRepeat(text: string, items: readonly Span[]): boolean {
  return new Set(items.map((item) => hashOf(text, item))).size < items.length;
}

function hashOf(text: string, { start, end }: Span): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (!QUOTED.has(unit)) hash = (Math.imul(hash, 31) + unit) | 0;
  }
  return hash;
}

function* repeatedItems({ text, raw, start }: Passage, items: readonly Span[]): Iterable<Problem> {
  const wordings = items.map(({ start: from, end }) => text.slice(from, end).replace(QUOTES, ''));
  const firsts = new Map<string, Span>();
  for (const [index, item] of items.entries()) {
    const words = wordings[index] as string;
    if (!isTelling(words)) continue;
    const first = firsts.get(words);
    if (!first) {
      firsts.set(words, item);
      continue;
    }
    const quoted = raw.slice(item.start, item.end);
    const before = items[index - 1] as Span;
    yield {
      span: { start: start + item.start, end: start + item.end },
      message: {
        zh: `“${quoted}”在同一串列举中出现了两次，多半是合稿时重复，或者其中一处应是别的内容。请删去一处或改正。`,
        en: `“${quoted}” is listed twice in one series, left over from merging drafts or instead of something else: delete or correct one.`,
      },
      related: [
        {
          span: { start: start + first.start, end: start + first.end },
          message: { zh: '第一次列举在这里', en: 'First listed here' },
        },
      ],
      fix: {
        title: { zh: '删去重复的一项', en: 'Delete the repeated item' },
        safe: false,
        edits: [{ span: { start: start + before.end, end: start + item.end }, newText: '' }],
      },
    };
  }
}

/** What makes no difference between two items. */
const QUOTES = /[“”‘’"' ]/g;
const QUOTED = new UnitSet('“”‘’"\' ');

/** Figures return in any list of results, and single characters are surnames or ordinals. */
function isTelling(words: string): boolean {
  return /^[\u4e00-\u9fff]{2}/.test(words) && !/[\d%]|^[一二三四五六七八九十百千万亿几两数]/.test(words);
}
