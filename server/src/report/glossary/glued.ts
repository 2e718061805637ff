import type { Span } from '../../text/span.ts';
import { type Block, trim } from './blocks.ts';
import { type Draft, type Source, toDraft } from './draft.ts';
import { type EntryNumber, readEntryNumber } from './number.ts';
import { readTerm, type TermReading } from './terms.ts';

/** The entry at `number` and those glued behind it in the same paragraph, unless the next paragraph counts on. */
export function readGlued(source: Source, index: number, first: EntryNumber, firstReading: TermReading): Draft[] {
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
    const reading = readTerm(folded, number.span.end, end, source.text);
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

const GLUED_TERM = /(?<=。[”)]?) ?(?=[^。,;:!? ]{2,25}:(?:指|即|是|又称|也称))/g;

/** Cuts a paragraph that holds several entries without numbers. */
export function splitGluedUnnumbered(source: Source, draft: Draft): Draft[] {
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

/** The number that opens block `index`. */
export function numberAt({ folded, blocks }: Source, index: number): EntryNumber | undefined {
  const block = blocks[index];
  return block && readEntryNumber(folded, block.start);
}
