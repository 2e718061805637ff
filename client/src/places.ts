import { type Command, Range, type TextDocumentShowOptions, Uri, window, workspace } from 'vscode';
import type { PlaceRange } from './protocol.ts';

export function toRange({ start, end }: PlaceRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** The command of a tree item that leads to a place; `title` is what it is called. */
export function openCommand(title: string, uri: Uri, range: PlaceRange): Command {
  const options: TextDocumentShowOptions = { selection: toRange(range), preserveFocus: true };
  return { title, command: 'vscode.open', arguments: [uri, options] };
}

/** Shows the place in an editor: in the one that shows the file already, else beside nothing in the first column. */
export async function showPlace(uri: string, range: PlaceRange): Promise<void> {
  const target = Uri.parse(uri);
  const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === target.toString());
  const document = visible?.document ?? (await workspace.openTextDocument(target));
  await window.showTextDocument(document, {
    selection: toRange(range),
    viewColumn: visible?.viewColumn ?? 1,
    preview: false,
  });
}
