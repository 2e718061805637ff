import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, runExtension } from './extension.ts';

/** Entry in the node extension host: the server is a child process, spoken to over IPC. */
export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/serverNode.cjs');
  return runExtension(
    context,
    (options) =>
      new LanguageClient(
        CLIENT_ID,
        CLIENT_NAME,
        {
          run: { module, transport: TransportKind.ipc },
          debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--enable-source-maps'] } },
        },
        options,
      ),
  );
}
