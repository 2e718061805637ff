/**
 * Measures Gangmu beside its peers and beside the least that any program has to do, prints tables and writes them to
 * docs/performance.md.
 *
 * Usage: npm run bench [-- headless|servers|memory|archive]… [--quick]
 * All parts unless some are named. --quick leaves the large inputs and most repetitions out and writes nothing.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entry = join(root, 'tests/bench/bench.ts');
const script = join(root, '.bench/bench.mjs');
const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});

await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile: script,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // Inputs and programs are found from where the sources stand, not from where the bundle runs.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(entry).href) },
  logLevel: 'warning',
});
const { bench } = await import(pathToFileURL(script).href);
await bench(positionals, values.quick);
