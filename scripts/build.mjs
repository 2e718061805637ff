/**
 * Bundles the extension (dist/) and the published command (server/dist/).
 *
 * Usage: node scripts/build.mjs [--minify]
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const minify = process.argv.includes('--minify');

/** Oldest runtimes supported: Node 20 for the command, the Chromium of VS Code 1.91 for the workers. */
const NODE = 'node20';
const BROWSER = 'es2022';

/** jsonc-parser's CommonJS form requires its parts by names that no bundler can follow; its ES module form imports them. */
const MODULES_FIRST = ['module', 'main'];

const common = {
  absWorkingDir: root,
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  legalComments: 'eof',
  logLevel: 'warning',
};

/** Everything VS Code loads. The node files end in .cjs, as the root package is of type module and VS Code requires them. */
const extension = [
  {
    entryPoints: { client: 'client/src/node.ts' },
    platform: 'node',
    target: NODE,
    format: 'cjs',
    external: ['vscode'],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  },
  {
    entryPoints: { clientBrowser: 'client/src/browser.ts' },
    platform: 'browser',
    target: BROWSER,
    format: 'cjs',
    external: ['vscode'],
    outdir: 'dist',
  },
  {
    entryPoints: { serverNode: 'server/src/lsp/node.ts' },
    platform: 'node',
    mainFields: MODULES_FIRST,
    target: NODE,
    format: 'cjs',
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  },
  {
    entryPoints: { serverBrowser: 'server/src/lsp/browser.ts' },
    platform: 'browser',
    target: BROWSER,
    format: 'iife',
    outdir: 'dist',
  },
];

/** What runs inside a panel. */
const panels = {
  entryPoints: { overview: 'client/webview/overview.ts' },
  platform: 'browser',
  target: BROWSER,
  format: 'iife',
  outdir: 'dist',
};

/** Parts of the command that few runs need, and that share no class with the rest: each is a file of its own. */
const PARTS = {
  'node-server': 'server/src/lsp/node-server.ts',
  zod: 'zod',
  'iconv-lite': 'iconv-lite',
  'cli-progress': 'cli-progress',
};

/** Leaves imports of the parts to the run, which takes them from the files beside the bundle. */
const partsApart = {
  name: 'parts-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(zod|iconv-lite|cli-progress)$|\/lsp\/node-server\.ts$/ }, ({ path, kind }) => {
      const file = `./${path.split('/').at(-1).replace(/\.ts$/, '')}.js`;
      return kind === 'dynamic-import' ? { path: file, namespace: 'part' } : { path: file, external: true };
    });
    // A script that runs from V8's cache can require, but not import.
    onResolve({ filter: /./, namespace: 'part' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * The command: one file and CommonJS: twenty ES modules took node 20 ms more to find and to link. Of what is in the file a
 * run evaluates only the modules it imports.
 */
const command = {
  platform: 'node',
  mainFields: MODULES_FIRST,
  target: NODE,
  format: 'cjs',
  outdir: 'server/dist',
  define: { 'import.meta.url': 'urlOfBundle' },
  banner: { js: "const urlOfBundle = require('node:url').pathToFileURL(__filename).href;" },
};

const commandAndThreads = {
  ...command,
  entryPoints: { program: 'server/src/headless/main.ts', 'check-worker': 'server/src/headless/check-worker.ts' },
  plugins: [partsApart],
};

const parts = { ...command, entryPoints: PARTS };

/** What starts the program, and knows which one it is. */
async function start() {
  const digest = createHash('sha256').update(await readFile(join(root, 'server/dist/program.js')));
  return {
    ...command,
    entryPoints: { gangmu: 'server/src/headless/start.ts' },
    define: { ...command.define, PROGRAM_DIGEST: JSON.stringify(digest.digest('hex').slice(0, 16)) },
  };
}

/** Rule pages are data of the command: `gangmu rules ID` prints them. Returns the paths written. */
async function copyRulePages() {
  const names = (await readdir(join(root, 'docs/rules'))).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  const target = join(root, 'server/dist/rules');
  await mkdir(target, { recursive: true });
  await Promise.all(names.map((name) => copyFile(join(root, 'docs/rules', name), join(target, name))));
  return names.map((name) => join(target, name));
}

/** Removes what earlier builds left; only after a build, so that a running server never finds its files gone. */
async function removeAllBut(written) {
  for (const folder of ['dist', 'server/dist']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const stale = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !written.has(path));
    await Promise.all(stale.map((path) => rm(path, { force: true })));
  }
}

const make = (options) => build({ ...common, ...options, metafile: true });
const results = await Promise.all([...extension, panels, commandAndThreads, parts].map(make));
results.push(await make(await start()));
const bundles = results.flatMap((result) => Object.keys(result.metafile.outputs)).map((path) => join(root, path));
const pages = await copyRulePages();
/** The package is of type module, its bundles are not. */
const kind = join(root, 'server/dist/package.json');
await writeFile(kind, '{ "type": "commonjs" }\n');
await removeAllBut(new Set([...bundles, ...pages, kind]));
