import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

/** Whoever installs the command waits for it: everything it needs, once, without source maps. */
const MOST_BYTES = 1_500_000;

interface Packed {
  filename: string;
  size: number;
  files: { path: string }[];
}

let folder: string;
let packed: Packed;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangmu-pack-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: join(ROOT, 'server') });
  [packed] = JSON.parse(stdout) as [Packed];
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  // Offline: a package that needs another one does not install.
  const flags = ['--offline', '--no-audit', '--no-fund', '--no-package-lock'];
  await run('npm', ['install', ...flags, join(folder, packed.filename)], { cwd: folder });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the packed command', () => {
  test('holds bundles, rule pages and what npm asks for, and no source maps', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'bin/gangmu.js', 'dist/gangmu.js']));
    expect(paths).toContain('dist/rules/heading-number-gap.md');
    expect(paths.filter((path) => path.endsWith('.map') || path.startsWith('src/'))).toEqual([]);
    expect(packed.size).toBeLessThan(MOST_BYTES);
  });

  test('declares no dependency, as it brings everything along', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'node_modules/gangmu/package.json'), 'utf8'));
    expect(manifest.dependencies).toBeUndefined();
  });

  test('finds the faults of a report in the empty folder it is installed in', async () => {
    await copyFile(join(ROOT, 'samples/示例报告.txt'), join(folder, '示例报告.txt'));
    const lint = run('npx', ['--no-install', 'gangmu', 'lint', '--format', 'json', '示例报告.txt'], { cwd: folder });
    const { code, stdout } = await lint.then(
      (output) => ({ ...output, code: 0 }),
      (failure: { code: number; stdout: string }) => failure,
    );
    // There are errors in the sample.
    expect(code).toBe(1);
    const [{ findings }] = JSON.parse(stdout) as [{ findings: { rule: string }[] }];
    expect(findings.map(({ rule }) => rule)).toContain('heading-marker-damaged');
  }, 30_000);

  test.each([
    ['outline', '2025年重点任务'],
    ['glossary', '一廊三谷'],
    ['rules', 'heading-number-gap'],
  ])(
    'gangmu %s works there',
    async (command, words) => {
      const files = command === 'rules' ? [] : [join(ROOT, 'samples/示例报告.txt')];
      const { stdout } = await run('npx', ['--no-install', 'gangmu', command, ...files], { cwd: folder });
      expect(stdout).toContain(words);
    },
    30_000,
  );
});
