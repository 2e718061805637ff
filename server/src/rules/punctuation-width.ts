import type { ParsedText } from '../report/model.ts';
import type { Span } from '../text/span.ts';
import { UnitSet } from '../text/unit-set.ts';
import { fullWidth } from './marker-form.ts';
import { textOf } from './place.ts';
import type { ReportRule } from './rule.ts';
import { passages, SENTENCES } from './running-text.ts';

/** One form is the report's own from this share on … */
const DOMINANT_SHARE = 0.95;
/** … and this number of uses. */
const LEAST_USES = 20;

const HAN = new UnitSet('', ['一\u9fff']);
/** What Chinese text ends with before a mark, and what it begins with behind one. */
const BEFORE = new UnitSet('”’》)', ['一\u9fff']);
const BEHIND = new UnitSet('“‘《(', ['一\u9fff']);
const LATIN_OR_DIGIT = new UnitSet('', ['AZ', 'az', '09']);
const STOPS = new UnitSet(',:;!?');
/** What numbers a heading or an item is a matter of its series. */
const NUMERAL = /^ ?[0-9一二三四五六七八九十百]{1,4} ?$/;
const LONGEST_NUMERAL = 6;

/** Offsets in the document, in text order. */
interface Marks {
  half: number[];
  full: number[];
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
    const { document } = context;
    const stops: Marks = { half: [], full: [] };
    const brackets: Marks = { half: [], full: [] };
    for (const { paragraph } of passages(context, SENTENCES)) {
      yield;
      addStops(stops, document, paragraph.span);
      addBrackets(brackets, document, paragraph.span);
    }
    for (const marks of [stops, brackets]) {
      const odd = minority(marks);
      const isHalf = odd === marks.half;
      for (const start of odd) {
        const span = { start, end: start + 1 };
        const raw = textOf(document, span);
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

function add(marks: Marks, { text }: ParsedText, at: number): void {
  (text.charCodeAt(at) < 0x80 ? marks.half : marks.full).push(at);
}

/** The marks of the rarer form, in text order; none where neither form is the report's own. */
function minority({ half, full }: Marks): readonly number[] {
  const total = half.length + full.length;
  const [odd, own] = half.length < full.length ? [half, full] : [full, half];
  return own.length >= LEAST_USES && own.length >= DOMINANT_SHARE * total ? odd : [];
}

/** The stops that stand in Chinese text: not inside figures (1,234, 10:30), Latin text or addresses. */
function addStops(stops: Marks, document: ParsedText, { start, end }: Span): void {
  const { folded } = document;
  for (let at = STOPS.find(folded, start, end); at < end; at = STOPS.find(folded, at + 1, end)) {
    const before = at > start ? folded.charCodeAt(at - 1) : 0;
    const behind = at + 1 < end ? folded.charCodeAt(at + 1) : 0;
    // `??` stands for a blank that could not be converted.
    if (folded[at] === '?' && (before === QUESTION_MARK || behind === QUESTION_MARK)) continue;
    if (behind === SLASH || (LATIN_OR_DIGIT.has(before) && LATIN_OR_DIGIT.has(behind))) continue;
    if (BEFORE.has(before) || BEHIND.has(behind)) add(stops, document, at);
  }
}

const QUESTION_MARK = 0x3f;
const SLASH = 0x2f;

const BRACKETS = new UnitSet('()');

/** The brackets of every pair that holds or touches Chinese text and is no marker. */
function addBrackets(brackets: Marks, document: ParsedText, { start, end }: Span): void {
  const { folded } = document;
  /** Opening brackets, each with whether Chinese text stands between it and the bracket behind it. */
  const open: { at: number; holdsHan: boolean }[] = [];
  for (let at = BRACKETS.find(folded, start, end); at < end; ) {
    const next = BRACKETS.find(folded, at + 1, end);
    if (folded[at] === '(') open.push({ at, holdsHan: false });
    else {
      const pair = open.pop();
      const outer = open.at(-1);
      if (outer && pair?.holdsHan) outer.holdsHan = true;
      if (pair && isOfChinese(folded, pair, at, start)) {
        add(brackets, document, pair.at);
        add(brackets, document, at);
      }
    }
    const inner = open.at(-1);
    if (inner && !inner.holdsHan) inner.holdsHan = HAN.find(folded, at + 1, next) < next;
    at = next;
  }
}

/** Whether the pair that `close` closes holds or touches Chinese text and is no marker. `start` is where its paragraph begins. */
function isOfChinese(
  folded: string,
  { at, holdsHan }: { at: number; holdsHan: boolean },
  close: number,
  start: number,
): boolean {
  if (close - at - 1 <= LONGEST_NUMERAL && NUMERAL.test(folded.slice(at + 1, close))) return false;
  return holdsHan || (at > start && BEFORE.has(folded.charCodeAt(at - 1)));
}
