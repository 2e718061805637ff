import {
  CodeActionKind,
  type FileOperationRegistrationOptions,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL_KIND } from '../features/code-actions.ts';
import { COMPLETION_TRIGGERS } from '../features/completion.ts';
import { REFACTORING_KINDS } from '../features/refactoring-actions.ts';
import { SEMANTIC_LEGEND } from '../features/semantic-tokens.ts';
import type { Client } from './client.ts';

/** Command that applies every safe fix of one document; its only argument is the document's address. */
export const FIX_ALL_COMMAND = 'gangmu.applyAllFixes';

/** What a configuration file may name, and folders with such files in them. */
const RENAMED_FILES: FileOperationRegistrationOptions['filters'] = [
  { pattern: { glob: '**/*.{txt,report,baogao,md,json}', matches: 'file' } },
  { pattern: { glob: '**/*', matches: 'folder' } },
];

/** What this server offers to `client`. */
export function serverCapabilities(client: Client): ServerCapabilities {
  const capabilities: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    documentSymbolProvider: { label: '纲目' },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
    renameProvider: client.preparesRenames ? { prepareProvider: true } : true,
    linkedEditingRangeProvider: true,
    semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: { delta: true }, range: true },
    inlayHintProvider: true,
    codeLensProvider: {},
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, ...REFACTORING_KINDS],
      resolveProvider: true,
    },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    executeCommandProvider: { commands: [FIX_ALL_COMMAND] },
  };
  if (client.pullsDiagnostics) {
    capabilities.diagnosticProvider = {
      identifier: 'gangmu',
      interFileDependencies: true,
      workspaceDiagnostics: true,
      workDoneProgress: true,
    };
  }
  capabilities.workspace = { fileOperations: { willRename: { filters: RENAMED_FILES } } };
  if (client.tellsWorkspaceFolders) {
    capabilities.workspace.workspaceFolders = { supported: true, changeNotifications: true };
  }
  return capabilities;
}
