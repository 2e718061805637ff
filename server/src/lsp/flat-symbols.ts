import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';

/** `symbols` as a list, for a client that knows no hierarchy. */
export function flatten(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => {
    const flat: SymbolInformation = { name, kind, location: { uri, range } };
    return [containerName ? { ...flat, containerName } : flat, ...flatten(children ?? [], uri, name)];
  });
}
