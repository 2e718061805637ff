import { type MarkerReading, mayOpenMarker, readMarkers, skipBlanks } from './marker-reading.ts';
import type { MarkerStyle } from './model.ts';

/** What stands before a candidate marker. */
export type Lead = 'line-start' | 'stop-blank' | 'stop' | 'colon-blank' | 'colon' | 'blank';

/** A place where a marker may stand, with every way to read it. Offsets are relative to the line. */
export interface LineCandidate {
  at: number;
  lead: Lead;
  readings: MarkerReading[];
}

/** A stretch of a line that is a paragraph of its own, without the blanks and prefixes around it. */
export interface Piece {
  start: number;
  end: number;
  candidates: readonly LineCandidate[];
}

/**
 * Reads one line of folded text, without its line end, into paragraphs and candidate markers. Looks at nothing but the
 * line, so that the result can be kept for as long as the line does not change. Offsets are relative to the line.
 */
export function scanLine(line: string): readonly Piece[] {
  if (line === '') return NO_PIECES;
  const pieces: Piece[] = [];
  let from = 0;
  while (from <= line.length) {
    const escaped = line.indexOf('\\', from) < 0 ? undefined : nextEscapedLineEnd(line, from);
    const piece = trim(line, from, escaped?.start ?? line.length);
    if (piece.start < piece.end) {
      piece.candidates = candidates(line, piece.start, piece.end);
      pieces.push(piece);
    }
    from = escaped?.end ?? line.length + 1;
  }
  return pieces;
}

const NO_PIECES: readonly Piece[] = [];
const NO_CANDIDATES: readonly LineCandidate[] = [];

/** `\r\n` and `\n` spelt out with backslashes, as web extraction leaves them, end a paragraph. */
function nextEscapedLineEnd(line: string, from: number): { start: number; end: number } {
  for (let at = line.indexOf('\\', from); at >= 0; at = line.indexOf('\\', at + 1)) {
    if (line.startsWith('\\r\\n', at)) return { start: at, end: at + 4 };
    if (line[at + 1] === 'n' || line[at + 1] === 'r') return { start: at, end: at + 2 };
  }
  return { start: line.length, end: line.length + 1 };
}

/** Drops blanks, the `??` and `&nbsp;` that stand where blanks were, Markdown prefixes and the marks of bold type around it. */
function trim(line: string, from: number, to: number): Piece {
  let start = from;
  let end = to;
  for (;;) {
    const before = start;
    start = skipBlanks(line, start, end);
    if (line.startsWith('&nbsp;', start)) start += 6;
    if (line[start] === '?' && line[start + 1] === '?') while (start < end && line[start] === '?') start++;
    if (start === before) break;
  }
  start = skipMarkdownPrefix(line, start, end);
  while (end > start && (line[end - 1] === ' ' || line.startsWith('&nbsp;', end - 6))) {
    end -= line[end - 1] === ' ' ? 1 : Math.min(6, end - start);
  }
  const isBold = line.startsWith('**', start) && line[start + 2] !== '*';
  if (isBold) start += 2;
  if (isBold && end - start > 2 && line.startsWith('**', end - 2)) end -= 2;
  return { start, end, candidates: NO_CANDIDATES };
}

function skipMarkdownPrefix(line: string, from: number, to: number): number {
  let at = from;
  if (line[at] === '>') at = skipBlanks(line, at + 1, to);
  const hashes = runEnd(line, at, to, '#');
  if (hashes > at && hashes - at <= 6 && line[hashes] === ' ') at = skipBlanks(line, hashes, to);
  else if ((line[at] === '-' || line[at] === '*' || line[at] === '+') && line[at + 1] === ' ') {
    at = skipBlanks(line, at + 1, to);
  }
  return at;
}

function runEnd(line: string, from: number, to: number, char: string): number {
  let at = from;
  while (at < to && line[at] === char) at++;
  return at;
}

const STOPS = new Set('。!?！？”’」』》…');
const COLONS = new Set(':;：；');

/** What sets a marker off from the text before it. */
interface Setting {
  /** By UTF-16 unit, whether a marker may stand behind it: one look-up for each character of a text is what scanning costs. */
  behind: Uint8Array;
  /** What stands before a marker at `at`, which stands behind such a unit. */
  leadAt(line: string, start: number, at: number): Lead;
}

/** Stops, colons and blanks. */
const SET_OFF: Setting = { behind: new Uint8Array(0x1_0000), leadAt: leadOf };
for (const char of [' ', ...STOPS, ...COLONS]) SET_OFF.behind[char.charCodeAt(0)] = 1;

/**
 * In a paragraph in which line ends were dropped without a trace a stop is all that sets a marker off, as a stop and a blank do
 * elsewhere, and the first marker of a layer may follow the title of the part that it opens.
 */
