import type { Span } from '../text/span.ts';
import { type Fingerprint, sameWording } from './fingerprint.ts';

/** A piece of text that may stand elsewhere too: a paragraph, a sentence, a clause. */
export interface Passage {
  span: Span;
  /** What is compared, where it is not all of the passage. */
  words?: Span;
  /** Absent where the passage takes no part in the search. */
  fingerprint?: Fingerprint | undefined;
}

/** Consecutive passages that repeat earlier ones in the same order. Indices are those of the passages searched. */
export interface Run {
  /** First passage of the copy. */
  start: number;
  /** First passage of what it repeats; the two may overlap where one passage stands several times in a row. */
  source: number;
  length: number;
}

/**
 * For each passage the index of the first one with the same wording, which is its own where there is none before it.
 * Linear in the text.
 */
export function firstOccurrences(folded: string, passages: readonly Passage[]): number[] {
  const firstOf = new Map<number, number>();
  const wordsOf = ({ span, words }: Passage): Span => words ?? span;
  return passages.map((passage, index) => {
    if (!passage.fingerprint) return index;
    // Where two wordings share a key, the second has the next one that is free.
    for (let { key } = passage.fingerprint; ; key++) {
      const first = firstOf.get(key);
      if (first === undefined) {
        firstOf.set(key, index);
        return index;
      }
      if (sameWording(folded, wordsOf(passages[first] as Passage), wordsOf(passage))) return first;
    }
  });
}

/**
 * The repeated passages as runs, in text order: each passage that stands before belongs to one run, and a run goes on as
 * long as the passages behind it repeat those behind its source. Linear in the number of passages.
 */
export function repeatedRuns(firsts: readonly number[]): Run[] {
  const runs: Run[] = [];
  const pairs = new Map<number, number>();
  const returning = returningOnes(firsts);
  let run: Run | undefined;
  for (let i = 0; i < firsts.length; i++) {
    const first = firsts[i] as number;
    const pair = returning[i] === 1 && returning[i + 1] === 1 ? pairKey(firsts, i) : undefined;
    if (first === i) run = undefined;
    else if (run && firsts[run.source + run.length] === first) run.length++;
    else {
      // Of several places with the same wording the run starts from one that goes on in the same way.
      run = { start: i, source: (pair === undefined ? undefined : pairs.get(pair)) ?? first, length: 1 };
      runs.push(run);
    }
    if (pair !== undefined && !pairs.has(pair)) pairs.set(pair, i);
  }
  return runs;
}

/** For each passage 1 where its wording stands elsewhere too, and 0 where it does not. */
function returningOnes(firsts: readonly number[]): Uint8Array {
  const returning = new Uint8Array(firsts.length);
  for (const [index, first] of firsts.entries()) {
    if (first === index) continue;
    returning[first] = 1;
    returning[index] = 1;
  }
  return returning;
}

/** A number for the passage and the one behind it that is the same for the same wording. */
function pairKey(firsts: readonly number[], index: number): number {
  return (firsts[index] as number) * firsts.length + (firsts[index + 1] as number);
}

/** Runs with the same wording as one cluster, in order of their first run: N copies are one fault, not N×N pairs. */
export function clustersOf(runs: readonly Run[], firsts: readonly number[]): Run[][] {
  const clusters = new Map<string, Run[]>();
  for (const run of runs) {
    const wording = firsts.slice(run.start, run.start + run.length).join(' ');
    const cluster = clusters.get(wording);
    if (cluster) cluster.push(run);
    else clusters.set(wording, [run]);
  }
  return [...clusters.values()];
}

/** Whether the runs of `cluster` follow one another and their source without anything between. */
export function isConsecutive(cluster: readonly Run[]): boolean {
  let end: number | undefined;
  for (const { start, source, length } of cluster) {
    if (start !== (end ?? Math.min(source + length, start))) return false;
    end = start + length;
  }
  return true;
}

/** Runs that together repeat a longer stretch, with small differences between them. Ends are exclusive. */
export interface Chain {
  start: number;
  end: number;
  source: number;
  sourceEnd: number;
  members: Run[];
}

/**
 * `runs` joined over gaps of at most `gap` passages on either side, where a copy has lost, gained or changed a few. A run
 * of fewer than `stray` passages that points elsewhere does not break a chain.
 */
export function chainsOf(runs: readonly Run[], gap: number, stray: number): Chain[] {
  const chains: Chain[] = [];
  let chain: Chain | undefined;
  for (const run of runs) {
    const aside = run.start - (chain?.end ?? 0);
    const step = run.source - (chain?.sourceEnd ?? 0);
    if (chain && aside <= gap && step >= 0 && step <= gap) {
      chain.members.push(run);
      chain.end = run.start + run.length;
      chain.sourceEnd = run.source + run.length;
    } else if (!chain || aside > gap || run.length >= stray) {
      chain = {
        start: run.start,
        end: run.start + run.length,
        source: run.source,
        sourceEnd: run.source + run.length,
        members: [run],
      };
      chains.push(chain);
    }
  }
  return chains;
}
