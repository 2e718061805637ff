import { type Connection, RequestType } from 'vscode-languageserver';
import type { Files } from '../session/files.ts';

/** Asks the client for the text of the file at an address; null where there is none. */
const ReadFile = new RequestType<string, string | null, void>('gangmu/readFile');

/** Files as the client reads them, for a server without a file system of its own. */
export function clientFiles(connection: Connection): Files {
  return {
    async read(uri) {
      return (await connection.sendRequest(ReadFile, uri)) ?? undefined;
    },
  };
}
