import { type Connection, RequestType } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { Files } from '../session/files.ts';
import { type Entry, reportsUnder } from './report-files.ts';

/** Asks the client for the text of the file at an address; null where there is none. */
const ReadFile = new RequestType<string, string | null, void>('gangmu/readFile');

/** Asks the client for the names of what the folder at an address holds, links left out; nothing where there is none. */
const ReadFolder = new RequestType<string, FolderListing, void>('gangmu/readFolder');

interface FolderListing {
  files: string[];
  folders: string[];
}

/** Files as the client reads them, for a server without a file system of its own. */
export function clientFiles(connection: Connection): Files {
  const entriesOf = async (folder: URI): Promise<Entry<URI>[]> => {
    const { files, folders } = await connection.sendRequest(ReadFolder, folder.toString());
    const entries = (names: string[], kind: Entry<URI>['kind']) =>
      names.map((name) => ({ name, at: Utils.joinPath(folder, name), kind }));
    return [...entries(files, 'file'), ...entries(folders, 'folder')];
  };
  return {
    async read(uri) {
      return (await connection.sendRequest(ReadFile, uri)) ?? undefined;
    },

    async reports(uri) {
      const found: URI[] = [];
      for await (const report of reportsUnder(URI.parse(uri), entriesOf)) found.push(report);
      return found.sort((a, b) => (a.path < b.path ? -1 : 1)).map(String);
    },
  };
}
