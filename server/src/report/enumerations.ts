import type { Span } from '../text/span.ts';
import { CLOSING, isWorded, readTokens, type Token } from './enumeration-tokens.ts';
import type { Enumeration, EnumerationItem, EnumerationStyle, NoteMark, Paragraph } from './model.ts';
import { eachInSteps, type Steps } from './steps.ts';

interface Open {
  style: EnumerationStyle;
  tokens: Placed[];
}

/** A token in a list, with the number it has there. */
interface Placed extends Token {
  ordinal: number;
}

/** Lists of one style that may be open inside one another. */
const NESTING_MAX = 4;
/** Characters from one item to the next in a paragraph. */
const ITEM_MAX_LENGTH = 5000;
/** A number that does not fit belongs to a list only so close behind its last item. */
const MISFIT_MAX_DISTANCE = 800;
/** Paragraphs from one item to the next, where items open paragraphs and where the first stands inside one. */
const ITEM_MAX_PARAGRAPHS = 8;
const INLINE_MAX_PARAGRAPHS = 3;
const MISFIT_MAX_JUMP = 3;
const MISFIT_MAX_STEP_BACK = 2;
/** Within a sentence items are short. */
const CLAUSE_ITEM_MAX_LENGTH = 200;

/** Styles that number items within a paragraph only: across paragraphs such numbers are headings. */
const INLINE_ONLY: ReadonlySet<EnumerationStyle> = new Set(['1.', '（1）', '①', '一、']);
/** Styles that may open a list whose first item is lost or swapped. */
const OPENED_LATE: ReadonlySet<EnumerationStyle> = new Set(['是', '要', '第']);
/** Styles whose words have other uses, so that a number which does not fit says nothing. */
const NEVER_MISFIT: ReadonlySet<EnumerationStyle> = new Set(['首先', '一、']);

/** Some three milliseconds' work. */
const PARAGRAPHS_A_STEP = 1_000;

/**
 * Enumerations in running text: 一是…二是…, 一要…, 第一，…, 首先…其次…, 其一…, and `1.` `1、` `（1）` `①` `一、` inside a paragraph. The
 * worded ones may also open consecutive paragraphs. Ordinals are given as they stand, so an enumeration that has lost, repeated
 * or swapped an item is one enumeration whose numbers do not count on. Ordinals inside quotation marks and brackets and inside
 * `headings` (outline headings, contents, glossary) open no item, nor do ranks (全省第一，) or note marks. An item runs to the next one; the
 * last runs to the end of its paragraph where items are paragraphs, otherwise to the end of its sentence.
 */
export function* findEnumerations(
  folded: string,
  paragraphs: readonly Pick<Paragraph, 'span'>[],
  headings: readonly Span[],
  noteMarks: readonly Pick<NoteMark, 'span'>[] = [],
): Steps<Enumeration[]> {
  const marks = new Set(noteMarks.map(({ span }) => span.start));
  const barriers = [...headings].sort((a, b) => a.start - b.start);
  const found: Open[] = [];
  const open = new Map<EnumerationStyle, Open[]>();
  let barrier = 0;
  let flow = 0;
  yield* eachInSteps(paragraphs, PARAGRAPHS_A_STEP, ({ span }, index) => {
    if (!breaksOff(folded, paragraphs[index - 1]?.span)) flow++;
    const tokens = readTokens(folded, span, { paragraph: index, flow }).filter((token) => !marks.has(token.start));
    tokens.forEach((token, at) => {
      while (barrier < barriers.length && (barriers[barrier] as Span).end <= token.start) {
        open.clear();
        barrier++;
      }
      const next = barriers[barrier];
      if (next && next.start <= token.start) return;
      place(token, () => tokens.slice(Math.max(0, at - LOOK_BACK), at), open, found);
    });
  });
  yield;
  joinRepeatedStarts(found);
  return found
    .filter(({ tokens }) => tokens.length >= 2)
    .map((list) => toEnumeration(folded, list, paragraphs, barriers))
    .sort((a, b) => a.span.start - b.span.start);
}

/** Characters that a line of a hard-wrapped text has at least; a shorter one without a stop is a title. */
const WRAPPED_LINE_MIN_LENGTH = 28;
const STOP = /[。;:!?”’」』》)\]]/;

