import { demote, promote } from './change-level.ts';
import { insertContents, updateContents } from './contents.ts';
import { extractTerm } from './extract-term.ts';
import { joinBroken, joinSelected } from './join-paragraphs.ts';
import type { Refactoring } from './refactoring.ts';
import { reflow } from './reflow.ts';
import { renumberReport, renumberSection, renumberSeries } from './renumber.ts';
import { sortGlossary } from './sort-glossary.ts';

/** Every refactoring there is, in the order in which they are offered. */
export const refactorings: readonly Refactoring[] = [
  extractTerm,
  renumberSeries,
  renumberSection,
  renumberReport,
  promote,
  demote,
  joinSelected,
  joinBroken,
  reflow,
  insertContents,
  updateContents,
  sortGlossary,
];
