import type { Span } from '../text/span.ts';
import { fullWidth } from './marker-form.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { type Passage, passages, SENTENCES } from './running-text.ts';

/** One form is the report's own from this share on … */
const DOMINANT_SHARE = 0.95;
/** … and this number of uses. */
const LEAST_USES = 20;

const HAN = /[\u4e00-\u9fff]/;
const BEFORE = /[\u4e00-\u9fff”’》)]/;
const BEHIND = /[\u4e00-\u9fff“‘《(]/;
const LATIN_OR_DIGIT = /[A-Za-z0-9]/;
/** `??` stands for a blank that could not be converted. */
const STOP = /[,:;!]|(?<!\?)\?(?!\?)/g;
/** What numbers a heading or an item is a matter of its series. */
const NUMERAL = /^ ?[0-9一二三四五六七八九十百]{1,4} ?$/;

interface Marks {
  half: Span[];
  full: Span[];
}

export const punctuationWidth: ReportRule = {
  id: 'punctuation-width',
  name: { zh: '标点全半角混用', en: 'Mixed width of punctuation' },
  category: 'punctuation',
  severity: 'information',
  fixable: 'safe',
  source: 'GB/T 15834—2011 5.1',
  since: '0.2.0',
  *check(context) {
    const stops: Marks = { half: [], full: [] };
    const brackets: Marks = { half: [], full: [] };
    for (const passage of passages(context, SENTENCES)) {
      for (const at of stopsIn(passage)) add(stops, passage, at);
      for (const at of bracketsIn(passage)) add(brackets, passage, at);
    }
    for (const marks of [stops, brackets]) {
      const odd = minority(marks);
      const isHalf = odd === marks.half;
      for (const span of odd) {
        const raw = textOf(context.document, span);
        const right = isHalf ? fullWidth(raw) : String.fromCharCode(raw.charCodeAt(0) - 0xfee0);
        yield {
          span,
          message: {
            zh: `标点全半角混用：这个“${raw}”是${isHalf ? '半角' : '全角'}，全文几乎都用${isHalf ? '全角' : '半角'}。请改为“${right}”。`,
            en: `Mixed width of punctuation: this “${raw}” is ${isHalf ? 'half' : 'full'}-width, nearly all others in the report are ${isHalf ? 'full' : 'half'}-width. Write “${right}”.`,
          },
          fix: {
            title: { zh: `改为“${right}”`, en: `Write “${right}”` },
            safe: true,
            edits: [{ span, newText: right }],
          },
        };
      }
    }
  },
};

function add(marks: Marks, { start, raw }: Passage, at: number): void {
  const span = { start: start + at, end: start + at + 1 };
  (raw.charCodeAt(at) < 0x80 ? marks.half : marks.full).push(span);
}

/** The marks of the rarer form, in text order; none where neither form is the report's own. */
function minority({ half, full }: Marks): readonly Span[] {
  const total = half.length + full.length;
  const [odd, own] = half.length < full.length ? [half, full] : [full, half];
  return own.length >= LEAST_USES && own.length >= DOMINANT_SHARE * total ? odd : [];
}

/** Offsets of the stops that stand in Chinese text: not inside figures (1,234, 10:30), Latin text or addresses. */
function* stopsIn({ text }: Passage): Iterable<number> {
  for (const { index } of text.matchAll(STOP)) {
    const before = text.charAt(index - 1);
    const behind = text.charAt(index + 1);
    if (LATIN_OR_DIGIT.test(before) && LATIN_OR_DIGIT.test(behind)) continue;
    if (behind !== '/' && (BEFORE.test(before) || BEHIND.test(behind))) yield index;
  }
}

/** Offsets of the brackets of every pair that holds or touches Chinese text and is no marker. */
function* bracketsIn({ text }: Passage): Iterable<number> {
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()]/g)) {
    if (mark === '(') {
      open.push(index);
      continue;
    }
    const start = open.pop();
    if (start === undefined) continue;
    const held = text.slice(start + 1, index);
    if (NUMERAL.test(held)) continue;
    if (HAN.test(held) || BEFORE.test(text.charAt(start - 1))) {
      yield start;
      yield index;
    }
  }
}
