/**
 * Chromium's process. It is started before the library is loaded that talks to it: it comes up on a core of its own
 * meanwhile, which takes it 150 ms.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { makeProfile, sweepProfiles } from './profile-folder.ts';
import { unpackChromium } from './unpack-chromium.ts';

export interface ChromiumProcess {
  readonly executable: string;
  /** Its pipes for the DevTools protocol. */
  readonly pipes: { readonly write: Writable; readonly read: Readable };
  readonly source: 'package' | 'system';
  readonly sandbox: boolean;
  readonly hasEnded: () => boolean;
  /** Never gives anything; fails when the process ends by itself or could not be started, with what it said. */
  readonly failure: Promise<never>;
  /** Ends it with all that it has started, and removes its profile. */
  readonly end: () => Promise<void>;
}

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--mute-audio',
  '--disable-gpu',
  '--disable-webgl',
  '--allow-pre-commit-input',
  '--enable-automation',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-infobars',
  '--disable-ipc-flooding-protection',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--force-color-profile=srgb',
  '--disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints,ProcessPerSiteUpToMainFrameThreshold,IsolateSandboxedIframes',
  // No name resolves: what the page asks for is answered by us or not at all.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Chromium refuses its sandbox to root; elsewhere it stays on unless the user turns it off. */
const sandboxed = (): boolean => process.getuid?.() !== 0 && process.env['DAYANG_NO_SANDBOX'] !== '1';

/** Of what it says, so many characters are kept, for the words of its failure. */
const mostSaid = 8000;

/**
 * The pinned build from npm, or the one that `DAYANG_CHROMIUM` names. It talks through a pipe, and so ends with this
 * process however that ends.
 * @throws where there is none to be started
 */
export async function startChromium(signal?: AbortSignal): Promise<ChromiumProcess> {
  const system = process.env['DAYANG_CHROMIUM'];
  const unpacked = system ? undefined : await unpackChromium();
  signal?.throwIfAborted();
  const sandbox = sandboxed();
  const profile = await makeProfile();
  const executable = system ?? unpacked!.executable;
  const words = [...flags, `--user-data-dir=${profile}`, ...(sandbox ? [] : ['--no-sandbox', '--no-zygote'])];
  const child = spawn(executable, [...words, 'about:blank'], {
    // A group of its own, which is ended as one.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: unpacked
      ? {
          ...process.env,
          LD_LIBRARY_PATH: [unpacked.libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
          FONTCONFIG_FILE: unpacked.fontConfig,
          // What Chromium leaves lying goes with its profile.
          TMPDIR: profile,
        }
      : process.env,
  });
  // What others left; nobody waits for it.
  sweepProfiles().catch(() => undefined);
  const { end, failure } = guard(child, profile);
  const [, , , write, read] = child.stdio as unknown as [null, null, Readable, Writable, Readable];
  return {
    executable,
    pipes: { write, read },
    source: system ? 'system' : 'package',
    sandbox,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    failure,
    end,
  };
}

/** Ends the process with this one, and hears why it ended before. */
function guard(child: ChildProcess, profile: string): Pick<ChromiumProcess, 'end' | 'failure'> {
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  // With all that it has started: what lives on a moment longer would write into the profile again.
  const kill = (): void => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  // An error that nobody caught, or a second interrupt, waits for nothing.
  const leave = (): void => {
    if (child.pid !== undefined) kill();
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {}
  };
  process.once('exit', leave);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-mostSaid);
  });
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<Error>();
  child.once('error', onEnd);
  child.once('close', (code, by) => onEnd(new Error(`the browser ended with ${code ?? by}\n${said.trim()}`)));
  const failure = ended.then((error) => Promise.reject(error));
  // Whoever waits for it meets it.
  failure.catch(() => undefined);
  let ending: Promise<void> | undefined;
  const endOrderly = async (): Promise<void> => {
    // It keeps nothing worth an orderly end, which would take 60 to 90 ms.
    const running = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    const gone = running && new Promise((resolve) => child.once('exit', resolve));
    if (running) kill();
    await gone;
    await removeProfile();
    process.off('exit', leave);
  };
  return {
    failure,
    end: () => {
      ending ??= endOrderly();
      return ending;
    },
  };
}
