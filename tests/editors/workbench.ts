import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

/** The first load on a cold disk takes close to twenty seconds. */
const TIMEOUT_MS = 60_000;
/** A hover and a menu fade in. */
const FADE_MS = 400;

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
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.locator('.monaco-workbench').waitFor();
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
    await this.#page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
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

  /** Rows of the problems panel that name `rule`. */
  problems(rule: string): Locator {
    return this.#page.locator('.markers-panel .monaco-list-row', { hasText: rule });
  }

  /** Rows of the outline that hold `title`. */
  outline(title: string): Locator {
    return this.#page.locator('.outline-pane .monaco-list-row', { hasText: title });
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

  async openQuickFixes(): Promise<void> {
    await this.#page.keyboard.press('Control+.');
    await this.#page.locator('.action-widget .monaco-list-row').first().waitFor();
  }

  async applyFirstQuickFix(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  async #quickInput(text: string): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.keyboard.press('F1');
    const input = this.#page.locator('.quick-input-widget:visible .quick-input-box input.input');
    await input.waitFor();
    await input.fill(text);
  }
}
