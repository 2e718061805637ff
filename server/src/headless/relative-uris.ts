import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Stands for the folder of the run in what is stored and compared: shards may run in different folders. */
const FOLDER = 'gangmu-folder:/';

/** The JSON text with the addresses of files under `folder` made relative to it. */
export function relativised(json: string, folder: string): string {
  return json.replaceAll(pathToFileURL(join(folder, '/')).href, FOLDER);
}

/** The reverse of `relativised`. */
export function absolute(json: string, folder: string): string {
  return json.replaceAll(FOLDER, pathToFileURL(join(folder, '/')).href);
}
