import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/**
 * Starts a headless Chromium: the one that CHROMIUM names, or the system's.
 *
 * @throws Error that says how to get one
 */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), headless: true, args: FLAGS });
}

async function executable(): Promise<string> {
  for (const path of [process.env.CHROMIUM, ...PLACES]) {
    if (
      path &&
      (await access(path).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  throw new Error('no Chromium: install it (apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM');
}
