/**
 * Prints how large is what users fetch, and how long the extension took to start when the editor tests last ran.
 *
 * Usage: npm run sizes
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const HOSTS = ['desktop', 'web'];

const folder = mkdtempSync(join(tmpdir(), 'gangmu-sizes-'));
try {
  const vsix = join(folder, 'gangmu.vsix');
  run(root, 'run', '--silent', 'package', '--', '--out', vsix);
  print('.vsix', statSync(vsix).size);
  for (const bundle of ['client.cjs', 'serverNode.cjs', 'clientBrowser.js', 'serverBrowser.js', 'overview.js'])
    print(`  dist/${bundle}`, statSync(join(root, 'dist', bundle)).size);
  const [packed] = JSON.parse(run(join(root, 'server'), 'pack', '--json', '--pack-destination', folder));
  print('npm package', packed.size);
  print('  unpacked', packed.unpackedSize);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const host of HOSTS) {
  const file = join(root, '.cache', `start-up-${host}.json`);
  if (!existsSync(file)) console.log(`start-up, ${host}: not measured yet; npm run test:editors does`);
  else {
    const { outlineMs } = JSON.parse(readFileSync(file, 'utf8'));
    console.log(`start-up, ${host}: outline of the first report ${outlineMs} ms after it is opened`);
  }
}

function run(cwd, ...args) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function print(what, bytes) {
  console.log(`${what.padEnd(26)}${(bytes / 1000).toFixed(0).padStart(7)} kB`);
}
