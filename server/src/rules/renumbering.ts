import type { NumberingFault, ParsedText, Section, Series } from '../report/model.ts';
import { ordinalEdit } from './marker-form.ts';
import { textOf } from './place.ts';
import type { Edit } from './rule.ts';

/**
 * The edits that make the series of `fault` count on from heading to heading, each in its own numerals and width.
 * Other gaps of the series stay, for each may be a heading that was lost. Undefined where a marker cannot be rewritten.
 */
export function renumber(
  document: ParsedText,
  fault: NumberingFault,
  faults: readonly NumberingFault[],
): Edit[] | undefined {
  const gaps = new Set(faults.filter((other) => other.kind === 'gap' && other !== fault).map(({ section }) => section));
  const edits: Edit[] = [];
  for (const [section, ordinal] of assign(fault, gaps)) {
    const marker = section.marker;
    if (!marker || marker.stated === undefined || marker.stated === ordinal) continue;
    const edit = ordinalEdit(textOf(document, marker.span), ordinal);
    if (!edit) return undefined;
    const start = marker.span.start + edit.at;
    edits.push({ span: { start, end: start + edit.length }, newText: edit.text });
  }
  return edits.length > 0 ? edits.sort((a, b) => a.span.start - b.span.start) : undefined;
}

function assign(fault: NumberingFault, gaps: ReadonlySet<Section>): Map<Section, number> {
  const assigned = new Map<Section, number>();
  const { members }: Series = fault.series;
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
