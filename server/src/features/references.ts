import type { Location, Position } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { occurrencesAt } from './occurrences.ts';
import { toOffset, toRange } from './position.ts';

/** Every place where the thing at `position` is used, with those where it is set down if `includeDeclaration`. */
export function references(
  document: ParsedText,
  uri: string,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const found = occurrencesAt(document, toOffset(document, position));
  if (!found) return [];
  const declarations = includeDeclaration ? found.declarations.map(({ words }) => words) : [];
  return [...declarations, ...found.uses]
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ uri, range: toRange(document, span) }));
}
