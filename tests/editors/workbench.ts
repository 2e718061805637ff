import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { smallPng } from './small-png.ts';

/** The first load on a cold disk takes close to twenty seconds. */
const LOAD_TIMEOUT_MS = 60_000;
const TIMEOUT_MS = 20_000;
const QUICK_INPUT_TIMEOUT_MS = 4_000;
const QUICK_INPUT_ATTEMPTS = 4;
/** A hover and a menu fade in. */
const FADE_MS = 400;

const OUTLINE_ROW = '.outline-pane .monaco-list-row';

export interface WindowOptions {
  /** Language of the texts that extensions bring; VS Code's own stay English, as it is installed without others. */
  language?: string;
  width?: number;
  height?: number;
}

/** VS Code's window, as a user sees it. */
export class Workbench {
  readonly #page: Page;
  readonly #screenshots: string;

  private constructor(page: Page, screenshots: string) {
    this.#page = page;
    this.#screenshots = screenshots;
  }

  /** Opens the window at `url`; screenshots go to the folder `screenshots`. */
  static async open(
    browser: Browser,
    url: string,
    screenshots: string,
    { language, width = 1400, height = 850 }: WindowOptions = {},
  ): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width, height } });
    if (language) await page.addInitScript(setLanguage, language);
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS });
    await page.locator('.monaco-workbench').waitFor({ timeout: LOAD_TIMEOUT_MS });
    return new Workbench(page, screenshots);
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  async screenshot(name: string, folder = this.#screenshots): Promise<void> {
    await this.#page.waitForTimeout(FADE_MS);
    await writeFile(join(folder, `${name}.png`), smallPng(await this.#page.screenshot()));
  }

  /** The tree view of that name. */
  tree(name: string): { row(words: string): Locator; toggle(words: string): Promise<void> } {
    const pane = this.#page.locator('.pane', { has: this.#page.locator(`.pane-header[aria-label^="${name}"]`) });
    const row = (words: string) => pane.locator('.monaco-list-row', { hasText: words }).first();
    return { row, toggle: (words) => row(words).locator('.monaco-tl-twistie').click() };
  }

  /** The page inside a panel, once `selector` is there: it stands in a frame in a frame. */
  async webview(selector: string): Promise<Frame> {
    const end = Date.now() + LOAD_TIMEOUT_MS;
    while (Date.now() < end) {
      for (const frame of this.#page.frames()) {
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.#page.waitForTimeout(FADE_MS);
    }
    throw new Error(`no panel has ${selector}`);
  }

  /** What is selected, as the status bar says: `Ln 3, Col 5 (4 selected)`. */
  async selection(): Promise<string> {
    return (await this.#page.locator('.statusbar-item', { hasText: /^Ln \d/ }).textContent()) ?? '';
  }

  /** Takes the row of the open quick pick that has those words. */
  async choose(words: string): Promise<void> {
    await this.#page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first().click();
  }

  /** Anything visible with those words. */
  text(words: string): Locator {
    return this.#page.locator(`:text("${words}"):visible`).first();
  }

  async searchSettings(words: string): Promise<void> {
    await this.#page.locator('.settings-editor .search-container .monaco-editor').click();
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.type(words);
  }

  async openFile(name: string): Promise<void> {
    await this.#page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: name })
      .first()
      .dblclick({ timeout: LOAD_TIMEOUT_MS });
    await this.#page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Runs the command that the palette shows as `title`. */
  async run(title: string): Promise<void> {
    await this.#quickInput(`>${title}`);
    await this.#page
      .locator('.quick-input-list .monaco-list-row', { hasText: title.split(': ').at(-1) as string })
      .first()
      .waitFor();
    await this.#page.keyboard.press('Enter');
  }

  /** Leaves in the problems panel those of `rule` only; with an empty string, all. */
  async filterProblems(rule: string): Promise<void> {
    await this.run('Problems: Focus on Problems View');
    await this.#page.locator('.viewpane-filter input:visible').fill(rule);
  }

  /**
   * How many problems of `rule` the panel says it has in its only file: it draws only the rows in view. To be polled: the
   * panel filters with a delay, and forgets a filter that is typed while it opens.
   */
  async problemCount(rule: string): Promise<number> {
    await this.filterProblems(rule);
    await this.#page.waitForTimeout(FADE_MS);
    const badge = this.#page.locator('.markers-panel .monaco-list-row .monaco-count-badge');
    return (await badge.count()) === 0 ? 0 : Number(await badge.first().textContent());
  }

  /** First row of the problems panel that names `rule`. */
  problem(rule: string): Locator {
    return this.#page.locator('.markers-panel .monaco-list-row', { hasText: rule }).first();
  }

  /** Gives the outline the room that the list of files takes. */
  async collapseFiles(): Promise<void> {
    await this.#page.locator('.pane:has(.explorer-folders-view) > .pane-header').click();
  }

  /** First row of the outline that holds `title`. */
  outline(title: string): Locator {
    return this.#page.locator(OUTLINE_ROW, { hasText: title }).first();
  }

  /** Texts of all rows of the outline, top to bottom; it draws only those in view, so it is paged through. */
  async outlineRows(): Promise<string[]> {
    const rows = new Map<number, string>();
    await this.#page.locator(OUTLINE_ROW).first().click();
    await this.#page.keyboard.press('Home');
    // The first page down only moves to the last row in view.
    for (let known = -1, idle = 0; idle < 2; idle = known < rows.size ? 0 : idle + 1) {
      known = rows.size;
      for (const row of await this.#page.locator(OUTLINE_ROW).all()) {
        rows.set(Number(await row.getAttribute('data-index')), (await row.textContent()) ?? '');
      }
      await this.#page.keyboard.press('PageDown');
      await this.#page.waitForTimeout(FADE_MS);
    }
    return [...rows].sort(([a], [b]) => a - b).map(([, text]) => text);
  }

  async statusBarText(): Promise<string> {
    const item = this.#page.locator('.statusbar-item', { hasText: '纲目' });
    await item.waitFor();
    return ((await item.textContent()) ?? '').replaceAll(/\s+/g, ' ');
  }

  /** Goes to the place and opens the hover there by the keyboard, as the text may wrap anywhere. */
  async hover({ line, character }: { line: number; character: number }): Promise<void> {
    // To the line only: for a column, newer versions count a Chinese character as two.
    await this.#quickInput(`:${line + 1}:1`);
    await this.#page.keyboard.press('Enter');
    await this.#page.keyboard.press('Control+1');
    await this.#page.locator('.editor-instance .monaco-editor.focused').waitFor();
    for (let right = 0; right <= character; right++) await this.#page.keyboard.press('ArrowRight');
    await this.#page.keyboard.press('Control+K');
    await this.#page.keyboard.press('Control+I');
  }

  hoverWidget(text: string): Locator {
    return this.#page.locator('.monaco-hover:visible', { hasText: text }).first();
  }

  /** Goes to the place of the problem in `row` and opens what can be done about it. */
  async openQuickFixes(row: Locator): Promise<void> {
    await row.dblclick();
    await this.#page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.#page.keyboard.press('Control+.');
    await this.#page.locator('.action-widget .monaco-list-row').first().waitFor();
  }

  async applyFirstQuickFix(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  /** Opens the quick input with `text` in it; a view that takes the focus late closes it, hence more than one attempt. */
  async #quickInput(text: string): Promise<void> {
    const input = this.#page.locator('.quick-input-widget:visible .quick-input-box input.input');
    for (let attempt = 1; ; attempt++) {
      await this.#page.keyboard.press('Escape');
      await this.#page.keyboard.press('F1');
      try {
        return await input.fill(text, { timeout: QUICK_INPUT_TIMEOUT_MS });
      } catch (error) {
        if (attempt === QUICK_INPUT_ATTEMPTS) throw error;
      }
    }
  }
}

/** Runs in the page before VS Code: makes it believe that its language is another, whatever it sets itself later. */
function setLanguage(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}
