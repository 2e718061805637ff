import type { Span } from '../text/span.ts';
import { ClauseModel } from './clause-model.ts';
import type { SectionKind } from './model.ts';
import { eachInSteps, mapInSteps, type Steps } from './steps.ts';

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
/** The full stop wins over every seam for which less speaks (natural logarithm). */
const STOP_SCORE = 1.05;
/** What speaks for the colon behind a short label as the end of a title. */
const LABEL_SCORE = 2;
/** What text begins with behind a blank; one or two digits might be a marker. */
const TEXT = /^(?:[\u3400-\u9fff“]|\d{3})/;
/** What a blank between words adds to what speaks for a seam there. */
const BLANK_SCORE = 2;
/** Each sighting of the two characters side by side speaks against a seam between them. */
const JOINED_PENALTY = 1.15;
/** Every character by which a title differs from the usual length of its siblings makes its end this much less likely. */
const LENGTH_PENALTY = 0.25;
/** … up to this much. */
const MOST_LENGTH_PENALTY = 2.1;
/** So does every comma by which it differs from them. */
const COMMA_PENALTY = 0.95;
/** Siblings are mostly all set off by a full stop or all glued. */
const KIND_PENALTY = 2.6;
const LONGEST_USUAL = 34;
/** A subject parted from its predicate. */
const PREDICATE_PENALTY = 3.6;
/** What the evidence for the end of a predicate must weigh, and that for the seam there. */
const LEAST_PREDICATE_END = 0.25;
const LEAST_SEAM_BEHIND = 0;
/** A seam inside a word of the dictionary. */
const INSIDE_WORD_PENALTY = 2;
/** What follows a closing quotation mark mostly belongs to it: “四大”建设. */
const QUOTE_PENALTY = 1.5;

/** Some three milliseconds' work each; most titles are set off by the text itself. */
const TITLES_A_STEP = 2_000;
const SERIES_A_STEP = 200;

/**
 * The end of each title. Those of one series are decided together, since siblings are alike; `series` holds the indexes of
 * the requests of each, and every request belongs to one. `paragraphs` are those of the report.
 */
export function* findTitleEnds(
  folded: string,
  paragraphs: readonly Span[],
  requests: readonly TitleRequest[],
  series: readonly (readonly number[])[],
): Steps<TitleEnd[]> {
  const ends = yield* mapInSteps(requests, TITLES_A_STEP, (request) => plainEnd(folded, request));
  const glued = requests.filter((_, i) => !ends[i]);
  if (glued.length === 0) return ends as TitleEnd[];
  const model = new ClauseModel(
    folded,
    paragraphs,
    glued.map(({ start, limit }) => ({ start, end: sentenceEnd(folded, start, limit) })),
  );
  yield;
  yield* eachInSteps(series, SERIES_A_STEP, (members) => {
    const open = members.filter((i) => !ends[i]);
    const seams = open.map((i) => seamsOf(folded, requests[i] as TitleRequest, model));
    const habit = open.length >= LEAST_SIBLINGS ? bestHabit(seams) : undefined;
    open.forEach((i, k) => {
      ends[i] = chosenEnd(requests[i] as TitleRequest, seams[k] as Seam[], habit);
    });
  });
  return ends as TitleEnd[];
}

/** The end where the text itself sets the title off; undefined where title and text may be glued. */
export function plainEnd(folded: string, { start, limit, lineStart }: TitleRequest): TitleEnd | undefined {
  const stop = sentenceEnd(folded, start, limit);
  const last = trimEnd(folded, start, limit);
  if (stop >= last - 1 && last - start <= LONGEST_BLOCK) {
    const alone = lineStart || stop >= last;
    return { end: Math.min(stop, last), kind: alone ? 'block' : 'run-in' };
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

/** A place at which a title may end. */
interface Seam {
  at: number;
  kind: 'run-in' | 'glued';
  length: number;
  commas: number;
  score: number;
}

/** The places at which a title may run into its text, the end of the first sentence among them. */
function seamsOf(folded: string, { start, limit }: TitleRequest, model: ClauseModel): Seam[] {
  const stop = sentenceEnd(folded, start, limit);
  const furthest = Math.min(stop - 2, start + LONGEST_RUN_IN);
  const seams: Seam[] = [];
  const words = wordStarts(folded, start, Math.min(stop, furthest + 4));
  let commas = 0;
  let depth = 0;
  for (let at = start; at <= furthest; at++) {
    const before = folded[at - 1] as string;
    const char = folded[at] as string;
    if (before === ',' && at > start) commas++;
    if (at >= start + SHORTEST_TITLE && depth === 0 && !/[,、:;\s]/.test(before) && !/[,、:;”》)\s]/.test(char)) {
      seams.push({
        at,
        kind: 'glued',
        length: at - start,
        commas,
        score: seamScore(folded, at, stop, model) - (words.has(at) ? 0 : INSIDE_WORD_PENALTY),
      });
    }
    if (char === ':' && at >= start + 2 && at < start + LONGEST_LABEL && commas === 0 && depth === 0) {
      seams.push({ at, kind: 'run-in', length: at - start, commas, score: LABEL_SCORE });
    }
    if (
      char === ' ' &&
      isHan(folded, at - 1) &&
      TEXT.test(folded.slice(at + 1, at + 4)) &&
      at >= start + SHORTEST_TITLE &&
      depth === 0
    ) {
      const edges = model.endsBefore(folded, at) + model.startsAt(folded, at + 1) + cue(folded, at + 1);
      seams.push({ at, kind: 'run-in', length: at - start, commas, score: edges + BLANK_SCORE });
    }
    if (/[“《(]/.test(char)) depth++;
    else if (/[”》)]/.test(char)) depth = Math.max(0, depth - 1);
  }
  if (stop - start <= LONGEST_RUN_IN) {
    seams.push({ at: stop, kind: 'run-in', length: stop - start, commas, score: STOP_SCORE });
  }
  return seams;
}

/** Made on first use: the dictionary behind it takes 8 ms to load, and many reports have no glued titles. */
let segmenter: Intl.Segmenter | undefined;

/** Where words begin between `start` and `end`: few dozen characters at most, since the segmenter is slow on long texts. */
function wordStarts(folded: string, start: number, end: number): Set<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return new Set(Array.from(segmenter.segment(folded.slice(start, end)), (word) => start + word.index));
}

