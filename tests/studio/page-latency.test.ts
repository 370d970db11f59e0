/**
 * What a key costs. Asserted of the page's own thread in CPU time, which other programs on the machine do not count in; the
 * time from the key to the task after the paint is told beside it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Driven, drivePage } from './drive-page.ts';

const keys = Number(process.env['DAYANG_STUDIO_KEYS'] ?? 60);
/** ms of one frame. */
const frame = 16;

let driven: Driven;
beforeAll(async () => {
  driven = await drivePage();
}, 180_000);
afterAll(() => driven?.[Symbol.asyncDispose]());

test('a key at the story’s head moves all of it within a frame or two', { timeout: 60_000 }, async () => {
  const { tab } = driven;
  const at = await tab.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.host > p')!, NodeFilter.SHOW_TEXT);
    walker.nextNode();
    const range = document.createRange();
    range.setStart(walker.currentNode, 3);
    range.setEnd(walker.currentNode, 4);
    const { left, top, height } = range.getBoundingClientRect();
    return { x: left + 1, y: top + height / 2 };
  });
  await tab.mouse.click(at.x, at.y);
  await tab.evaluate(() => {
    const times: number[] = [];
    const { port1, port2 } = new MessageChannel();
    let waiting: number[] = [];
    port1.onmessage = () => {
      for (const began of waiting) times.push(performance.now() - began);
      waiting = [];
    };
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          waiting.push(timeStamp);
          port2.postMessage(0);
        }),
      true,
    );
    Object.assign(window, { times });
  });
  await driven.keys.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async (): Promise<{ busy: number; layouts: number }> => {
    const { metrics: all } = await driven.keys.send('Performance.getMetrics');
    const of = (name: string): number => all.find((one) => one.name === name)!.value;
    return { busy: of('TaskDuration') * 1000, layouts: of('LayoutCount') };
  };
  const words = [...'桥上 river 的人 and 都 boats '];
  const type = async (key: string): Promise<void> => {
    if (/[ -~]/.test(key)) return tab.keyboard.press(key as 'a');
    await driven.keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key });
    await driven.keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  };
  const before = await metrics();
  for (let key = 0; key < keys; key += 1) {
    await type(words[key % words.length]!);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await tab.waitForFunction((all) => (window as unknown as { times: number[] }).times.length >= all, {}, keys);
  const after = await metrics();
  const cost = (after.busy - before.busy) / keys;
  const layouts = (after.layouts - before.layouts) / keys;
  const times = await tab.evaluate(() => (window as unknown as { times: number[] }).times);
  const sorted = times.toSorted((a, b) => a - b);
  const [median, high] = [sorted[sorted.length >> 1]!, sorted[Math.floor(sorted.length * 0.95)]!];
  process.stderr.write(
    `a key: ${cost.toFixed(1)} ms of the page's thread, ${layouts.toFixed(1)} layouts; to its paint: median ${median.toFixed(1)} ms, 95th percentile ${high.toFixed(1)} ms, ${times.length} keys\n`,
  );
  expect(times).toHaveLength(keys);
  // One of the page, and at a new word one of the probe that measures it. A machine that carries ten browsers has cold caches.
  expect(layouts).toBeLessThan(2.2);
  expect(cost).toBeLessThan(2 * frame);
});
