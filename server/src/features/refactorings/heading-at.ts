import type { Section } from '../../report/model.ts';
import { touches } from '../../text/span.ts';
import { sectionsAt } from '../place.ts';
import type { RefactoringPlace } from './refactoring.ts';

/** The numbered heading that the selection begins in; undefined where it begins in the text. */
export function headingAt({ report, selection: { start } }: RefactoringPlace): Section | undefined {
  const section = sectionsAt(report, start).at(-1) ?? sectionsAt(report, start - 1).at(-1);
  return section?.marker && touches(section.heading, start) ? section : undefined;
}
