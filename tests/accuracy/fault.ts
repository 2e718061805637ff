import type { Edit } from '../../server/src/rules/rule.ts';
import type { Span } from '../../server/src/text/span.ts';
import type { Random } from './random.ts';
import type { CleanReport } from './reports.ts';

export type FaultGroup = 'numbering' | 'marker' | 'duplicate' | 'glossary' | 'enumeration';

/** One slip that a drafter makes, and what a reader of the catalogue expects of it. */
export interface FaultKind {
  id: string;
  group: FaultGroup;
  /** What happens to the text, in words. */
  description: string;
  /** The rules of which any one may report it. */
  rules: readonly string[];
  /** Up to `count` faults of this kind at different places; none where the report has no place for one. */
  inject(report: CleanReport, random: Random, count: number): Fault[];
}

export interface Fault {
  /** What leads from the clean text to the faulty one, in text order and without overlaps. */
  edits: Edit[];
  /** Where in the faulty text an editor would put the pencil; any one will do. */
  places: Span[];
}

/**
 * A fault that makes `edits`. An editor would mark what an edit brought in or, for places of the clean text given as `also`,
 * what stands there.
 */
export function faultOf(edits: readonly Edit[], also: readonly Span[] = []): Fault {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  let shift = 0;
  const places: Span[] = [];
  for (const { span, newText } of ordered) {
    if (newText !== '') places.push({ start: span.start + shift, end: span.start + shift + newText.length });
    shift += newText.length - (span.end - span.start);
  }
  for (const { start, end } of also) places.push({ start: moved(ordered, start), end: moved(ordered, end) });
  return { edits: ordered, places };
}

/** Where `offset` of the clean text stands after `edits`, which are in text order. */
export function moved(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { span, newText } of edits) {
    if (span.end > offset) return span.start >= offset ? offset + shift : span.start + shift;
    shift += newText.length - (span.end - span.start);
  }
  return offset + shift;
}
