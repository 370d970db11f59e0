import { type Checked, diagnostic } from '../core/diagnostic.ts';
import type { OpenBrowser } from '../layout/index.ts';

/** A browser on its way up. It has no value when none can be started on this machine, which is then said. */
export type OpeningBrowser = Promise<Checked<OpenBrowser>>;

/**
 * Starts the browser and does the work while it comes up; the browser is closed when the work has ended, however.
 * The work begins when the browser's process exists: what the work loads would hold up the start, and the browser's
 * own core would stand idle meanwhile.
 */
export async function withBrowser<Result>(
  signal: AbortSignal,
  work: (browser: OpeningBrowser) => Promise<Result>,
): Promise<Result> {
  const { promise: underWay, resolve: spawned } = Promise.withResolvers<void>();
  const opening: OpeningBrowser = import('../layout/browser.ts')
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
  opening.catch(() => undefined).finally(spawned);
  // Closing it ends whatever the stages are waiting for.
  const close = async () => (await opening.catch(() => undefined))?.value?.[Symbol.asyncDispose]();
  let closing: Promise<void> | undefined;
  const closeOnce = (): Promise<void> => {
    closing ??= close();
    return closing;
  };
  signal.addEventListener('abort', closeOnce, { once: true });
  try {
    await underWay;
    return await work(opening);
  } finally {
    signal.removeEventListener('abort', closeOnce);
    await closeOnce();
  }
}
