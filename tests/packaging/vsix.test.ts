import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { beforeAll, describe, expect, test, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Unminified, four bundles are about 6 MB and pack to a sixth, beside half a megabyte of pictures; a dependency taken in by mistake shows. */
const MOST_BYTES = 1_900_000;

describe('the packed extension', () => {
  beforeAll(() => {
    if (!existsSync(join(ROOT, 'dist/client.cjs'))) throw new Error('nothing is built: run npm run build first');
  });

  test('holds what it needs and nothing else', async () => {
    const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
    expect(files.sort()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist/client.cjs',
        'dist/clientBrowser.js',
        'dist/overview.js',
        'dist/serverBrowser.js',
        'dist/serverNode.cjs',
        ...['duplicates', 'outline', 'overview', 'problems', 'settings', 'terms'].map(
          (name) => `docs/images/${name}.png`,
        ),
        'gangmu.schema.json',
        'icon.png',
        'l10n/bundle.l10n.zh-cn.json',
        'language-configuration.json',
        'media/gangmu.svg',
        'media/overview.css',
        'media/overview.svg',
        'package.json',
        'package.nls.json',
        'package.nls.zh-cn.json',
        'samples/示例报告.txt',
        'syntaxes/report.tmLanguage.json',
      ].sort(),
    );
  });

  test('is small', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const folder = await mkdtemp(join(tmpdir(), 'gangmu-vsix-'));
    try {
      const packagePath = join(folder, 'gangmu.vsix');
      await createVSIX({
        cwd: ROOT,
        packagePath,
        dependencies: false,
        allowMissingRepository: true,
        rewriteRelativeLinks: false,
      });
      expect((await stat(packagePath)).size).toBeLessThan(MOST_BYTES);
    } finally {
      vi.restoreAllMocks();
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  test.each(['dist/serverBrowser.js', 'dist/clientBrowser.js', 'dist/overview.js'])(
    '%s asks for nothing of node',
    async (file) => {
      const required = [...(await readFile(join(ROOT, file), 'utf8')).matchAll(/\brequire\("([^"]+)"\)/g)];
      expect(required.map(([, module]) => module).filter((module) => module !== 'vscode')).toEqual([]);
    },
  );
});
