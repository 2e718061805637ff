import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
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
    const paths: string[] = [];
    for await (const path of reportsUnder(fsPath)) paths.push(path);
    return paths.sort().map((path) => URI.file(path).toString());
  },
};

/** Paths of the reports in `folder` and the folders in it. Links are not followed, so the walk ends. */
async function* reportsUnder(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && isReport(entry.name)) yield path;
    else if (entry.isDirectory() && !isPassedOver(entry.name)) yield* reportsUnder(path);
  }
}

const isReport = picomatch([...REPORT_PATTERNS]);

/** Folders of tools, in which nobody keeps reports. */
function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Error codes of a file that is not there. */
const ABSENT: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR']);
