import type { Span } from '../../text/span.ts';
import { type Block, endsGlossary, endsSentence, trim } from './blocks.ts';
import { type EntryNumber, type NumberFamily, readEntryNumber } from './number.ts';
import { readTerm, type TermReading, trimPageNote } from './terms.ts';

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

/** What the readers of entries work on. */
export interface Source {
  folded: string;
  text: string;
  blocks: readonly Block[];
  /** Whether the block repeats a paragraph of the body, which some page has printed among the entries. */
  isIntruder(index: number): boolean;
}

/** Paragraphs that may stand between two numbered entries and still belong to the first. */
const PENDING_LIMIT = 8;
/** How far numbers may jump when entries were lost, repeated or swapped. */
const JUMP_AHEAD = 5;
const JUMP_BACK = 3;

/** Reads numbered entries from block `from` on. The first number need not be 1: the head may be cut off. */
export function readNumberedRun(source: Source, from: number): Run {
  const { folded, blocks } = source;
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  let family: NumberFamily | undefined;
  let pending: number[] = [];
  let sublist = 0;
  let manyParagraphs = false;
  let next = from;
  let last: number | undefined;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (block.kind === 'heading') {
      if (last === undefined || numberAt(source, index + 1)?.ordinal !== last + 1) break;
      continue;
    }
    const number = readEntryNumber(folded, block.start);
    const reading =
      number && (!family || number.family === family) ? readNumbered(source, number, block.end) : undefined;
    const isListed = number !== undefined && sublist > 0 && number.ordinal === sublist + 1;
    const belongsToList = isListed && (number.ordinal !== (last ?? 0) + 1 || comesAgain(source, index, number));
    if (number && reading && !belongsToList && accepts(number, reading, last, seen)) {
      if (extendLast(source, drafts, pending)) manyParagraphs = true;
      pending = [];
      sublist = 0;
      family = number.family;
      next = index + 1;
      for (const draft of readGlued(source, index, number, reading)) {
        drafts.push(draft);
        seen.add(draft.reading.term);
        last = Math.max(last ?? 0, draft.number?.ordinal ?? 0);
      }
      continue;
    }
    if (last === undefined || endsGlossary(folded, block) || pending.length >= PENDING_LIMIT) break;
    if (number && (number.ordinal === 1 || number.ordinal === sublist + 1)) sublist = number.ordinal;
    pending.push(index);
  }
  extendTail(source, drafts, pending, manyParagraphs);
  return { drafts, next };
}

function numberAt(source: Source, index: number): EntryNumber | undefined {
  const block = source.blocks[index];
  return block && readEntryNumber(source.folded, block.start);
}

function readNumbered(source: Source, number: EntryNumber, end: number): TermReading | undefined {
  return readTerm(source.folded, number.span.end, end, source.text);
}

/** Whether a number that both the glossary and a list inside a definition expect comes again: then this one is the list's. */
function comesAgain(source: Source, index: number, number: EntryNumber): boolean {
  for (let later = index + 1; later <= index + PENDING_LIMIT; later++) {
    const other = numberAt(source, later);
    if (other?.family === number.family && other.ordinal === number.ordinal) return true;
  }
  return false;
}

/**
 * Whether a numbered paragraph is the next entry. The expected number always is; another one only close by, or with a term
 * that stood before.
 */
function accepts(
  number: EntryNumber,
  reading: TermReading,
  last: number | undefined,
  seen: ReadonlySet<string>,
): boolean {
  if (last === undefined) return !number.bare;
  if (number.ordinal === last + 1) return true;
  if (number.bare || reading.separator === 'none') return false;
  if (seen.has(reading.term)) return true;
  return number.ordinal > 1 && number.ordinal >= last - JUMP_BACK && number.ordinal <= last + JUMP_AHEAD;
}

function toDraft(number: EntryNumber | undefined, reading: TermReading, start: number, end: number): Draft {
  const definition = { start: Math.min(reading.definitionStart, end), end };
  return { ...(number && { number }), reading, start, definition, end };
}

