import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, runExtension } from './extension.ts';

/**
 * Entry in the node extension host: the server is a child process, spoken to over its standard streams, over which the server sends
 * megabytes of outline as it keeps them: after a keystroke in 10 MB they are here in 35–45 ms, over node's own IPC in 120.
 */
export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/serverNode.cjs');
  return runExtension(
    context,
    (options) =>
      new LanguageClient(
        CLIENT_ID,
        CLIENT_NAME,
        {
          run: { module, transport: TransportKind.stdio },
          debug: { module, transport: TransportKind.stdio, options: { execArgv: ['--enable-source-maps'] } },
        },
        options,
      ),
  );
}
