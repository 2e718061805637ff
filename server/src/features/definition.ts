import type { LocationLink, Position } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { occurrencesAt } from './occurrences.ts';
import { toOffset, toRange } from './position.ts';

/**
 * Where the thing at `position` is set down: a term's entry, a note mark's entry, the heading that a contents entry or a cross
 * reference names. The other way round from the number of an entry (its note marks) and from a heading (its contents entry,
 * the references to it), as nothing else could be meant there.
 */
export function definition(document: ParsedText, uri: string, position: Position): LocationLink[] {
  const found = occurrencesAt(document, toOffset(document, position));
  if (!found) return [];
  const { kind, origin, declarations, uses } = found;
  const backward = kind === 'entry-number' || kind === 'heading';
  const targets = backward ? uses.map((span) => ({ span, words: span })) : declarations;
  return targets.map(({ span, words }) => ({
    originSelectionRange: toRange(document, origin),
    targetUri: uri,
    targetRange: toRange(document, span),
    targetSelectionRange: toRange(document, words),
  }));
}
