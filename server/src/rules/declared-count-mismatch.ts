import type { ParsedText, Report } from '../report/model.ts';
import { formatHan, parseHan } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import { fullWidth } from './marker-form.ts';
import { lineName, textOf } from './place.ts';
import type { Problem, ReportRule } from './rule.ts';

export const declaredCountMismatch: ReportRule = {
  id: 'declared-count-mismatch',
  name: { zh: '提要数与分项数不符', en: 'Announced number differs from the items' },
  category: 'enumeration',
  severity: 'warning',
  fixable: 'suggested',
  source: '编校惯例：提要与分项一致',
  since: '0.1.0',
  *check({ document, report }) {
    for (const list of lists(report)) {
      if (hasGarbledNumbers(document, list)) continue;
      const declared = announcedBefore(document, list.start);
      if (declared && !declared.counts.includes(list.count)) yield problem(document, declared, list);
    }
  },
};

/** A numbered series of headings or an enumeration, whose items count from one without a fault. */
interface List {
  /** Where its first item begins, and its last. */
  start: number;
  last: number;
  count: number;
}

function* lists(report: Report): Iterable<List> {
  const faulty = new Set(report.faults.map(({ series }) => series));
  const openEnd = report.partial.tail ? (report.sections.at(-1)?.span.end ?? 0) : Number.POSITIVE_INFINITY;
  for (const series of report.series) {
    const { members } = series;
    const first = members[0];
    const last = members.at(-1);
    if (!first || !last || faulty.has(series) || members.length < 2) continue;
    // The number of the items is known only where they begin at one, and where the last of them is in the file.
    if (first.marker?.stated !== 1 || last.span.end >= openEnd) continue;
    yield { start: first.heading.start, last: last.heading.start, count: members.length };
  }
  for (const { items, span } of report.enumerations) {
    const first = items[0];
    const last = items.at(-1);
    if (!first || !last || span.end >= openEnd) continue;
    if (items.every(({ ordinal }, index) => ordinal === index + 1)) {
      yield { start: first.span.start, last: last.span.start, count: items.length };
    }
  }
}

/** Whether behind the last item a sentence begins with ?, which is what ⑪ and the like turn into where they cannot be converted. */
function hasGarbledNumbers({ folded, lines }: ParsedText, { last }: List): boolean {
  return /[。;]\?/.test(folded.slice(last, lines.start(lines.lineAt(last) + 1)));
}

/** The number that the sentence before a list announces, and the other numbers of things in that sentence. */
interface Declared {
  span: Span;
  counts: number[];
}

const LONGEST_ANNOUNCEMENT = 120;
/** A sentence that announces what follows: the verb or 以下, the number and what is counted. */
const ANNOUNCEMENT =
  /(?:以下|下列|如下|重点|把握好|做好|抓好|办好|强化|体现在)[^。:;“”]{0,12}?([一二两三四五六七八九十]{1,3}|\d{1,2})(?:个方面|大?方面|大?项|点|大?件|大?条|个)(?![“”一二两三四五六七八九十\d])/g;
const COUNT = /([一二两三四五六七八九十]{1,3}|\d{1,2})(?=大?(?:个|方面|项|点|件|条))/g;

function announcedBefore({ folded }: ParsedText, start: number): Declared | undefined {
  let end = start;
  while (end > 0 && /[ \r\n]/.test(folded[end - 1] as string)) end--;
  const from = Math.max(0, end - LONGEST_ANNOUNCEMENT);
  const window = folded.slice(from, end);
  const body = window.replace(/[。:;]$/, '');
  const cut = Math.max(...['。', '!', '?', '\n', '\r'].map((stop) => body.lastIndexOf(stop))) + 1;
  const sentence = body.slice(cut);
  const match = [...sentence.matchAll(ANNOUNCEMENT)].at(-1);
  if (!match?.[1]) return undefined;
  const at = from + cut + match.index + match[0].indexOf(match[1]);
  const counts = [...sentence.matchAll(COUNT)].map((found) => countOf(found[1] as string));
  return { span: { start: at, end: at + match[1].length }, counts: [...counts, countOf(match[1])] };
}

function countOf(numeral: string): number {
  return /\d/.test(numeral) ? Number(numeral) : (parseHan(numeral.replace('两', '二')) ?? 0);
}

function problem(document: ParsedText, { span }: Declared, { start, last, count }: List): Problem {
  const stated = textOf(document, span);
  const right = numeralLike(stated, count);
  const line = lineName(document, start);
  return {
    span,
    message: {
      zh: `提要数与分项数不符：这里说“${stated}”，下面（${line.zh}起）却有${count}项。请核对是否漏了分项，或改正数目。`,
      en: `Announced number differs from the items: “${stated}” here, but ${count} items follow (from ${line.en} on). Check whether an item was lost, or correct the number.`,
    },
    related: [
      { span: { start, end: start + 1 }, message: { zh: '第一项', en: 'The first item' } },
      { span: { start: last, end: last + 1 }, message: { zh: '最后一项', en: 'The last item' } },
    ],
    fix: {
      title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
      safe: false,
      edits: [{ span, newText: right }],
    },
  };
}

/** `count` in the numerals and the width of `model`; two things are 两 things. */
function numeralLike(model: string, count: number): string {
  if (/[0-9]/.test(model)) return String(count);
  if (/[０-９]/.test(model)) return fullWidth(String(count));
  return count === 2 ? '两' : formatHan(count);
}
