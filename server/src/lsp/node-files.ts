import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { URI } from 'vscode-uri';
import { decode } from '../session/encoding.ts';
import type { Files } from '../session/files.ts';
import { REPORT_PATTERNS } from './report-patterns.ts';

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
    const paths = await glob([...REPORT_PATTERNS], { cwd: fsPath, absolute: true, ignore: ['**/node_modules/**'] });
    return paths.sort().map((path) => URI.file(path).toString());
  },
};

/** Error codes of a file that is not there. */
const ABSENT: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR']);
