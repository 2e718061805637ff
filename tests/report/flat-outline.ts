import type { ParsedText, Section } from '../../server/src/report/model.ts';

/** The numbered sections of all reports in text order, contents left out. */
export function numberedSections(parsed: ParsedText): Section[] {
  return parsed.reports.flatMap((report) => report.sections.flatMap(withDescendants)).filter((s) => s.marker);
}

/** The section and all below it, in text order. */
export function withDescendants(section: Section): Section[] {
  return [section, ...section.children.flatMap(withDescendants)];
}

/** The outline as an editor would write it down: indented by level, the marker as it stands, the implied number of a damaged one in braces. */
export function sketch(parsed: ParsedText, { leads = false } = {}): string {
  const line = (section: Section, depth: number): string[] => {
    if (section.kind === 'lead' && !leads) return [];
    const { marker } = section;
    const raw = marker ? parsed.text.slice(marker.span.start, marker.span.end) : '-';
    const implied = marker?.damage ? `{${marker.ordinal}}` : '';
    const own = `${'  '.repeat(depth)}${section.level} ${raw}${implied} ${section.title.text} ${section.kind}`;
    return [own, ...section.children.flatMap((child) => line(child, depth + 1))];
  };
  return parsed.reports.flatMap((report) => report.sections.flatMap((section) => line(section, 0))).join('\n');
}
