import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { decode } from '../session/encoding.ts';
import type { Files } from '../session/files.ts';
import { type Entry, reportsUnder } from './report-files.ts';

/** Files of the machine the server runs on. */
export const nodeFiles: Files = {
  async read(uri) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    try {
      return decode(await readFile(fsPath)).text;
    } catch (error) {
      if (ABSENT.has((error as NodeJS.ErrnoException).code)) return undefined;
      throw error;
    }
  },

  async reports(uri) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return [];
    const paths: string[] = [];
    for await (const path of reportsUnder(fsPath, entriesOf)) paths.push(path);
    return paths.sort().map((path) => URI.file(path).toString());
  },
};

async function entriesOf(folder: string): Promise<Entry<string>[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => ({ name: entry.name, at: join(folder, entry.name), kind: kindOf(entry) }));
}

function kindOf(entry: Dirent): Entry<string>['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : undefined;
}

/** Error codes of a file that is not there. */
const ABSENT: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR']);
