/** The one browser of a run: started, watched and closed here. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { openTabs, type Tabs } from './tabs.ts';
import { unpackChromium } from './unpack-chromium.ts';

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
}

const flags = [
  '--font-render-hinting=none',
  '--disable-gpu',
  '--disable-webgl',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--metrics-recording-only',
  '--mute-audio',
  '--force-color-profile=srgb',
  // No name resolves: what the page asks for is answered by us or not at all.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Chromium refuses its sandbox to root; elsewhere it stays on unless the user turns it off. */
const sandboxed = (): boolean => process.getuid?.() !== 0 && process.env['DAYANG_NO_SANDBOX'] !== '1';

/**
 * Starts Chromium: the pinned build from npm, or the one that `DAYANG_CHROMIUM` names.
 * It talks through a pipe, and so ends with this process however that ends.
 */
export async function openBrowser(signal?: AbortSignal): Promise<OpenBrowser> {
  const system = process.env['DAYANG_CHROMIUM'];
  const [puppeteer, unpacked] = await Promise.all([import('puppeteer-core'), system ? undefined : unpackChromium()]);
  signal?.throwIfAborted();
  const sandbox = sandboxed();
  const profile = await mkdtemp(join(tmpdir(), 'dayang-browser-'));
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  const launched = await puppeteer
    .launch({
      executablePath: system ?? unpacked!.executable,
      headless: 'shell',
      pipe: true,
      userDataDir: profile,
      ...(signal && { signal }),
      args: sandbox ? flags : [...flags, '--no-sandbox', '--no-zygote'],
      // The command line decides what an interrupt means; it closes the browser in its own time.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: unpacked
        ? {
            ...process.env,
            LD_LIBRARY_PATH: [unpacked.libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
            FONTCONFIG_FILE: unpacked.fontConfig,
            // What Chromium leaves lying goes with its profile.
            TMPDIR: profile,
          }
        : process.env,
    })
    .catch(async (error: unknown) => {
      await removeProfile();
      throw error;
    });
  const chromium = launched.process();
  // An error that nobody caught, or a second interrupt, waits for nothing.
  const leave = (): void => {
    chromium?.kill('SIGKILL');
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {}
  };
  process.once('exit', leave);
  return {
    browser: launched,
    tabs: openTabs(launched),
    toolchain: { chromium: await launched.version(), source: system ? 'system' : 'package', sandbox },
    async [Symbol.asyncDispose]() {
      // It keeps nothing worth an orderly end, which would take 60 to 90 ms.
      const running = chromium?.exitCode === null && chromium.signalCode === null;
      const ended = running && new Promise((resolve) => chromium.once('exit', resolve));
      chromium?.kill('SIGKILL');
      await ended;
      await removeProfile();
      process.off('exit', leave);
    },
  };
}
