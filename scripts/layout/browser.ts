/** The one browser of a run: started, watched and closed here. */
import type { Browser } from 'puppeteer-core';
import { inPageScript } from './bundle.ts';
import { startChromium } from './chromium-process.ts';
import { pipeTransport } from './pipe-transport.ts';
import { openTabs, type Tabs } from './tabs.ts';

/** What the pages were set with; goes into reports, since another build may set them otherwise. */
export interface Toolchain {
  /** As the browser names itself, such as `HeadlessChrome/153.0.8010.0`. */
  readonly chromium: string;
  /** `package`: the pinned one from npm. `system`: named by `DAYANG_CHROMIUM`. */
  readonly source: 'package' | 'system';
  readonly sandbox: boolean;
}

export interface OpenBrowser extends AsyncDisposable {
  readonly browser: Browser;
  readonly tabs: Tabs;
  readonly toolchain: Toolchain;
  readonly executable: string;
  /** True once Chromium is gone: crashed, or killed because the machine ran out of memory. */
  readonly hasEnded: () => boolean;
}

/**
 * Starts Chromium and opens its first tab.
 * @param onSpawn called when its process exists, which is some 150 ms before it answers
 */
export async function openBrowser(signal?: AbortSignal, onSpawn?: () => void): Promise<OpenBrowser> {
  const chromium = await startChromium(signal);
  onSpawn?.();
  const { source, sandbox, executable, end, hasEnded } = chromium;
  try {
    // Ready when the first tab asks for it, which meets the failure.
    inPageScript().catch(() => undefined);
    const puppeteer = await import('puppeteer-core');
    signal?.throwIfAborted();
    const { write, read } = chromium.pipes;
    const connecting = puppeteer.connect({ transport: pipeTransport(write, read) });
    // A browser that is ended before it has answered never answers. Its own words say more than a closed pipe.
    const closed = connecting.catch((error: unknown) => Promise.race([chromium.failure, failing(error)]));
    const browser = await Promise.race([closed, chromium.failure, aborted(signal)]);
    const version = await Promise.race([browser.version(), aborted(signal)]);
    return {
      browser,
      tabs: openTabs(browser),
      toolchain: { chromium: version, source, sandbox },
      executable,
      hasEnded: () => !browser.connected || hasEnded(),
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Never gives anything; fails with the error, a moment later. */
const failing = (error: unknown): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(error), 500);
  });

/** Never gives anything; fails when the signal does. */
const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
