import type { MarkerStyle, ParsedText, Report, Section, Series } from '../../report/model.ts';
import { ordinalEdit, withOrdinal } from '../../rules/marker-form.ts';
import { textOf } from '../../rules/place.ts';
import { Pointers } from '../../rules/renumbering-pointers.ts';
import type { Edit } from '../../rules/rule.ts';

/** Headings with the numbers they are to have. */
type Numbers = [Section, number][];

/**
 * The number of each heading of `chosen` when every series counts on from 1 without a gap. Where the numbers run on over the
 * next parents they still do, and a report without its head keeps the number it begins with.
 */
export function countedOn(report: Report, chosen: ReadonlySet<Series>): Numbers {
  const numbers: Numbers = [];
  const last = new Map<MarkerStyle, { before: number; after: number }>();
  const expected = new Map(report.faults.map(({ section, expected }) => [section, expected]));
  for (const series of report.series) {
    const [first] = series.members;
    if (!first) continue;
    const closed = last.get(series.style);
    const opens = first.marker?.ordinal ?? 1;
    const due = expected.get(first);
    const runsOn = closed && opens > 1 && (opens === closed.before + 1 || due === closed.before + 1);
    let next = runsOn ? closed.after + 1 : 1;
    if (!runsOn && opens > 1 && due === undefined && report.partial.head && !closed) next = opens;
    const before = series.members.at(-1)?.marker?.ordinal ?? 0;
    if (!chosen.has(series)) {
      last.set(series.style, { before, after: before });
      continue;
    }
    for (const member of series.members) numbers.push([member, next++]);
    last.set(series.style, { before, after: next - 1 });
  }
  return numbers;
}

/** Whether a heading bears another number than the one it is to have, or has lost it. */
export function isOff([{ marker }, ordinal]: Numbers[number]): boolean {
  return marker !== undefined && marker.stated !== ordinal;
}

/**
 * The edits that give each heading its number, in its own numerals, brackets and width; the contents and the references
 * in the text that point at a heading by its number go with it. In text order. Undefined where a marker has no form for its
 * number.
 */
export function numberEdits(document: ParsedText, report: Report, numbers: Numbers): Edit[] | undefined {
  const edits: Edit[] = [];
  const models = new Map<string, string>();
  for (const [{ marker, parent }] of numbers) {
    if (marker && !marker.damage) models.set(seriesKey(parent, marker.style), textOf(document, marker.span));
  }
  for (const [section, ordinal] of numbers) {
    const { marker, parent } = section;
    if (!marker || marker.stated === ordinal) continue;
    if (marker.stated === undefined) {
      const whole = withOrdinal(models.get(seriesKey(parent, marker.style)) ?? '', ordinal);
      if (whole) edits.push({ span: marker.span, newText: whole });
      continue;
    }
    const edit = ordinalEdit(textOf(document, marker.span), ordinal);
    if (!edit) return undefined;
    const start = marker.span.start + edit.at;
    edits.push({ span: { start, end: start + edit.length }, newText: edit.text });
  }
  return [...edits, ...new Pointers(document, report).edits(numbers)].sort((a, b) => a.span.start - b.span.start);
}

function seriesKey(parent: Section | undefined, style: MarkerStyle): string {
  return `${parent?.heading.start} ${style}`;
}
