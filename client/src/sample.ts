import { type ExtensionContext, Uri, window, workspace } from 'vscode';

/** Opens a copy of the sample report that nobody can spoil. */
export async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
  const text = new TextDecoder().decode(
    await workspace.fs.readFile(Uri.joinPath(extensionUri, 'samples/示例报告.txt')),
  );
  const document = await workspace.openTextDocument({ content: text, language: 'report' });
  await window.showTextDocument(document);
}
