import type { Span } from '../text/span.ts';
import type { DamageKind, DamageSign } from './model.ts';

/**
 * Signs that hold wherever they stand. Each pattern has one bounded shape and no nested repeat, so that a scan is linear.
 *
 * What is right in reports must not match: `6%-6.5%`, `10个4A级`, `50000日元`, `%E5%85` in an address, `第1)`.
 */
const SIGNS: readonly { kind: DamageKind; pattern: RegExp }[] = [
  // Two percentages without what stood between them.
  { kind: 'lost-character', pattern: /(?<![\w%.])[0-9]{1,6}(?:\.[0-9]{1,4})?%[0-9]/g },
  // 第次会议: the number of the session is gone.
  { kind: 'lost-character', pattern: /第[次届](?=[会全代人])/g },
  // 202338日: a date without 年 and 月.
  { kind: 'lost-character', pattern: /(?<![0-9.])[0-9]{5,6}日(?!元)/g },
  { kind: 'lost-character', pattern: /“”|《》|\(\)/g },
  // A heading that begins with what is left of its marker.
  { kind: 'lost-marker', pattern: /(?<=^|[\r\n] {0,8})[一二三四五六七八九十]{0,3}\)(?=[\u4e00-\u9fff])/g },
  { kind: 'escaped-line-end', pattern: /\\r\\n|\\n(?![a-z])/g },
  { kind: 'html-entity', pattern: /&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|ensp|emsp|#[0-9]{2,5});/g },
  // A blank that could not be converted stands as two question marks, in front of a word and not at its end.
  { kind: 'question-marks', pattern: /(?<!\?)\?{2,}(?= {0,8}[\u4e00-\u9fff(])/g },
  { kind: 'replacement-character', pattern: /\ufffd+/g },
];

/**
 * Places where characters were lost or garbled on the way into a text, in text order. `folded` is the folded text,
 * `paragraphs` are its paragraphs in text order. Linear in the length of the text.
 */
export function findDamage(folded: string, paragraphs: readonly { span: Span }[]): DamageSign[] {
  const signs: DamageSign[] = unpairedQuotes(folded, paragraphs);
  for (const { kind, pattern } of SIGNS) {
    for (const match of folded.matchAll(pattern)) {
      signs.push({ kind, span: { start: match.index, end: match.index + match[0].length } });
    }
  }
  return signs.sort((a, b) => a.span.start - b.span.start);
}

/** One sign a paragraph: its first quotation mark without a partner, which may stand in the next piece of a cut paragraph. */
function unpairedQuotes(folded: string, paragraphs: readonly { span: Span }[]): DamageSign[] {
  const signs: DamageSign[] = [];
  const quotes = folded.matchAll(/[“”]/g);
  let quote = quotes.next().value;
  let open: number | undefined;
  for (const { span } of paragraphs) {
    let unpaired: number | undefined;
    for (; quote && quote.index < span.end; quote = quotes.next().value) {
      const at = quote.index;
      if (at < span.start) continue;
      if (quote[0] === '“') {
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
