import type { Span } from '../text/span.ts';
import type { ClauseModel } from './clause-model.ts';
import type { SectionKind } from './model.ts';

/** Where the words of a heading end, and how they are set off from the text. */
export interface TitleEnd {
  end: number;
  kind: Exclude<SectionKind, 'lead'>;
}

/** A heading whose title is to be found: it begins at `start`; its paragraph, or the next heading in it, ends at `limit`. */
export interface TitleRequest {
  start: number;
  limit: number;
  /** Whether the marker opens its line: a title glued to the text is then the exception. */
  lineStart: boolean;
}

/** 99 % of the run-in titles of published reports are no longer than this (docs/architecture.md). */
const LONGEST_RUN_IN = 46;
const LONGEST_BLOCK = 80;
const LONGEST_SENTENCE = 400;
const SHORTEST_TITLE = 4;
const LONGEST_LABEL = 20;
/** The text after a blank counts as the paragraph's body only behind a title of this length; shorter ones are halves of one title. */
const SHORTEST_BEFORE_BLANK = 10;
/** A seam less likely than this is no seam: the first sentence is the title. */
const LEAST_SEAM = 2.6;
/** Every character by which a title differs from the usual length of its siblings makes a seam this much less likely. */
const LENGTH_PENALTY = 0.22;

/** The end of each title of one series: siblings are alike, so they are decided together. */
export function findTitleEnds(folded: string, requests: readonly TitleRequest[], model: () => ClauseModel): TitleEnd[] {
  const ends = requests.map((request) => plainEnd(folded, request));
  const seams = requests.map((request, i) => (ends[i] ? [] : seamsOf(folded, request, model())));
  const lengths = requests.flatMap((request, i) => {
    const end = ends[i]?.end ?? best(seams[i] as Seam[], request.start, undefined)?.at;
    return end === undefined ? [] : [end - request.start];
  });
  const usual = median(lengths);
  return requests.map((request, i) => ends[i] ?? seamEnd(folded, request, seams[i] as Seam[], usual));
}

/** The end where the text itself sets the title off; undefined where title and text may be glued. */
function plainEnd(folded: string, { start, limit, lineStart }: TitleRequest): TitleEnd | undefined {
  const stop = sentenceEnd(folded, start, limit);
  const last = trimEnd(folded, start, limit);
  if (stop >= last - 1 && last - start <= LONGEST_BLOCK) {
    const alone = lineStart || stop >= last;
    return { end: stop >= last ? last : stop, kind: alone ? 'block' : 'run-in' };
  }
  const label = labelEnd(folded, start, Math.min(stop, last));
  if (lineStart && label !== undefined) return { end: label, kind: 'run-in' };
  const blank = blankEnd(folded, start, stop);
  if (blank !== undefined) return { end: blank, kind: 'run-in' };
  if (lineStart && stop - start <= LONGEST_RUN_IN + 14) return { end: stop, kind: 'run-in' };
  return undefined;
}

/** `主要指标：全年…`: a short label before a colon is the title. */
function labelEnd(folded: string, start: number, stop: number): number | undefined {
  const furthest = Math.min(stop, start + LONGEST_LABEL);
  for (let i = start + 2; i < furthest; i++) {
    if (folded[i] === ':') return i;
    if (folded[i] === ',' || folded[i] === ';') return undefined;
  }
  return undefined;
}

/** A blank inside the first sentence ends the title where both sides are long enough to be title and text. */
function blankEnd(folded: string, start: number, stop: number): number | undefined {
  const furthest = Math.min(stop - SHORTEST_TITLE, start + LONGEST_RUN_IN);
  for (let i = start + SHORTEST_BEFORE_BLANK; i < furthest; i++) {
    if (folded[i] === ' ' && isHan(folded, i - 1) && isHan(folded, i + 1)) return i;
  }
  return undefined;
}

interface Seam {
  at: number;
  score: number;
}

/** The places at which a title may run into its text, the end of the first sentence among them with its neutral score. */
function seamsOf(folded: string, { start, limit }: TitleRequest, model: ClauseModel): Seam[] {
  const stop = sentenceEnd(folded, start, limit);
  const furthest = Math.min(stop - 2, start + LONGEST_RUN_IN);
  const seams: Seam[] = stop - start <= LONGEST_RUN_IN ? [{ at: stop, score: LEAST_SEAM }] : [];
  let depth = 0;
  for (let at = start; at <= furthest; at++) {
    const before = folded[at - 1] as string;
    const char = folded[at] as string;
    if (at >= start + SHORTEST_TITLE && depth === 0 && !/[,、:;\s]/.test(before) && !/[,、:;”》)\s]/.test(char)) {
      seams.push({ at, score: model.seam(folded, at) + cue(folded, at) });
    }
    if (/[“《(]/.test(char)) depth++;
    else if (/[”》)]/.test(char)) depth = Math.max(0, depth - 1);
  }
  return seams;
}

/** Words with which the text of a part begins in nearly every report: the year, or whom it is about. */
function cue(folded: string, at: number): number {
  if (/^(?:[12]\d{3}年|今年|当前|面对|过去|一年来|我们|新形势)/.test(folded.slice(at, at + 5))) return 3;
  return 0;
}

function seamEnd(folded: string, request: TitleRequest, seams: Seam[], usual: number | undefined): TitleEnd {
  const chosen = best(seams, request.start, usual);
  const stop = sentenceEnd(folded, request.start, request.limit);
  const end = chosen?.at ?? Math.min(stop, request.start + LONGEST_RUN_IN, request.limit);
  return { end, kind: end === stop ? 'run-in' : 'glued' };
}

function best(seams: Seam[], start: number, usual: number | undefined): Seam | undefined {
  let found: Seam | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const seam of seams) {
    const value = seam.score - (usual === undefined ? 0 : Math.abs(seam.at - start - usual) * LENGTH_PENALTY);
    if (value > highest) {
      highest = value;
      found = seam;
    }
  }
  return found;
}

/** Offset of the first full stop, or the limit. */
export function sentenceEnd(folded: string, start: number, limit: number): number {
  const furthest = Math.min(limit, start + LONGEST_SENTENCE);
  for (let i = start; i < furthest; i++) {
    const char = folded[i] as string;
    if (char === '。' || char === '!' || char === '?') return i;
  }
  return furthest;
}

function trimEnd(folded: string, start: number, limit: number): number {
  let end = limit;
  while (end > start && /[ *]/.test(folded[end - 1] as string)) end--;
  return end;
}

function isHan(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
}

function median(values: number[]): number | undefined {
  if (values.length < 3) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** The span of a title that begins at `start` and ends at `end`, without blanks at its end. */
export function titleSpan(folded: string, start: number, end: number): Span {
  return { start, end: Math.max(start, trimEnd(folded, start, end)) };
}
