import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

/** The first load on a cold disk takes close to twenty seconds. */
const LOAD_TIMEOUT_MS = 60_000;
const TIMEOUT_MS = 20_000;
const QUICK_INPUT_TIMEOUT_MS = 4_000;
const QUICK_INPUT_ATTEMPTS = 4;
/** A hover and a menu fade in. */
const FADE_MS = 400;

const OUTLINE_ROW = '.outline-pane .monaco-list-row';

/** VS Code's window, as a user sees it. */
export class Workbench {
  readonly #page: Page;
  readonly #screenshots: string;

  private constructor(page: Page, screenshots: string) {
    this.#page = page;
    this.#screenshots = screenshots;
  }

  /** Opens the window at `url`; screenshots go to the folder `screenshots`. */
  static async open(browser: Browser, url: string, screenshots: string): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 850 } });
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS });
    await page.locator('.monaco-workbench').waitFor({ timeout: LOAD_TIMEOUT_MS });
    return new Workbench(page, screenshots);
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  async screenshot(name: string): Promise<void> {
    await this.#page.waitForTimeout(FADE_MS);
    await this.#page.screenshot({ path: join(this.#screenshots, `${name}.png`) });
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
    await this.#quickInput(`:${line + 1}:${character + 2}`);
    await this.#page.keyboard.press('Enter');
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
