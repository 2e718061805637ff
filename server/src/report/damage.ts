import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { skipBlanks } from './marker-reading.ts';
import type { DamageKind, DamageSign } from './model.ts';
import type { Steps } from './steps.ts';

interface Sign {
  kind: DamageKind;
  /** Units at which the pattern is tried. */
  sights: string;
  /** What stands behind the sight in every match. */
  next?: UnitSet;
  /**
   * Has one bounded shape and no nested repeat, so that a scan is linear. Sticky at the sight; what a match has in front of
   * it is the first group.
   */
  pattern: RegExp;
}

/**
 * Signs that hold wherever they stand.
 *
 * What is right in reports must not match: `6%-6.5%`, `10个4A级`, `50000日元`, `%E5%85` in an address, `第1)`.
 */
const SIGNS: readonly Sign[] = [
  // Two percentages without what stood between them.
  {
    kind: 'lost-character',
    sights: '%',
    next: new UnitSet('0123456789'),
    pattern: /(?<=(?<![\w%.])([0-9]{1,6}(?:\.[0-9]{1,4})?))%[0-9]/y,
  },
  // 第次会议: the number of the session is gone.
  { kind: 'lost-character', sights: '第', next: new UnitSet('次届'), pattern: /第[次届](?=[会全代人])/y },
  // 202338日: a date without 年 and 月.
  { kind: 'lost-character', sights: '日', pattern: /(?<=(?<![0-9.])([0-9]{5,6}))日(?!元)/y },
  { kind: 'lost-character', sights: '“《(', next: new UnitSet('”》)'), pattern: /“”|《》|\(\)/y },
  { kind: 'escaped-line-end', sights: '\\', pattern: /\\r\\n|\\n(?![a-z])/y },
  {
    kind: 'html-entity',
    sights: '&',
    pattern: /&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|ensp|emsp|#[0-9]{2,5});/y,
  },
  // A blank that could not be converted stands as two question marks, in front of a word and not at its end.
  { kind: 'question-marks', sights: '?', pattern: /(?<!\?)\?{2,}(?= {0,8}[\u4e00-\u9fff(])/y },
  { kind: 'replacement-character', sights: '\ufffd', pattern: /\ufffd+/y },
];

const SIGHTS = new UnitSet(SIGNS.map(({ sights }) => sights).join(''));
const SIGN_AT: ReadonlyMap<number, Sign> = new Map(
  SIGNS.flatMap((sign) => Array.from(sign.sights, (char) => [char.charCodeAt(0), sign] as const)),
);

/** A heading that begins with what is left of its marker. */
const LOST_MARKER = /[一二三四五六七八九十]{0,3}\)(?=[\u4e00-\u9fff])/y;
/** Blanks before it, at most. */
const DEEPEST_INDENT = 8;

/**
 * Places where characters were lost or garbled on the way into a text, in text order. `folded` is the folded text,
 * `paragraphs` are its paragraphs in text order. Linear in the length of the text.
 */
export function* findDamage(folded: string, lines: Lines, paragraphs: readonly { span: Span }[]): Steps<DamageSign[]> {
  const signs = unpairedQuotes(folded, paragraphs);
  yield;
  for (const sign of lostMarkers(folded, lines)) signs.push(sign);
  yield;
  for (const sign of signsAnywhere(folded)) signs.push(sign);
  return signs.sort((a, b) => a.span.start - b.span.start);
}

/** One pass for all signs that hold anywhere: a search for each pattern took three times as long. */
function* signsAnywhere(folded: string): Iterable<DamageSign> {
  let at = 0;
  for (;;) {
    at = SIGHTS.find(folded, at, folded.length);
    if (at === folded.length) return;
    const { kind, next, pattern } = SIGN_AT.get(folded.charCodeAt(at)) as Sign;
    pattern.lastIndex = at;
    const match = next && !next.has(folded.charCodeAt(at + 1)) ? null : pattern.exec(folded);
    const end = match ? pattern.lastIndex : at + 1;
    if (match) yield { kind, span: { start: at - (match[1]?.length ?? 0), end } };
    at = end;
  }
}

function lostMarkers(folded: string, lines: Lines): DamageSign[] {
  const signs: DamageSign[] = [];
  for (let line = 0; line < lines.count; line++) {
    const lineStart = lines.start(line);
    const start = skipBlanks(folded, lineStart, Math.min(lineStart + DEEPEST_INDENT, lines.start(line + 1)));
    LOST_MARKER.lastIndex = start;
    const match = LOST_MARKER.exec(folded);
    if (match) signs.push({ kind: 'lost-marker', span: { start, end: start + match[0].length } });
  }
  return signs;
}

const OPENING_QUOTE = 0x201c;
const QUOTES = new UnitSet('“”');

/** One sign a paragraph: its first quotation mark without a partner, which may stand in the next piece of a cut paragraph. */
function unpairedQuotes(folded: string, paragraphs: readonly { span: Span }[]): DamageSign[] {
  const signs: DamageSign[] = [];
  let open: number | undefined;
  for (const { span } of paragraphs) {
    let unpaired: number | undefined;
    for (
      let at = QUOTES.find(folded, span.start, span.end);
      at < span.end;
      at = QUOTES.find(folded, at + 1, span.end)
    ) {
      if (folded.charCodeAt(at) === OPENING_QUOTE) {
        if (open !== undefined) unpaired ??= open;
        open = at;
      } else if (open === undefined) unpaired ??= at;
      else open = undefined;
    }
    if (open !== undefined && SENTENCE_END.test(folded[span.end - 1] ?? '')) {
      unpaired ??= open;
      open = undefined;
    }
    if (unpaired !== undefined) signs.push({ kind: 'unpaired-quote', span: { start: unpaired, end: unpaired + 1 } });
  }
  return signs;
}

const SENTENCE_END = /[。!?;:]/;
