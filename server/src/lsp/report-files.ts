import picomatch from 'picomatch';
import { REPORT_PATTERNS } from './report-patterns.ts';

/** What a folder holds; `at` is what its reader calls the place. A link is of neither kind. */
export interface Entry<Place> {
  name: string;
  at: Place;
  kind: 'file' | 'folder' | undefined;
}

/** The reports in `folder` and the folders in it, as `list` reads them. Links are not followed, so the walk ends. */
export async function* reportsUnder<Place>(
  folder: Place,
  list: (folder: Place) => Promise<Entry<Place>[]>,
): AsyncGenerator<Place> {
  for (const { name, at, kind } of await list(folder)) {
    if (kind === 'file' && isReport(name)) yield at;
    else if (kind === 'folder' && !isPassedOver(name)) yield* reportsUnder(at, list);
  }
}

const isReport = picomatch([...REPORT_PATTERNS]);

/** Folders of tools, in which nobody keeps reports. */
function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
