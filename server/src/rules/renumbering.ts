import type { NumberingFault, ParsedText, Report, Section } from '../report/model.ts';
import { ordinalEdit } from './marker-form.ts';
import { textOf } from './place.ts';
import type { Edit } from './rule.ts';

/**
 * The edits that make the series of `fault` count on from heading to heading, each in its own numerals and width. Where the
 * numbers run on over the next parents, they are carried on there. Other gaps stay, for each may be a heading that was
 * lost. Undefined where a marker cannot be rewritten.
 */
export function renumber(document: ParsedText, report: Report, fault: NumberingFault): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const [section, ordinal] of assign(report, fault)) {
    const marker = section.marker;
    if (!marker || marker.stated === undefined || marker.stated === ordinal) continue;
    const edit = ordinalEdit(textOf(document, marker.span), ordinal);
    if (!edit) return undefined;
    const start = marker.span.start + edit.at;
    edits.push({ span: { start, end: start + edit.length }, newText: edit.text });
  }
  return edits.length > 0 ? edits.sort((a, b) => a.span.start - b.span.start) : undefined;
}

function assign(report: Report, fault: NumberingFault): Map<Section, number> {
  const gaps = new Set(report.faults.filter((other) => other.kind === 'gap' && other !== fault).map((f) => f.section));
  const assigned = new Map<Section, number>();
  const members = runningOn(report, fault);
  let next = members[0] === fault.section ? fault.expected : (members[0]?.marker?.ordinal ?? 1);
  let before: number | undefined;
  for (const section of members) {
    const ordinal = section.marker?.ordinal ?? next;
    if (before !== undefined && gaps.has(section)) next += Math.max(0, ordinal - before - 1);
    assigned.set(section, next);
    next++;
    before = ordinal;
  }
  return assigned;
}

/** The headings of the fault's series and of the later series of its style that count on from it under other parents. */
function runningOn(report: Report, { series }: NumberingFault): Section[] {
  const members = [...series.members];
  for (const later of report.series.slice(report.series.indexOf(series) + 1)) {
    if (later.style !== series.style) continue;
    const last = members.at(-1)?.marker?.ordinal ?? 0;
    if (later.members[0]?.marker?.ordinal !== last + 1) break;
    members.push(...later.members);
  }
  return members;
}
