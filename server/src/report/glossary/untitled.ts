import { fold } from '../../text/fold.ts';
import { UnitSet } from '../../text/unit-set.ts';
import type { Steps } from '../steps.ts';
import type { Block } from './blocks.ts';
import { type Draft, isEmpty, type PlacedRun, type Run, type Source } from './draft.ts';
import { readEntryNumber } from './number.ts';
import { readNumberedRun } from './numbered-run.ts';
import { normaliseTerm, TermIndex } from './term-index.ts';
import { readUnnumbered, readUnnumberedRun } from './unnumbered-run.ts';

/** Without a title it takes this many entries to make a glossary. */
const UNTITLED_MIN_ENTRIES = 4;

/** Some three milliseconds' work. */
const BLOCKS_A_STEP = 2_000;

/** The last run of entries that needs no title to be recognised. */
export function* readUntitledRun(source: Source): Steps<PlacedRun | undefined> {
  const runs: PlacedRun[] = [];
  for (let index = 0; index < source.blocks.length; index++) {
    if (index % BLOCKS_A_STEP === 0) yield;
    const block = source.blocks[index] as Block;
    const number = readEntryNumber(source.folded, block.start);
    let run: Run | undefined;
    if (number && number.family !== 'han' && !number.bare) run = readNumberedRun(source, index);
    else if (!number && mayDefine(source.folded, block) && readUnnumbered(source, index)?.separator === 'verb') {
      run = readUnnumberedRun(source, index);
    }
    if (!run) continue;
    if (run.drafts.length >= UNTITLED_MIN_ENTRIES) runs.push({ ...run, first: index });
    index = Math.max(index, run.next - 1);
  }
  let used: ((draft: Draft) => boolean) | undefined;
  const isUsed = (draft: Draft): boolean => {
    used ??= usedTerms(source, runs);
    return used(draft);
  };
  return runs.findLast(
    ({ drafts }) => definesMost(drafts) && (lookLikeEntries(source, drafts) || areUsed(drafts, isUsed)),
  );
}

/** What stands between a term and its definition, or begins what does. */
const DEFINING = new UnitSet('即指: —');
const FARTHEST_DEFINING = 64;

/** Whether the block may be a term with its definition: a quick look at its head, which hardly any paragraph passes. */
function mayDefine(folded: string, { start, end }: Block): boolean {
  const limit = Math.min(end, start + FARTHEST_DEFINING);
  return DEFINING.find(folded, start, limit) < limit;
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
function usedTerms({ folded }: Source, runs: readonly PlacedRun[]): (draft: Draft) => boolean {
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

/** Whether at least half of the entries have a definition. */
export function definesMost(drafts: readonly Draft[]): boolean {
  const defined = drafts.filter((draft) => !isEmpty(draft));
  return drafts.length > 0 && defined.length * 2 >= drafts.length;
}
