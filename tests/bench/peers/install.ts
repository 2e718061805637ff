import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BENCH_FOLDER } from '../folder.ts';

/** Packages that are installed together, by name, with exact versions. */
export type Packages = Readonly<Record<string, string>>;

/**
 * Installs packages into a folder of their own, unless these versions are there.
 *
 * @returns the folder, or why it could not be done
 */
export async function install(name: string, packages: Packages): Promise<{ folder: string } | { failed: string }> {
  const folder = join(BENCH_FOLDER, 'peers', name);
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  const mark = join(folder, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === manifest) return { folder };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest);
  try {
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      timeout: 180_000,
    });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return { failed: (stderr || message).trim().split('\n')[0] ?? message };
  }
  writeFileSync(mark, manifest);
  return { folder };
}
