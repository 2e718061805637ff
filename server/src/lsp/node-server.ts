import { createConnection } from 'vscode-languageserver/node';
import { serve } from './connection.ts';
import { nodeFiles } from './node-files.ts';

/**
 * Serves one client over the transport that the command line names: `--stdio`, `--node-ipc`, `--socket=PORT` or
 * `--pipe=NAME`. Ends with the connection or with the client's process, whichever goes first.
 * @throws Error if the command line names none
 */
export function startServer(): void {
  const connection = createConnection();
  // A fault in one answer must not cost the client all the others.
  process.on('uncaughtException', (error) => connection.console.error(error.stack ?? String(error)));
  process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));
  serve(connection, nodeFiles);
}
