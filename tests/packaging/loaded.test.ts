import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** The files that a run of the built command has loaded, and node's own modules. */
function loadedBy(...args: string[]): { files: string[]; builtins: string[] } {
  const { status, stderr } = spawnSync(process.execPath, ['--require', spy, LAUNCHER, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const { files, builtins }: { files: string[]; builtins: string[] } = JSON.parse(readFileSync(seen, 'utf8'));
  return { files: files.map((file) => basename(file)).filter((file) => file !== 'spy.cjs'), builtins };
}

describe('a run loads what it uses', () => {
  test.each(['text', 'json'])('lint --format %s: the bundle and nothing else', (format) => {
    const { files, builtins } = loadedBy('lint', '--no-config', '--format', format, '报告.txt');
    expect(files.sort()).toEqual(['gangmu.js', 'gangmu.js']);
    const names = builtins.map((name) => name.replace(/^NativeModule /, ''));
    // Threads, archives and digests are for --jobs, --shard and --cache.
    for (const name of ['worker_threads', 'crypto', 'zlib', 'http']) expect(names).not.toContain(name);
  });

  test('lint with a configuration: the schema library besides', () => {
    expect(loadedBy('lint', '报告.txt').files.sort()).toEqual(['gangmu.js', 'gangmu.js', 'zod.js']);
  });
});

/** What has no place in the file that every run reads. */
const APART =
  /node_modules\/(vscode-languageserver|vscode-languageserver-protocol|vscode-jsonrpc|zod|iconv-lite|cli-progress)\//;

test.each(['gangmu.js', 'check-worker.js'])('%s holds no library that is loaded apart', (bundle) => {
  const map: { sources: string[] } = JSON.parse(readFileSync(join(ROOT, 'server/dist', `${bundle}.map`), 'utf8'));
  expect(map.sources.length).toBeGreaterThan(100);
  expect(map.sources.filter((source) => APART.test(source))).toEqual([]);
});
