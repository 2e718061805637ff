import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Expectation } from './expectation.ts';
import { DOCUMENT_CHECKS, FEATURE_CHECKS } from './host/checks.ts';
import { type HostResult, REPORT_PREFIX, REST_CHECK, type StartUp } from './host-result.ts';
import { CACHE } from './paths.ts';

/** All checks take about a minute; each check of a broken extension waits twenty seconds. */
const SUITE_TIMEOUT_MS = 240_000;

/** Bundles what runs in the extension host, of node or of the browser, into `file`. */
export async function bundleSuite(file: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'host/run.ts')],
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  });
}

/** What a run of the suite said. */
export interface SuiteRun {
  results: HostResult[];
  /** Absent where the extension host did not get as far. */
  startUp?: StartUp;
}

/** Opens a VS Code at `url` that runs the suite; returns what its checks said, however it ended. */
export async function runSuite(browser: Browser, url: string): Promise<SuiteRun> {
  const run: SuiteRun = { results: [] };
  const page = await browser.newPage();
  const ended = new Promise<void>((resolve) => {
    void page.exposeFunction('codeAutomationExit', () => resolve());
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = args.map(String).join(' ');
    if (!line.startsWith(REPORT_PREFIX)) return;
    const said: HostResult | StartUp = JSON.parse(line.slice(REPORT_PREFIX.length));
    if ('check' in said) run.results.push(said);
    else run.startUp = said;
  });
  await page.goto(url);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, SUITE_TIMEOUT_MS).unref())]);
  await page.close();
  return run;
}

/** Checks that the service starts, and writes down in the cache how long that took in the host of that name. */
export function testStartUp(host: 'desktop' | 'web', run: () => SuiteRun): void {
  test('the service starts with the first report; how long that takes is written down', async () => {
    const { startUp } = run();
    expect(startUp).toBeDefined();
    await writeFile(join(CACHE, `start-up-${host}.json`), `${JSON.stringify(startUp)}\n`);
  });
}

/** A test for each feature, and for each check on each document; both lists are known only when the tests run. */
export function testChecks(expectations: () => Expectation[], run: () => SuiteRun): void {
  const passed = (check: string, file?: string): void => {
    const result = run().results.find((candidate) => candidate.file === file && candidate.check === check);
    expect(result, 'the check did not run: did the extension host start?').toBeDefined();
    expect(result?.error).toBeUndefined();
  };
  test.for([REST_CHECK, ...Object.keys(FEATURE_CHECKS)])('%s', (check) => passed(check));
  describe.each([
    ['the sample', 0],
    ['the seed', 1],
  ])('%s', (_name, index) => {
    test.for(Object.keys(DOCUMENT_CHECKS))('%s', (check, { skip }) => {
      const file = expectations()[index]?.file;
      if (!file) return skip('the seed documents are not beside the repository');
      passed(check, file);
    });
  });
}