const RUN_ON: Setting = { behind: SET_OFF.behind.slice().fill(1, 0x4e00, 0xa000), leadAt: runOnLead };
RUN_ON.behind[')'.charCodeAt(0)] = 1;

/** Published reports have no paragraph over 1,300 characters: a longer one than this is several that have lost their line ends. */
const LONGEST_PARAGRAPH = 3_000;

function candidates(line: string, start: number, end: number): readonly LineCandidate[] {
  const found = candidatesIn(line, start, end, SET_OFF);
  return end - start > LONGEST_PARAGRAPH && !hasTraces(found) ? candidatesIn(line, start, end, RUN_ON) : found;
}

/** Whether blanks stand where line ends were: before a good part of the markers behind stops. */
function hasTraces(found: readonly LineCandidate[]): boolean {
  const ofHan = found.filter(({ readings }) => readings.some(({ style }) => style === 'han' || style === 'han-paren'));
  const traced = ofHan.filter(({ lead }) => lead === 'stop-blank').length;
  return traced * 4 >= ofHan.filter(({ lead }) => lead === 'stop').length;
}

function candidatesIn(line: string, start: number, end: number, { behind, leadAt }: Setting): readonly LineCandidate[] {
  let found: LineCandidate[] | undefined;
  let quotes: QuotedRanges | undefined;
  for (let at = start; at < end; at++) {
    if (at > start && behind[line.charCodeAt(at - 1)] === 0) continue;
    const isOpen = at === start || line[at - 1] === ' ';
    if (!mayOpenMarker(line[at] as string, isOpen)) continue;
    const lead = leadAt(line, start, at);
    let readings = readMarkers(line, at, end, isOpen && (lead === 'line-start' || lead === 'stop-blank'));
    if (lead === 'blank' && !isOpen) readings = readings.filter(({ style }) => OPENS_PART.has(style));
    if (readings.length === 0) continue;
    quotes ??= new QuotedRanges(line, start, end);
    if (quotes.holds(at)) continue;
    found ??= [];
    found.push({ at, lead, readings });
  }
  return found ?? NO_CANDIDATES;
}

/** Of these styles a marker may follow a title: 回顾（一）, 提质1. A numeral there belongs to the title. */
const OPENS_PART: ReadonlySet<MarkerStyle> = new Set(['han-paren', 'arabic', 'circled']);

/** What ends a sentence; a closing mark does only with a stop inside it: what follows “…” may be a note mark. */
const SENTENCE_ENDS = /[。!?…:;][”’」』》]?$/;

function runOnLead(line: string, start: number, at: number): Lead {
  if (at === start || line[at - 1] === ' ') return leadOf(line, start, at);
  const before = line.slice(Math.max(start, at - 2), at);
  if (!SENTENCE_ENDS.test(before)) return 'blank';
  return COLONS.has(before.at(-1) as string) ? 'colon-blank' : 'stop-blank';
}

function leadOf(line: string, start: number, at: number): Lead {
  if (at === start) return 'line-start';
  let before = at - 1;
  while (before > start && line[before] === ' ') before--;
  const char = line[before] as string;
  const blank = before < at - 1;
  if (STOPS.has(char)) return blank ? 'stop-blank' : 'stop';
  if (COLONS.has(char)) return blank ? 'colon-blank' : 'colon';
  return 'blank';
}

/** A quotation longer than this has lost its end. */
const LONGEST_QUOTATION = 200;

/** The ranges between “ and ”, 《 and 》. An opening mark followed by another opening one has lost its partner and opens nothing. */
class QuotedRanges {
  readonly #line: string;
  readonly #limit: number;
  #start: number;
  #end: number;

  constructor(line: string, start: number, end: number) {
    this.#line = line;
    this.#limit = end;
    this.#start = start;
    this.#end = start;
  }

  /** Whether `at` stands inside a quotation; to be asked with rising offsets only. */
  holds(at: number): boolean {
    while (this.#end <= at && this.#start < this.#limit) this.#advance();
    return this.#start < at && at < this.#end;
  }

  #advance(): void {
    for (let i = this.#end; i < this.#limit; i++) {
      const char = this.#line[i];
      if (char !== '“' && char !== '《') continue;
      const close = this.#closing(i, char === '“' ? '”' : '》', char);
      if (close < 0) continue;
      this.#start = i;
      this.#end = close + 1;
      return;
    }
    this.#start = this.#limit;
    this.#end = this.#limit;
  }

  #closing(open: number, closer: string, opener: string): number {
    const furthest = Math.min(this.#limit, open + LONGEST_QUOTATION);
    for (let i = open + 1; i < furthest; i++) {
      if (this.#line[i] === closer) return i;
      if (this.#line[i] === opener) return -1;
    }
    return -1;
  }
}
