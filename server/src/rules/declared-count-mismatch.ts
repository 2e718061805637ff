import type { ParsedText, Report } from '../report/model.ts';
import { formatHan } from '../text/numerals.ts';
import { type Announcement, announcedBefore } from './announcement.ts';
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
      const declared = announcedBefore(document, list.start);
      if (!declared || declared.counts.includes(list.count) || hasGarbledNumbers(document, list)) continue;
      yield problem(document, declared, list);
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

/** Items that lost their numbers follow the last numbered one so closely. */
const LONGEST_REST = 2_000;

/** Whether behind the last item a sentence begins with ?, which is what ⑪ and the like turn into where they cannot be converted. */
function hasGarbledNumbers({ folded, lines }: ParsedText, { last }: List): boolean {
  const end = Math.min(lines.start(lines.lineAt(last) + 1), last + LONGEST_REST);
  return /[。;]\?/.test(folded.slice(last, end));
}

function problem(document: ParsedText, { span }: Announcement, { start, last, count }: List): Problem {
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
