import { characterBefore } from '../text/joiner.ts';
import { parseEnclosed } from '../text/numerals.ts';
import { UnitSet } from '../text/unit-set.ts';
import type { Glossary, GlossaryEntry, NoteMark, Paragraph } from './model.ts';

type MarkStyle = 'bracket' | 'circled' | 'parenthesis';

interface Candidate {
  start: number;
  end: number;
  ordinal: number;
  style: MarkStyle;
  /** It follows a word or a closing sign, as a mark does; what opens an item of a list follows a stop or a blank. */
  followsWord: boolean;
}

const CANDIDATE =
  /\^?(?:\[(?:注释?)? ?(\d{1,3}) ?\]|〔(?:注释?)? ?(\d{1,3}) ?〕|【(?:注释?)? ?(\d{1,3}) ?】|([①-⑳㉑-㉟㊱-㊿])|\((注释?)? ?(\d{1,2}) ?\))/y;

const CIRCLED = Array.from({ length: 50 }, (_, i) =>
  String.fromCharCode(i < 20 ? 0x2460 + i : i < 35 ? 0x3251 + i - 20 : 0x32b1 + i - 35),
).join('');
const BRACKETS = new UnitSet('[〔【(');
/** What a mark begins with, a `^` apart. */
const OPENING = new UnitSet(`[〔【(${CIRCLED}`);
/** What follows the bracket of a mark. */
const BEHIND_BRACKET = new UnitSet('注 0123456789');

/** Behind these a bracketed number opens an item or belongs to a document number. */
const BEFORE_ITEM = /[。;:,!?、 (（\r\n]/;
/** A circled number of a note may stand behind a full stop, but not behind what announces or divides a list. */
const BEFORE_LISTED = /[:;(]/;
/** 国办发〔12〕3号: the year in the number of a document, shortened. */
const DOCUMENT_NUMBER = /^ ?第?\d{1,4} ?号/;

/** A report without glossary must count its （n） this far before they are taken for marks. */
const PARENTHESES_MIN = 5;
/** Share of the marks in parentheses that may not follow the one before: a swapped pair makes three of them. */
const SLIPS_MAX_SHARE = 0.1;

/**
 * Note marks outside the glossary, in text order: `[n]` `〔n〕` `【n】`, also as `^[n]` or `[注n]`; `①` behind a word; `（n）`
 * behind a word where the report uses it so throughout. The opening number of a paragraph or of an item in a list is none,
 * nor is a part of a document number. Each mark is linked to the entry of its number, the first where it stands twice.
 * `folded` is the folded text of the file; offsets are UTF-16 units into it.
 */
export function findNoteMarks(
  folded: string,
  paragraphs: readonly Pick<Paragraph, 'span'>[],
  glossary: Glossary | undefined,
): NoteMark[] {
  const candidates = paragraphs.flatMap(({ span }) => findCandidates(folded, span.start, span.end, glossary));
  const brackets = candidates.filter(({ style }) => style === 'bracket');
  const entries = entriesByOrdinal(glossary);
  const circled = candidates.filter(({ style }) => style === 'circled');
  const parentheses = candidates.filter(({ style }) => style === 'parenthesis');
  const chosen = [
    ...brackets,
    ...chooseCircled(circled, folded, glossary),
    ...(brackets.length === 0 && areParenthesesMarks(parentheses, entries) ? parentheses : []),
  ];
  chosen.sort((a, b) => a.start - b.start);
  return chosen.map(({ start, end, ordinal }) => {
    const entry = entries.get(ordinal);
    return { span: { start, end }, ordinal, ...(entry && { entry }) };
  });
}

function findCandidates(folded: string, from: number, to: number, glossary: Glossary | undefined): Candidate[] {
  const found: Candidate[] = [];
  let next = from;
  for (let at = OPENING.find(folded, from, to); at < to; at = OPENING.find(folded, next, to)) {
    next = at + 1;
    // Brackets are frequent, those around a number are not.
    if (BRACKETS.has(folded.charCodeAt(at)) && !BEHIND_BRACKET.has(folded.charCodeAt(at + 1))) continue;
    const start = at > from && folded[at - 1] === '^' ? at - 1 : at;
    CANDIDATE.lastIndex = start;
    const match = CANDIDATE.exec(folded);
    if (!match) continue;
    const end = start + match[0].length;
    next = end;
    if (glossary && start >= glossary.span.start && start < glossary.span.end) continue;
    if (start === from) continue;
    const [, square, tortoise, lenticular, circle, noteWord, round] = match;
    const digits = square ?? tortoise ?? lenticular ?? round;
    const ordinal = circle ? parseEnclosed(circle)?.value : Number(digits);
    if (!ordinal) continue;
    const style = circle ? 'circled' : round && !noteWord ? 'parenthesis' : 'bracket';
    if (style === 'bracket' && DOCUMENT_NUMBER.test(folded.slice(end, end + 8))) continue;
    found.push({ start, end, ordinal, style, followsWord: !BEFORE_ITEM.test(characterBefore(folded, start)) });
  }
  return found;
}

/** Circled numbers are marks where the entries bear them too, or where nearly all of them follow a word. */
function chooseCircled(circled: readonly Candidate[], folded: string, glossary: Glossary | undefined): Candidate[] {
  const first = glossary?.entries[0]?.ordinalSpan;
  if (first && parseEnclosed(folded.charAt(first.start))) {
    return circled.filter(({ start }) => !BEFORE_LISTED.test(characterBefore(folded, start)));
  }
  const following = circled.filter(({ followsWord }) => followsWord);
  return following.length * 10 >= circled.length * 9 ? following : [];
}

/**
 * Numbers in parentheses are marks only where all of them follow words, count on from one another, a slip now and then apart,
 * and have entries or count far enough.
 */
function areParenthesesMarks(parentheses: readonly Candidate[], entries: ReadonlyMap<number, GlossaryEntry>): boolean {
  if (parentheses.length === 0) return false;
  if (!parentheses.every(({ followsWord }) => followsWord)) return false;
  const slips = parentheses.filter(({ ordinal }, i) => ordinal !== (parentheses[i - 1]?.ordinal ?? 0) + 1);
  if (slips.length > parentheses.length * SLIPS_MAX_SHARE) return false;
  return parentheses.length >= PARENTHESES_MIN || parentheses.every(({ ordinal }) => entries.has(ordinal));
}

function entriesByOrdinal(glossary: Glossary | undefined): Map<number, GlossaryEntry> {
  const entries = new Map<number, GlossaryEntry>();
  for (const entry of glossary?.entries ?? []) {
    if (entry.ordinal !== undefined && !entries.has(entry.ordinal)) entries.set(entry.ordinal, entry);
  }
  return entries;
}
