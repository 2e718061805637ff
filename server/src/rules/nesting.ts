import type { MarkerStyle, Report, Section, Series } from '../report/model.ts';

/** Series of one form that stand under headings of one other form. */
export interface Nesting {
  parent: MarkerStyle;
  child: MarkerStyle;
  /** The series, each with the heading it stands under, in text order. */
  places: { series: Series; under: Section }[];
}

/** Every way in which the report puts one form of marker under another. Series under an unnumbered heading are left out. */
export function nestings(report: Report): Nesting[] {
  const byForms = new Map<string, Nesting>();
  for (const series of report.series) {
    const under = series.parent;
    const parent = under?.marker?.style;
    if (!under || !parent) continue;
    const key = `${parent}>${series.style}`;
    const known = byForms.get(key);
    if (known) known.places.push({ series, under });
    else byForms.set(key, { parent, child: series.style, places: [{ series, under }] });
  }
  return [...byForms.values()];
}
