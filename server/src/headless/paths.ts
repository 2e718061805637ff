import { isAbsolute, relative, sep } from 'node:path';

/** The path as a user reads it: relative to `folder` where it lies under it, with forward slashes. */
export function displayPath(path: string, folder: string): string {
  const below = relative(folder, path);
  const shown = below === '' || below.startsWith('..') || isAbsolute(below) ? path : below;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

/** Says why the system refused to open, list or write a file, without its stack and its path. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
