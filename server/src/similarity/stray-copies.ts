import type { GlossaryEntry, ParsedText, Report } from '../report/model.ts';
import { overlaps, type Span } from '../text/span.ts';
import { repeatedBlocks } from './blocks.ts';
import { paragraphPassages } from './passages.ts';
import { firstOccurrences, type Passage } from './repeats.ts';
import { SpanCursor } from './span-cursor.ts';

/** A stray copy of an entry is recognised from this normalised length on. */
const STRAY_COPY = 12;

/**
 * Paragraphs that repeat a paragraph of an entry and belong to no entry themselves: a copy whose number breaks the order of
 * the glossary may have been read as part of the definition above it, or as text behind the glossary.
 */
export function strayCopies(document: ParsedText, report: Report): StrayCopies {
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

export interface StrayCopy {
  span: Span;
  /** The entry whose definition it has cut off. */
  owner?: GlossaryEntry;
}

export type StrayCopies = Map<GlossaryEntry, StrayCopy[]>;

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
