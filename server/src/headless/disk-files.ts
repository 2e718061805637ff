import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decode } from '../session/encoding.ts';
import type { Files } from '../session/files.ts';
import { systemReason } from './paths.ts';
import { decodeUtf8 } from './utf8.ts';

/** The files of this machine. Each is read once: a command sees one state of them. */
export function diskFiles(): Files {
  const known = new Map<string, Promise<string | undefined>>();
  return {
    read(uri) {
      let text = known.get(uri);
      if (!text) {
        text = readText(uri);
        known.set(uri, text);
      }
      return text;
    },
    reports: (uri) => reportsUnder(uri),
  };
}

/** Those that an editor knows of as well, so that both find the same. */
async function reportsUnder(uri: string): Promise<string[]> {
  const { nodeFiles } = await import('../lsp/node-files.ts');
  return (await nodeFiles.reports?.(uri)) ?? [];
}

async function readText(uri: string): Promise<string | undefined> {
  try {
    return decode(await readFile(fileURLToPath(uri)), decodeUtf8).text;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemReason(error))) return undefined;
    throw error;
  }
}
