import type { GlossaryEntry, NoteMark, ParsedText, Report } from '../../report/model.ts';
import { ordinalEdit } from '../../rules/marker-form.ts';
import { textOf } from '../../rules/place.ts';
import type { Edit } from '../../rules/rule.ts';
import { touches } from '../../text/span.ts';
import type { Refactoring } from './refactoring.ts';

/** 名词解释按出现顺序排序: entries change places, the numbers stay where they are, and note marks follow their entries. */
export const sortGlossary: Refactoring = {
  id: 'sort-glossary',
  kind: 'refactor.rewrite.sortGlossary',
  offer({ report, selection }) {
    const { glossary } = report;
    if (!glossary || !touches(glossary.span, selection.start)) return undefined;
    if (sorted(report).every((entry, i) => entry === glossary.entries[i])) return undefined;
    return { zh: '名词解释按出现顺序排序', en: 'Sort the glossary by first use' };
  },
  edits({ document, report }) {
    const slots = report.glossary?.entries ?? [];
    if (slots.some(({ span }, i) => span.start < (slots[i - 1]?.span.end ?? 0))) return [];
    const order = sorted(report);
    const moved = slots.flatMap((slot, i) => {
      const entry = order[i] as GlossaryEntry;
      return slot === entry ? [] : [{ span: wordsOf(slot), newText: textOf(document, wordsOf(entry)) }];
    });
    const numbers = new Map(order.map((entry, i) => [entry, slots[i]?.ordinal]));
    return [...moved, ...markEdits(document, report.noteMarks, (mark) => mark.entry && numbers.get(mark.entry))].sort(
      (a, b) => a.span.start - b.span.start,
    );
  },
};

/** Entries in the order in which the text first points at them; one that it never does stays behind the entry before it. */
function sorted({ glossary, noteMarks }: Report): GlossaryEntry[] {
  const first = firstPlaces(glossary?.entries ?? [], noteMarks);
  let before = -1;
  const keyed = (glossary?.entries ?? []).map((entry) => {
    before = first.get(entry) ?? before;
    return { entry, at: before };
  });
  return keyed.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
}

/** Where the text first points at each entry: by a note mark where it has note marks, else by the term. */
export function firstPlaces(
  entries: readonly GlossaryEntry[],
  noteMarks: readonly NoteMark[],
): ReadonlyMap<GlossaryEntry, number> {
  const places = new Map<GlossaryEntry, number>();
  for (const { entry, span } of noteMarks) if (entry && !places.has(entry)) places.set(entry, span.start);
  if (places.size > 0) return places;
  for (const entry of entries) if (entry.uses[0]) places.set(entry, entry.uses[0].start);
  return places;
}

/** The edits that give note marks the numbers that `numberOf` says; a mark it says nothing of stays. */
export function markEdits(
  document: ParsedText,
  marks: readonly NoteMark[],
  numberOf: (mark: NoteMark) => number | undefined,
): Edit[] {
  return marks.flatMap((mark) => {
    const ordinal = numberOf(mark);
    const edit =
      ordinal === undefined || ordinal === mark.ordinal ? undefined : ordinalEdit(textOf(document, mark.span), ordinal);
    if (!edit) return [];
    const start = mark.span.start + edit.at;
    return [{ span: { start, end: start + edit.length }, newText: edit.text }];
  });
}

/** The entry without its number. */
function wordsOf({ span, ordinalSpan }: GlossaryEntry): { start: number; end: number } {
  return { start: ordinalSpan?.end ?? span.start, end: span.end };
}
