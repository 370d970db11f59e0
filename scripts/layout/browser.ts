/** The one browser of a run: started, watched and closed here. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { inPageScript } from './bundle.ts';
import { makeProfile, sweepProfiles } from './profile-folder.ts';
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
 * @param onSpawn called when its process exists, which is some 100 ms before it answers
 */
export async function openBrowser(signal?: AbortSignal, onSpawn?: () => void): Promise<OpenBrowser> {
  const system = process.env['DAYANG_CHROMIUM'];
  const [puppeteer, unpacked] = await Promise.all([
    import('puppeteer-core'),
    system ? undefined : unpackChromium(),
    sweepProfiles(),
  ]);
  // Ready when the first tab asks for it, which meets the failure.
  inPageScript().catch(() => undefined);
  signal?.throwIfAborted();
  const sandbox = sandboxed();
  const profile = await makeProfile();
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  const heard = (): void => onSpawn?.();
  subscribe('child_process', heard);
  // Not told of the signal: a launch that is broken off may never say so, and takes no longer than this.
  const launched = await puppeteer
    .launch({
      executablePath: system ?? unpacked!.executable,
      headless: 'shell',
      pipe: true,
      userDataDir: profile,
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
    })
    .finally(() => unsubscribe('child_process', heard));
  const chromium = launched.process();
  // With all that it has started: what lives on a moment longer would write into the profile again.
  const end = (): void => {
    try {
      process.kill(-chromium!.pid!, 'SIGKILL');
    } catch {
      chromium?.kill('SIGKILL');
    }
  };
  // An error that nobody caught, or a second interrupt, waits for nothing.
  const leave = (): void => {
    end();
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {}
  };
  process.once('exit', leave);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= endOrderly();
    return closing;
  };
  const endOrderly = async (): Promise<void> => {
    // It keeps nothing worth an orderly end, which would take 60 to 90 ms.
    const running = chromium?.exitCode === null && chromium.signalCode === null;
    const ended = running && new Promise((resolve) => chromium.once('exit', resolve));
    end();
    await ended;
    await removeProfile();
    process.off('exit', leave);
  };
  // A browser that is ended before it has answered never answers.
  const version = await Promise.race([launched.version(), ended(signal)]).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    browser: launched,
    tabs: openTabs(launched),
    toolchain: { chromium: version, source: system ? 'system' : 'package', sandbox },
    [Symbol.asyncDispose]: close,
  };
}

/** Never gives anything; fails when the signal does. */
const ended = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
