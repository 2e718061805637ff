import { abbreviationUndefined } from './abbreviation-undefined.ts';
import { approxRedundant } from './approx-redundant.ts';
import { attachmentEmpty } from './attachment-empty.ts';
import { attachmentNote } from './attachment-note.ts';
import { bodyDuplicated } from './body-duplicated.ts';
import { bracketUnpaired } from './bracket-unpaired.ts';
import { commaBeforeAnd } from './comma-before-and.ts';
import { commaBeforeEtc } from './comma-before-etc.ts';
import { commaBetweenQuotes } from './comma-between-quotes.ts';
import { confusedWord } from './confused-word.ts';
import { dashForm } from './dash-form.ts';
import { dateInvalid } from './date-invalid.ts';
import { datePadded } from './date-padded.ts';
import { declaredCountMismatch } from './declared-count-mismatch.ts';
import { decreaseByMultiple } from './decrease-by-multiple.ts';
import { docNumberBrackets } from './doc-number-brackets.ts';
import { duplicateClause } from './duplicate-clause.ts';
import { duplicateItem } from './duplicate-item.ts';
import { duplicateParagraph } from './duplicate-paragraph.ts';
import { duplicateSentence } from './duplicate-sentence.ts';
import { duplicateWord } from './duplicate-word.ts';
import { ellipsisForm } from './ellipsis-form.ts';
import { enumerationMixed } from './enumeration-mixed.ts';
import { enumerationSequence } from './enumeration-sequence.ts';
import { extractionDamage } from './extraction-damage.ts';
import { fillerOveruse } from './filler-overuse.ts';
import { fixedExpression } from './fixed-expression.ts';
import { foreignToken } from './foreign-token.ts';
import { glossaryBodyIntrusion } from './glossary-body-intrusion.ts';
import { glossaryConflictingDefinition } from './glossary-conflicting-definition.ts';
import { glossaryDuplicateTerm } from './glossary-duplicate-term.ts';
import { glossaryEntryIncomplete } from './glossary-entry-incomplete.ts';
import { glossaryFormatMixed } from './glossary-format-mixed.ts';
import { glossaryNumbering } from './glossary-numbering.ts';
import { glossaryOrder } from './glossary-order.ts';
import { glossaryTermVariant } from './glossary-term-variant.ts';
import { glossaryTitleMisplaced } from './glossary-title-misplaced.ts';
import { glossaryUnusedTerm } from './glossary-unused-term.ts';
import { headingDuplicateTitle } from './heading-duplicate-title.ts';
import { headingEmpty } from './heading-empty.ts';
import { headingGlued } from './heading-glued.ts';
import { headingLevelInversion } from './heading-level-inversion.ts';
import { headingLevelSkip } from './heading-level-skip.ts';
import { headingLoneItem } from './heading-lone-item.ts';
import { headingMarkerDamaged } from './heading-marker-damaged.ts';
import { headingMarkerMixed } from './heading-marker-mixed.ts';
import { headingMarkerPunctuation } from './heading-marker-punctuation.ts';
import { headingMarkerWidth } from './heading-marker-width.ts';
import { headingNumberDisorder } from './heading-number-disorder.ts';
import { headingNumberDuplicate } from './heading-number-duplicate.ts';
import { headingNumberGap } from './heading-number-gap.ts';
import { headingNumberRestart } from './heading-number-restart.ts';
import { headingOverlong } from './heading-overlong.ts';
import { headingStyleInconsistent } from './heading-style-inconsistent.ts';
import { headingTerminalPunctuation } from './heading-terminal-punctuation.ts';
import { lostCharacter } from './lost-character.ts';
import { markupResidue } from './markup-residue.ts';
import { missingCommaAfterOrdinal } from './missing-comma-after-ordinal.ts';
import { multipleDocuments } from './multiple-documents.ts';
import { nameAndTitle } from './name-and-title.ts';
import { nearDuplicateParagraph } from './near-duplicate-paragraph.ts';
import { noteMarkMissing } from './note-mark-missing.ts';
import { noteMarkOrder } from './note-mark-order.ts';
import { noteMarkUnresolved } from './note-mark-unresolved.ts';
import { numberingSchemeMixed } from './numbering-scheme-mixed.ts';
import { numeralMixed } from './numeral-mixed.ts';
import { organisationName } from './organisation-name.ts';
import { pageContinuationMarker } from './page-continuation-marker.ts';
import { paragraphBroken } from './paragraph-broken.ts';
import { paragraphTruncated } from './paragraph-truncated.ts';
import { percentRange } from './percent-range.ts';
import { percentVsPoint } from './percent-vs-point.ts';
import { punctuationDoubled } from './punctuation-doubled.ts';
import { punctuationWidth } from './punctuation-width.ts';
import { quoteUnpaired } from './quote-unpaired.ts';
import { rangeDash } from './range-dash.ts';
import { relativeTime } from './relative-time.ts';
import { reportPartial } from './report-partial.ts';
import type { Rule } from './rule.ts';
import { sentenceOverlong } from './sentence-overlong.ts';
import { siteBoilerplate } from './site-boilerplate.ts';
import { staleYear } from './stale-year.ts';
import { straightQuote } from './straight-quote.ts';
import { strayFragment } from './stray-fragment.ts';
import { straySpace } from './stray-space.ts';
import { suppressionUnknown } from './suppression-unknown.ts';
import { termInconsistent } from './term-inconsistent.ts';
import { titleMarkUnpaired } from './title-mark-unpaired.ts';
import { tocExtraEntry } from './toc-extra-entry.ts';
import { tocMissingEntry } from './toc-missing-entry.ts';
import { tocOrder } from './toc-order.ts';
import { tocPageNumber } from './toc-page-number.ts';
import { tocTitleMismatch } from './toc-title-mismatch.ts';
import { undefinedJargon } from './undefined-jargon.ts';
import { unitNonstatutory } from './unit-nonstatutory.ts';
import { yearAbbreviated } from './year-abbreviated.ts';
import { yearOnYearCopy } from './year-on-year-copy.ts';
import { yearZeroForm } from './year-zero-form.ts';
/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  headingNumberGap,
  headingNumberDuplicate,
  headingNumberDisorder,
  headingNumberRestart,
  headingMarkerDamaged,
  headingMarkerPunctuation,
  headingMarkerMixed,
  headingMarkerWidth,
  headingLevelSkip,
  headingLevelInversion,
  headingLoneItem,
  headingTerminalPunctuation,
  headingStyleInconsistent,
  headingGlued,
  headingEmpty,
  headingDuplicateTitle,
  headingOverlong,
  numberingSchemeMixed,
  enumerationSequence,
  enumerationMixed,
  declaredCountMismatch,
  tocMissingEntry,
  tocExtraEntry,
  tocTitleMismatch,
  tocOrder,
  tocPageNumber,
  duplicateParagraph,
  nearDuplicateParagraph,
  duplicateSentence,
  duplicateClause,
  duplicateItem,
  duplicateWord,
  staleYear,
  yearOnYearCopy,
  bodyDuplicated,
  glossaryDuplicateTerm,
  glossaryConflictingDefinition,
  glossaryNumbering,
  glossaryOrder,
  glossaryUnusedTerm,
  glossaryTermVariant,
  glossaryEntryIncomplete,
  glossaryFormatMixed,
  glossaryBodyIntrusion,
  glossaryTitleMisplaced,
  noteMarkUnresolved,
  noteMarkOrder,
  noteMarkMissing,
  undefinedJargon,
  pageContinuationMarker,
  reportPartial,
  extractionDamage,
  paragraphBroken,
  paragraphTruncated,
  strayFragment,
  straySpace,
  lostCharacter,
  siteBoilerplate,
  foreignToken,
  markupResidue,
  attachmentEmpty,
  attachmentNote,
  multipleDocuments,
  punctuationWidth,
  punctuationDoubled,
  quoteUnpaired,
  bracketUnpaired,
  titleMarkUnpaired,
  straightQuote,
  commaBetweenQuotes,
  commaBeforeEtc,
  commaBeforeAnd,
  ellipsisForm,
  rangeDash,
  dashForm,
  missingCommaAfterOrdinal,
  approxRedundant,
  decreaseByMultiple,
  percentVsPoint,
  percentRange,
  numeralMixed,
  yearZeroForm,
  yearAbbreviated,
  datePadded,
  dateInvalid,
  docNumberBrackets,
  unitNonstatutory,
  confusedWord,
  fixedExpression,
  nameAndTitle,
  organisationName,
  termInconsistent,
  abbreviationUndefined,
  relativeTime,
  sentenceOverlong,
  fillerOveruse,
  suppressionUnknown,
];
