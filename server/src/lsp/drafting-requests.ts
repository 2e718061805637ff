import {
  CompletionTriggerKind,
  type Connection,
  LSPErrorCodes,
  type Position,
  ResponseError,
} from 'vscode-languageserver';
import { toWorkspaceEdit } from '../features/code-actions.ts';
import { completion } from '../features/completion.ts';
import { resolveTerm, termOf } from '../features/completion-terms.ts';
import { linkedEditingRanges } from '../features/linked-editing.ts';
import { prepareRename, renameEdits } from '../features/rename.ts';
import { RenameRefused } from '../features/rename-refused.ts';
import type { ParsedText } from '../report/model.ts';
import { breathe } from '../session/cancellation.ts';
import { aboutDocuments, expectCurrent, glanceAtDocuments } from './about.ts';
import { answer, noSuchPlace } from './errors.ts';
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

  connection.onCompletionResolve((item, token) =>
    answer(
      (async () => {
        await breathe(token);
        const term = termOf(item);
        const snapshot = term && (await session.load(term.uri));
        return snapshot ? resolveTerm(snapshot.parsed, item, client().documentationFormat) : item;
      })(),
    ),
  );

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    about(uri, token, ({ parsed }) => {
      expectPlace(parsed, position);
      return orRefusal(() => prepareRename(parsed, position));
    }),
  );

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    about(uri, token, (snapshot) => {
      const { parsed, version } = snapshot;
      expectPlace(parsed, position);
      const edits = orRefusal(() => renameEdits(parsed, position, newName));
      expectCurrent(session, snapshot);
      return toWorkspaceEdit(parsed, edits, { uri, version: client().versionedEdits ? version : null });
    }),
  );

  connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }, token) =>
    about(uri, token, ({ parsed }) => linkedEditingRanges(parsed, position)),
  );
}

/**
 * Stricter than the protocol, by which a place behind the end of a line or of the text means that end: whoever points there
 * has another text in mind, and would rename what happens to stand last.
 */
function expectPlace({ lines }: ParsedText, position: Position): void {
  const { line, character } = lines.position(lines.offset(position));
  if (line !== position.line || character !== position.character) throw noSuchPlace(position);
}
