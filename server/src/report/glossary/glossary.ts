import type { Glossary, GlossaryEntry, Paragraph } from '../model.ts';
import type { Steps } from '../steps.ts';
import { type Block, cutAtHeadings } from './blocks.ts';
import type { PlacedRun, Run, Source } from './draft.ts';
import { toEntry } from './entry.ts';
import { readEntryNumber } from './number.ts';
import { readNumberedRun } from './numbered-run.ts';
import { readTermAlone, readUnnumbered, readUnnumberedRun } from './unnumbered-run.ts';
import { definesMost, readUntitledRun } from './untitled.ts';

/** Paragraphs between a title and the first entry: a note on the order, a second title. */
const HEADING_GAP = 2;
/** Two runs of entries with no more than this between them are one glossary, printed twice or cut by a page. */
const RUN_GAP = 5;
/** A paragraph of this length that stood before stands there by mistake; a shorter one may be a term that is repeated. */
const INTRUDER_MIN_LENGTH = 30;

interface TitledRun extends PlacedRun {
  heading?: Block;
}

/**
 * Reads the glossary of one report: its title, in any of the usual spellings or none, and its entries, numbered or not. All
 * spans are UTF-16 offsets into `folded`; entries have no `uses` yet. `paragraphs` are those of the report in order; `text` is
 * the unfolded text, from which terms are taken as written. A glossary that is printed twice in a row is one glossary.
 */
export function* readGlossary(
  folded: string,
  paragraphs: readonly Pick<Paragraph, 'span'>[],
  text: string = folded,
): Steps<Glossary | undefined> {
  const blocks = cutAtHeadings(folded, paragraphs);
  yield;
  const source: Source = { folded, text, blocks, isIntruder: intruderTest(folded, blocks) };
  const runs = readTitledRuns(source);
  if (runs.length === 0) {
    const untitled = yield* readUntitledRun(source);
    if (untitled) runs.push(untitled);
  }
  const chosen = joinNeighbours(runs);
  return chosen && toGlossary(source, chosen);
}

function readTitledRuns(source: Source): TitledRun[] {
  const runs: TitledRun[] = [];
  for (let index = 0; index < source.blocks.length; index++) {
    const heading = source.blocks[index] as Block;
    if (heading.kind !== 'heading') continue;
    const run = readBehindHeading(source, index);
    if (!run) continue;
    runs.push({ ...run, heading });
    index = Math.max(index, run.next - 1);
  }
  return runs;
}

/** Entries behind the title at `index`, and those before it where the title has slipped in among them. */
function readBehindHeading(source: Source, index: number): TitledRun | undefined {
  for (let from = index + 1; from <= index + 1 + HEADING_GAP && from < source.blocks.length; from++) {
    const block = source.blocks[from] as Block;
    if (block.kind === 'heading') return undefined;
    const number = readEntryNumber(source.folded, block.start);
    if (number) {
      const run = readNumberedRun(source, from);
      if (definesMost(run.drafts)) return readEarlierNumbered(source, index, run) ?? { ...run, first: from };
    }
    if (from === index + 1 || !number) {
      const earlier = readEarlierUnnumbered(source, index);
      if (earlier) return earlier;
    }
    if (readTermAlone(source, from) || readUnnumbered(source, from)) {
      const run = readUnnumberedRun(source, from);
      if (run.drafts.length >= 2 || run.drafts[0]?.reading.separator === 'verb') return { ...run, first: from };
    }
  }
  return undefined;
}

/** For a title before entry k > 1: the run that begins with entry 1 above the title. */
function readEarlierNumbered(source: Source, heading: number, run: Run): TitledRun | undefined {
  const first = run.drafts[0]?.number;
  if (!first || first.ordinal === 1) return undefined;
  let wanted = first.ordinal - 1;
  let start = heading;
  for (let index = heading - 1, gap = 0; index >= 0 && gap <= HEADING_GAP && wanted > 0; index--) {
    const block = source.blocks[index] as Block;
    const number = readEntryNumber(source.folded, block.start);
    if (number?.family === first.family && number.ordinal === wanted) {
      wanted--;
      start = index;
      gap = 0;
    } else gap++;
  }
  if (start === heading) return undefined;
  const whole = readNumberedRun(source, start);
  return whole.drafts.length > run.drafts.length ? { ...whole, first: start } : undefined;
}

/** For a title among entries without numbers: the run that begins above it. Only 即 and 指 prove an entry there. */
function readEarlierUnnumbered(source: Source, heading: number): TitledRun | undefined {
  let start = heading;
  let verbs = 0;
  for (let index = heading - 1, gap = 0; index >= 0 && gap < 3; index--) {
    const reading = source.isIntruder(index, heading) ? undefined : readUnnumbered(source, index);
    if (!reading) gap++;
    else {
      gap = 0;
      if (reading.separator !== 'verb') continue;
      verbs++;
      start = index;
    }
  }
  if (verbs < 2) return undefined;
  const run = readUnnumberedRun(source, start);
  return run.next > heading ? { ...run, first: start } : undefined;
}

/** The longest run together with those that stand close to it. */
function joinNeighbours(runs: readonly TitledRun[]): TitledRun | undefined {
  const joined: TitledRun[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (before && run.first - before.next <= RUN_GAP) {
      for (const draft of run.drafts) before.drafts.push(draft);
      before.next = run.next;
    } else joined.push({ ...run });
  }
  return joined.reduce<TitledRun | undefined>(
    (best, run) => (best && best.drafts.length >= run.drafts.length ? best : run),
    undefined,
  );
}

function toGlossary(source: Source, run: TitledRun): Glossary {
  const entries = run.drafts.map((draft) => toEntry(source, draft));
  const start = Math.min(run.heading?.start ?? Number.POSITIVE_INFINITY, (entries[0] as GlossaryEntry).span.start);
  const end = Math.max(run.heading?.end ?? 0, (entries.at(-1) as GlossaryEntry).span.end);
  return {
    ...(run.heading && { heading: { start: run.heading.start, end: run.heading.end } }),
    span: { start, end },
    entries,
  };
}

function intruderTest(folded: string, blocks: readonly Block[]): Source['isIntruder'] {
  let first: Map<string, number> | undefined;
  return (index, from) => {
    const block = blocks[index] as Block;
    first ??= firstBlocks(folded, blocks);
    const earlier = first.get(folded.slice(block.start, block.end)) ?? index;
    return earlier < Math.min(index, from) && !isEntryLike(folded, blocks[earlier] as Block);
  };
}

/** The first block with each text. */
function firstBlocks(folded: string, blocks: readonly Block[]): Map<string, number> {
  const first = new Map<string, number>();
  blocks.forEach((block, index) => {
    if (block.end - block.start < INTRUDER_MIN_LENGTH) return;
    const key = folded.slice(block.start, block.end);
    if (!first.has(key)) first.set(key, index);
  });
  return first;
}

const ENTRY_LIKE = /^(?:[^。,;:!?]{2,40}:|[^。,;:!? ]{2,25} |.{0,40}?(?:即|指))/;

function isEntryLike(folded: string, block: Block): boolean {
  return ENTRY_LIKE.test(folded.slice(block.start, block.start + 64));
}
