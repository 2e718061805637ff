import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { overlaps, type Span } from '../text/span.ts';
import { repeatedBlocks } from './blocks.ts';
import { isWithinDistance } from './edit-distance.ts';
import { normalised } from './fingerprint.ts';
import { paragraphPassages } from './passages.ts';
import { firstOccurrences, type Passage } from './repeats.ts';
import { SpanCursor } from './span-cursor.ts';

/** A place where the glossary, or a copy of one of its entries, defines a term. */
export interface TermPlace {
  span: Span;
  term: string;
  /** Absent where the place repeats an entry word for word and yet does not stand as one in the glossary. */
  entry?: GlossaryEntry;
}

/** The places that define one term, grouped by what they say of it. */
export interface RepeatedTerm {
  /** Each group holds places with the same definition, in text order; groups in order of their first places. */
  definitions: TermPlace[][];
}

/** Two definitions that share less than this are two definitions: similarity is 1 − edit distance ÷ longer length. */
const SAME_DEFINITION = 0.95;
/** Longer definitions are compared word for word only, since the time grows with the square of their length. */
const LONGEST_COMPARED = 4000;
/** A definition cut off by a page end counts as the whole one from this length on. */
const CUT_OFF = 20;
/** With more different definitions of one term, which is no glossary any more, only the first ones are compared. */
const MOST_DEFINITIONS = 8;

/** A stray copy of an entry is recognised from this normalised length on. */
const STRAY_COPY = 12;

/** The terms that are defined several times in `report`, in order of their first entries. */
export function repeatedTerms(document: ParsedText, report: Report): RepeatedTerm[] {
  const blocks = new SpanCursor(repeatedBlocks(document).map(({ span }) => span));
  const entriesOf = new Map<string, GlossaryEntry[]>();
  for (const entry of report.glossary?.entries ?? []) {
    const term = wordingOf(fold(entry.term));
    if (blocks.overlaps(entry.span) || term === '') continue;
    const entries = entriesOf.get(term);
    if (entries) entries.push(entry);
    else entriesOf.set(term, [entry]);
  }
  const strays = strayCopies(document, report);
  return [...entriesOf.values()]
    .map((entries) => byDefinition(document.folded, entries, strays))
    .filter((definitions) => definitions.length > 1 || (definitions[0]?.length ?? 0) > 1)
    .map((definitions) => ({ definitions }));
}

/**
 * Paragraphs that repeat a paragraph of an entry and belong to no entry themselves: a copy whose number breaks the order of
 * the glossary may have been read as part of the definition above it, or as text behind the glossary.
 */
function strayCopies(document: ParsedText, report: Report): StrayCopies {
  const strays: StrayCopies = new Map();
  const entries = report.glossary?.entries ?? [];
  if (entries.length === 0) return strays;
  const paragraphs = paragraphPassages(document, report);
  const owners = ownersOf(paragraphs, entries);
  const blocks = new SpanCursor(repeatedBlocks(document).map(({ span }) => span));
  const passages = paragraphs.map(
    (passage): Passage => (blocks.overlaps(passage.span) ? { span: passage.span } : passage),
  );
  const firsts = firstOccurrences(document.folded, passages);
  const entryOf = new Map<number, GlossaryEntry>();
  for (const [index, owner] of owners.entries()) {
    const first = firsts[index] as number;
    if (owner && !entryOf.has(first)) entryOf.set(first, owner);
  }
  const copied = (index: number): GlossaryEntry | undefined => entryOf.get(firsts[index] ?? -1);
  for (const [index, { span, fingerprint }] of passages.entries()) {
    const entry = copied(index);
    if (!entry || owners[index] || (fingerprint?.length ?? 0) < STRAY_COPY) continue;
    // Of an entry on two lines the term stands above; it may have been taken for an entry without a definition.
    const above = passages[index - 1];
    const owner = owners[index - 1];
    const withTerm = above && copied(index - 1) === entry && (!owner || isEmpty(owner.definition));
    const copies = strays.get(entry) ?? [];
    copies.push({
      span: withTerm ? { start: above.span.start, end: span.end } : span,
      ...(owner && withTerm ? { owner } : {}),
    });
    strays.set(entry, copies);
  }
  return strays;
}

interface StrayCopy {
  span: Span;
  /** The entry whose definition it has cut off. */
  owner?: GlossaryEntry;
}

type StrayCopies = Map<GlossaryEntry, StrayCopy[]>;

/** For each paragraph the entry whose term stands in it or whose definition begins in it. */
function ownersOf(paragraphs: readonly Passage[], entries: readonly GlossaryEntry[]): (GlossaryEntry | undefined)[] {
  let next = 0;
  return paragraphs.map(({ span }) => {
    while (next < entries.length && beginning(entries[next] as GlossaryEntry).end <= span.start) next++;
    const entry = entries[next];
    return entry && overlaps(beginning(entry), span) ? entry : undefined;
  });
}

/** The term and the first character of its definition. */
function beginning({ termSpan, definition }: GlossaryEntry): Span {
  return {
    start: termSpan.start,
    end: isEmpty(definition) ? termSpan.end : Math.max(termSpan.end, definition.start + 1),
  };
}

function isEmpty(span: Span): boolean {
  return span.start >= span.end;
}

function byDefinition(folded: string, entries: readonly GlossaryEntry[], strays: StrayCopies): TermPlace[][] {
  const groups: { wording: string; places: TermPlace[] }[] = [];
  const exact = new Map<string, TermPlace[]>();
  const cutOff = new Set(entries.flatMap((entry) => strays.get(entry) ?? []).map(({ owner }) => owner));
  for (const entry of entries) {
    if (cutOff.has(entry)) continue;
    const wording = definitionOf(folded, entry);
    const known =
      exact.get(wording) ?? groups.slice(0, MOST_DEFINITIONS).find((group) => isSame(group.wording, wording))?.places;
    const places = known ?? [];
    if (!known) groups.push({ wording, places });
    exact.set(wording, places);
    places.push({ span: entry.span, term: entry.term, entry });
    for (const { span, owner } of strays.get(entry) ?? []) {
      places.push({ span, term: entry.term, ...(owner ? { entry: owner } : {}) });
    }
  }
  return groups.map(({ places }) => places.sort((a, b) => a.span.start - b.span.start));
}

function isSame(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter === '') return true;
  if (shorter.length >= CUT_OFF && longer.startsWith(shorter)) return true;
  if (longer.length > LONGEST_COMPARED) return a === b;
  return isWithinDistance(a, b, Math.floor((1 - SAME_DEFINITION) * longer.length + ROUNDING));
}

/** Keeps 0.05 × 20 at 1. */
const ROUNDING = 1e-9;

/** The definition without the verb that opens it and the page that closes it. */
function definitionOf(folded: string, { definition }: GlossaryEntry): string {
  return wordingOf(folded.slice(definition.start, definition.end)).replace(
    /^[:-]*(?:即是指|是指|即指|指的是|即|指|是)/,
    '',
  );
}

/** (P2), (见第3页): where the term stands in the printed report. */
const PAGE_NOTE = /\((?:见)?(?:第?\d{1,4}页?|[Pp]\d{1,4})(?:[,、](?:第?\d{1,4}页?|[Pp]\d{1,4}))*\)/g;

function wordingOf(folded: string): string {
  const text = folded.replace(PAGE_NOTE, '');
  return normalised(text, { start: 0, end: text.length });
}
