import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Complaint } from './complaint.ts';
import { displayPath, systemReason } from './paths.ts';

/** What a folder is searched for. A file that is named, or found by a glob, may end otherwise. */
export const EXTENSIONS: readonly string[] = ['.txt', '.md', '.report', '.baogao'];

/** Folders that hold no reports, and may hold very many files. */
const SKIPPED_FOLDERS: readonly string[] = ['node_modules'];

export interface Discovered {
  /** Absolute path. */
  path: string;
  /** As it is shown. */
  name: string;
  /** Whether the user named this very file. */
  named: boolean;
}

export interface Discovery {
  files: Discovered[];
  complaints: Complaint[];
}

/**
 * Files that the arguments name: a file, a folder with all reports under it, or a glob. Each file comes once, in the
 * order of the arguments, those of a folder or a glob in the order of their names. An argument that leads to no file is a complaint.
 */
export async function discover(paths: readonly string[], folder: string): Promise<Discovery> {
  const files = new Map<string, Discovered>();
  const complaints: Complaint[] = [];
  const add = (path: string, named: boolean) => {
    if (!files.has(path)) files.set(path, { path, name: displayPath(path, folder), named });
  };
  for (const argument of paths) {
    const path = resolve(folder, argument);
    const kind = await kindOf(path);
    if (kind === 'file') {
      add(path, true);
    } else if (kind === 'folder') {
      const before = complaints.length;
      const found = await filesUnder(path, folder, complaints);
      for (const file of found) add(file, false);
      if (found.length === 0 && complaints.length === before) complaints.push(noReports(argument));
    } else if (kind === 'missing') {
      const found = await filesLike(argument, folder);
      for (const file of found ?? []) add(file, false);
      if (!found) complaints.push(missing(argument));
      else if (found.length === 0) complaints.push(noMatch(argument));
    } else {
      complaints.push(unreadable(argument, kind.reason));
    }
  }
  return { files: [...files.values()], complaints };
}

/** Files that the glob matches, by name; undefined where the argument is no glob. The library is loaded only to find out. */
async function filesLike(argument: string, folder: string): Promise<string[] | undefined> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(argument)) return undefined;
  const found = await glob(argument.replaceAll('\\', '/'), {
    cwd: folder,
    absolute: true,
    ignore: ['**/node_modules/**'],
  });
  return found.sort();
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'missing' | { reason: string }> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const reason = systemReason(error);
    return reason === 'ENOENT' || reason === 'ENOTDIR' || reason === 'ENAMETOOLONG' ? 'missing' : { reason };
  }
}

/** Hidden entries are left out, and links to folders are not followed: they may lead in circles. */
async function filesUnder(path: string, folder: string, complaints: Complaint[]): Promise<string[]> {
  const found: string[] = [];
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for (const entry of await readdir(next, { withFileTypes: true })) {
        const child = join(next, entry.name);
        if (entry.name.startsWith('.')) continue;
        if (entry.isDirectory()) {
          if (!SKIPPED_FOLDERS.includes(entry.name)) waiting.push(child);
        } else if (EXTENSIONS.includes(extname(entry.name).toLowerCase())) {
          found.push(child);
        }
      }
    } catch (error) {
      complaints.push(unreadable(displayPath(next, folder), systemReason(error)));
    }
  }
  return found.sort();
}

function missing(file: string): Complaint {
  return {
    file,
    what: { zh: '没有这个文件或文件夹', en: 'no such file or folder' },
    remedy: { zh: '请检查路径', en: 'check the path' },
  };
}

function noMatch(file: string): Complaint {
  return {
    file,
    what: { zh: '没有文件与它匹配', en: 'matches no file' },
    remedy: { zh: '请检查通配符', en: 'check the pattern' },
  };
}

function noReports(file: string): Complaint {
  const kinds = EXTENSIONS.map((extension) => `*${extension}`);
  return {
    file,
    what: { zh: `文件夹中没有报告（${kinds.join('、')}）`, en: `no reports (${kinds.join(', ')}) in the folder` },
    remedy: { zh: '请检查路径，或用通配符指明文件', en: 'check the path, or name the files by a pattern' },
  };
}

/** @param reason the system's error code */
export function unreadable(file: string, reason: string): Complaint {
  return {
    file,
    what: { zh: `读不出来（${reason}）`, en: `cannot be read (${reason})` },
    remedy: { zh: '请检查文件的权限', en: 'check its permissions' },
  };
}
