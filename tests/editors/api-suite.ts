import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { API_CHECKS, type ApiResult, REPORT_PREFIX } from './api-checks.ts';
import type { Expectation } from './expectation.ts';

/** Both documents through all checks take about ten seconds; each check of a broken extension waits twenty. */
const SUITE_TIMEOUT_MS = 240_000;

/** Bundles what runs in the extension host, of node or of the browser, into `file`. */
export async function bundleSuite(file: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'suite.ts')],
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  });
}

/** Opens a VS Code at `url` that runs the suite; returns what its checks said, however it ended. */
export async function runSuite(browser: Browser, url: string): Promise<ApiResult[]> {
  const results: ApiResult[] = [];
  const page = await browser.newPage();
  const ended = new Promise<void>((resolve) => {
    void page.exposeFunction('codeAutomationExit', () => resolve());
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = args.map(String).join(' ');
    if (line.startsWith(REPORT_PREFIX)) results.push(JSON.parse(line.slice(REPORT_PREFIX.length)));
  });
  await page.goto(url);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, SUITE_TIMEOUT_MS).unref())]);
  await page.close();
  return results;
}

/** A test for each check on the document that stands at `index`; both lists are known only when the tests run. */
export function testChecks(expectations: () => Expectation[], results: () => ApiResult[], index: number): void {
  test.for(API_CHECKS)('%s', (check, { skip }) => {
    const file = expectations()[index]?.file;
    if (!file) return skip('the seed documents are not beside the repository');
    const result = results().find((candidate) => candidate.file === file && candidate.check === check);
    expect(result, 'the check did not run: did the extension host start?').toBeDefined();
    expect(result?.error).toBeUndefined();
  });
}
