/**
 * How long an editor waits: for the edition to open, for another of its eight pages, for the page under a photo that is
 * dragged. The command as a user starts it, the window in a real Chromium, moved by its mouse. Told in milliseconds as they
 * pass, and in frames; asserted as the machine lets: medians, held against how slow it is now.
 *
 *     DAYANG_STUDIO_PACE=5 npx vitest run tests/studio/pace.test.ts
 */
import { rm } from 'node:fs/promises';
import type { CDPSession, Page as Tab } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFiles } from '../../scripts/studio/server/client-bundles.ts';
import { slowness } from '../machine-speed.ts';
import { projectRoot, type Running, startDayang, until } from '../run-dayang.ts';
import { makeEightPages } from './eight-pages.ts';
import { type Chromium, startChromium } from './start-chromium.ts';

const asked = process.env['DAYANG_STUDIO_PACE'];
/** How often each is done. */
const times = Number(asked ?? 1);
/** Pages that are waited for before one is turned to: all of them take a while to be pictured. */
const waited = asked ? 8 : 3;
/** ms, of the issue that the studio was built by. */
const most = { open: 1200, turn: 150, frame: 1000 / 30 };

let folder: string;
let chromium: Chromium;
let running: Running | undefined;
let session: CDPSession;
beforeAll(async () => {
  [folder, chromium] = await Promise.all([makeEightPages(), startChromium(['--lang=en-US'])]);
  await chromium.tab.setViewport({ width: 1440, height: 900 });
  await chromium.tab.evaluateOnNewDocument(watchWindow);
  session = await chromium.tab.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
}, 60_000);
const stop = async (): Promise<void> => {
  running?.child.kill('SIGINT');
  await running?.ended;
};
afterAll(async () => {
  await chromium[Symbol.asyncDispose]();
  await stop();
  await rm(folder, { recursive: true, force: true });
});

declare global {
  interface Window {
    pace: {
      /** ms from the request of the window to the paint after the page stood in it, its words there to be edited. */
      live?: number;
      /** ms from a press of the mouse or key to the paint after the page it asked for was shown. */
      readonly turns: number[];
    };
  }
}

/** Runs in the window. Its page is live when the window says so: nothing of it is shown as busy. */
function watchWindow(): void {
  if (window !== top) return;
  const pace: Window['pace'] = { turns: [] };
  window.pace = pace;
  const painted = (then: (now: number) => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    requestAnimationFrame(() => port2.postMessage(0));
  };
  let pressed: number | undefined;
  let asked = '';
  const press = ({ timeStamp }: Event): void => {
    pressed = timeStamp;
  };
  addEventListener('mousedown', press, true);
  addEventListener('keydown', press, true);
  const look = (): void => {
    const main = document.querySelector('main');
    if (main?.getAttribute('aria-busy') !== 'false') return;
    const shown = main.querySelector<HTMLElement>('iframe.shown')?.dataset['page'] ?? '';
    if (shown === asked) return;
    asked = shown;
    const from = pressed;
    pressed = undefined;
    painted((now) => {
      if (pace.live === undefined) pace.live = now;
      else if (from !== undefined) pace.turns.push(now - from);
    });
  };
  const begin = (): void => {
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  };
  if (document.documentElement) begin();
  else addEventListener('DOMContentLoaded', begin);
}

const sorted = (all: readonly number[]): number[] => all.toSorted((a, b) => a - b);
const median = (all: readonly number[]): number => sorted(all)[all.length >> 1]!;
const shown = (all: readonly number[]): string => sorted(all).map(Math.round).join(' ');
const tell = (words: string): void => void process.stderr.write(`${words}\n`);

