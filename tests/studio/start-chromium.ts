/** The project's Chromium with a tab that keeps what went wrong in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page as Tab } from 'puppeteer-core';
import { unpackChromium } from '../../scripts/layout/unpack-chromium.ts';

export interface Chromium extends AsyncDisposable {
  readonly browser: Browser;
  readonly tab: Tab;
  /** What went wrong in the tab and its frames, or was refused by a policy. */
  readonly faults: string[];
}

export async function startChromium(flags: readonly string[] = []): Promise<Chromium> {
  const { executable, libraries, fontConfig } = await unpackChromium();
  const profile = await mkdtemp(join(tmpdir(), 'dayang-drive-'));
  const browser = await puppeteer.launch({
    executablePath: executable,
    headless: 'shell',
    pipe: true,
    userDataDir: profile,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--force-color-profile=srgb',
      '--disable-dev-shm-usage',
      '--no-sandbox',
      '--no-zygote',
      ...flags,
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: fontConfig,
      TMPDIR: profile,
    },
  });
  const [tab] = await browser.pages();
  if (!tab) throw new Error('Chromium has no tab');
  const faults: string[] = [];
  tab.on('pageerror', (error) => faults.push(String((error as Error).stack ?? error)));
  tab.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url ?? ''}`);
  });
  return {
    browser,
    tab,
    faults,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
