import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../server/bin/gangmu.js', import.meta.url));

/** Runs the built command in a process of its own: threads need the bundle. In Chinese, whatever the machine speaks. */
export function gangmuProcess(args: readonly string[], folder: string) {
  const env = { ...process.env, LC_ALL: 'C' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
