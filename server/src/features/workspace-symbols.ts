import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { ParsedText } from '../report/model.ts';
import { walk } from '../report/walk.ts';
import { fold } from '../text/fold.ts';
import { caption } from './caption.ts';
import { toRange } from './position.ts';

/** Headings and terms of the document at `uri` that answer to `query`, best match first within the document. */
export function workspaceSymbols(document: ParsedText, uri: string, query: string): SymbolInformation[] {
  const wanted = normalise(query);
  const found: { rank: number; symbol: SymbolInformation }[] = [];
  const add = (name: string, kind: SymbolKind, span: { start: number; end: number }, containerName: string): void => {
    const rank = rankOf(normalise(name), wanted);
    if (rank === undefined) return;
    const symbol: SymbolInformation = { name, kind, location: { uri, range: toRange(document, span) } };
    found.push({ rank, symbol: containerName ? { ...symbol, containerName } : symbol });
  };
  for (const { title, sections, glossary } of document.reports) {
    const report = title?.text ?? '';
    for (const section of walk(sections)) {
      if (section.kind === 'lead') continue;
      const parent = section.parent ? caption(document, section.parent) : report;
      add(caption(document, section), SymbolKind.Module, section.heading, parent);
    }
    for (const { term, termSpan } of glossary?.entries ?? []) if (term) add(term, SymbolKind.Key, termSpan, report);
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ symbol }) => symbol);
}

/** 0 where `name` begins with `query`, 1 where it holds it, 2 where it holds its characters in order, else undefined. */
function rankOf(name: string, query: string): number | undefined {
  const index = name.indexOf(query);
  if (index >= 0) return Math.min(index, 1);
  let at = 0;
  for (const character of query) {
    at = name.indexOf(character, at);
    if (at < 0) return undefined;
    at += character.length;
  }
  return 2;
}

function normalise(text: string): string {
  return fold(text).replaceAll(' ', '').toLowerCase();
}