/** The entry at `number` and those glued behind it in the same paragraph, unless the next paragraph counts on. */
function readGlued(source: Source, index: number, first: EntryNumber, firstReading: TermReading): Draft[] {
  const { folded, blocks } = source;
  const block = blocks[index] as Block;
  const drafts: Draft[] = [];
  let number = first;
  let reading = firstReading;
  const nextBlock = numberAt(source, index + 1);
  for (;;) {
    const isCountedOn = nextBlock?.family === number.family && nextBlock.ordinal === number.ordinal + 1;
    const found = isCountedOn ? undefined : findGluedEntry(source, number, reading.definitionStart, block.end);
    const end = found
      ? found.number.span.start
      : endOfGlued(folded, reading.definitionStart, block.end, drafts.length > 0);
    drafts.push(toDraft(number, reading, number.span.start, trim(folded, number.span.start, end).end));
    if (!found) return drafts;
    ({ number, reading } = found);
  }
}

/** Behind a sentence, a blank or a bracket any number may open an entry; elsewhere one in brackets or before a quoted term. */
const GLUED_NUMBER =
  /(?<=[。!?;”)\]】》 ])(?=\d{1,3}(?: ?[.、]|“)|[①-⑳])|(?=[[〔【]\d{1,3} ?[\]〕】])|(?<![\dA-Za-z.])(?=\d{1,3}[.、][“[])/g;

function findGluedEntry(
  source: Source,
  after: EntryNumber,
  from: number,
  end: number,
): { number: EntryNumber; reading: TermReading } | undefined {
  const { folded } = source;
  for (const { start } of placesOf(GLUED_NUMBER, folded, from, end)) {
    const number = readEntryNumber(folded, start);
    if (number?.family !== after.family || number.ordinal !== after.ordinal + 1) continue;
    const reading = readNumbered(source, number, end);
    if (reading && reading.separator !== 'none') return { number, reading };
  }
  return undefined;
}

const GLUED_ATTACHMENT = /(?<=[。!?;”) ])附件[一二三四五六七八九十\d:]/g;

/** The last entry of a glued glossary ends before the next attachment. */
function endOfGlued(folded: string, from: number, end: number, isGlued: boolean): number {
  if (!isGlued) return end;
  for (const { start } of placesOf(GLUED_ATTACHMENT, folded, from, end)) return start;
  return end;
}

/** Matches of `pattern`, which may look back two characters, in `folded[from, end)`: the search never runs beyond `end`. */
function* placesOf(pattern: RegExp, folded: string, from: number, end: number): Iterable<Span> {
  const base = Math.max(0, from - 2);
  for (const match of folded.slice(base, end).matchAll(pattern)) {
    const start = base + match.index;
    if (start >= from) yield { start, end: start + match[0].length };
  }
}

/** Adds the pending paragraphs to the last entry; true where it already had a definition, so that paragraphs follow one another. */
function extendLast(source: Source, drafts: readonly Draft[], pending: readonly number[]): boolean {
  const draft = drafts.at(-1);
  let extended = false;
  for (const index of pending) {
    if (!draft || source.isIntruder(index)) break;
    extended = extend(draft, source.blocks[index] as Block) || extended;
  }
  return extended;
}

/** Lets the definition of `draft` run on to the end of `block`; false where it only begins there. */
export function extend(draft: Draft, block: Span): boolean {
  const isFirst = isEmpty(draft);
  if (isFirst) draft.definition.start = block.start;
  draft.definition.end = block.end;
  draft.end = block.end;
  return !isFirst;
}

/** Paragraphs behind the last entry are its definition, the rest of a cut one, or, where others had several, one more. */
function extendTail(
  source: Source,
  drafts: readonly Draft[],
  pending: readonly number[],
  manyParagraphs: boolean,
): void {
  const draft = drafts.at(-1);
  for (const index of pending) {
    const block = source.blocks[index] as Block;
    if (!draft || source.isIntruder(index)) return;
    const isCut = !endsSentence(
      source.folded,
      draft.definition.start,
      trimPageNote(source.folded, draft.start, draft.end),
    );
    const isSentence = endsSentence(source.folded, block.start, block.end);
    if (!isEmpty(draft) && !(isSentence && (isCut || manyParagraphs))) return;
    extend(draft, block);
  }
}

