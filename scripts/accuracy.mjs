/**
 * Injects known faults into the clean reports of the corpus, prints how many the rules find and how silent they are on the
 * clean text, and writes both to docs/accuracy.md.
 *
 * Usage: npm run accuracy [-- --count N] (faults of one kind in one report; 4 unless told)
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entry = join(root, 'tests/accuracy/table.ts');
const { values } = parseArgs({ options: { count: { type: 'string', default: '4' } } });

const bundle = await build({
  absWorkingDir: root,
  entryPoints: [entry],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  // The corpus is found from where the sources stand, not from where the bundle runs.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(entry).href) },
  logLevel: 'warning',
});

const folder = await mkdtemp(join(tmpdir(), 'gangmu-accuracy-'));
try {
  const script = join(folder, 'accuracy.mjs');
  await writeFile(script, bundle.outputFiles[0].contents);
  const { accuracyPage } = await import(pathToFileURL(script).href);
  const page = accuracyPage(Number(values.count));
  await writeFile(join(root, 'docs/accuracy.md'), page);
  process.stdout.write(page);
} finally {
  await rm(folder, { recursive: true });
}
