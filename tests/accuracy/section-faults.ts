import type { ParsedText, Report } from '../../server/src/report/model.ts';
import { type Fault, type FaultKind, faultOf } from './fault.ts';
import { headingOrdinals, type Ordinal, runsOf } from './ordinals.ts';

/** A section goes with everything under it; the reader sees it at the next heading of the series. */
const deleteSection: FaultKind['inject'] = ({ document }, random, count) => {
  const all = headingOrdinals(document);
  const faults = runsOf(all).flatMap((run) =>
    run.slice(1, -1).flatMap((ordinal, index): Fault[] => {
      const next = run[index + 2] as Ordinal;
      if (!standsAlone(document, all, ordinal, next)) return [];
      return [faultOf([{ span: { start: ordinal.start, end: next.start }, newText: '' }], [next])];
    }),
  );
  return random.shuffle(faults).slice(0, count);
};

/**
 * Whether what goes with `section` is one section and nothing else: the series inside begin at 1 and end there, and neither
 * a note mark nor a defined term stands in it, whose loss would be a second fault.
 */
function standsAlone(document: ParsedText, all: readonly Ordinal[], section: Ordinal, next: Ordinal): boolean {
  const isInside = ({ start }: { start: number }): boolean => start > section.start && start < next.start;
  const isPointer = ({ noteMarks, glossary }: Report): boolean =>
    noteMarks.some(({ span }) => isInside(span)) ||
    (glossary?.entries.some(({ uses }) => uses.some(isInside)) ?? false);
  if (document.reports.some(isPointer)) return false;
  for (const style of new Set(all.filter(isInside).map((ordinal) => ordinal.style))) {
    const inside = all.filter((ordinal) => ordinal.style === style && isInside(ordinal));
    const behind = all.find((ordinal) => ordinal.style === style && ordinal.start > next.start);
    const before = all.findLast((ordinal) => ordinal.style === style && ordinal.start < section.start);
    const isInner = before === undefined || behind === undefined || behind.value === 1;
    if (inside[0]?.value !== 1 || !isInner) return false;
  }
  return true;
}

export const sectionFaults: readonly FaultKind[] = [
  {
    id: 'section-deleted',
    group: 'numbering',
    description: '删去一个章节',
    rules: ['heading-number-gap', 'heading-number-disorder', 'enumeration-sequence'],
    inject: deleteSection,
  },
];