/** Paragraphs that are no entries between two entries without numbers. */
const UNNUMBERED_GAP = 3;
/** A term without number before it is short. */
const UNNUMBERED_TERM_MAX_LENGTH = 40;

/** What opens a list or a paragraph of the body, not a term. */
const LIST_OPENING = /^(?:——|--|\(?[一二三四五六七八九十]{1,4}[)、]|第[一二三四五六七八九十]{1,3}[,、:是])/;

/** Reads a block as an entry without number, with its definition in the same block. */
export function readUnnumbered(source: Source, index: number): TermReading | undefined {
  const { folded, blocks, text } = source;
  const block = blocks[index] as Block;
  if (block.kind === 'heading' || endsGlossary(folded, block)) return undefined;
  const reading = readTerm(folded, block.start, block.end, text);
  if (!reading || reading.separator === 'none') return undefined;
  const { start, end } = reading.termSpan;
  if (end - start > UNNUMBERED_TERM_MAX_LENGTH || block.end - reading.definitionStart < 4) return undefined;
  return LIST_OPENING.test(folded.slice(block.start, block.start + 6)) ? undefined : reading;
}

/** Reads a block that holds a term and a colon only: the definition follows in the next. */
export function readTermAlone(source: Source, index: number): TermReading | undefined {
  const { folded, blocks, text } = source;
  const block = blocks[index] as Block;
  if (block.kind === 'heading' || folded.charAt(block.end - 1) !== ':') return undefined;
  if (block.end - block.start > UNNUMBERED_TERM_MAX_LENGTH || endsGlossary(folded, block)) return undefined;
  const reading = readTerm(folded, block.start, block.end, text);
  return reading && reading.definitionStart >= block.end ? reading : undefined;
}

/** Reads entries without numbers from block `from` on; titles of glossaries among them are stepped over. */
export function readUnnumberedRun(source: Source, from: number): Run {
  const { folded, blocks } = source;
  const drafts: Draft[] = [];
  let next = from;
  let mayContinue = true;
  for (let index = from, gap = 0; index < blocks.length && gap <= UNNUMBERED_GAP; index++) {
    const block = blocks[index] as Block;
    if (block.kind === 'heading') continue;
    if (endsGlossary(folded, block)) break;
    const draft = drafts.at(-1);
    const isIntruder = source.isIntruder(index);
    const isAwaited = draft !== undefined && isEmpty(draft);
    const reading =
      isIntruder || isAwaited ? undefined : (readUnnumbered(source, index) ?? readTermAlone(source, index));
    if (reading) {
      drafts.push(...splitGluedUnnumbered(source, toDraft(undefined, reading, block.start, block.end)));
      mayContinue = true;
    } else if (draft && mayContinue && !isIntruder && isCut(source, draft) && block.end - block.start > 2) {
      extend(draft, block);
    } else {
      mayContinue = false;
      gap++;
      continue;
    }
    gap = 0;
    next = index + 1;
  }
  const last = drafts.at(-1);
  if (last && isEmpty(last)) drafts.pop();
  return { drafts, next };
}

function isEmpty({ definition }: Draft): boolean {
  return definition.start >= definition.end;
}

function isCut(source: Source, draft: Draft): boolean {
  return !endsSentence(source.folded, draft.definition.start, draft.definition.end);
}

const GLUED_TERM = /(?<=。[”)]?) ?(?=[^。,;:!? ]{2,25}:(?:指|即|是|又称|也称))/g;

/** Cuts a paragraph that holds several entries without numbers. */
function splitGluedUnnumbered(source: Source, draft: Draft): Draft[] {
  const { folded, text } = source;
  const drafts: Draft[] = [];
  let { reading, start } = draft;
  for (const place of placesOf(GLUED_TERM, folded, reading.definitionStart, draft.end)) {
    const next = readTerm(folded, place.end, draft.end, text);
    if (!next) continue;
    drafts.push(toDraft(undefined, reading, start, place.start));
    reading = next;
    start = place.end;
  }
  drafts.push(toDraft(undefined, reading, start, endOfGlued(folded, start, draft.end, drafts.length > 0)));
  return drafts;
}
