import { duplicateFaults } from './duplicate-faults.ts';
import type { FaultKind } from './fault.ts';
import { glossaryFaults } from './glossary-faults.ts';
import { markerFaults } from './marker-faults.ts';
import { sectionFaults } from './section-faults.ts';
import { seriesFaults } from './series-faults.ts';

/** Every known fault, in the order of the table. */
export const faultKinds: readonly FaultKind[] = [
  ...seriesFaults.filter(({ group }) => group === 'numbering'),
  ...sectionFaults,
  ...markerFaults,
  ...seriesFaults.filter(({ group }) => group === 'enumeration'),
  ...duplicateFaults,
  ...glossaryFaults,
];