/** ms of CPU time that the thread of the window and its pages has worked since it began. */
async function worked(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

interface Opened {
  /** ms from the start of the command, and from the window's request. */
  readonly command: number;
  readonly window: number;
  readonly thread: number;
}

async function open(tab: Tab): Promise<Opened> {
  await tab.goto('about:blank');
  await stop();
  const began = performance.now();
  const started = startDayang(['studio', folder, '--no-open'], { cwd: projectRoot });
  running = started;
  await until('the studio is open', () => /^http:.*\n/m.test(started.stdout()), 60_000);
  const went = tab.goto(started.stdout().trim(), { timeout: 60_000 });
  await went;
  await tab.waitForFunction(() => window.pace.live !== undefined, { timeout: 60_000 });
  const command = performance.now() - began;
  return { command, window: await tab.evaluate(() => window.pace.live!), thread: await worked() };
}

test('an edition of eight pages opens to a live page', { timeout: 60_000 + times * 30_000 }, async () => {
  const slow = slowness();
  // What a first start on a machine makes, and keeps.
  await clientFiles();
  const opened: Awaited<ReturnType<typeof open>>[] = [];
  for (let time = 0; time < times; time += 1) opened.push(await open(chromium.tab));
  const all = (which: keyof Opened): number[] => opened.map((one) => one[which]);
  tell(
    `opening, ms: from the window's request ${shown(all('window'))}, from the start of the command ${shown(all('command'))}; its thread works ${shown(all('thread'))}; machine ${slow.toFixed(1)}`,
  );
  expect(median(all('thread'))).toBeLessThan(most.open * slow);
  // Where other tests run beside it, what passes is theirs.
  if (asked) expect(median(all('window'))).toBeLessThan(most.open * slow);
});

test('another page is shown before an editor waits for it', { timeout: 120_000 + times * 30_000 }, async () => {
  const { tab } = chromium;
  const slow = slowness();
  const began = performance.now();
  const turnTo = async (number: number): Promise<number> => {
    const turned = await tab.evaluate(() => window.pace.turns.length);
    const at = await tab.evaluate((wanted) => {
      const button = document.querySelectorAll('.thumbnails button')[wanted - 1]!;
      button.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = button.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, number);
    await tab.mouse.click(at.x, at.y);
    await tab.waitForFunction((before) => window.pace.turns.length > before, { timeout: 60_000 }, turned);
    return (await tab.evaluate(() => window.pace.turns)).at(-1)!;
  };
  // Pages that nobody has asked for yet are opened while nobody does anything.
  const cold = await turnTo(8);
  await tab.waitForFunction(
    (least) => {
      const pages = [...document.querySelectorAll<HTMLIFrameElement>('main iframe')];
      const small = [...document.querySelectorAll<HTMLImageElement>('.thumbnails img')];
      const pictured = small.filter((one) => one.complete && one.naturalWidth > 100);
      const open = pages.filter((one) => one.contentWindow?.dayangPage);
      return open.length >= least && (least < 8 || pictured.length === 8);
    },
    { timeout: 120_000, polling: 200 },
    waited,
  );
  const held = performance.now() - began;
  const turns: number[] = [];
  for (let time = 0; time < times; time += 1)
    for (const number of waited === 8 ? [2, 3, 7, 1, 5, 4, 6, 8] : [1, 8, 1, 8]) turns.push(await turnTo(number));
  const said = `${waited} held ${waited === 8 ? 'and pictured ' : ''}after ${(held / 1000).toFixed(1)} s; one asked for before, ms: ${Math.round(cold)}`;
  tell(`turning to one of eight pages, ms: ${shown(turns)}; ${said}; machine ${slow.toFixed(1)}`);
  expect(median(turns)).toBeLessThan(most.turn * slow);
});

test('a photo that is dragged moves thirty times a second, its story around it', {
  timeout: 60_000 + times * 30_000,
}, async () => {
  const { tab } = chromium;
  const slow = slowness();
  await tab.keyboard.down('Control');
  await tab.keyboard.press('PageUp');
  await tab.keyboard.up('Control');
  await tab.waitForSelector("main[aria-busy='false'] iframe.shown[data-page='7']", { timeout: 60_000 });
  const frame = tab.frames().find((one) => one.url().endsWith('/page/7/'))!;
  const corner = await tab.$eval('iframe.shown', (one) => one.getBoundingClientRect().toJSON() as DOMRect);
  const photo = await frame.$eval(
    '.block[data-id="hero"] .picture',
    (one) => one.getBoundingClientRect().toJSON() as DOMRect,
  );
  const from = { x: corner.x + photo.x + photo.width / 2, y: corner.y + photo.y + photo.height / 2 };
  await frame.evaluate(() => {
    const frames: number[] = [];
    const places = new Set<string>();
    const block = document.querySelector<HTMLElement>('.block[data-id="hero"]')!;
    const step = (now: number): void => {
      frames.push(now);
      const { left, top } = block.getBoundingClientRect();
      places.add(`${left} ${top}`);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    Object.assign(window, { drag: { frames, places } });
  });
  await tab.mouse.move(from.x, from.y);
  await tab.mouse.down();
  const [cpu, began] = [await worked(), await frame.evaluate(() => performance.now())];
  // Round and round over the page's upper half, as a hand would in search of a place.
  const steps = 120 * times;
  for (let step = 0; step < steps; step += 1) {
    const angle = (step / 60) * Math.PI;
    const sent = tab.mouse.move(from.x - 60 + 60 * Math.cos(angle), from.y + 90 + 90 * Math.sin(angle));
    await Promise.all([sent, new Promise((resolve) => setTimeout(resolve, 8))]);
  }
  const { frames, places, ended } = await frame.evaluate(() => {
    const { drag } = window as unknown as { drag: { frames: number[]; places: Set<string> } };
    return { frames: drag.frames, places: drag.places.size, ended: performance.now() };
  });
  const spent = (await worked()) - cpu;
  await tab.keyboard.press('Escape');
  await tab.mouse.up();
  const during = frames.filter((one) => one >= began && one <= ended);
  const gaps = during.slice(1).map((one, at) => one - during[at]!);
  const each = spent / during.length;
  tell(
    `dragging a photo: ${((during.length * 1000) / (ended - began)).toFixed(1)} frames a second over ${((ended - began) / 1000).toFixed(1)} s and ${places} places; a frame ms median ${median(gaps).toFixed(1)}, 95th percentile ${sorted(gaps)[Math.floor(gaps.length * 0.95)]!.toFixed(1)}; the thread works ${each.toFixed(1)} ms a frame; machine ${slow.toFixed(1)}`,
  );
  expect(places).toBeGreaterThan(8);
  expect(median(gaps)).toBeLessThan(most.frame * slow);
  expect(each).toBeLessThan(most.frame * slow);
  expect(chromium.faults).toEqual([]);
});
