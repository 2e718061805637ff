import type { Enumeration, EnumerationItem, EnumerationStyle, ParsedText, Report } from '../report/model.ts';
import { ordinalEdit, withOrdinal } from './marker-form.ts';
import { lineName, textOf } from './place.ts';
import type { Edit, Localised, Problem, ReportRule } from './rule.ts';
import { type SequenceFault, sequenceFaults } from './sequence.ts';

/** Longer lists are no enumeration of a report; renumbering them for each fault would not be linear. */
const LONGEST_ENUMERATION = 200;

export const enumerationSequence: ReportRule = {
  id: 'enumeration-sequence',
  name: { zh: '段内列举序号错误', en: 'Enumeration out of sequence' },
  category: 'enumeration',
  severity: 'warning',
  fixable: 'safe',
  source: 'GB/T 15834—2011 B.3.7',
  since: '0.1.0',
  *check({ document, report }) {
    const headings = report.paragraphs.flatMap(({ section }) => section?.heading.start ?? []);
    for (const enumeration of report.enumerations) {
      const faults = sequenceFaults(enumeration.items.map(({ ordinal }) => ordinal));
      const gaps = new Map(faults.flatMap((fault) => (fault.kind === 'gap' ? [[fault.index, fault]] : [])));
      if (faults[0]?.index !== 0 && hasLostFirst(document, report, headings, enumeration)) {
        yield problem(document, enumeration, { index: 0, kind: 'gap', expected: 1 }, gaps);
      }
      for (const fault of faults) yield problem(document, enumeration, fault, gaps);
    }
  },
};

/** The first items of an enumeration may stand so far before the others. */
const LONGEST_REACH = 20_000;
/** What opens an enumeration of any kind. */
const FIRST_ITEM = /一[是要]|[第其]一|首先/;

/** Whether an enumeration begins at 二是 or 第二 and nothing before it, in its section or as far as it may reach, opens an enumeration. */
function hasLostFirst(
  { folded }: ParsedText,
  report: Report,
  headings: readonly number[],
  { items, style }: Enumeration,
): boolean {
  const first = items[0];
  if (!first || first.ordinal === 1 || !WORDED.has(style)) return false;
  const heading = lastUpTo(headings, first.marker.start);
  if (heading === undefined && report.partial.head) return false;
  // 第一，…第二，… may run on over headings of their own.
  const from = NARRATIVE.has(style) ? (heading ?? report.span.start) : report.span.start;
  return !FIRST_ITEM.test(folded.slice(Math.max(from, first.marker.start - LONGEST_REACH), first.marker.start));
}

/** The last of the rising `offsets` that is not behind `limit`. */
function lastUpTo(offsets: readonly number[], limit: number): number | undefined {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return offsets[low - 1];
}

const NARRATIVE: ReadonlySet<EnumerationStyle> = new Set(['是', '要']);
const WORDED: ReadonlySet<EnumerationStyle> = new Set([...NARRATIVE, '第', '其一']);

function problem(
  document: ParsedText,
  { items }: Enumeration,
  fault: SequenceFault,
  gaps: ReadonlyMap<number, SequenceFault>,
): Problem {
  const item = items[fault.index] as EnumerationItem;
  const before = items[fault.index - 1];
  const raw = textOf(document, item.marker);
  const right = withOrdinal(raw, fault.expected);
  const edits = renumber(document, items, fault, gaps);
  const previous = before && nameOf(document, before);
  const what = WHAT[fault.kind];
  const then: Localised =
    !before && fault.kind === 'gap'
      ? {
          zh: `这一组列举从“${raw}”排起，缺少“${right ?? fault.expected}”`,
          en: `this one begins with “${raw}”; “${right ?? fault.expected}” is missing`,
        }
      : right
        ? { zh: `这里应为“${right}”，却是“${raw}”`, en: `“${right}” should come here, not “${raw}”` }
        : { zh: `这里却是“${raw}”`, en: `“${raw}” does not follow` };
  return {
    span: item.marker,
    message: {
      zh: `列举${what.zh}：${previous ? `前一项是${previous.zh}，` : ''}${then.zh}。${ADVICE[fault.kind].zh}`,
      en: `${what.en}: ${previous ? `the item before is ${previous.en}; ` : ''}${then.en}. ${ADVICE[fault.kind].en}`,
    },
    related: before ? [{ span: before.marker, message: { zh: '前一项', en: 'The item before' } }] : [],
    ...(right &&
      edits && {
        fix: {
          title: { zh: `顺改列举序号（这里改为“${right}”）`, en: `Renumber the enumeration (“${right}” here)` },
          safe: fault.kind !== 'gap',
          edits,
        },
      }),
  };
}

function nameOf(document: ParsedText, { marker }: EnumerationItem): Localised {
  const raw = textOf(document, marker);
  const line = lineName(document, marker.start);
  return { zh: `“${raw}”（${line.zh}）`, en: `“${raw}” (${line.en})` };
}

const WHAT: Record<SequenceFault['kind'], Localised> = {
  gap: { zh: '漏项', en: 'Item missing from an enumeration' },
  repeat: { zh: '序号重复', en: 'Number used twice in an enumeration' },
  disorder: { zh: '序号错乱', en: 'Enumeration out of order' },
};

const ADVICE: Record<SequenceFault['kind'], Localised> = {
  gap: { zh: '请补上缺失的一项，或顺改其后的序号。', en: 'Add the missing item, or renumber from here.' },
  repeat: { zh: '请顺改序号。', en: 'Renumber from here.' },
  disorder: { zh: '请核对各项的先后，再顺改序号。', en: 'Check the order of the items, then renumber.' },
};

/** Edits that let the items count on from the first; other gaps stay, and so does everything behind a fresh start at 1. */
function renumber(
  document: ParsedText,
  items: readonly EnumerationItem[],
  fault: SequenceFault,
  gaps: ReadonlyMap<number, SequenceFault>,
): Edit[] | undefined {
  if (items.length > LONGEST_ENUMERATION) return undefined;
  const edits: Edit[] = [];
  let next = fault.index === 0 ? fault.expected : (items[0]?.ordinal ?? 1);
  for (const [index, { ordinal, marker }] of items.entries()) {
    if (index > 0 && ordinal === 1 && index !== fault.index && next !== 2) {
      if (index > fault.index) break;
      next = 1;
    }
    const other = gaps.get(index);
    if (other && other !== fault) next += ordinal - other.expected;
    if (ordinal !== next) {
      const edit = ordinalEdit(textOf(document, marker), next);
      if (!edit) return undefined;
      const start = marker.start + edit.at;
      edits.push({ span: { start, end: start + edit.length }, newText: edit.text });
    }
    next++;
  }
  return edits;
}
