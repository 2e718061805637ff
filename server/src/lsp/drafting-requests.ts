import {
  CompletionTriggerKind,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { toWorkspaceEdit } from '../features/code-actions.ts';
import { completion } from '../features/completion.ts';
import { resolveTerm, termOf } from '../features/completion-terms.ts';
import { linkedEditingRanges } from '../features/linked-editing.ts';
import { prepareRename, renameEdits } from '../features/rename.ts';
import { RenameRefused } from '../features/rename-refused.ts';
import { aboutDocuments, glanceAtDocuments } from './about.ts';
import { answer, unknownDocument } from './errors.ts';
import type { RequestHost } from './requests.ts';

/** Answers requests of someone who writes: completion, rename, titles typed in two places. */
export function answerDrafting(connection: Connection, { session, client, settled }: RequestHost): void {
  const about = aboutDocuments(session);
  const glance = glanceAtDocuments(session);

  /** `work`, with a refusal inside it told to the user. */
  const orRefusal = <R>(work: () => R): R => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RenameRefused)) throw error;
      throw new ResponseError(LSPErrorCodes.RequestFailed, error.reason[client().locale]);
    }
  };

  connection.onCompletion(({ textDocument: { uri }, position, context }, token) =>
    glance(uri, token, async (view) => {
      await settled();
      return completion(view, position, {
        uri,
        locale: client().locale,
        invoked: context?.triggerKind !== CompletionTriggerKind.TriggerCharacter,
        glossaries: await session.glossaries(uri),
      });
    }),
  );

  connection.onCompletionResolve((item) =>
    answer(
      (async () => {
        const term = termOf(item);
        const snapshot = term && (await session.load(term.uri));
        return snapshot ? resolveTerm(snapshot.parsed, item, client().documentationFormat) : item;
      })(),
    ),
  );

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    about(uri, token, ({ parsed }) => orRefusal(() => prepareRename(parsed, position))),
  );

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
    if (typeof newName !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'newName has to be a string');
    if (!session.snapshot(uri)) throw unknownDocument(uri);
    return about(uri, token, ({ parsed, version }) => {
      const edits = orRefusal(() => renameEdits(parsed, position, newName));
      return toWorkspaceEdit(parsed, edits, { uri, version: client().versionedEdits ? version : null });
    });
  });

  connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }, token) =>
    about(uri, token, ({ parsed }) => linkedEditingRanges(parsed, position)),
  );
}
