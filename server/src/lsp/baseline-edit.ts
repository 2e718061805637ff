import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ChangedBaseline } from '../session/session.ts';
import { LineIndex } from '../text/lines.ts';
import type { Client } from './client.ts';

/** The edit that writes the baseline; undefined where it would have to create a file and the client cannot. */
export function baselineEdit({ uri, before, after }: ChangedBaseline, client: Client): WorkspaceEdit | undefined {
  const start = { line: 0, character: 0 };
  const end = new LineIndex(before ?? '').position(before?.length ?? 0);
  const edits = [{ range: { start, end }, newText: after }];
  if (before !== undefined && !client.versionedEdits) return { changes: { [uri]: edits } };
  if (before === undefined && !client.createsFiles) return undefined;
  return {
    documentChanges: [
      ...(before === undefined ? [{ kind: 'create' as const, uri }] : []),
      { textDocument: { uri, version: null }, edits },
    ],
  };
}
