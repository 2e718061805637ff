import type { Span } from '../../text/span.ts';
import type { Block } from './blocks.ts';
import type { EntryNumber } from './number.ts';
import type { TermReading } from './terms.ts';

/** An entry as it is read, its definition still open at the end. */
export interface Draft {
  number?: EntryNumber;
  reading: TermReading;
  start: number;
  definition: Span;
  end: number;
}

/** Consecutive entries, read from one place on. */
export interface Run {
  drafts: Draft[];
  /** Index of the block behind the run. */
  next: number;
}

/** A run together with the index of the block where it begins. */
export interface PlacedRun extends Run {
  first: number;
}

/** What the readers of entries work on. */
export interface Source {
  folded: string;
  text: string;
  blocks: readonly Block[];
  /**
   * Whether the block repeats a paragraph before block `from` that is no entry: then some page has printed it among the
   * entries that begin at `from`.
   */
  isIntruder(index: number, from: number): boolean;
}

/** The entry `[start, end)`, its definition running to the end. */
export function toDraft(number: EntryNumber | undefined, reading: TermReading, start: number, end: number): Draft {
  const definition = { start: Math.min(reading.definitionStart, end), end };
  return { ...(number && { number }), reading, start, definition, end };
}

/** Lets the definition of `draft` run on to the end of `block`; false where it only begins there. */
export function extend(draft: Draft, block: Span): boolean {
  const isFirst = isEmpty(draft);
  if (isFirst) draft.definition.start = block.start;
  draft.definition.end = block.end;
  draft.end = block.end;
  return !isFirst;
}

/** Whether the definition has still to come. */
export function isEmpty({ definition }: Draft): boolean {
  return definition.start >= definition.end;
}
