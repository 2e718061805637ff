import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { occurrencesAt } from './occurrences.ts';
import { toOffset, toRange } from './position.ts';

/**
 * Every place where the thing at `position` stands: where it is set down as a write, where it is used as a read. None for
 * what stands nowhere else, such as a heading that no contents announces.
 */
export function documentHighlights(document: ParsedText, position: Position): DocumentHighlight[] {
  const found = occurrencesAt(document, toOffset(document, position));
  if (!found || found.declarations.length + found.uses.length < 2) return [];
  return [
    ...found.declarations.map(({ words }) => ({ span: words, kind: DocumentHighlightKind.Write })),
    ...found.uses.map((span) => ({ span, kind: DocumentHighlightKind.Read })),
  ]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, kind }) => ({ range: toRange(document, span), kind }));
}
