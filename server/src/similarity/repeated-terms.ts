import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { fold } from '../text/fold.ts';
import { repeatedBlocks } from './blocks.ts';
import { isWithinDistance } from './edit-distance.ts';
import { normalised } from './fingerprint.ts';
import { SpanCursor } from './span-cursor.ts';

/** The entries of one glossary that define the same term, grouped by what they say of it. */
export interface RepeatedTerm {
  /** Each group holds entries with the same definition, in text order; groups in order of their first entries. */
  definitions: GlossaryEntry[][];
}

/** Two definitions that share less than this are two definitions: similarity is 1 − edit distance ÷ longer length. */
const SAME_DEFINITION = 0.95;
/** Longer definitions are compared word for word only, since the time grows with the square of their length. */
const LONGEST_COMPARED = 4000;
/** A definition cut off by a page end counts as the whole one from this length on. */
const CUT_OFF = 20;
/** With more different definitions of one term, which is no glossary any more, only the first ones are compared. */
const MOST_DEFINITIONS = 8;

/** The terms that have several entries in the glossary of `report`, in order of their first entries. */
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
  return [...entriesOf.values()]
    .filter((entries) => entries.length > 1)
    .map((entries) => ({ definitions: byDefinition(document.folded, entries) }));
}

function byDefinition(folded: string, entries: readonly GlossaryEntry[]): GlossaryEntry[][] {
  const groups: { wording: string; entries: GlossaryEntry[] }[] = [];
  const exact = new Map<string, GlossaryEntry[]>();
  for (const entry of entries) {
    const wording = definitionOf(folded, entry);
    const known =
      exact.get(wording) ?? groups.slice(0, MOST_DEFINITIONS).find((group) => isSame(group.wording, wording))?.entries;
    if (known) known.push(entry);
    else groups.push({ wording, entries: [entry] });
    exact.set(wording, known ?? (groups.at(-1)?.entries as GlossaryEntry[]));
  }
  return groups.map((group) => group.entries);
}

function isSame(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
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
