import { joinedText } from '../../text/joiner.ts';
import type { Span } from '../../text/span.ts';
import { UnitSet } from '../../text/unit-set.ts';

/** What stands between a term and its definition, from the surest sign to the weakest. */
export type Separator =
  /** 即, 指, 是指 with or without a colon or blank before it. */
  | 'verb'
  /** `：` */
  | 'colon'
  /** The term stands in brackets of its own: `[两新]…` */
  | 'bracket'
  /** `——` */
  | 'dash'
  /** A blank only. */
  | 'blank'
  /** Nothing: the term fills its paragraph and the definition follows in the next. */
  | 'none';

export interface TermReading {
  term: string;
  termSpan: Span;
  separator: Separator;
  /** First character of the definition; the end of the reading where it holds none. */
  definitionStart: number;
}

/** A term longer than this is a sentence. */
const TERM_MAX_LENGTH = 60;
/** A term that fills its paragraph is shorter: longer lines are text. */
const LONE_TERM_MAX_LENGTH = 40;

const OPENING = '“‘「『《〈([【〔';
const CLOSING = '”’」』》〉)]】〕';
const VERB = /是指|指的是|即|指/y;
/** Words that merely begin with the characters of a verb: 指数, 指标, 即时. */
const NOT_A_VERB = /指[数标挥导示引定南令纹向派望责战点]|即[将时便使墨刻席日]/y;
const DEFINING_START = /^(?:是指|指的是|也称|又称|亦称|即|指|是|为)/;

/**
 * Splits an entry without its number, `folded[start, end)`, into term and definition. The separator is the first of: brackets
 * around the whole term; a colon, or 即 / 指 behind a closing quotation mark or a blank; a dash; a blank; 即 / 指 anywhere,
 * each outside quotation marks and brackets and before the first sentence sign. Undefined where nothing separates.
 * `text` is the unfolded text, from which the term is taken as written.
 */
export function readTerm(folded: string, start: number, end: number, text: string): TermReading | undefined {
  let at = skipBlanks(folded, start, end);
  if (folded[at] === ':') at = skipBlanks(folded, at + 1, end);
  if (at >= end) return undefined;
  const bracket = readBracketedTerm(folded, at, end);
  if (bracket) return reading(folded, text, bracket.term, 'bracket', bracket.next, end);
  const separator = findSeparator(folded, at, end);
  if (separator) {
    return reading(folded, text, { start: at, end: separator.start }, separator.kind, separator.end, end);
  }
  if (end - at > LONE_TERM_MAX_LENGTH || /[。;!?]/.test(folded.slice(at, end))) return undefined;
  return reading(folded, text, { start: at, end }, 'none', end, end);
}

/** Every character that a separator begins with or that tells where none may stand. */
const TELLING = new UnitSet(`"${OPENING}${CLOSING}:。;!?, —是指即`);

interface FoundSeparator {
  start: number;
  end: number;
  kind: Separator;
}

function findSeparator(folded: string, at: number, end: number): FoundSeparator | undefined {
  const limit = Math.min(end, at + TERM_MAX_LENGTH);
  let depth = 0;
  let straight = false;
  let comma = false;
  let blank: FoundSeparator | undefined;
  let dash: FoundSeparator | undefined;
  let verb: FoundSeparator | undefined;
  for (let i = TELLING.find(folded, at, limit); i < limit; i = TELLING.find(folded, i + 1, limit)) {
    const char = folded[i] as string;
    if (char === '"') straight = !straight;
    else if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    if (depth > 0 || straight || i === at) continue;
    if (char === ':') {
      if (verb || (comma && blank)) break;
      return { start: i, end: i + 1, kind: 'colon' };
    }
    if ('。;!?'.includes(char)) break;
    if (char === ',') comma = true;
    if (comma) continue;
    if (char === ' ') blank ??= { start: i, end: i + 1, kind: 'blank' };
    else if (folded.startsWith('——', i)) dash ??= { start: i, end: i + 2, kind: 'dash' };
    else if (!verb && i - at >= 2 && isVerb(folded, i, end)) verb = { start: i, end: i, kind: 'verb' };
    if (verb?.start === i && isClosedBefore(folded, i)) break;
  }
  if (verb && blank && folded.slice(blank.end, verb.start).trim() === '') return { ...blank, kind: 'verb' };
  return [dash, blank, verb].filter((found) => found !== undefined).sort((a, b) => a.start - b.start)[0];
}

