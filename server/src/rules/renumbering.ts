import type { NumberingFault, ParsedText, Report, Section, Series } from '../report/model.ts';
import { ordinalEdit } from './marker-form.ts';
import { textOf } from './place.ts';
import { Pointers } from './renumbering-pointers.ts';
import type { Edit } from './rule.ts';

/** Series longer than this are no numbering of a report; renumbering them for each fault would not be linear. */
const LONGEST_SERIES = 500;

/** Renumbers the series of one report. */
export class Renumbering {
  readonly #document: ParsedText;
  readonly #report: Report;
  readonly #positions: ReadonlyMap<Series, number>;
  readonly #gaps: ReadonlySet<Section>;
  readonly #pointers: Pointers;

  constructor(document: ParsedText, report: Report) {
    this.#document = document;
    this.#report = report;
    this.#pointers = new Pointers(document, report);
    this.#positions = new Map(report.series.map((series, index) => [series, index]));
    this.#gaps = new Set(report.faults.flatMap(({ kind, section }) => (kind === 'gap' ? [section] : [])));
  }

  /**
   * The edits that make the series of `fault` count on from heading to heading, each in its own numerals and width. Where the
   * numbers run on over the next parents, they are carried on there. Other gaps stay, for each may be a heading that was
   * lost. The contents and the references in the text that point at a heading by its number go with it. Undefined where a
   * marker cannot be rewritten.
   */
  edits(fault: NumberingFault): Edit[] | undefined {
    const members = this.#runningOn(fault.series);
    if (members.length > LONGEST_SERIES) return undefined;
    const edits: Edit[] = [];
    const numbers = this.#assign(members, fault);
    for (const [section, ordinal] of numbers) {
      const marker = section.marker;
      if (!marker || marker.stated === undefined || marker.stated === ordinal) continue;
      const edit = ordinalEdit(textOf(this.#document, marker.span), ordinal);
      if (!edit) return undefined;
      const start = marker.span.start + edit.at;
      edits.push({ span: { start, end: start + edit.length }, newText: edit.text });
    }
    if (edits.length === 0) return undefined;
    return [...edits, ...this.#pointers.edits(numbers)].sort((a, b) => a.span.start - b.span.start);
  }

  /** Each heading with the number that is right for it. */
  #assign(members: readonly Section[], fault: NumberingFault): [Section, number][] {
    const assigned: [Section, number][] = [];
    let next = members[0] === fault.section ? fault.expected : (members[0]?.marker?.ordinal ?? 1);
    let before: number | undefined;
    for (const section of members) {
      const ordinal = section.marker?.ordinal ?? next;
      const isOtherGap = section !== fault.section && this.#gaps.has(section);
      if (before !== undefined && isOtherGap) next += Math.max(0, ordinal - before - 1);
      assigned.push([section, next]);
      next++;
      before = ordinal;
    }
    return assigned;
  }

  /** The headings of `series` and of the later series of its style that count on from it under other parents. */
  #runningOn(series: Series): Section[] {
    if (series.members.length > LONGEST_SERIES) return series.members;
    const members = [...series.members];
    const from = (this.#positions.get(series) ?? 0) + 1;
    for (const later of this.#report.series.slice(from, from + LONGEST_SERIES)) {
      if (later.style !== series.style) continue;
      const last = members.at(-1)?.marker?.ordinal ?? 0;
      if (later.members[0]?.marker?.ordinal !== last + 1 || members.length > LONGEST_SERIES) break;
      for (const member of later.members) members.push(member);
    }
    return members;
  }
}
