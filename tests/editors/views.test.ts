import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { ROOT, SCREENSHOTS } from './paths.ts';
import { installVsCode, startVsCode, type VsCodeServer } from './vscode-server.ts';
import { Workbench } from './workbench.ts';

const run = promisify(execFile);

const PACKAGE_TIMEOUT_MS = 120_000;
const SHOWN = { timeout: 30_000 };

/** Pictures of the documentation; written when asked for only, as every run draws them a little differently. */
const IMAGES = process.env.UPDATE_IMAGES ? join(ROOT, 'docs/images') : SCREENSHOTS;

const REPORT = '青岚县政府工作报告.txt';
const BEFORE = '上年.txt';

let home: string;
let folder: string;
let server: VsCodeServer;
let browser: Browser;
let bench: Workbench;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gangmu-views-'));
  folder = join(home, 'workspace');
  await mkdir(folder, { recursive: true });
  await mkdir(IMAGES, { recursive: true });
  const sample = await readFile(join(ROOT, 'samples/示例报告.txt'), 'utf8');
  await writeFile(join(folder, REPORT), sample);
  await writeFile(join(folder, BEFORE), yearBefore(sample));
  // The year before is made of this one: its headings are its own.
  await writeFile(
    join(folder, 'gangmu.json'),
    JSON.stringify({ previousReport: BEFORE, rules: { 'year-on-year-copy': 'off' } }),
  );
  const vsix = join(home, 'gangmu.vsix');
  await run('npm', ['run', '--silent', 'package', '--', '--out', vsix], { cwd: ROOT, timeout: PACKAGE_TIMEOUT_MS });
  await installVsCode();
  server = await startVsCode(vsix, home);
  browser = await startBrowser();
  bench = await Workbench.open(browser, `http://127.0.0.1:${server.port}/?folder=${folder}`, IMAGES, {
    language: 'zh-cn',
    width: 1200,
    height: 720,
  });
  await bench.openFile(REPORT);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await bench?.screenshot(`failed ${task.name}`, SCREENSHOTS);
});

afterAll(async () => {
  await bench?.close();
  await browser?.close();
  await server?.stop();
  if (home) await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** A report of other years with other words under the same headings, but for one more and one less. */
function yearBefore(sample: string): string {
  return sample
    .replaceAll('2025年', '2023年')
    .replaceAll('2024年', '2022年')
    .replace(/^（五）聚力绿色发展$[\s\S]*?(?=^（六）)/m, '')
    .replace(/^（七）聚力安全底线$/m, '（七）聚力防灾减灾')
    .replace(/(?<=。|^)[^。\n]{30,}。$/gm, (words) => '这件事按时办妥。'.repeat(1 + Math.floor(words.length / 9)));
}

test('the outline stands beside the text', async () => {
  await bench.run('纲目: 显示大纲');
  await bench.outline('2024年工作回顾').waitFor(SHOWN);
  await bench.collapseFiles();
  await bench.screenshot('outline');
});

test('the problems panel speaks the user’s language', async () => {
  await expect.poll(() => bench.problemCount('duplicate-paragraph'), SHOWN).toBe(1);
  await bench.filterProblems('');
  await bench.problem('heading-marker-damaged').waitFor(SHOWN);
  await bench.problem('duplicate-paragraph').dblclick();
  await bench.screenshot('problems');
  await bench.run('View: Hide Panel');
});

test('the tree of terms has those in use with their uses, those never used and those without an entry', async () => {
  await bench.run('View: Show 纲目');
  const tree = bench.tree('名词解释');
  await tree.row('一廊三谷').waitFor(SHOWN);
  await tree.toggle('一廊三谷');
  await tree.row('建设全面铺开').waitFor(SHOWN);
  await bench.screenshot('terms');
  // What comes below is drawn once there is room for it.
  await tree.toggle('用到的');
  await tree.row('没有词条').waitFor(SHOWN);
  await tree.row('[12]').waitFor(SHOWN);
  await tree.toggle('用到的');
  await tree.row('建设全面铺开').click();
  await expect.poll(() => bench.selection(), SHOWN).toBe(await selectionOf('一廊三谷', '”[1]建设'));
});

test('the tree of duplicates has every place of a repeated paragraph, and leads there', async () => {
  const tree = bench.tree('重复');
  await tree.row('坚持要素跟着项目走').waitFor(SHOWN);
  const sample = await readFile(join(ROOT, 'samples/示例报告.txt'), 'utf8');
  const lines = sample.split('\n').flatMap((line, index) => (line.startsWith('坚持要素跟着项目走') ? [index + 1] : []));
  expect(lines).toHaveLength(2);
  for (const line of lines) await tree.row(`第 ${line} 行`).waitFor(SHOWN);
  await tree.row(`第 ${lines[1]} 行`).click();
  await expect.poll(() => bench.selection(), SHOWN).toMatch(new RegExp(`^Ln ${lines[1]}, .*selected`));
  await bench.screenshot('duplicates');
});

test('the overview draws the report to scale, compares it with the one before, and leads to the text', async () => {
  await bench.run('View: Toggle Primary Side Bar Visibility');
  await bench.run('纲目: 报告概览');
  const page = await bench.webview('#overview table');
  await expect.poll(() => page.locator('.facts').textContent(), SHOWN).toMatch(/上一份：政府工作报告/);
  expect(await page.locator('.dropped').textContent()).toContain('聚力防灾减灾');
  const map = page.locator('.map button');
  const heights = await map.evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height));
  const captions = await map.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  const heightOf = (words: string) => heights[captions.findIndex((caption) => caption.includes(words))] ?? 0;
  expect(heightOf('2024年工作回顾')).toBeGreaterThan(heightOf('加强政府自身建设'));
  await bench.screenshot('overview');
  // With the keyboard alone: down to the second section, and into the text.
  await map.first().focus();
  await page.locator('.map').press('End');
  const last = captions.at(-1) ?? '';
  expect(await page.locator('.map button:focus').getAttribute('aria-label')).toBe(last);
  await page.locator('.map button:focus').press('Enter');
  await expect.poll(() => bench.selection(), SHOWN).toBe(await selectionOf('（二）清廉从政'));
  await page.locator('.map button', { hasText: '依法行政' }).click();
  await expect.poll(() => bench.selection(), SHOWN).toBe(await selectionOf('（一）依法行政', '。重大'));
});

