import { bodyDuplicated } from './body-duplicated.ts';
import { duplicateClause } from './duplicate-clause.ts';
import { duplicateParagraph } from './duplicate-paragraph.ts';
import { duplicateSentence } from './duplicate-sentence.ts';
import { enumerationSequence } from './enumeration-sequence.ts';
import { extractionDamage } from './extraction-damage.ts';
import { glossaryConflictingDefinition } from './glossary-conflicting-definition.ts';
import { glossaryDuplicateTerm } from './glossary-duplicate-term.ts';
import { headingMarkerDamaged } from './heading-marker-damaged.ts';
import { headingMarkerMixed } from './heading-marker-mixed.ts';
import { headingMarkerPunctuation } from './heading-marker-punctuation.ts';
import { headingNumberDisorder } from './heading-number-disorder.ts';
import { headingNumberDuplicate } from './heading-number-duplicate.ts';
import { headingNumberGap } from './heading-number-gap.ts';
import { nearDuplicateParagraph } from './near-duplicate-paragraph.ts';
import { noteMarkOrder } from './note-mark-order.ts';
import { noteMarkUnresolved } from './note-mark-unresolved.ts';
import { pageContinuationMarker } from './page-continuation-marker.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  headingNumberGap,
  headingNumberDuplicate,
  headingNumberDisorder,
  headingMarkerDamaged,
  headingMarkerPunctuation,
  headingMarkerMixed,
  enumerationSequence,
  duplicateParagraph,
  nearDuplicateParagraph,
  duplicateSentence,
  duplicateClause,
  bodyDuplicated,
  glossaryDuplicateTerm,
  glossaryConflictingDefinition,
  noteMarkUnresolved,
  noteMarkOrder,
  pageContinuationMarker,
  extractionDamage,
];