function isVerb(folded: string, at: number, end: number): boolean {
  NOT_A_VERB.lastIndex = at;
  VERB.lastIndex = at;
  return (
    at + 1 < end &&
    VERB.test(folded) &&
    !NOT_A_VERB.test(folded) &&
    !'总手食拇中立随当在'.includes(folded.charAt(at - 1))
  );
}

/** Whether the term visibly ends before `at`: 即 behind a closing quotation mark separates even where a colon follows. */
function isClosedBefore(folded: string, at: number): boolean {
  return ` ${CLOSING}`.includes(folded.charAt(at - 1));
}

function readBracketedTerm(folded: string, at: number, end: number): { term: Span; next: number } | undefined {
  const open = folded.charAt(at);
  if (open !== '[' && open !== '【' && open !== '〔') return undefined;
  const close = folded.indexOf(CLOSING.charAt(OPENING.indexOf(open)), at);
  if (close < 0 || close >= end || close - at > TERM_MAX_LENGTH) return undefined;
  return { term: { start: at + 1, end: close }, next: close + 1 };
}

function reading(
  folded: string,
  text: string,
  raw: Span,
  separator: Separator,
  next: number,
  end: number,
): TermReading | undefined {
  const termSpan = trimTerm(folded, raw);
  const term = withoutNoteMarks(joinedText({ text, folded }, termSpan));
  if (term === '') return undefined;
  let definitionStart = skipBlanks(folded, next, end);
  if (folded[definitionStart] === ':') definitionStart = skipBlanks(folded, definitionStart + 1, end);
  const strong = DEFINING_START.test(folded.slice(definitionStart, Math.min(end, definitionStart + 4)));
  return {
    term,
    termSpan,
    separator: strong && separator !== 'bracket' ? 'verb' : separator,
    definitionStart,
  };
}

const PAGE_NOTE = /\((?:[^()]{0,8}第? ?\d[^()]{0,30}页|[Pp]\.? ?\d[^()]{0,40})\)$/;
const NOTE_MARK_END = /(?:\[\d{1,3}\]|〔\d{1,3}〕|【\d{1,3}】|[①-⑳])$/;
const NOTE_MARK = /[[［〔【][\d０-９]{1,3}[\]］〕】]|[①-⑳]/g;
/** Room for a page note at the end of a term or definition. */
const PAGE_NOTE_WINDOW = 64;

/** End of `folded[start, end)` without blanks, page notes (`（P2，P15）`, `（见第18页）`) and the stop that follows them. */
export function trimPageNote(folded: string, start: number, end: number): number {
  let last = end;
  while (last > start && folded[last - 1] === ' ') last--;
  const from = Math.max(start, last - PAGE_NOTE_WINDOW);
  const note = PAGE_NOTE.exec(folded.slice(from, last));
  return note ? trimPageNote(folded, start, from + note.index) : last;
}

function trimTerm(folded: string, raw: Span): Span {
  let { start, end } = raw;
  for (;;) {
    start = skipBlanks(folded, start, end);
    const trimmed = trimPageNote(folded, start, end);
    const from = Math.max(start, trimmed - 8);
    const mark = NOTE_MARK_END.exec(folded.slice(from, trimmed));
    if (mark && from + mark.index > start) {
      end = from + mark.index;
      continue;
    }
    end = trimmed;
    if (!isQuotedWhole(folded, start, end)) return { start, end };
    start++;
    end--;
  }
}

/** Whether one pair of quotation marks encloses all of `folded[start, end)`. */
function isQuotedWhole(folded: string, start: number, end: number): boolean {
  const open = folded.charAt(start);
  if (end - start < 3) return false;
  if (open === '"') return folded.indexOf('"', start + 1) === end - 1;
  const pair = '“‘「『'.indexOf(open);
  if (pair < 0 || open === '') return false;
  const close = '”’」』'.charAt(pair);
  let depth = 0;
  for (let i = start; i < end; i++) {
    if (folded[i] === open) depth++;
    else if (folded[i] === close && --depth === 0) return i === end - 1;
  }
  return false;
}

function withoutNoteMarks(term: string): string {
  return term.replaceAll(NOTE_MARK, '');
}

function skipBlanks(folded: string, from: number, end: number): number {
  let at = from;
  while (at < end && folded[at] === ' ') at++;
  return at;
}
