import type { Region } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { LiteralSearch } from './literals.ts';
import { lineName } from './place.ts';
import type { PersonName, Problem, ReportRule, RuleContext } from './rule.ts';

const REGIONS: ReadonlySet<Region> = new Set(['front', 'body', 'attachment']);

/** Names of two characters are set with blanks between them to fill the width of three. */
const FILLERS = ['', ' ', '  '];

/** Between two names of one list. */
const LIST_MARK = /^(?: ?[、,] ?| {1,4}|和)$/;
const LONGEST_LIST_MARK = 4;

/** From this length on a name with one other character is a misspelling rather than someone else. */
const LEAST_FOR_MISSPELLING = 3;

interface Place extends Span {
  person: PersonName;
}

/**
 * 姓名职务: names of the user's dictionary beside a post that the person does not hold, with one wrong character behind the
 * person's post, or in another order than the dictionary's. Without a dictionary it finds nothing.
 */
export const nameAndTitle: ReportRule = {
  id: 'name-and-title',
  name: { zh: '姓名职务', en: 'Names and posts' },
  category: 'wording',
  severity: 'warning',
  fixable: 'suggested',
  source: '国办秘函〔2019〕19号（严重表述错误：领导人姓名、职务）；以用户词典 `names` 为准',
  since: '0.2.0',
  *check(context) {
    const { names } = context.settings;
    if (names.length === 0) return;
    const search = new LiteralSearch(context, undefined, REGIONS);
    const posts = [...new Set(names.flatMap((person) => person.posts))].sort((a, b) => b.length - a.length);
    const places = names.flatMap((person) => placesOf(search, person)).sort((a, b) => a.start - b.start);
    for (const place of places) yield* wrongPost(context, place, posts);
    yield* misspelt(context, search, names, places);
    yield* misordered(context, names, places);
  },
};

function placesOf(search: LiteralSearch, person: PersonName): Place[] {
  const writings = person.name.length === 2 ? FILLERS.map((filler) => [...person.name].join(filler)) : [person.name];
  return writings.flatMap((name) =>
    [...search.offsets(name)].map((start) => ({ person, start, end: start + name.length })),
  );
}

/** A post written directly before or behind the name, with the character before it that makes another post of it (副市长). */
function* wrongPost({ document }: RuleContext, place: Place, posts: readonly string[]): Iterable<Problem> {
  const { folded } = document;
  const { name, posts: held } = place.person;
  if (held.length === 0) return;
  for (const span of [postBefore(folded, place.start, posts), postAfter(folded, place.end, posts)]) {
    if (!span) continue;
    const written = folded.slice(span.start, span.end);
    if (held.some((post) => isSamePost(written, post))) continue;
    const only = held.length === 1 ? held[0] : undefined;
    const listed = held.join('、');
    yield {
      span: { start: Math.min(span.start, place.start), end: Math.max(span.end, place.end) },
      message: {
        zh: `词典中${name}的职务是“${listed}”，这里写作“${written}”。请核对姓名和职务。`,
        en: `The dictionary gives ${name} the post “${listed}”, but this says “${written}”. Check the name and the post.`,
      },
      ...(only
        ? {
            fix: {
              title: { zh: `职务改为“${only}”`, en: `Make the post “${only}”` },
              safe: false,
              edits: [{ span, newText: only }],
            },
          }
        : {}),
    };
    return;
  }
}

/** A shorter form of a post is the same post (市长 for 柳溪市市长), unless what is left away makes it another (副市长). */
function isSamePost(written: string, held: string): boolean {
  const [short, long] = written.length < held.length ? [written, held] : [held, written];
  return long.endsWith(short) && !DEPUTY.test(long.slice(0, long.length - short.length));
}

const DEPUTY = /副$/;

function postBefore(folded: string, nameStart: number, posts: readonly string[]): Span | undefined {
  let end = nameStart;
  while (folded[end - 1] === ' ') end--;
  const post = posts.find((candidate) => folded.startsWith(candidate, end - candidate.length));
  if (post === undefined) return undefined;
  const start = end - post.length;
  return { start: folded[start - 1] === '副' ? start - 1 : start, end };
}

function postAfter(folded: string, nameEnd: number, posts: readonly string[]): Span | undefined {
  const start = folded[nameEnd] === '副' ? nameEnd + 1 : nameEnd;
  const post = posts.find((candidate) => folded.startsWith(candidate, nameEnd) || folded.startsWith(candidate, start));
  if (post === undefined) return undefined;
  return { start: nameEnd, end: (folded.startsWith(post, nameEnd) ? nameEnd : start) + post.length };
}

/** 副市长, 原市长: held by someone else. */
const OTHER_HOLDER = /[副原前任老]/;

/** 市长 and a name that differs from the mayor's in one character. */
function* misspelt(
  { document }: RuleContext,
  search: LiteralSearch,
  names: readonly PersonName[],
  places: readonly Place[],
): Iterable<Problem> {
  const known = new Set(places.map(({ start }) => start));
  const seen = new Set<number>();
  for (const { name, posts } of names) {
    if (name.length < LEAST_FOR_MISSPELLING) continue;
    for (const post of posts) {
      for (const offset of search.offsets(post)) {
        if (OTHER_HOLDER.test(search.around(offset, post, 1).before)) continue;
        let start = offset + post.length;
        while (document.folded[start] === ' ') start++;
        const written = document.folded.slice(start, start + name.length);
        if (known.has(start) || seen.has(start) || !differsInOne(written, name)) continue;
        seen.add(start);
        const span = { start, end: start + name.length };
        yield {
          span,
          message: {
            zh: `词典中任“${post}”的是${name}，这里写作“${written}”，疑有误字。请核对。`,
            en: `The dictionary names ${name} as “${post}”, but this says “${written}”: one character seems wrong. Check it.`,
          },
          fix: {
            title: { zh: `改为“${name}”`, en: `Make it “${name}”` },
            safe: false,
            edits: [{ span, newText: name }],
          },
        };
      }
    }
  }
}

function differsInOne(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let differences = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differences++;
  return differences === 1;
}

/** The first name of a list that stands behind one it should precede. */
function* misordered(
  { document }: RuleContext,
  names: readonly PersonName[],
  places: readonly Place[],
): Iterable<Problem> {
  const rankOf = new Map(names.map((person, rank) => [person, rank]));
  let isReported = false;
  for (let i = 1; i < places.length; i++) {
    const before = places[i - 1] as Place;
    const place = places[i] as Place;
    const gap = place.start - before.end;
    const isListed =
      gap >= 1 && gap <= LONGEST_LIST_MARK && LIST_MARK.test(document.folded.slice(before.end, place.start));
    if (!isListed) isReported = false;
    else if (!isReported && (rankOf.get(place.person) as number) < (rankOf.get(before.person) as number)) {
      isReported = true;
      const line = lineName(document, before.start);
      yield {
        span: { start: place.start, end: place.end },
        message: {
          zh: `词典中${place.person.name}排在${before.person.name}之前，这里（${line.zh}）次序相反。请核对排序。`,
          en: `The dictionary lists ${place.person.name} before ${before.person.name}, but here (${line.en}) the order is the other way round. Check it.`,
        },
        related: [
          { span: { start: before.start, end: before.end }, message: { zh: '排在前面的姓名', en: 'Listed before it' } },
        ],
      };
    }
  }
}
