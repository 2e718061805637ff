import type { ParsedText, Report } from '../../report/model.ts';
import type { Edit, Localised } from '../../rules/rule.ts';
import type { Span } from '../../text/span.ts';

/** Where a refactoring is asked for. */
export interface RefactoringPlace {
  document: ParsedText;
  report: Report;
  /** The selection, or the cursor as an empty one, in UTF-16 offsets. */
  selection: Span;
}

/** A change of structure that the author may want; no fault is needed for it. */
export interface Refactoring {
  /** What tells it from the others. */
  id: string;
  /** Its code action kind, below `refactor.`. */
  kind: string;
  /** Its title where it has something to do; asked at every move of the cursor, so it works nothing out. */
  offer(place: RefactoringPlace): Localised | undefined;
  /** What it does, in text order, not overlapping; nothing where it turns out that it cannot be done. */
  edits(place: RefactoringPlace): Edit[];
}
