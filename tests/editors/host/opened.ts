import * as vscode from 'vscode';
import { marked } from '../../features/marked.ts';

/** A report that a check wrote for itself, open in the editor; `‸` and `⟦…⟧` are taken out of its text. */
export interface Opened {
  document: vscode.TextDocument;
  uri: vscode.Uri;
  text: string;
  cursor: vscode.Position;
  ranges: vscode.Range[];
}

let count = 0;

/** Runs `check` on a new report with the text of `fixture`, and leaves nothing of it behind. */
export async function withReport(fixture: string, check: (opened: Opened) => Promise<void>): Promise<void> {
  const { document: parsed, cursor, ranges } = marked(fixture);
  const uri = fileIn(`功能${++count}工作报告.txt`);
  await withFiles({ [nameOf(uri)]: parsed.text }, async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    await check({
      document,
      uri,
      text: parsed.text,
      cursor: positionOf(cursor),
      ranges: ranges.map(({ start, end }) => new vscode.Range(positionOf(start), positionOf(end))),
    });
  });
}

/** Runs `check` while the workspace holds `files`, by name; they are closed and gone afterwards. */
export async function withFiles(files: Record<string, string>, check: () => Promise<void>): Promise<void> {
  for (const [name, text] of Object.entries(files))
    await vscode.workspace.fs.writeFile(fileIn(name), new TextEncoder().encode(text));
  try {
    await check();
  } finally {
    for (const name of Object.keys(files)) await remove(fileIn(name));
  }
}

/** A place in the folder that the window has open. */
export function fileIn(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder, name);
}

/** What stands in the file on the disk. */
export async function textOfFile(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileIn(name)));
}

async function remove(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
  for (const { uri: open } of tabs.map(({ input }) => input as vscode.TabInputText)) {
    // A changed text that is closed asks whether to save it.
    await vscode.window.showTextDocument(open);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}

function positionOf({ line, character }: { line: number; character: number }): vscode.Position {
  return new vscode.Position(line, character);
}
