import type { Connection, SymbolInformation } from 'vscode-languageserver';
import { codeActions, toWorkspaceEdit } from '../features/code-actions.ts';
import { definition } from '../features/definition.ts';
import { differenceHover } from '../features/difference-hover.ts';
import { documentHighlights } from '../features/highlight.ts';
import { hover } from '../features/hover.ts';
import { references } from '../features/references.ts';
import { selectionRange } from '../features/selection.ts';
import { sharedTermHover } from '../features/shared-terms.ts';
import { workspaceSymbols } from '../features/workspace-symbols.ts';
import { breathe } from '../session/cancellation.ts';
import type { Session } from '../session/session.ts';
import { aboutDocuments, expectCurrent, glanceAtDocuments } from './about.ts';
import { baselineEdit } from './baseline-edit.ts';
import { FIX_ALL_COMMAND } from './capabilities.ts';
import type { Client } from './client.ts';
import { answer, unknownCommand, unknownDocument } from './errors.ts';
import { refactoringActions } from './refactorings.ts';

/** Most workspace symbols sent: more than anyone reads, and a client asks again with every letter typed. */
const MOST_SYMBOLS = 1000;

/** What answers to requests need to know of the server around them. */
export interface RequestHost {
  session: Session;
  client: () => Client;
  /** Resolves once the client's settings are known: findings before that might be wrong. */
  settled: () => Promise<void>;
}

/** Answers requests about documents. */
export function answerRequests(connection: Connection, { session, client, settled }: RequestHost): void {
  const about = aboutDocuments(session);
  const glance = glanceAtDocuments(session);

  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
    about(uri, token, ({ parsed }) => positions.map((position) => selectionRange(parsed, position))),
  );

  connection.onHover(({ textDocument: { uri }, position }, token) =>
    glance(uri, token, async (view) => {
      const options = { locale: client().locale, format: client().hoverFormat };
      const shown = hover(view, position, options);
      if (shown) return shown;
      await settled();
      const shared = sharedTermHover(view, await session.glossaries(uri), position, options);
      if (shared) return shared;
      // What has been found by now: nobody waits for the rules, which may take seconds, to read a hover.
      const last = session.lastFindings(uri);
      return last ? differenceHover(last.document, last.result.findings, position, options) : null;
    }),
  );

  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    glance(uri, token, (view) => {
      const links = definition(view, uri, position);
      return client().definitionLinks
        ? links
        : links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
    }),
  );

  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    about(uri, token, ({ parsed }) => references(parsed, uri, position, context.includeDeclaration)),
  );

  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    glance(uri, token, (view) => documentHighlights(view, position)),
  );

  connection.onWorkspaceSymbol(({ query }, token) =>
    answer(
      (async () => {
        const symbols: SymbolInformation[] = [];
        for (const uri of await session.workspaceUris()) {
          await breathe(token);
          const snapshot = await session.load(uri).catch(() => undefined);
          if (!snapshot) continue;
          const wanted = MOST_SYMBOLS - symbols.length;
          symbols.push(...workspaceSymbols(await snapshot.read(token), uri, query).slice(0, wanted));
          if (symbols.length === MOST_SYMBOLS) break;
        }
        return symbols;
      })(),
    ),
  );

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    about(uri, token, async (snapshot) => {
      await settled();
      const { findings } = await session.findingsOf(snapshot, token);
      const fixes = await codeActions(snapshot.parsed, findings, range, context, {
        locale: client().locale,
        uri,
        version: client().versionedEdits ? snapshot.version : null,
        fixAll: () => session.fixAll(snapshot, token),
        baseline: async (found) => {
          const changed = await session.baselineWith(snapshot, found);
          return changed && baselineEdit(changed, client());
        },
      });
      expectCurrent(session, snapshot);
      return [...fixes, ...refactoringActions(snapshot, range, context, client())];
    }),
  );

  connection.onExecuteCommand(({ command, arguments: parameters = [] }, token) =>
    answer(
      (async () => {
        if (command !== FIX_ALL_COMMAND) throw unknownCommand(command);
        const [uri] = parameters;
        const snapshot = typeof uri === 'string' ? session.snapshot(uri) : undefined;
        if (!snapshot) throw unknownDocument(String(uri));
        await settled();
        const edits = await session.fixAll(snapshot, token);
        expectCurrent(session, snapshot);
        if (edits.length === 0) return { applied: true };
        const version = client().versionedEdits ? snapshot.version : null;
        const { applied } = await connection.workspace.applyEdit(
          toWorkspaceEdit(snapshot.parsed, edits, { uri: snapshot.uri, version }),
        );
        return { applied };
      })(),
    ),
  );
}
