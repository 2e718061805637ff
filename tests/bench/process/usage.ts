import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { peakOf, treeOf } from './proc.ts';

/** What a whole process, its threads and its children took. */
export interface Usage {
  /** User and system time, in seconds. */
  cpu: number;
  /** In seconds. */
  wall: number;
  /** The most memory one of its processes held, in MiB; undefined where the system does not tell. */
  peak: number | undefined;
  status: number | null;
}

export interface RunOptions {
  /** The folder to run in. */
  folder?: string;
  /** Where the standard output goes; nowhere unless given. */
  output?: string;
  /** Seconds after which the run is ended. */
  limit?: number;
}

/** Between two looks at the memory, in ms; what is held in a process's very last moments may be missed. */
const LOOK = 10;

/**
 * Runs a command to its end and says what it took, or `undefined` where it was ended because of the limit.
 *
 * Node knows what a child took only if the child is Node itself and says so. The shell's `times` knows it of any program.
 */
export async function usageOf(command: readonly string[], options: RunOptions = {}): Promise<Usage | undefined> {
  const { folder, output, limit = 600 } = options;
  const out = output ? openSync(output, 'w') : undefined;
  const began = performance.now();
  const shell = spawn('bash', ['-c', '"$@"; status=$?; times >&3; exit $status', 'bash', ...command], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1' },
    stdio: ['ignore', out ?? 'ignore', 'ignore', 'pipe'],
    // A process group of its own, so that the whole of it can be ended.
    detached: true,
  });
  if (out !== undefined) closeSync(out);

  let peak: number | undefined;
  const looking = setInterval(() => {
    // A process that has ended, and is not waited for yet, holds nothing any more.
    const held = treeOf(shell.pid as number)
      .slice(1)
      .flatMap((pid) => peakOf(pid) || []);
    if (held.length > 0) peak = Math.max(peak ?? 0, ...held);
  }, LOOK);
  let ended = false;
  const ending = setTimeout(() => {
    ended = true;
    process.kill(-(shell.pid as number), 'SIGKILL');
  }, limit * 1000);
  const times = text(shell.stdio[3] as Readable);
  const status = await new Promise<number | null>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('close', resolve);
  });
  const wall = (performance.now() - began) / 1000;
  clearInterval(looking);
  clearTimeout(ending);
  return ended ? undefined : { cpu: secondsIn((await times).split('\n')[1] ?? ''), wall, peak, status };
}

/** The sum of the shell's times, such as `0m0.021s 0m0.004s`, in seconds. */
function secondsIn(line: string): number {
  const times = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** The bytes of a file; for outputs of a run. */
export function outputIn(file: string): string {
  return readFileSync(file, 'utf8');
}
