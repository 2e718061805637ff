import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import { repeatedBlocks } from './blocks.ts';
import { isWithinDistance } from './edit-distance.ts';
import { normalised } from './fingerprint.ts';
import { SpanCursor } from './span-cursor.ts';
import { type StrayCopies, strayCopies } from './stray-copies.ts';

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
