import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startBrowser } from './browser.ts';
import { prepareDocument, prepareWorkspace } from './documents.ts';
import type { Expectation } from './expectation.ts';
import { bundleSuite, runSuite, type SuiteRun, testChecks, testStartUp } from './host-suite.ts';
import { CACHE, ROOT, SCREENSHOTS } from './paths.ts';
import { installVsCode, startVsCode, type VsCodeServer } from './vscode-server.ts';
import { installVsCodeWeb, startVsCodeWeb, type VsCodeWeb } from './vscode-web.ts';
import { Workbench } from './workbench.ts';

const run = promisify(execFile);

const PACKAGE_TIMEOUT_MS = 120_000;

const STUB = join(import.meta.dirname, 'stub');
const SUITE = join(CACHE, 'suite.cjs');

let home: string;
let server: VsCodeServer;
let browser: Browser;
let expectations: Expectation[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gangmu-vscode-'));
  expectations = await prepareWorkspace(await folderOf('api'));
  await mkdir(SCREENSHOTS, { recursive: true });
  const vsix = join(home, 'gangmu.vsix');
  await run('npm', ['run', '--silent', 'package', '--', '--out', vsix], { cwd: ROOT, timeout: PACKAGE_TIMEOUT_MS });
  await bundleSuite(SUITE);
  await installVsCode();
  server = await startVsCode(vsix, home);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (home) await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** A workspace folder of that name: the two drivers edit the same documents, each in its own folder. */
async function folderOf(name: string): Promise<string> {
  const folder = join(home, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

describe('through the API, in the extension host', () => {
  let suite: SuiteRun;

  beforeAll(async () => {
    const remote = `vscode-remote://127.0.0.1:${server.port}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', `${remote}${STUB}`],
      ['extensionTestsPath', `${remote}${SUITE}`],
    ]);
    const url = `http://127.0.0.1:${server.port}/?folder=${await folderOf('api')}&payload=${encodeURIComponent(payload)}`;
    suite = await runSuite(browser, url);
  });

  testStartUp('desktop', () => suite);
  testChecks(
    () => expectations,
    () => suite,
  );
});

describe('through the API, in a browser, with the service in a worker', () => {
  let suite: SuiteRun;
  let web: VsCodeWeb;

  beforeAll(async () => {
    await installVsCodeWeb();
    const extension = await folderOf('web-extension');
    await cp(server.extension, extension, { recursive: true });
    const script = join(extension, 'suite.js');
    await cp(SUITE, script);
    const workspace = await folderOf('web');
    await prepareWorkspace(workspace);
    web = await startVsCodeWeb(extension, workspace, script);
    suite = await runSuite(browser, web.url);
  });

  afterAll(() => web?.stop());

  testStartUp('web', () => suite);
  testChecks(
    () => expectations,
    () => suite,
  );
});

describe('through the user interface', () => {
  let bench: Workbench;
  let expectation: Expectation;

  beforeAll(async () => {
    const workspace = await folderOf('ui');
    expectation = await prepareDocument(workspace);
    bench = await Workbench.open(browser, `http://127.0.0.1:${server.port}/?folder=${workspace}`, SCREENSHOTS);
    await bench.openFile(expectation.file);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await bench.screenshot(`failed: ${task.name}`);
  });

  afterAll(() => bench?.close());

  test('the problems panel lists the findings, the status bar counts them', async () => {
    const listed = Object.entries(expectation.findings).filter(([rule]) => !expectation.hints.includes(rule));
    for (const [rule, count] of listed) {
      await expect.poll(() => bench.problemCount(rule), { timeout: 30_000 }).toBe(count);
      await bench.problem(rule).waitFor();
    }
    await bench.filterProblems('');
    const total = listed.reduce((sum, [, count]) => sum + count, 0);
    await expect.poll(() => bench.statusBarText(), { timeout: 20_000 }).toContain(`纲目 ${total}`);
    await bench.screenshot('problems');
  });

  test('the outline shows the tree of sections', async () => {
    await bench.run('纲目: Show the outline');
    const [first] = expectation.headings as [string];
    await bench.outline(first).waitFor();
    await bench.collapseFiles();
    await bench.screenshot('outline');
    const rows = await bench.outlineRows();
    const shown = expectation.headings.map((heading) => rows.findIndex((row) => row.includes(heading)));
    expect(shown).not.toContain(-1);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  });

  test('hover on a term shows its definition', async () => {
    // A key that is pressed while the window is laid out is lost now and then.
    const shown = async (): Promise<void> => {
      await bench.hover(expectation.term);
      await bench.hoverWidget(expectation.term.definition).waitFor({ timeout: 5_000 });
    };
    await vi.waitFor(shown, { timeout: 30_000 });
    await bench.screenshot('hover');
  });

  test('a quick fix is offered and takes its problem away', async () => {
    const before = expectation.findings[expectation.fixedRule] as number;
    await expect.poll(() => bench.problemCount(expectation.fixedRule), { timeout: 30_000 }).toBe(before);
    await bench.openQuickFixes(bench.problem(expectation.fixedRule));
    await bench.screenshot('quick-fixes');
    await bench.applyFirstQuickFix();
    await expect.poll(() => bench.problemCount(expectation.fixedRule), { timeout: 30_000 }).toBe(before - 1);
    await bench.filterProblems('');
    await bench.screenshot('fixed');
  });
});
