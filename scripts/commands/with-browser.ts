import { type Checked, diagnostic } from '../core/diagnostic.ts';
import type { OpenBrowser } from '../layout/index.ts';

/** A browser on its way up. It has no value when none can be started on this machine, which is then said. */
export type OpeningBrowser = Promise<Checked<OpenBrowser>>;

/** A browser that is started when it is first asked for. */
export interface AskedBrowser {
  (): OpeningBrowser;
  /** Ends it, where it was started. */
  readonly release: () => Promise<void>;
}

interface Opener {
  readonly ask: () => OpeningBrowser;
  /** Resolves when the browser's process exists, or cannot be started. */
  readonly underWay: Promise<void>;
  readonly release: () => Promise<void>;
}

function makeOpener(signal: AbortSignal): Opener {
  const { promise: underWay, resolve: spawned } = Promise.withResolvers<void>();
  let opening: OpeningBrowser | undefined;
  const open = (): OpeningBrowser => {
    const started: OpeningBrowser = import('../layout/browser.ts')
      .then(({ openBrowser }) => openBrowser(signal, spawned))
      .then(
        (value) => {
          const { chromium, source } = value.toolchain;
          return { value, diagnostics: source === 'system' ? [diagnostic('layout/system-browser', { chromium })] : [] };
        },
        (error: unknown) => {
          signal.throwIfAborted();
          const reason = String(error instanceof Error ? error.message : error).split('\n')[0]!;
          return { diagnostics: [diagnostic('layout/browser-failed', { reason })] };
        },
      );
    // Whoever waits for it meets the failure; until somebody does, it is not unhandled.
    started.catch(() => undefined).finally(spawned);
    return started;
  };
  let closing: Promise<void> | undefined;
  const close = async () => (await opening?.catch(() => undefined))?.value?.[Symbol.asyncDispose]();
  return {
    ask: () => {
      opening ??= open();
      return opening;
    },
    underWay,
    release: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Does the work, and closes the browser when the work has ended, however. */
async function closingAfter<Result>(
  signal: AbortSignal,
  { release }: Opener,
  work: () => Promise<Result>,
): Promise<Result> {
  // Closing it ends whatever the stages are waiting for.
  signal.addEventListener('abort', release, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', release);
    await release();
  }
}

/**
 * Starts the browser and does the work while it comes up. The work begins when the browser's process exists: what the
 * work loads would hold up the start, and the browser's own core would stand idle meanwhile.
 */
export async function withBrowser<Result>(
  signal: AbortSignal,
  work: (browser: OpeningBrowser) => Promise<Result>,
): Promise<Result> {
  const opener = makeOpener(signal);
  const opening = opener.ask();
  return closingAfter(signal, opener, async () => {
    await opener.underWay;
    return work(opening);
  });
}

/** The same for work that may need none: it is started with `ahead`, or else when it is asked for. */
export async function withAskedBrowser<Result>(
  signal: AbortSignal,
  ahead: boolean,
  work: (browser: AskedBrowser) => Promise<Result>,
): Promise<Result> {
  const opener = makeOpener(signal);
  if (ahead) opener.ask();
  return closingAfter(signal, opener, async () => {
    if (ahead) await opener.underWay;
    return work(Object.assign(() => opener.ask(), { release: opener.release }));
  });
}
