import type { FileRename, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { toRange } from '../features/position.ts';
import { type PathInText, pathsIn, relativeTo, resolve } from '../session/configuration/file-references.ts';
import { ConfigurationError } from '../session/configuration.ts';
import type { Session } from '../session/session.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { LineIndex } from '../text/lines.ts';
import type { Client } from './client.ts';

/**
 * The edits that let every configuration file of the workspace go on naming the files that it names once the client has
 * moved them, or it; null where there is nothing to edit.
 */
export async function renamedFilesEdit(
  session: Session,
  renames: readonly FileRename[],
  client: Client,
): Promise<WorkspaceEdit | null> {
  const moved = movedBy(renames);
  const documentChanges = [];
  for (const configuration of await configurationFiles(session, renames)) {
    const { uri, text, version } = configuration;
    const lines = new LineIndex(text);
    const edits = pathsIn(text, normal(uri)).flatMap((path): TextEdit[] => {
      const newText = newPath(uri, path, moved);
      return newText === undefined ? [] : [{ range: toRange({ lines }, path.span), newText: JSON.stringify(newText) }];
    });
    if (edits.length > 0) documentChanges.push({ textDocument: { uri, version }, edits });
  }
  if (documentChanges.length === 0) return null;
  if (client.versionedEdits) return { documentChanges };
  return { changes: Object.fromEntries(documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
}

/** How the file that `path` names is to be named from now on; undefined where it still is. */
function newPath(uri: string, { path, uri: target }: PathInText, moved: (uri: string) => string): string | undefined {
  const from = moved(uri);
  const to = moved(target);
  if (path.startsWith('/') && to === normal(target)) return undefined;
  return resolve(from, path) === to ? undefined : relativeTo(from, to, path);
}

/** Where the file at an address will be: a folder takes along what is in it. */
function movedBy(renames: readonly FileRename[]): (uri: string) => string {
  const pairs = renames.map(({ oldUri, newUri }) => ({ from: normal(oldUri), to: normal(newUri) }));
  return (uri) => {
    const own = normal(uri);
    for (const { from, to } of pairs) {
      if (own === from) return to;
      if (own.startsWith(`${from}/`)) return to + own.slice(from.length);
    }
    return own;
  };
}

/** Clients escape addresses in several ways. */
function normal(uri: string): string {
  return URI.parse(uri).toString().replace(/\/$/, '');
}

/** The configuration files in force for the reports of the workspace and for the files that move, with all they extend. */
async function configurationFiles(session: Session, renames: readonly FileRename[]): Promise<Snapshot[]> {
  const waiting: string[] = [];
  for (const uri of new Set([...(await session.workspaceUris()), ...renames.map(({ oldUri }) => oldUri)])) {
    const file = await session.configuration(uri).then(
      (configuration) => configuration.file,
      (error: unknown) => (error instanceof ConfigurationError ? error.file : undefined),
    );
    if (file !== undefined) waiting.push(file);
  }
  const found = new Map<string, Snapshot>();
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    if (found.has(uri)) continue;
    const snapshot = await session.load(uri).catch(() => undefined);
    if (!snapshot) continue;
    found.set(uri, snapshot);
    for (const path of pathsIn(snapshot.text, uri)) if (path.isExtended) waiting.push(path.uri);
  }
  return [...found.values()];
}
