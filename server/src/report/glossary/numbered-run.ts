import { type Block, endsGlossary, endsSentence } from './blocks.ts';
import { type Draft, extend, isEmpty, type Run, type Source } from './draft.ts';
import { EntrySequence } from './entry-sequence.ts';
import { numberAt, readGlued } from './glued.ts';
import { type EntryNumber, readEntryNumber } from './number.ts';
import { readTerm, trimPageNote } from './terms.ts';

/** Paragraphs that may stand between two numbered entries and still belong to the first. */
const PENDING_LIMIT = 8;

/** Reads numbered entries from block `from` on. The first number need not be 1: the head may be cut off. */
export function readNumberedRun(source: Source, from: number): Run {
  const { folded, blocks, text } = source;
  const drafts: Draft[] = [];
  const sequence = new EntrySequence();
  let pending: number[] = [];
  let manyParagraphs = false;
  let next = from;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (block.kind === 'heading') {
      if (!sequence.expects(numberAt(source, index + 1))) break;
      continue;
    }
    const number = readEntryNumber(folded, block.start);
    const reading = number && readTerm(folded, number.span.end, block.end, text);
    if (number && reading && sequence.accepts(number, reading, followingNumbers(source, index, number))) {
      if (extendLast(source, from, drafts, pending)) manyParagraphs = true;
      pending = [];
      next = index + 1;
      for (const draft of readGlued(source, index, number, reading)) {
        if (draft.number !== number) sequence.add(draft.number as EntryNumber, draft.reading);
        drafts.push(draft);
      }
      continue;
    }
    if (drafts.length === 0 || endsGlossary(folded, block) || pending.length >= PENDING_LIMIT) break;
    if (number) sequence.refuse(number);
    pending.push(index);
  }
  extendTail(source, from, drafts, pending, manyParagraphs);
  return { drafts, next };
}

/** The numbers of the same family that open the next paragraphs. */
function followingNumbers(source: Source, index: number, { family }: EntryNumber): number[] {
  const ordinals: number[] = [];
  for (let later = index + 1; later <= index + PENDING_LIMIT; later++) {
    const number = numberAt(source, later);
    if (number?.family === family && !number.bare) ordinals.push(number.ordinal);
  }
  return ordinals;
}

/** Adds the pending paragraphs to the last entry; true where it already had a definition, so that paragraphs follow one another. */
function extendLast(source: Source, from: number, drafts: readonly Draft[], pending: readonly number[]): boolean {
  const draft = drafts.at(-1);
  let extended = false;
  for (const index of pending) {
    if (!draft || source.isIntruder(index, from)) break;
    extended = extend(draft, source.blocks[index] as Block) || extended;
  }
  return extended;
}

/** Paragraphs behind the last entry are its definition, the rest of a cut one, or, where others had several, one more. */
function extendTail(
  source: Source,
  from: number,
  drafts: readonly Draft[],
  pending: readonly number[],
  manyParagraphs: boolean,
): void {
  const draft = drafts.at(-1);
  for (const index of pending) {
    const block = source.blocks[index] as Block;
    if (!draft || source.isIntruder(index, from)) return;
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
