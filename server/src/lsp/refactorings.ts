import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  ErrorCodes,
  type Range,
  ResponseError,
} from 'vscode-languageserver';
import { toWorkspaceEdit } from '../features/code-actions.ts';
import { offerRefactorings, type RefactoringData, refactoringEdits } from '../features/refactoring-actions.ts';
import type { Cancellation } from '../session/cancellation.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import type { Client } from './client.ts';
import { outdatedEdits, unknownDocument } from './errors.ts';

/**
 * The refactorings for `range`. Their edits come with `resolveRefactoring`; a client that cannot ask for them later gets
 * them at once, but only where the user has opened the menu.
 */
export function refactoringActions(
  snapshot: Snapshot,
  range: Range,
  context: CodeActionContext,
  client: Client,
): CodeAction[] {
  const { uri, version, parsed } = snapshot;
  const isAtOnce = !client.resolvesActionEdits;
  if (isAtOnce && !context.only && context.triggerKind === CodeActionTriggerKind.Automatic) return [];
  const offered = offerRefactorings(parsed, range, context, { uri, version, locale: client.locale });
  return isAtOnce
    ? offered.map(({ data, ...action }) => ({ ...action, edit: editOf(snapshot, data, client) }))
    : offered;
}

/** `action` with its edits. An error where the document has changed since it was offered: they would land elsewhere. */
export async function resolveRefactoring(
  session: Session,
  action: CodeAction,
  client: Client,
  token: Cancellation,
): Promise<CodeAction> {
  const data: unknown = action.data;
  if (data === undefined) return action;
  if (!isRefactoringData(data)) throw new ResponseError(ErrorCodes.InvalidParams, 'data is not that of a code action');
  const snapshot = session.snapshot(data.uri);
  if (!snapshot) throw unknownDocument(data.uri);
  if (snapshot.version !== data.version) {
    throw outdatedEdits();
  }
  await snapshot.read(token);
  return { ...action, edit: editOf(snapshot, data, client) };
}

function editOf(snapshot: Snapshot, data: RefactoringData, client: Client) {
  const edits = refactoringEdits(snapshot.parsed, data);
  if (!edits) throw new ResponseError(ErrorCodes.InvalidParams, `no refactoring ${data.refactoring} here`);
  const version = client.versionedEdits ? snapshot.version : null;
  return toWorkspaceEdit(snapshot.parsed, edits, { uri: snapshot.uri, version });
}

function isRefactoringData(data: unknown): data is RefactoringData {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, refactoring, selection } = data as Record<string, unknown>;
  if (typeof uri !== 'string' || typeof refactoring !== 'string') return false;
  const { start, end } = (selection ?? {}) as Record<string, unknown>;
  return typeof start === 'number' && typeof end === 'number';
}
