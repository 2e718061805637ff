/**
 * Bundles the extension (dist/) and the published command (server/dist/).
 *
 * Usage: node scripts/build.mjs [--minify]
 */
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const minify = process.argv.includes('--minify');

/** Oldest runtimes supported: Node 20 for the command, the Chromium of VS Code 1.91 for the workers. */
const NODE = 'node20';
const BROWSER = 'es2022';

/** CommonJS dependencies inside an ES module bundle still call `require` for node's own modules. */
const REQUIRE_IN_MODULES =
  "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);";

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

/** The command is split so that `gangmu lint` does not load what only `gangmu server` needs. */
const command = {
  entryPoints: { gangmu: 'server/src/headless/main.ts', 'check-worker': 'server/src/headless/check-worker.ts' },
  platform: 'node',
  mainFields: MODULES_FIRST,
  target: NODE,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: REQUIRE_IN_MODULES },
  outdir: 'server/dist',
};

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

const results = await Promise.all(
  [...extension, panels, command].map((options) => build({ ...common, ...options, metafile: true })),
);
const bundles = results.flatMap((result) => Object.keys(result.metafile.outputs)).map((path) => join(root, path));
const pages = await copyRulePages();
await removeAllBut(new Set([...bundles, ...pages]));
