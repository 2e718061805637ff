import { fold } from '../../text/fold.ts';
import type { Glossary, GlossaryEntry, Paragraph } from '../model.ts';
import { aliasesOf } from './aliases.ts';
import { type Block, cutAtHeadings } from './blocks.ts';
import { readEntryNumber } from './number.ts';
import {
  type Draft,
  type Run,
  readNumberedRun,
  readTermAlone,
  readUnnumbered,
  readUnnumberedRun,
  type Source,
} from './run.ts';
import { normaliseTerm, TermIndex } from './term-index.ts';
import { type TermReading, trimPageNote } from './terms.ts';

/** Paragraphs between a title and the first entry: a note on the order, a second title. */
const HEADING_GAP = 2;
/** Two runs of entries with no more than this between them are one glossary, printed twice or cut by a page. */
const RUN_GAP = 5;
/** Without a title it takes this many entries to make a glossary. */
const UNTITLED_MIN_ENTRIES = 4;
/** A paragraph of this length that stood before stands there by mistake; a shorter one may be a term that is repeated. */
const INTRUDER_MIN_LENGTH = 30;

interface TitledRun extends Run {
  heading?: Block;
  first: number;
}

/**
 * Reads the glossary of one report: its title, in any of the usual spellings or none, and its entries, numbered or not. All
 * spans are UTF-16 offsets into `folded`; entries have no `uses` yet. `paragraphs` are those of the report in order; `text` is
 * the unfolded text, from which terms are taken as written. A glossary that is printed twice in a row is one glossary.
 */
