/** The plates of a page in the report, in the browser: what is seen, and how the keys go through them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KeyInput, Page } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparePdfs, picturesOfPairs, reportHtml } from '../../scripts/compare/index.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { smallPage } from '../fixtures/compare/small-pages.ts';

/** Of the second pair the page is turned, and shows a part of itself only. */
const turned = '/Rotate 90 /CropBox [20 10 200 180]';
const pdfs = {
  'ink-old': smallPage(),
  'ink-new': smallPage({ ink: '0 1 .5 0 k' }),
  'turned-old': smallPage({ page: turned }),
  'turned-new': smallPage({ page: turned, field: 60 }),
  'alone-new': smallPage({ text: 'A page that was not there' }),
};

let folder = '';
let open: OpenBrowser;
let page: Page;
let html = '';
const trouble: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-plates-'));
  const file = (name: string): string => join(folder, `${name}.pdf`);
  for (const [name, bytes] of Object.entries(pdfs)) await writeFile(file(name), bytes);
  const pairs = [
    { old: file('ink-old'), new: file('ink-new') },
    { old: file('turned-old'), new: file('turned-new') },
  ];
  const comparisons = await Promise.all([
    comparePdfs(pdfs['ink-old'], pdfs['ink-new'], { names: { old: 'old', new: 'new' } }),
    comparePdfs(pdfs['turned-old'], pdfs['turned-new'], { names: { old: 'old', new: 'new' } }),
  ]);
  const alone = { ...comparisons[0]!, pages: [{ ...comparisons[0]!.pages[0]!, old: undefined as never, changes: [] }] };
  const takePictures = picturesOfPairs([...pairs, { new: file('alone-new') }], { dpi: 150 });
  html = await reportHtml([...comparisons, alone], { language: 'en', takePictures });
  await writeFile(join(folder, 'report.html'), html);
  open = await openBrowser();
  page = await open.browser.newPage();
  await page.setViewport({ width: 1400, height: 800 });
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const go = async (hash = ''): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(`${pathToFileURL(join(folder, 'report.html')).href}${hash}`);
};
const press = (...keys: KeyInput[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const hash = () => page.evaluate(() => location.hash);
const plate = () => page.$eval('[data-ink][aria-pressed=true]', (one) => one.getAttribute('data-ink'));

interface Seen {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => readonly number[];
}

/** A window of the page that is shown, as its reader sees it. Places are parts of its sheet. */
async function seen(port: string): Promise<Seen> {
  const sheet = (await (await page.$(`.spread.shown ${port} .sheet`))!.boundingBox())!;
  const { data, info } = await sharp(await page.screenshot({ clip: sheet }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return {
    width,
    height,
    at: (x, y) => [...data.subarray((Math.round(y * height) * width + Math.round(x * width)) * 3).subarray(0, 3)],
  };
}
const windows = ['.plate.old', '.plate.new', '.plate.difference'];
const reddish = ([r, g, b]: readonly number[]): boolean => r! > g! + 60 && r! > b! + 60;
const greenish = ([r, g, b]: readonly number[]): boolean => g! > r! + 40 && g! > b! + 10;
const grey = ([r, g, b]: readonly number[]): boolean => Math.max(r!, g!, b!) - Math.min(r!, g!, b!) < 6;
/** Middle of the field, which stands at 40 to 100 and 40 to 80 of 200 pt. */
const field = [70 / 200, 1 - 60 / 200] as const;

describe('a plate', () => {
  test('that differs is shown first: old, new, and what became of its ink', async () => {
    await go();
    await press('6');
    expect(await plate()).toBe('Yellow');
    expect(await hash()).toBe('#0..plates.Yellow');
    const [old, fresh, difference] = [await seen(windows[0]!), await seen(windows[1]!), await seen(windows[2]!)];
    expect(new Set([old, fresh, difference].map(({ width, height }) => `${width} × ${height}`)).size).toBe(1);
    expect(old.at(...field)[0]).toBeLessThan(12);
    expect(fresh.at(...field)[0]).toBeGreaterThan(115);
    expect(fresh.at(...field)[0]).toBeLessThan(140);
    expect(reddish(difference.at(...field))).toBe(true);
    expect(await page.$$eval('[data-ink].differs', (all) => all.map((one) => one.textContent))).toEqual(['Yellow']);
  });

  test('that is the same on both sides shows no difference; arrows go through them all', async () => {
    await go();
    await press('6', 'ArrowLeft');
    expect({ plate: await plate(), hash: await hash() }).toEqual({ plate: 'Magenta', hash: '#0..plates.Magenta' });
    for (const port of windows) expect(grey((await seen(port)).at(...field))).toBe(true);
    expect((await seen(windows[1]!)).at(...field)[0]).toBeLessThan(12);
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    expect(await plate()).toBe('Yellow');
    await page.click('[data-ink=Black]');
    expect(await plate()).toBe('Black');
    // Of the field nothing stands on the plate of black.
    expect((await seen(windows[0]!)).at(...field)[0]).toBeGreaterThan(250);
    await press('1');
    expect(await hash()).toBe('#0..side');
  });

  test('is kept in the address, and follows the finding that is chosen', async () => {
    await go('#0..plates.Cyan');
    expect(await plate()).toBe('Cyan');
    await press('j', 'j');
    const chosen = await page.$eval('.findings a[aria-current]', (one) => one.textContent);
    expect(chosen).toContain('ink');
    expect(await plate()).toBe('Yellow');
    const frames = await page.$$eval('.spread.shown .plate .box.chosen', (all) =>
      all.map((one) => one.getBoundingClientRect().width),
    );
    expect(frames).toHaveLength(3);
    expect(Math.min(...frames)).toBeGreaterThan(100);
  });

  test('of a turned page that shows a part of itself stands as the page does', async () => {
    await go('#1..side');
    const shown = await seen('.port.new:not(.plate)');
    await press('6');
    expect(await plate()).toBe('Magenta');
    const [fresh, difference] = [await seen('.plate.new'), await seen('.plate.difference')];
    expect(fresh.width / fresh.height).toBeCloseTo(shown.width / shown.height, 1);
    // Turned by 90°, what stood up stands right: y of 180 to 10 pt from the left, x of 20 to 200 from the top.
    const place = (x: number, y: number) => [(y - 10) / 170, (x - 20) / 180] as const;
    for (const [x, y] of [
      [70, 60],
      [110, 60],
      [170, 60],
      [110, 100],
    ] as const) {
      const pink = shown.at(...place(x, y))[1]! < 120;
      expect({ x, y, ink: fresh.at(...place(x, y))[0]! < 120 }).toEqual({ x, y, ink: pink });
    }
    expect(reddish(difference.at(...place(50, 60)))).toBe(true);
    expect(greenish(difference.at(...place(110, 60)))).toBe(true);
  });
});

test('where a page has no plates, that is said beside its pictures', async () => {
  await go('#2..plates');
  const said = await page.$eval('.spread.shown .no-plates', (one) => one.getBoundingClientRect().height);
  expect(said).toBeGreaterThan(10);
  expect(await page.$$eval('.spread.shown .port', (all) => all.map((one) => one.clientWidth > 100))).toEqual([true]);
});

test('nothing was asked for and nothing said', () => {
  expect(trouble).toEqual([]);
});
