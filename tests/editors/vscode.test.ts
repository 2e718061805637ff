import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_CHECKS, type ApiResult, REPORT_PREFIX } from './api-checks.ts';
import { startBrowser } from './browser.ts';
import { prepareWorkspace } from './documents.ts';
import type { Expectation } from './expectation.ts';
import { CACHE, ROOT, SCREENSHOTS } from './paths.ts';
import { installVsCode, startVsCode, type VsCodeServer } from './vscode-server.ts';
import { Workbench } from './workbench.ts';

const run = promisify(execFile);

const PACKAGE_TIMEOUT_MS = 120_000;
/** Both documents through all checks take about ten seconds; each check of a broken extension waits twenty. */
const SUITE_TIMEOUT_MS = 240_000;

const STUB = join(import.meta.dirname, 'stub');
const SUITE = join(CACHE, 'suite.cjs');

let home: string;
let workspace: string;
let server: VsCodeServer;
let browser: Browser;
let expectations: Expectation[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gangmu-vscode-'));
  workspace = join(home, 'workspace');
  await Promise.all([workspace, SCREENSHOTS].map((folder) => mkdir(folder, { recursive: true })));
  expectations = await prepareWorkspace(workspace);
  const vsix = join(home, 'gangmu.vsix');
  await run('npm', ['run', '--silent', 'package', '--', '--out', vsix], { cwd: ROOT, timeout: PACKAGE_TIMEOUT_MS });
  await build({
    entryPoints: [join(import.meta.dirname, 'suite.ts')],
    outfile: SUITE,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  });
  await installVsCode();
  server = await startVsCode(vsix, home);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (home) await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe('through the API, in the extension host', () => {
  const results: ApiResult[] = [];

  beforeAll(async () => {
    const page = await browser.newPage();
    const ended = new Promise<void>((resolve) => {
      void page.exposeFunction('codeAutomationExit', () => resolve());
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const line = args.map(String).join(' ');
      if (line.startsWith(REPORT_PREFIX)) results.push(JSON.parse(line.slice(REPORT_PREFIX.length)));
    });
    const remote = `vscode-remote://127.0.0.1:${server.port}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', `${remote}${STUB}`],
      ['extensionTestsPath', `${remote}${SUITE}`],
    ]);
    await page.goto(`http://127.0.0.1:${server.port}/?folder=${workspace}&payload=${encodeURIComponent(payload)}`);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, SUITE_TIMEOUT_MS).unref())]);
    await page.close();
  });

  describe.each([
    ['the sample', 0],
    ['the seed', 1],
  ] as const)('%s', (_name, index) => {
    test.for(API_CHECKS)('%s', (check, { skip }) => {
      const file = expectations[index]?.file;
      if (!file) return skip('the seed documents are not beside the repository');
      const result = results.find((candidate) => candidate.file === file && candidate.check === check);
      expect(result, 'the check did not run: did the extension host start?').toBeDefined();
      expect(result?.error).toBeUndefined();
    });
  });
});

describe('through the user interface', () => {
  let bench: Workbench;
  let expectation: Expectation;

  beforeAll(async () => {
    // The seed where there is one, else the sample.
    expectation = expectations.at(-1) as Expectation;
    bench = await Workbench.open(browser, `http://127.0.0.1:${server.port}/?folder=${workspace}`, SCREENSHOTS);
    await bench.openFile(expectation.file);
  });

  afterAll(() => bench?.close());

  test('the problems panel lists the findings', async () => {
    await bench.run('Problems: Focus on Problems View');
    const [rule] = Object.keys(expectation.findings) as [string];
    await bench.problems(rule).first().waitFor();
    await bench.screenshot('problems');
    const total = Object.values(expectation.findings).reduce((sum, count) => sum + count, 0);
    expect(await bench.statusBarText()).toContain(`纲目 ${total}`);
  });

  test('the outline shows the tree of sections', async () => {
    await bench.run('纲目: Show the outline');
    for (const heading of expectation.headings) await bench.outline(heading).first().waitFor();
    await bench.screenshot('outline');
  });

  test('hover on a term shows its definition', async () => {
    await bench.hover(expectation.term);
    await bench.hoverWidget(expectation.term.definition).waitFor();
    await bench.screenshot('hover');
  });

  test('a quick fix is offered and takes its problem away', async () => {
    await bench.run('Problems: Focus on Problems View');
    const problems = bench.problems(expectation.fixedRule);
    const before = await problems.count();
    expect(before).toBeGreaterThan(0);
    await problems.first().dblclick();
    await bench.openQuickFixes();
    await bench.screenshot('quick-fixes');
    await bench.applyFirstQuickFix();
    await expect.poll(() => problems.count(), { timeout: 20_000 }).toBe(before - 1);
    await bench.screenshot('fixed');
  });
});
