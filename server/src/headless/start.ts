import { isAscii } from 'node:buffer';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** A digest of the program, put in when it is built. */
declare const PROGRAM_DIGEST: string;

const program = fileURLToPath(new URL('./program.js', import.meta.url));

/**
 * Runs the program from what V8 made of its source in an earlier run: a report of 50 KB takes 0.17 s instead of 0.20. A cache
 * that cannot be read, is of another V8 or cannot be written costs nothing but that.
 */
function runCached(path: string): void {
  const bytes = readFileSync(program);
  // One byte a character, where that is all there is: reading and hashing the source takes a third.
  const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
  const cachedData = readOwn(path);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: program,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const main = script.runInThisContext() as (...parameters: unknown[]) => void;
  main(module.exports, createRequire(program), module, program, dirname(program));
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => write(path, script));
}

/** The file; undefined where there is none, or where others could have written it: what is in it is run. */
function readOwn(path: string): Buffer | undefined {
  try {
    for (const place of [dirname(path), path]) {
      const { uid, mode } = statSync(place);
      if (process.getuid && (uid !== process.getuid() || (mode & WRITABLE_BY_OTHERS) !== 0)) return undefined;
    }
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const WRITABLE_BY_OTHERS = 0o022;

/** Writes what V8 knows of the program by now, in one step, and removes what it knew of other versions. */
function write(path: string, script: Script): void {
  const folder = dirname(path);
  const temporary = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, script.createCachedData(), { mode: 0o600 });
    renameSync(temporary, path);
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(PROGRAM_DIGEST)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    attempt(() => rmSync(temporary, { force: true }));
  }
}

/** Does what may fail without harm. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Nothing depends on it.
  }
}

/** Commands that end soon, and of which each uses other parts of the program. */
const SHORT: readonly string[] = ['lint', 'merge', 'outline', 'glossary', 'rules'];

/**
 * Has V8 wait eight times as long as it would before it compiles a function for speed. That of Node 20 does it so early that
 * many are compiled in vain or twice; a fifth of the time of a run goes there. `lint` takes 0.17 CPU s instead of 0.20 for 50 KB,
 * 2.1 s instead of 2.7 for 10 MB, 7.0 s instead of 8.0 for 1,000 reports. Later ones wait longer by themselves and don't know
 * the flag. Set before the program is compiled: what is cached is of use to a V8 with the same flags only.
 */
function compileLater(): void {
  if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=540000');
}

/**
 * Where the cache for a command lies; undefined where there is to be none: as Node's own variable says, while coverage is
 * taken, on machines that forget everything after the run, and for the server, which does not end.
 */
function cacheFile(command: string): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE, CI } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE || NODE_V8_COVERAGE || CI || !SHORT.includes(command)) {
    return undefined;
  }
  return join(cacheHome(), 'gangmu', `${PROGRAM_DIGEST}-${process.version}-${process.arch}-${command}`);
}

/** The user's own folder for caches, as each system has it. */
function cacheHome(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

const [, , command = ''] = process.argv;
if (SHORT.includes(command)) compileLater();
const cache = cacheFile(command);
if (cache === undefined) createRequire(program)(program);
else runCached(cache);
