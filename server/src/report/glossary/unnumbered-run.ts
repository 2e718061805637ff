import { type Block, endsGlossary, endsSentence } from './blocks.ts';
import { type Draft, extend, isEmpty, type Run, type Source, toDraft } from './draft.ts';
import { splitGluedUnnumbered } from './glued.ts';
import { readTerm, type TermReading } from './terms.ts';

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
    const isIntruder = source.isIntruder(index, from);
    const isAwaited = draft !== undefined && isEmpty(draft);
    const reading =
      isIntruder || isAwaited ? undefined : (readUnnumbered(source, index) ?? readTermAlone(source, index));
    if (reading) {
      const glued = toDraft(undefined, reading, block.start, block.end);
      for (const part of splitGluedUnnumbered(source, glued)) drafts.push(part);
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

function isCut(source: Source, draft: Draft): boolean {
  return !endsSentence(source.folded, draft.definition.start, draft.definition.end);
}