test('the overview is drawn in the colours of the theme, and runs no script but its own', async () => {
  const page = await bench.webview('#overview table');
  const brightness = async () => ({
    paper: isLight(await page.evaluate('getComputedStyle(document.body).backgroundColor')),
    ink: isLight(await page.evaluate('getComputedStyle(document.querySelector(".map button")).color')),
  });
  expect(await brightness()).toEqual({ paper: true, ink: false });
  await bench.run('Preferences: Toggle between Light/Dark Themes');
  await expect.poll(brightness, SHOWN).toEqual({ paper: false, ink: true });
  await bench.screenshot('overview-dark', SCREENSHOTS);
  await bench.run('Preferences: Toggle between Light/Dark Themes');
  await expect.poll(brightness, SHOWN).toEqual({ paper: true, ink: false });
  const title = await page.evaluate(`
    const script = document.createElement('script');
    script.textContent = 'document.title = "intruder"';
    document.body.append(script);
    document.title
  `);
  expect(title).toBe('报告概览');
});

test('a report that is opened later takes the place of the first in every view', async () => {
  await bench.run('纲目: 打开示例报告');
  const page = await bench.webview('#overview table');
  await expect.poll(() => page.locator('.facts').textContent(), SHOWN).not.toContain('上一份');
});

test('the walkthrough begins with a sample', async () => {
  await bench.run('Welcome: Open Walkthrough...');
  await bench.choose('开始使用纲目');
  await bench.text('打开一份报告，看它的大纲').waitFor(SHOWN);
  await bench.screenshot('walkthrough', SCREENSHOTS);
});

test('settings are explained in the user’s language', async () => {
  await bench.run('Preferences: Open Settings (UI)');
  await bench.searchSettings('gangmu.locale');
  await bench.text('消息所用的语言').waitFor(SHOWN);
  // The list draws only what is in view: this one is for the picture.
  await bench.searchSettings('gangmu');
  await bench.text('显示章节的字数').waitFor(SHOWN);
  await bench.screenshot('settings');
});

/** Whether a colour as CSS computes it, `rgb(…)`, is a light one. */
function isLight(colour: unknown): boolean {
  const [red = 0, green = 0, blue = 0] = String(colour).match(/\d+/g)?.map(Number) ?? [];
  return red + green + blue > 3 * 128;
}

/** What the status bar says once the first `words` before `following` are selected in the sample. */
async function selectionOf(words: string, following = ''): Promise<string> {
  const sample = await readFile(join(ROOT, 'samples/示例报告.txt'), 'utf8');
  const offset = sample.indexOf(words + following);
  expect(offset).toBeGreaterThanOrEqual(0);
  const before = sample.slice(0, offset + words.length).split('\n');
  return `Ln ${before.length}, Col ${(before.at(-1) ?? '').length + 1} (${words.length} selected)`;
}
