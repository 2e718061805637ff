import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import type { DiagnosticOptions } from '../features/diagnostics.ts';
import { DISPLAY_DEFAULTS, displaySettings } from '../features/display-settings.ts';
import type { Files } from '../session/files.ts';
import { Session } from '../session/session.ts';
import { serverCapabilities } from './capabilities.ts';
import { type Client, localeOf, readClient } from './client.ts';
import { answerDisplay, refreshDisplay } from './display-requests.ts';
import { answerDrafting } from './drafting-requests.ts';
import { answerEdits } from './edit-requests.ts';
import { answerOutlines } from './outline-requests.ts';
import { answerRefused } from './parameters.ts';
import { answerPulls } from './pull.ts';
import { Publisher } from './push.ts';
import { REPORT_PATTERNS } from './report-patterns.ts';
import { answerRequests } from './requests.ts';
import { answerViews } from './view-requests.ts';

/** Configuration files, what they extend, and baselines: those whose names say so. */
const CONFIGURATION_FILES = '**/*gangmu*.json';

/**
 * Serves the client at the other end of `connection`, which reads files through `files`, until it says good-bye.
 * @param takesJson whether the connection takes results that are JSON already
 */
export function serve(connection: Connection, files: Files, takesJson = false): void {
  const session = new Session({ files });
  let client: Client;
  let settled = Promise.resolve();
  let publisher: Publisher | undefined;
  let display = DISPLAY_DEFAULTS;

  const host = {
    session,
    client: () => client,
    options: (): DiagnosticOptions => client,
    settled: () => settled,
    display: () => display,
    takesJson,
  };
  answerRefused(connection);
  answerRequests(connection, host);
  answerOutlines(connection, host);
  const pulls = answerPulls(connection, host);
  answerEdits(connection, host);
  answerViews(connection, host);
  answerDrafting(connection, host);
  answerDisplay(connection, host);

  /** The client refused what it had offered; the server goes on without. */
  const warn = (error: unknown): void => connection.console.warn(String(error));

  const findingsMayDiffer = (): void => {
    publisher?.publishAll();
    if (client.pullsDiagnostics) connection.languages.diagnostics.refresh().catch(warn);
  };

  const applySettings = (settings: unknown, byFolder?: ReadonlyMap<string, unknown>): void => {
    session.replaceSettings(settings, byFolder);
    display = displaySettings(settings);
    const { locale } = (settings ?? {}) as { locale?: unknown };
    if (locale !== undefined) client = { ...client, locale: localeOf(locale) };
  };

  const pullSettings = async (): Promise<void> => {
    const { folders } = session;
    const items = folders.map((scopeUri) => ({ scopeUri, section: 'gangmu' }));
    try {
      const [settings, ...others] = await connection.workspace.getConfiguration([{ section: 'gangmu' }, ...items]);
      applySettings(settings, new Map(folders.map((folder, i) => [folder, others[i]])));
    } catch (error) {
      warn(error);
    }
  };

  connection.onInitialize((params) => {
    client = readClient(params);
    session.folders = foldersOf(params);
    applySettings(params.initializationOptions);
    if (!client.pullsDiagnostics) publisher = new Publisher(connection, host);
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'gangmu' } };
  });

  connection.onInitialized(() => {
    if (client.answersSettings) settled = pullSettings();
    if (client.registersSettings) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'gangmu' }).catch(warn);
    }
    if (client.registersWatchers) {
      const watchers = [CONFIGURATION_FILES, ...REPORT_PATTERNS].map((globPattern) => ({ globPattern }));
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(warn);
    }
    if (client.tellsWorkspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        session.folders = ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
        if (client.answersSettings) settled = pullSettings();
        findingsMayDiffer();
      });
    }
  });

  connection.onDidOpenTextDocument(({ textDocument }) => {
    session.open(textDocument);
    publisher?.publish(textDocument.uri);
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    session.update(uri, contentChanges, version);
    if (publisher) publisher.publishWhenQuiet(uri);
    else pulls.changed(uri);
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    session.close(uri);
    pulls.closed(uri);
    publisher?.publish(uri);
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    if (client.answersSettings) settled = pullSettings();
    else applySettings((settings as { gangmu?: unknown } | null | undefined)?.gangmu);
    findingsMayDiffer();
    refreshDisplay(connection, host);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    session.filesChanged(uris);
    if (uris.some((uri) => uri.endsWith('.json'))) findingsMayDiffer();
    else publisher?.filesChanged(uris);
  });

  connection.listen();
}

/** The folders the client works in, as addresses. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