export function readGlossary(
  folded: string,
  paragraphs: readonly Pick<Paragraph, 'span'>[],
  text: string = folded,
): Glossary | undefined {
  const blocks = cutAtHeadings(folded, paragraphs);
  const source: Source = { folded, text, blocks, isIntruder: intruderTest(folded, blocks) };
  const runs = readTitledRuns(source);
  if (runs.length === 0) {
    const untitled = readUntitledRun(source);
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

function definesMost(drafts: readonly Draft[]): boolean {
  const defined = drafts.filter(({ definition }) => definition.start < definition.end);
  return drafts.length > 0 && defined.length * 2 >= drafts.length;
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
    const reading = source.isIntruder(index) ? undefined : readUnnumbered(source, index);
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

/** The last run of entries that needs no title to be recognised. */
function readUntitledRun(source: Source): TitledRun | undefined {
  const runs: TitledRun[] = [];
  for (let index = 0; index < source.blocks.length; index++) {
    const block = source.blocks[index] as Block;
    const number = readEntryNumber(source.folded, block.start);
    let run: Run | undefined;
    if (number && number.family !== 'han' && !number.bare) run = readNumberedRun(source, index);
    else if (!number && readUnnumbered(source, index)?.separator === 'verb') run = readUnnumberedRun(source, index);
    if (!run) continue;
    if (run.drafts.length >= UNTITLED_MIN_ENTRIES) runs.push({ ...run, first: index });
    index = Math.max(index, run.next - 1);
  }
  const isUsed = usedTerms(source, runs);
  return runs.findLast(
    ({ drafts }) => definesMost(drafts) && (lookLikeEntries(source, drafts) || areUsed(drafts, isUsed)),
  );
}

/** Most entries define (即, 指), or put a term in quotation marks before the colon, or bear a note mark as number. */
function lookLikeEntries(source: Source, drafts: readonly Draft[]): boolean {
  const proven = drafts.filter(({ number, reading }) => {
    if (reading.separator === 'verb') return true;
    if (reading.separator !== 'colon' || !number) return false;
    return number.family === 'bracketed' || source.folded.startsWith('“', number.span.end);
  });
  return proven.length * 2 > drafts.length;
}

/** Most terms, each before a colon or in brackets, stand in the text before the run: the items of a list do not. */
function areUsed(drafts: readonly Draft[], isUsed: (draft: Draft) => boolean): boolean {
  const separated = drafts.filter(({ reading }) => reading.separator !== 'none' && reading.separator !== 'blank');
  return separated.length * 10 >= drafts.length * 9 && drafts.filter(isUsed).length * 3 >= drafts.length * 2;
}

/** Which terms stand in the text before their run, not counting places where a colon makes them a heading of their own. */
function usedTerms({ folded }: Source, runs: readonly TitledRun[]): (draft: Draft) => boolean {
  const drafts = runs.flatMap((run) => run.drafts);
  const firstUse = new Map<string, number>();
  const terms = [...new Set(drafts.map(({ reading }) => normaliseTerm(fold(reading.term))))];
  for (const hit of new TermIndex(terms).search(folded, [{ start: 0, end: folded.length, open: false }])) {
    const term = terms[hit.pattern] as string;
    if (!firstUse.has(term) && !/^”?:/.test(folded.slice(hit.end, hit.end + 2))) firstUse.set(term, hit.start);
  }
  const runStart = new Map(
    runs.flatMap((run) => run.drafts.map((draft) => [draft, run.drafts[0]?.start ?? 0] as const)),
  );
  return (draft) => {
    const use = firstUse.get(normaliseTerm(fold(draft.reading.term)));
    return use !== undefined && use < (runStart.get(draft) ?? 0);
  };
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

function toEntry(source: Source, draft: Draft): GlossaryEntry {
  const { folded, text } = source;
  const { number, reading, definition } = draft;
  const end = Math.max(definition.start, trimPageNote(folded, definition.start, definition.end));
  const citation = readCitation(folded, reading, definition.start, end);
  const termSpan = citation ? { start: reading.termSpan.start, end: citation.workEnd } : reading.termSpan;
  const term = citation ? text.slice(termSpan.start, termSpan.end) : reading.term;
  const aliases = citation ? [] : [...aliasesOf(term), ...headwordOverBlank(source, reading, end)];
  return {
    term,
    aliases,
    ...(number && { ordinal: number.ordinal, ordinalSpan: number.span }),
    termSpan,
    definition: { start: citation?.restStart ?? definition.start, end },
    span: { start: draft.start, end: draft.end },
    uses: [],
  };
}

const CITED_WORK = /^(《[^《》]{1,60}》)[,.、]?(?=《|第|载|见|\d)/;
const PAGE_AT_END = /页[。.]?$/;

/**
 * A note that cites a source (`列宁：《…》，《列宁全集》第26卷，第269页。`) explains no term. The author's name with the work is
 * taken for one, so that the note is found by its number but not by every mention of the author.
 */
function readCitation(
  folded: string,
  reading: TermReading,
  start: number,
  end: number,
): { workEnd: number; restStart: number } | undefined {
  if (reading.separator !== 'colon' || !PAGE_AT_END.test(folded.slice(Math.max(start, end - 2), end))) return undefined;
  const work = CITED_WORK.exec(folded.slice(start, Math.min(end, start + 80)));
  if (!work) return undefined;
  return { workEnd: start + (work[1] as string).length, restStart: start + work[0].length };
}

const FIRST_CLAUSE = /^([^。,;:!? “”《》()]{2,8}),/;

/** Where only a blank ends the term, a short clause behind it may belong to the term: `…监测系统 大科学装置，着力…`. */
function headwordOverBlank({ folded, text }: Source, reading: TermReading, end: number): string[] {
  if (reading.separator !== 'blank') return [];
  const start = reading.definitionStart;
  const clause = FIRST_CLAUSE.exec(folded.slice(start, Math.min(end, start + 10)));
  return clause ? [reading.term + text.slice(start, start + (clause[1] as string).length)] : [];
}

/** A paragraph is an intruder where a paragraph before every entry says the same: the first occurrence of a text is none. */
function intruderTest(folded: string, blocks: readonly Block[]): (index: number) => boolean {
  const first = new Map<string, number>();
  blocks.forEach((block, index) => {
    if (block.end - block.start < INTRUDER_MIN_LENGTH) return;
    const key = folded.slice(block.start, block.end);
    if (!first.has(key)) first.set(key, index);
  });
  return (index) => {
    const block = blocks[index] as Block;
    const earlier = first.get(folded.slice(block.start, block.end));
    return earlier !== undefined && earlier < index && !isEntryLike(folded, blocks[earlier] as Block);
  };
}

const ENTRY_LIKE = /^(?:[^。,;:!?]{2,40}:|[^。,;:!? ]{2,25} |.{0,40}?(?:即|指))/;

function isEntryLike(folded: string, block: Block): boolean {
  return ENTRY_LIKE.test(folded.slice(block.start, block.start + 64));
}
