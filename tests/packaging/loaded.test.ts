import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const LAUNCHER = join(ROOT, 'server/bin/gangmu.js');

const folder = mkdtempSync(join(tmpdir(), 'gangmu-loaded-'));
const spy = join(folder, 'spy.cjs');
const seen = join(folder, 'seen.json');
writeFileSync(
  spy,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify({
    files: Object.keys(require.cache), builtins: process.moduleLoadList })));`,
);
writeFileSync(join(folder, '报告.txt'), '柳溪县政府工作报告\n\n一、过去一年工作\n各项任务都已完成。\n');
writeFileSync(join(folder, 'gangmu.json'), '{}');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], environment: Record<string, string>) {
  const { CI: _, ...inherited } = process.env;
  const env = { ...inherited, LC_ALL: 'C', ...environment };
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
}

/** The files that a run of the built command has loaded, and node's own modules. */
function loadedBy(...args: string[]): { files: string[]; builtins: string[] } {
  const { status, stderr } = run(['--require', spy, LAUNCHER, ...args], { NODE_DISABLE_COMPILE_CACHE: '1' });
  expect([status, stderr]).toEqual([0, '']);
  const { files, builtins }: { files: string[]; builtins: string[] } = JSON.parse(readFileSync(seen, 'utf8'));
  return { files: files.map((file) => basename(file)).filter((file) => file !== 'spy.cjs'), builtins };
}

describe('a run loads what it uses', () => {
  test.each(['text', 'json'])('lint --format %s: the program and nothing else', (format) => {
    const { files, builtins } = loadedBy('lint', '--no-config', '--format', format, '报告.txt');
    expect(files.sort()).toEqual(['gangmu.js', 'gangmu.js', 'program.js']);
    const names = builtins.map((name) => name.replace(/^NativeModule /, ''));
    // Threads, archives and digests are for --jobs, --shard and --cache.
    for (const name of ['worker_threads', 'crypto', 'zlib', 'http']) expect(names).not.toContain(name);
  });

  test('lint with a configuration: the schema library besides', () => {
    expect(loadedBy('lint', '报告.txt').files.sort()).toEqual(['gangmu.js', 'gangmu.js', 'program.js', 'zod.js']);
  });
});

describe("V8's cache of the program", () => {
  const home = join(folder, 'cache');
  const files = () => (existsSync(join(home, 'gangmu')) ? readdirSync(join(home, 'gangmu')) : []);
  const lint = (environment: Record<string, string> = {}) => {
    const { status, stdout, stderr } = run([LAUNCHER, 'lint', '报告.txt'], { XDG_CACHE_HOME: home, ...environment });
    return { status, stdout, stderr };
  };
  const plain = lint({ NODE_DISABLE_COMPILE_CACHE: '1' });

  test('is not made where Node is told so, nor on a machine that forgets', () => {
    expect(plain.status).toBe(0);
    expect(lint({ CI: 'true' })).toEqual(plain);
    expect(files()).toEqual([]);
  });

  test('changes nothing but the time, whatever is in it', () => {
    expect(lint()).toEqual(plain);
    const [file = ''] = files();
    const path = join(home, 'gangmu', file);
    const cache = readFileSync(path);
    expect(lint()).toEqual(plain);
    expect(readFileSync(path).equals(cache)).toBe(true);
    for (const content of ['', 'no cache', cache.subarray(0, cache.length / 2)]) {
      writeFileSync(path, content);
      expect(lint()).toEqual(plain);
      expect(readFileSync(path).length).toBeGreaterThan(cache.length / 2);
    }
  });

  test('is not read where others could have written it, and its folder need not be there', () => {
    const [file = ''] = files();
    const path = join(home, 'gangmu', file);
    writeFileSync(path, 'of others');
    chmodSync(path, 0o666);
    expect(lint()).toEqual(plain);
    writeFileSync(join(folder, 'no-folder'), '');
    expect(lint({ XDG_CACHE_HOME: join(folder, 'no-folder') })).toEqual(plain);
  });

  test('does not keep the program from its parts', () => {
    mkdirSync(join(folder, 'gb'), { recursive: true });
    // 一、 twice, in GB18030.
    writeFileSync(join(folder, 'gb/旧.txt'), Buffer.from('d2bba1a2b9a4d7f70ad2bba1a2b9a4d7f70a', 'hex'));
    const { stderr } = run([LAUNCHER, 'lint', '--fix', 'gb'], { XDG_CACHE_HOME: home });
    expect(stderr).toBe('');
  });
});

/** What has no place in the file that every run reads. */
const APART =
  /node_modules\/(vscode-languageserver|vscode-languageserver-protocol|vscode-jsonrpc|zod|iconv-lite|cli-progress)\//;

test.each(['program.js', 'check-worker.js'])('%s holds no library that is loaded apart', (bundle) => {
  const map: { sources: string[] } = JSON.parse(readFileSync(join(ROOT, 'server/dist', `${bundle}.map`), 'utf8'));
  expect(map.sources.length).toBeGreaterThan(100);
  expect(map.sources.filter((source) => APART.test(source))).toEqual([]);
});
