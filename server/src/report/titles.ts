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
/** What the evidence for a seam must weigh before it is as likely as not (natural logarithm of the odds). */
const SEAM_THRESHOLD = 2.4;
/** Every character by which a title differs from the usual length of its siblings makes a seam this much less likely. */
const LENGTH_PENALTY = 0.16;
/** So does every comma by which it differs from them. */
const COMMA_PENALTY = 1.5;
/** Siblings are mostly all set off by a full stop or all glued. */
const KIND_PENALTY = 1.2;

/** The end of each title of one series: siblings are alike, so they are decided together. */
export function findTitleEnds(folded: string, requests: readonly TitleRequest[], model: () => ClauseModel): TitleEnd[] {
  const plain = requests.map((request) => plainEnd(folded, request));
  const seams = requests.map((request, i) => (plain[i] ? [] : seamsOf(folded, request, model())));
  const first = requests.map((request, i) => plain[i] ?? chosenEnd(folded, request, seams[i] as Seam[], undefined));
  const habit = habitOf(folded, requests, first);
  return requests.map((request, i) => plain[i] ?? chosenEnd(folded, request, seams[i] as Seam[], habit));
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
  /** Logarithm of the likelihood that the title ends here and at no seam before. */
  score: number;
}

/** The places at which a title may run into its text, the end of the first sentence among them. */
function seamsOf(folded: string, { start, limit }: TitleRequest, model: ClauseModel): Seam[] {
  const stop = sentenceEnd(folded, start, limit);
  const furthest = Math.min(stop - 2, start + LONGEST_RUN_IN);
  const seams: Seam[] = [];
  let passed = 0;
  let depth = 0;
  for (let at = start; at <= furthest; at++) {
    const before = folded[at - 1] as string;
    const char = folded[at] as string;
    if (at >= start + SHORTEST_TITLE && depth === 0 && !/[,、:;\s]/.test(before) && !/[,、:;”》)\s]/.test(char)) {
      const odds = model.endsBefore(folded, at) + model.startsAt(folded, at) + cue(folded, at) - SEAM_THRESHOLD;
      seams.push({ at, score: passed - Math.log1p(Math.exp(-odds)) });
      passed -= Math.log1p(Math.exp(odds));
    }
    if (/[“《(]/.test(char)) depth++;
    else if (/[”》)]/.test(char)) depth = Math.max(0, depth - 1);
  }
  if (stop - start <= LONGEST_RUN_IN) seams.push({ at: stop, score: passed });
  return seams;
}

/** Words with which the text of a part begins in nearly every report: the year, or whom it is about. */
function cue(folded: string, at: number): number {
  if (/^(?:[12]\d{3}年|今年|当前|面对|过去|一年来|我们|新形势)/.test(folded.slice(at, at + 5))) return 3;
  return 0;
}

/** What the titles of a series have in common. */
interface Habit {
  length: number;
  commas: number;
  kind: TitleEnd['kind'];
}

function habitOf(folded: string, requests: readonly TitleRequest[], ends: readonly TitleEnd[]): Habit | undefined {
  if (requests.length < 3) return undefined;
  const lengths = ends.map(({ end }, i) => end - (requests[i] as TitleRequest).start);
  const commas = ends.map(({ end }, i) => commasIn(folded, (requests[i] as TitleRequest).start, end));
  const glued = ends.filter(({ kind }) => kind === 'glued').length;
  return { length: median(lengths), commas: median(commas), kind: glued * 2 > ends.length ? 'glued' : 'run-in' };
}

function commasIn(folded: string, start: number, end: number): number {
  return folded.slice(start, end).split(',').length - 1;
}

function chosenEnd(folded: string, request: TitleRequest, seams: readonly Seam[], habit: Habit | undefined): TitleEnd {
  const stop = sentenceEnd(folded, request.start, request.limit);
  let end = Math.min(stop, request.start + LONGEST_RUN_IN, request.limit);
  let highest = Number.NEGATIVE_INFINITY;
  for (const seam of seams) {
    const value = seam.score - (habit ? unlikeness(folded, request, seam.at, stop, habit) : 0);
    if (value > highest) {
      highest = value;
      end = seam.at;
    }
  }
  return { end, kind: end === stop ? 'run-in' : 'glued' };
}

function unlikeness(folded: string, { start }: TitleRequest, end: number, stop: number, habit: Habit): number {
  const kind = end === stop ? 'run-in' : 'glued';
  return (
    Math.abs(end - start - habit.length) * LENGTH_PENALTY +
    Math.abs(commasIn(folded, start, end) - habit.commas) * COMMA_PENALTY +
    (kind === habit.kind ? 0 : KIND_PENALTY)
  );
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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The span of a title that begins at `start` and ends at `end`, without blanks at its end. */
export function titleSpan(folded: string, start: number, end: number): Span {
  return { start, end: Math.max(start, trimEnd(folded, start, end)) };
}
