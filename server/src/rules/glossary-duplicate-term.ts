import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { sameLetters } from '../similarity/fingerprint.ts';
import { repeatedTerms, type TermPlace } from '../similarity/repeated-terms.ts';
import type { Span } from '../text/span.ts';
import { deletions } from './deletion.ts';
import { lineName } from './place.ts';
import type { Fix, Problem, ReportRule } from './rule.ts';

/** 名词解释重复: a term that the glossary defines twice in the same words. */
export const glossaryDuplicateTerm: ReportRule = {
  id: 'glossary-duplicate-term',
  name: { zh: '名词解释重复', en: 'Glossary entry repeated' },
  category: 'glossary',
  severity: 'warning',
  fixable: 'safe',
  source: '《党政机关公文处理工作条例》第十九条（内容简洁、文字精练）；名词解释一词一条的通例',
  since: '0.1.0',
  *check({ document, report }) {
    const order = orderOf(report);
    for (const { definitions } of repeatedTerms(document, report)) {
      for (const places of definitions) {
        if (places.length > 1) yield problem(document, order, places);
      }
    }
  },
};

function problem(document: ParsedText, order: EntryOrder, places: readonly TermPlace[]): Problem {
  const [first, second, ...others] = places as [TermPlace, TermPlace, ...TermPlace[]];
  const place = lineName(document, first.span.start);
  const times = others.length > 0 ? `，共${places.length}次` : '';
  const fix = fixOf(document, order, places);
  return {
    span: second.span,
    message: {
      zh: `名词“${second.term}”在${place.zh}已有相同的解释${times}。一个名词只应有一个词条，请删去重复的词条。`,
      en: `The term “${second.term}” has the same definition at ${place.en}. A glossary has one entry for a term: delete the repeated one.`,
    },
    related: [
      { span: first.span, message: { zh: '第一次解释在这里', en: 'First defined here' } },
      ...others.map(({ span }) => ({ span, message: { zh: '这里又解释一次', en: 'Defined here again' } })),
    ],
    ...(fix ? { fix } : {}),
  };
}

/** What a fix must know of the whole glossary, gathered once for all findings. */
interface EntryOrder {
  entries: readonly GlossaryEntry[];
  indexOf: ReadonlyMap<GlossaryEntry, number>;
  /** Entries that note marks in the text point at. */
  marked: ReadonlySet<GlossaryEntry>;
}

function orderOf({ glossary, noteMarks }: Report): EntryOrder {
  const entries = glossary?.entries ?? [];
  return {
    entries,
    indexOf: new Map(entries.map((entry, index) => [entry, index])),
    marked: new Set(noteMarks.flatMap(({ entry }) => (entry ? [entry] : []))),
  };
}

/**
 * Deletes all places but one, the one whose number goes with its neighbours'; none where that leaves a gap in the numbers or
 * a note mark without its entry.
 */
function fixOf(document: ParsedText, order: EntryOrder, places: readonly TermPlace[]): Fix | undefined {
  const [first] = places as [TermPlace, ...TermPlace[]];
  // The entry itself stands behind its stray copy: which of the two is right is for the author to say.
  if (!first.entry) return undefined;
  const copies = new Set(places.flatMap(({ entry }) => (entry ? [entry] : [])));
  const behindCopies = entriesBehind(order, copies);
  const kept = places.find(({ entry }) => entry && isInSequence(order, entry, behindCopies.get(entry))) ?? first;
  const others = places.filter((place) => place !== kept);
  const surplus = new Set(others.flatMap(({ entry }) => (entry ? [entry] : [])));
  for (const [entry, behind] of entriesBehind(order, surplus)) {
    if (!staysNumbered(order, entry, behind)) return undefined;
    if (order.marked.has(entry) && entry.ordinal !== kept.entry?.ordinal) return undefined;
  }
  return {
    title: { zh: '删去重复的词条', en: 'Delete the repeated entry' },
    safe:
      kept === first &&
      others.every(({ span }, index) => {
        const before = (places[index] as TermPlace).span;
        return sameLetters(document.text, span, first.span) && isBlankBetween(document, before, span);
      }),
    edits: deletions(
      document,
      others.map(({ span }) => span),
    ),
  };
}

/** For each of `group` the first entry behind it that is not of the group. */
function entriesBehind(
  { entries, indexOf }: EntryOrder,
  group: ReadonlySet<GlossaryEntry>,
): ReadonlyMap<GlossaryEntry, GlossaryEntry | undefined> {
  const found = new Map<GlossaryEntry, GlossaryEntry | undefined>();
  const indices = [...group].map((entry) => indexOf.get(entry) as number);
  for (const index of indices.sort((a, b) => b - a)) {
    const next = entries[index + 1];
    found.set(entries[index] as GlossaryEntry, next && group.has(next) ? found.get(next) : next);
  }
  return found;
}

/** Whether the number of `entry` counts on from the entry before it, or that of the entry `behind` it from it. */
function isInSequence(
  { entries, indexOf }: EntryOrder,
  entry: GlossaryEntry,
  behind: GlossaryEntry | undefined,
): boolean {
  const { ordinal } = entry;
  if (ordinal === undefined) return false;
  return entries[(indexOf.get(entry) as number) - 1]?.ordinal === ordinal - 1 || behind?.ordinal === ordinal + 1;
}

function isBlankBetween({ folded }: ParsedText, before: Span, after: Span): boolean {
  return folded.slice(before.end, after.start).trim() === '';
}

/** Whether the numbers of the entries around `entry`, `behind` among them, go up by one without it, or did not do so with it. */
function staysNumbered(
  { entries, indexOf }: EntryOrder,
  entry: GlossaryEntry,
  behind: GlossaryEntry | undefined,
): boolean {
  const before = entries[(indexOf.get(entry) as number) - 1];
  return follows(before, behind) || !follows(before, entry) || !follows(entry, behind);
}

function follows(before: GlossaryEntry | undefined, after: GlossaryEntry | undefined): boolean {
  if (before?.ordinal === undefined || after?.ordinal === undefined) return true;
  return after.ordinal === before.ordinal + 1;
}
