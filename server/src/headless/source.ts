import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Decoded, decode, UndecodableError } from '../session/encoding.ts';
import type { Complaint } from './complaint.ts';
import { type Discovered, unreadable } from './discover.ts';
import { systemReason } from './paths.ts';
import type { Terminal } from './terminal.ts';
import { decodeUtf8 } from './utf8.ts';

/** A text to work on and where it comes from. */
export interface Source extends Decoded {
  /** As it is shown. */
  name: string;
  uri: string;
  /** Absolute path; absent for the standard input. */
  path?: string;
  bytes: Uint8Array;
}

/** Name of the standard input where the user gives it none. */
const INPUT_NAME = '<stdin>';

/** The file, read; a complaint where it cannot be. */
export async function readSource({ path, name }: Discovered): Promise<Source | Complaint> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return unreadable(name, systemReason(error));
  }
  return decoded({ name, uri: pathToFileURL(path).href, path, bytes });
}

/**
 * The standard input, read; a complaint where it is no text.
 *
 * @param filename the name it is to be treated as having, for its configuration
 */
export async function readInputSource(terminal: Terminal, filename: string | undefined): Promise<Source | Complaint> {
  const path = filename === undefined ? join(terminal.folder, 'stdin') : resolve(terminal.folder, filename);
  return decoded({ name: filename ?? INPUT_NAME, uri: pathToFileURL(path).href, bytes: await terminal.input() });
}

function decoded(source: Omit<Source, keyof Decoded>): Source | Complaint {
  try {
    return { ...source, ...decode(source.bytes, decodeUtf8) };
  } catch (error) {
    if (error instanceof UndecodableError) return { file: source.name, what: error.what, remedy: error.remedy };
    throw error;
  }
}

export function isSource(read: Source | Complaint): read is Source {
  return 'text' in read;
}
