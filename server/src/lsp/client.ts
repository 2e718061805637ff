import type { InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { Locale } from '../rules/rule.ts';

/** What the client at the other end can do and wants, as far as an answer depends on it. */
export interface Client {
  /**
   * Asks for diagnostics itself, so that none are sent unasked, and asks again when it is told to. One that cannot be told would
   * never hear what is found later, or that a changed configuration finds something else: it is sent its diagnostics.
   */
  pullsDiagnostics: boolean;
  relatedInformation: boolean;
  hierarchicalSymbols: boolean;
  definitionLinks: boolean;
  hoverFormat: MarkupKind;
  /** What the client can show beside a completion. */
  documentationFormat: MarkupKind;
  /** Asks what can be renamed before it asks for a new name. */
  preparesRenames: boolean;
  refreshesInlayHints: boolean;
  refreshesCodeLenses: boolean;
  /** Commands of its own that the server may name, by `commands` of the initialization options. */
  commands: readonly string[];
  /** Most folds the client wants. */
  foldLimit: number | undefined;
  /** Asks for the edits of a code action once it is chosen. */
  resolvesActionEdits: boolean;
  /** Shows the progress of work that the server begins by itself. */
  showsProgress: boolean;
  /** Takes edits that belong to a version of a document. */
  versionedEdits: boolean;
  /** Takes edits that create a file. */
  createsFiles: boolean;
  /** Answers questions for its settings. */
  answersSettings: boolean;
  /** Tells of changed settings, once asked to. */
  registersSettings: boolean;
  /** Tells of changed files, once asked to. */
  registersWatchers: boolean;
  tellsWorkspaceFolders: boolean;
  locale: Locale;
}

/** What `params` of the initialize request say about the client. */
export function readClient({ capabilities, initializationOptions, locale }: InitializeParams): Client {
  const { textDocument, window, workspace } = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    hoverFormat: textDocument?.hover?.contentFormat?.includes('markdown') ? 'markdown' : 'plaintext',
    documentationFormat: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown')
      ? 'markdown'
      : 'plaintext',
    preparesRenames: textDocument?.rename?.prepareSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    commands: commandsOf(initializationOptions),
    foldLimit: textDocument?.foldingRange?.rangeLimit,
    resolvesActionEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    showsProgress: window?.workDoneProgress === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    answersSettings: workspace?.configuration === true,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsWorkspaceFolders: workspace?.workspaceFolders === true,
    locale: localeOf(locale),
  };
}

/** English for those who ask for it; Chinese, the language of the reports, for everyone else. */
export function localeOf(tag: unknown): Locale {
  return typeof tag === 'string' && /^en\b/i.test(tag.replace('_', '-')) ? 'en' : 'zh';
}

function commandsOf(options: unknown): readonly string[] {
  const { commands } = (options ?? {}) as { commands?: unknown };
  return Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [];
}
