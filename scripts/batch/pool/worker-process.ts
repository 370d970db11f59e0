/**
 * A worker: a process with one warm browser that makes one package after another, as its parent says. It ends with its
 * parent, and its browser ends with it.
 */
import { writeFileSync } from 'node:fs';
import { keepCompiledCode } from '../../core/code-cache.ts';
import { openBrowser } from '../../layout/browser.ts';
import type { OpenBrowser } from '../../layout/index.ts';
import { makePackage } from './make-package.ts';
import type { Answer, Order } from './orders.ts';

keepCompiledCode();

const controller = new AbortController();
const say = (answer: Answer): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send!(answer, () => resolve());
    else resolve();
  });

/** The parent decides what an interrupt means: a terminal sends it to every process. */
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
process.on('disconnect', () => process.exit());

// Where memory runs out, a worker is the one to go: its work is taken over.
try {
  writeFileSync('/proc/self/oom_score_adj', '500');
} catch {}

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function lose(error: unknown): Promise<never> {
  await say({ kind: 'lost', reason: reasonOf(error) });
  process.exit(1);
}
process.on('uncaughtException', lose);
process.on('unhandledRejection', lose);

let busy = false;

async function obey(opened: OpenBrowser, order: Order): Promise<void> {
  busy = true;
  const browser = Promise.resolve({ value: opened, diagnostics: [] });
  const onPage = () => void say({ kind: 'page' });
  const { value, diagnostics } = await makePackage(order, { browser, signal: controller.signal, onPage });
  if (!opened.browser.connected || diagnostics.some(({ code }) => code === 'layout/browser-ended')) {
    return lose('the browser ended');
  }
  busy = false;
  await say({ kind: 'made', ...(value && { package: value.folder }), pages: value?.pages ?? 0, diagnostics });
}

openBrowser(controller.signal).then(
  (opened) => {
    opened.browser.once('disconnected', () => {
      // In the middle of a page its own way says so first.
      if (!busy) void lose('the browser ended');
    });
    process.on('message', (order: Order) => void obey(opened, order).catch(lose));
    return say({ kind: 'ready' });
  },
  async (error: unknown) => {
    await say({ kind: 'no-browser', reason: String(error instanceof Error ? error.message : error).split('\n')[0]! });
    process.exit(1);
  },
);
