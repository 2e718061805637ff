/** Writes what follows from the table of rules: the rules index, the schema of the configuration, the editors' settings. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path) => readFileSync(join(root, path), 'utf8');

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['scripts/generated/files.ts'],
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'esm',
  write: false,
  logLevel: 'warning',
});
const module = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
const { generatedFiles } = await import(module);
for (const [path, text] of Object.entries(generatedFiles(read))) {
  if (read(path) === text) continue;
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
