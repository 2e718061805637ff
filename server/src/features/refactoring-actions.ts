import type { CodeAction, CodeActionContext, Range } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import type { Edit, Locale } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { isWanted } from './code-actions.ts';
import { reportAt } from './place.ts';
import { toOffset } from './position.ts';
import type { RefactoringPlace } from './refactorings/refactoring.ts';
import { refactorings } from './refactorings/registry.ts';

/** What a refactoring that is offered needs in order to be worked out later. */
export interface RefactoringData {
  uri: string;
  /** Version of the document it was offered for. */
  version: number | null;
  refactoring: string;
  selection: Span;
}

/** The kinds below which refactorings are offered. */
export const REFACTORING_KINDS: readonly string[] = ['refactor.extract', 'refactor.rewrite'];

/** The refactorings that have something to do at `range`, still without their edits. `context.only` narrows the kinds. */
export function offerRefactorings(
  document: ParsedText,
  range: Range,
  context: CodeActionContext,
  { uri, version, locale }: { uri: string; version: number | null; locale: Locale },
): CodeAction[] {
  const wanted = refactorings.filter(({ kind }) => isWanted(kind, context));
  if (wanted.length === 0) return [];
  const selection = { start: toOffset(document, range.start), end: toOffset(document, range.end) };
  const place = placeOf(document, selection);
  if (!place) return [];
  return wanted.flatMap((refactoring) => {
    const title = refactoring.offer(place);
    if (!title) return [];
    const data: RefactoringData = { uri, version, refactoring: refactoring.id, selection };
    return [{ title: title[locale], kind: refactoring.kind, data }];
  });
}

/** The edits of a refactoring that was offered for this version of the document; undefined where there is none of that name. */
export function refactoringEdits(
  document: ParsedText,
  { refactoring: id, selection }: Pick<RefactoringData, 'refactoring' | 'selection'>,
): Edit[] | undefined {
  const refactoring = refactorings.find((candidate) => candidate.id === id);
  const place = placeOf(document, selection);
  return refactoring && place && refactoring.edits(place);
}

function placeOf(document: ParsedText, selection: Span): RefactoringPlace | undefined {
  const report = reportAt(document, selection.start);
  return report && { document, report, selection };
}
