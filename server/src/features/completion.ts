import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { markerItems } from './completion-markers.ts';
import { type CompletionOptions, type CompletionPlace, WrittenLine } from './completion-place.ts';
import { referenceItems } from './completion-references.ts';
import { termItems } from './completion-terms.ts';
import { reportAt } from './place.ts';
import { toOffset } from './position.ts';

/** Characters behind which a client should ask even if they open no word: 第…部分, 附件…, （一）, a term in quotation marks. */
export const COMPLETION_TRIGGERS: readonly string[] = ['“', '第', '件', '（', '('];

/**
 * What may be written at `position`: at the head of a line the next marker, behind 第 and 附件 the sections and attachments of
 * the report, elsewhere the terms that the words before the cursor begin. The definition of a term is left to
 * `resolveTerm`.
 */
export function completion(document: ParsedText, position: Position, options: CompletionOptions): CompletionList {
  const offset = toOffset(document, position);
  const place: CompletionPlace = {
    document,
    offset,
    lineStart: document.lines.start(document.lines.lineAt(offset)),
    line: new WrittenLine(document, position),
  };
  const report = reportAt(document, offset) ?? document.reports.findLast(({ span }) => span.end <= offset);
  const items: CompletionItem[] = [
    ...(report ? [...markerItems(place, report, options), ...referenceItems(place, report)] : []),
    ...termItems(place, report, options),
  ];
  // What is offered depends on the words before the cursor, so the client has to ask again as they grow.
  return { isIncomplete: true, items };
}