/** Whether a line ends in the middle of a sentence, as the lines of a hard-wrapped text do. */
function breaksOff(folded: string, line: Span | undefined): boolean {
  if (!line || line.end - line.start < WRAPPED_LINE_MIN_LENGTH) return false;
  return !STOP.test(folded.charAt(line.end - 1));
}

/** Tokens before the current one that are searched for a number which is missing. */
const LOOK_BACK = 12;

/** Puts `token` into the innermost list that expects it, opens a new list with 1, or adds it to the last list as a misfit. */
function place(
  token: Token,
  earlier: () => readonly Token[],
  open: Map<EnumerationStyle, Open[]>,
  found: Open[],
): void {
  const stack = open.get(token.style) ?? [];
  open.set(token.style, stack);
  if (!token.atClause) return;
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const list = stack[depth] as Open;
    if (!reaches(list, token)) continue;
    const last = list.tokens.at(-1) as Placed;
    const ordinal = token.ordinal ?? (last.ordinal > 1 ? last.ordinal + 1 : undefined);
    if (ordinal === undefined || !countsOn(list, ordinal)) continue;
    stack.length = depth + 1;
    list.tokens.push({ ...token, ordinal });
    return;
  }
  if (token.ordinal === undefined) return;
  const list = stack.at(-1);
  if (token.ordinal === 1) {
    if (INLINE_ONLY.has(token.style) && !token.atSentence) return;
    if (list && isSwappedStart(list, token)) list.tokens.push({ ...token, ordinal: 1 });
    else start({ ...token, ordinal: 1 }, stack, found);
    return;
  }
  if (list && fillGap(list, token.ordinal, earlier())) place(token, () => [], open, found);
  else if (list && isMisfit(list, token, token.ordinal)) list.tokens.push({ ...token, ordinal: token.ordinal });
  else if (OPENED_LATE.has(token.style) && token.atSentence) start({ ...token, ordinal: token.ordinal }, stack, found);
}

/** Whether `ordinal` follows the last item, or would follow it had that not been repeated or swapped with the one before. */
function countsOn({ tokens }: Open, ordinal: number): boolean {
  const last = tokens.at(-1)?.ordinal ?? 0;
  const before = tokens.at(-2)?.ordinal;
  return ordinal === last + 1 || (ordinal === last + 2 && (before === last || before === last + 1));
}

/** Whether the list opened with 2 and the 1 that belongs before it comes now. */
function isSwappedStart(list: Open, token: Token): boolean {
  return list.tokens.length === 1 && list.tokens[0]?.ordinal === 2 && isMisfit(list, token, 1);
}

/** Puts a 1 that no other item follows before the list that begins with 1 once more: its second item bears the wrong number. */
function joinRepeatedStarts(found: readonly Open[]): void {
  const before = new Map<EnumerationStyle, Open>();
  for (const list of found) {
    const lone = before.get(list.style);
    const [only, ...others] = lone?.tokens ?? [];
    const first = list.tokens[0];
    before.set(list.style, list);
    if (!lone || !only || others.length > 0 || only.ordinal !== 1 || first?.ordinal !== 1) continue;
    if (list.tokens.length < 2 || !OPENED_LATE.has(list.style) || !isMisfit(lone, first, 1)) continue;
    list.tokens.unshift(only);
    lone.tokens = [];
  }
}

function start(token: Placed, stack: Open[], found: Open[]): void {
  const list: Open = { style: token.style, tokens: [token] };
  // A list of paragraphs is over where another follows after other text: it is no item's own list.
  while (token.opensParagraph && isPast(stack.at(-1), token)) stack.pop();
  stack.push(list);
  if (stack.length > NESTING_MAX) stack.shift();
  found.push(list);
}

function isPast(list: Open | undefined, token: Token): boolean {
  return list !== undefined && opensParagraphs(list) && (list.tokens.at(-1)?.flow ?? 0) + 1 < token.flow;
}

/** Whether `token` stands close enough behind the last item to count on from it. */
function reaches(list: Open, token: Token): boolean {
  const last = list.tokens.at(-1) as Placed;
  const paragraphs = token.flow - last.flow;
  if (paragraphs === 0) return token.start - last.start <= ITEM_MAX_LENGTH;
  if (INLINE_ONLY.has(list.style) || !token.opensParagraph) return false;
  return paragraphs <= (opensParagraphs(list) ? ITEM_MAX_PARAGRAPHS : INLINE_MAX_PARAGRAPHS);
}

