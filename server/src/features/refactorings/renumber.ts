import type { Report, Series } from '../../report/model.ts';
import type { Localised } from '../../rules/rule.ts';
import { contains } from '../../text/span.ts';
import { sectionsAt } from '../place.ts';
import { headingAt } from './heading-at.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';
import { countedOn, isOff, numberEdits } from './series-numbers.ts';

const KIND = 'refactor.rewrite.renumber';

/** 重新编号 of the series that the heading at the cursor belongs to. */
export const renumberSeries = renumbering(
  'renumber-series',
  { zh: '重新编号：本级各标题', en: 'Renumber the headings of this series' },
  (place) => {
    const heading = headingAt(place);
    const series = heading && place.report.series.find(({ members }) => members.includes(heading));
    return series ? [series] : [];
  },
);

/** 重新编号 of everything inside the section around the cursor. */
export const renumberSection = renumbering(
  'renumber-section',
  { zh: '重新编号：本章节内', en: 'Renumber inside this section' },
  ({ report, selection: { start } }) => {
    const [section] = sectionsAt(report, start);
    if (!section) return [];
    return report.series.filter(
      ({ members: [first] }) => first && first !== section && contains(section.span, first.span),
    );
  },
);

/** 重新编号 of the whole report. */
export const renumberReport = renumbering(
  'renumber-report',
  { zh: '重新编号：全文', en: 'Renumber the whole report' },
  ({ report }) => report.series,
);

function renumbering(
  id: string,
  title: Localised,
  choose: (place: RefactoringPlace) => readonly Series[],
): Refactoring {
  const numbersOf = (place: RefactoringPlace) => countedOn(place.report, new Set(choose(place)));
  return {
    id,
    kind: KIND,
    offer: (place) => (hasNumbers(place.report) && numbersOf(place).some(isOff) ? title : undefined),
    edits: (place) => numberEdits(place.document, place.report, numbersOf(place)) ?? [],
  };
}

function hasNumbers({ series }: Report): boolean {
  return series.length > 0;
}
