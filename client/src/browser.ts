import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, runExtension } from './extension.ts';

/** Entry in the browser extension host: the server is a web worker. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/serverBrowser.js').toString(true);
  return runExtension(
    context,
    (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, () => Promise.resolve(new Worker(script)), options),
  );
}
