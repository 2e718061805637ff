import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { skipBlanks } from './marker-reading.ts';
import type { DamageKind, DamageSign } from './model.ts';

interface Sign {
  kind: DamageKind;
  /** Has one bounded shape and no nested repeat, so that a scan is linear. */
  pattern: RegExp;
  /** What every match holds: looked for first, since most texts are without it and a string is found faster than a pattern. */
  anchor?: string;
}

/**
 * Signs that hold wherever they stand.
 *
 * What is right in reports must not match: `6%-6.5%`, `10个4A级`, `50000日元`, `%E5%85` in an address, `第1)`.
 */
const SIGNS: readonly Sign[] = [
  // Two percentages without what stood between them.
  { kind: 'lost-character', pattern: /(?<![\w%.])[0-9]{1,6}(?:\.[0-9]{1,4})?%[0-9]/g, anchor: '%' },
  // 第次会议: the number of the session is gone.
  { kind: 'lost-character', pattern: /第[次届](?=[会全代人])/g },
  // 202338日: a date without 年 and 月.
  { kind: 'lost-character', pattern: /(?<![0-9.])[0-9]{5,6}日(?!元)/g, anchor: '日' },
  { kind: 'lost-character', pattern: /“”|《》|\(\)/g },
  { kind: 'escaped-line-end', pattern: /\\r\\n|\\n(?![a-z])/g, anchor: '\\' },
  {
    kind: 'html-entity',
    pattern: /&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|ensp|emsp|#[0-9]{2,5});/g,
    anchor: '&',
  },
  // A blank that could not be converted stands as two question marks, in front of a word and not at its end.
  { kind: 'question-marks', pattern: /(?<!\?)\?{2,}(?= {0,8}[\u4e00-\u9fff(])/g, anchor: '??' },
  { kind: 'replacement-character', pattern: /\ufffd+/g, anchor: '\ufffd' },
];

/** A heading that begins with what is left of its marker. */
const LOST_MARKER = /[一二三四五六七八九十]{0,3}\)(?=[\u4e00-\u9fff])/y;
/** Blanks before it, at most. */
const DEEPEST_INDENT = 8;

/**
 * Places where characters were lost or garbled on the way into a text, in text order. `folded` is the folded text,
 * `paragraphs` are its paragraphs in text order. Linear in the length of the text.
 */
export function findDamage(folded: string, lines: Lines, paragraphs: readonly { span: Span }[]): DamageSign[] {
  const signs: DamageSign[] = [...unpairedQuotes(folded, paragraphs), ...lostMarkers(folded, lines)];
  for (const { kind, pattern, anchor } of SIGNS) {
    if (anchor !== undefined && !folded.includes(anchor)) continue;
    for (const match of folded.matchAll(pattern)) {
      signs.push({ kind, span: { start: match.index, end: match.index + match[0].length } });
    }
  }
  return signs.sort((a, b) => a.span.start - b.span.start);
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