function opensParagraphs(list: Open): boolean {
  return list.tokens.some(({ opensParagraph }) => opensParagraph);
}

/** Adds the numbers between the last item and `ordinal` where they stand in the text without a stop before them. */
function fillGap(list: Open, ordinal: number, earlier: readonly Token[]): boolean {
  const last = list.tokens.at(-1) as Placed;
  const missing: Placed[] = [];
  for (const token of earlier) {
    const wanted = last.ordinal + missing.length + 1;
    if (token.style !== list.style || token.start <= last.start || token.ordinal !== wanted || wanted >= ordinal)
      continue;
    missing.push({ ...token, ordinal: wanted });
  }
  if (missing.length === 0 || last.ordinal + missing.length + 1 !== ordinal) return false;
  for (const token of missing) list.tokens.push(token);
  return true;
}

/** Whether a number that does not count on stands where the next item would: it was lost, repeated or swapped. */
function isMisfit(list: Open, token: Token, ordinal: number): boolean {
  const last = list.tokens.at(-1) as Placed;
  if (NEVER_MISFIT.has(list.style) || !reaches(list, token)) return false;
  if (ordinal > last.ordinal + MISFIT_MAX_JUMP || ordinal < last.ordinal - MISFIT_MAX_STEP_BACK) return false;
  const distance = token.start - last.start;
  if (!token.atSentence) return isWorded(list.style) && distance <= CLAUSE_ITEM_MAX_LENGTH;
  return token.flow !== last.flow || distance <= MISFIT_MAX_DISTANCE;
}

function toEnumeration(
  folded: string,
  list: Open,
  paragraphs: readonly Pick<Paragraph, 'span'>[],
  barriers: readonly Span[],
): Enumeration {
  const items: EnumerationItem[] = list.tokens.map((token, i) => {
    const next = list.tokens[i + 1];
    const isSame = next?.paragraph === token.paragraph;
    const end = isSame ? next.start : endOfItem(folded, token, next, paragraphs, barriers);
    return {
      marker: { start: token.start, end: token.end },
      ordinal: token.ordinal,
      span: { start: token.start, end: trimmed(folded, token.end, end) },
    };
  });
  const first = items[0] as EnumerationItem;
  const last = items.at(-1) as EnumerationItem;
  return { style: list.style, items, span: { start: first.span.start, end: last.span.end } };
}

const SENTENCE_STOP = /[。!?]/;
/** No sentence is longer; without a bound, a text that has no full stop would be read to its end for every item. */
const LONGEST_SENTENCE = 3_000;

/** End of an item that no other follows in its paragraph: it takes in the paragraphs before the one that the next item opens. */
function endOfItem(
  folded: string,
  token: Token,
  next: Token | undefined,
  paragraphs: readonly Pick<Paragraph, 'span'>[],
  barriers: readonly Span[],
): number {
  const own = paragraphs[token.paragraph]?.span.end ?? token.end;
  const isAlone = folded.slice(token.end, Math.min(own, token.end + 4)).replaceAll(/[ ,、:]/g, '') === '';
  const lastParagraph = next ? next.paragraph - 1 : token.paragraph + (isAlone ? 1 : 0);
  const end = paragraphs[lastParagraph]?.span.end ?? own;
  const limit = Math.min(end, firstBarrier(barriers, token.end));
  if (token.opensParagraph || next) return limit;
  const furthest = Math.min(limit, token.end + LONGEST_SENTENCE);
  for (let at = token.end; at < furthest; at++) {
    if (!SENTENCE_STOP.test(folded.charAt(at))) continue;
    let after = at + 1;
    while (after < limit && CLOSING.test(folded.charAt(after))) after++;
    return after;
  }
  return furthest;
}

function firstBarrier(barriers: readonly Span[], from: number): number {
  let low = 0;
  let high = barriers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((barriers[middle] as Span).start < from) low = middle + 1;
    else high = middle;
  }
  return barriers[low]?.start ?? Number.POSITIVE_INFINITY;
}

function trimmed(folded: string, from: number, end: number): number {
  let last = end;
  while (last > from && folded[last - 1] === ' ') last--;
  return last;
}