function seamScore(folded: string, at: number, stop: number, model: ClauseModel): number {
  const edges = model.endsBefore(folded, at) + model.startsAt(folded, at) + cue(folded, at);
  const parted = opensPredicate(folded, at, stop, model) ? PREDICATE_PENALTY : 0;
  const quoted = folded[at - 1] === '”' ? QUOTE_PENALTY : 0;
  return edges - quoted - JOINED_PENALTY * Math.log1p(model.joined(folded, at)) - parted;
}

/** What is said of the subject before it: 持续增强, 加快补齐, 取得积极进展. */
const PREDICATE =
  /^(?:持续|不断|全面|明显|显著|稳步|加速|加快|更加|充分|切实|有效|扎实|纵深|率先|日益|逐步|取得|得到|迈出|进一步|协调|蓬勃|基本|实现|积极|健康|深入|更趋|初步)/;
const LONGEST_PREDICATE = 7;

/** Whether a short predicate follows, so that `at` parts a subject from what is said of it and not a title from its text. */
function opensPredicate(folded: string, at: number, stop: number, model: ClauseModel): boolean {
  if (!PREDICATE.test(folded.slice(at, at + 3))) return false;
  if (stop - at <= LONGEST_PREDICATE - 1) return true;
  for (let end = at + 4; end <= at + LONGEST_PREDICATE; end++) {
    const ends = model.endsBefore(folded, end);
    if (ends > LEAST_PREDICATE_END && ends + model.startsAt(folded, end) > LEAST_SEAM_BEHIND) return true;
  }
  return false;
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
  kind: Seam['kind'];
}

/** Fewer titles have no habit. */
const LEAST_SIBLINGS = 3;

/** The habit under which the titles of a series, each with its best end, are likeliest. */
function bestHabit(titles: readonly (readonly Seam[])[]): Habit {
  let found: Habit = { length: 0, commas: 0, kind: 'run-in' };
  let highest = Number.NEGATIVE_INFINITY;
  for (const kind of ['run-in', 'glued'] as const) {
    for (let commas = 0; commas <= 2; commas++) {
      for (let length = SHORTEST_TITLE; length <= LONGEST_USUAL; length++) {
        const habit = { length, commas, kind };
        const sum = titles.reduce((total, seams) => total + (best(seams, habit)?.value ?? 0), 0);
        if (sum > highest) {
          highest = sum;
          found = habit;
        }
      }
    }
  }
  return found;
}

function best(seams: readonly Seam[], habit: Habit | undefined): { seam: Seam; value: number } | undefined {
  let found: { seam: Seam; value: number } | undefined;
  for (const seam of seams) {
    const value = seam.score - (habit ? unlikeness(seam, habit) : 0);
    if (!found || value > found.value) found = { seam, value };
  }
  return found;
}

function unlikeness(seam: Seam, habit: Habit): number {
  return (
    Math.min(MOST_LENGTH_PENALTY, Math.abs(seam.length - habit.length) * LENGTH_PENALTY) +
    Math.abs(seam.commas - habit.commas) * COMMA_PENALTY +
    (seam.kind === habit.kind ? 0 : KIND_PENALTY)
  );
}

function chosenEnd(request: TitleRequest, seams: readonly Seam[], habit: Habit | undefined): TitleEnd {
  const chosen = best(seams, habit)?.seam;
  if (chosen) return { end: chosen.at, kind: chosen.kind };
  return { end: Math.min(request.start + LONGEST_RUN_IN, request.limit), kind: 'glued' };
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
  while (end > start && (folded[end - 1] === ' ' || folded[end - 1] === '*')) end--;
  return end;
}

function isHan(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff;
}

/** The span of a title that begins at `start` and ends at `end`, without blanks at its end. */
export function titleSpan(folded: string, start: number, end: number): Span {
  return { start, end: Math.max(start, trimEnd(folded, start, end)) };
}
