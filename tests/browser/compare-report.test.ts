/** The HTML report in the browser, from the file system: keys, modes, zoom, and with scripts off. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KeyInput, Page } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../scripts/compare/model.ts';
import { pagePictures } from '../../scripts/compare/report/html/page-pictures.ts';
import { renderRasters } from '../../scripts/compare/report/html/page-raster.ts';
import { reportHtml } from '../../scripts/compare/report/html/report-html.ts';
import { diagnostic } from '../../scripts/core/diagnostic.ts';
import { mm } from '../../scripts/core/units.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { sourceOf } from '../../scripts/pdf/index.ts';
import { boxAt, buildComparison, buildPage, changes } from '../fixtures/compare/build-comparison.ts';
import { smallPage } from '../fixtures/compare/small-pages.ts';

const side = mm((200 * 25.4) / 72);
/** The field of the small page, which stands 20 pt further right on the new side. */
const field = { was: boxAt(14.1, 42.3, 21.2, 14.1), is: boxAt(21.2, 42.3, 21.2, 14.1) };
const evil = '</script><img src=x onerror=alert(1)>"\'';
const list: readonly Change[] = [
  { ...changes.replaced, was: boxAt(7, 12, 20, 6), is: boxAt(7, 12, 20, 6), before: evil },
  { ...changes.moved, ...field, block: evil },
  { ...changes.ink, was: boxAt(7, 28, 56, 0.2), is: boxAt(7, 28, 56, 0.2) },
  { ...changes.edge, accepted: 'edges of type' },
];
const small = { width: side, height: side };
const long = (name: string): string => `a/folder/with/a/rather/long/name/${name}/of/the/newspaper/page-05/proof.pdf`;
const comparison = buildComparison(
  [
    buildPage(list, small),
    buildPage([], { old: 2, new: 2, name: '6', ...small }),
    buildPage([], { old: undefined as never, new: 1, name: '7', verdict: 'added', ...small }),
  ],
  { old: { name: long('old'), sha256: '', pages: 2 }, new: { name: long('new'), sha256: '', pages: 3 } },
);

let folder = '';
let open: OpenBrowser;
let page: Page;
let html = '';
const trouble: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-report-'));
  const [old, now] = [smallPage(), smallPage({ field: 60 })];
  html = await reportHtml([comparison], {
    language: 'en',
    diagnostics: [diagnostic('compare/locked', { file: 'other <page>.pdf' })],
    takePictures: async (_, { old: was, new: is }, room) =>
      pagePictures(
        was === undefined ? undefined : (await renderRasters(sourceOf(old), [1], 150)).get(1),
        is === undefined ? undefined : (await renderRasters(sourceOf(now), [1], 150)).get(1),
        room,
      ),
  });
  await writeFile(join(folder, 'report.html'), html);
  open = await openBrowser();
  page = await open.browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(data:|file:.*report\.html)/.test(request.url())) trouble.push(`request ${request.url()}`);
  });
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
const chosen = () =>
  page.evaluate(() => document.querySelector('.findings a[aria-current]')?.getAttribute('href') ?? '');
const mode = () =>
  page.evaluate(() => document.querySelector('[data-mode][aria-pressed=true]')?.getAttribute('data-mode'));

/** Centre of a finding's frame against the centre of its window, pixels; and the frame's width. */
const framed = (id: string) =>
  page.evaluate((finding) => {
    const box = document.querySelector(`.spread.shown .port.new .box[data-finding="${finding}"]`)!;
    const port = box.closest('.port')!.getBoundingClientRect();
    const { x, y, width, height } = box.getBoundingClientRect();
    return {
      off: Math.hypot(x + width / 2 - port.x - port.width / 2, y + height / 2 - port.y - port.height / 2),
      width,
    };
  }, id);

describe('with scripts', () => {
  beforeEach(() => go());

  test('opens calm: no request, no message, nothing run that a PDF brought along', async () => {
    expect(trouble).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll('img, iframe, link').length)).toBe(0);
    expect(await page.evaluate(() => document.querySelectorAll('script').length)).toBe(2);
    expect(await page.$$eval('.findings .what', (found) => found[0]!.textContent)).toContain('</script><img');
    expect(JSON.parse(await page.$eval('#comparison', (one) => one.textContent!)).comparisons[0].pages).toHaveLength(2);
  });

  test('fits its window, whatever the files are called', async () => {
    const right = await page.$$eval('.modes, .spread.shown .port', (found) =>
      found.map((one) => one.getBoundingClientRect().right),
    );
    expect(Math.max(...right)).toBeLessThanOrEqual(1280);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });

  test('j and k walk through the findings and bring each to the middle', async () => {
    await press('j', 'j');
    expect({ chosen: await chosen(), hash: await hash() }).toEqual({ chosen: '#0.1', hash: '#0.1.side' });
    const { off, width } = await framed('0.1');
    expect(off).toBeLessThan(3);
    expect(width).toBeGreaterThan(120);
    await press('k');
    expect(await chosen()).toBe('#0.0');
    // The keyboard goes on from there.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#0.0');
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#0.1');
  });

  test('the arrows move the edge between old and new, and the page when it is larger than its window', async () => {
    const value = (id: string) => page.$eval(id, (range) => (range as HTMLInputElement).value);
    await press('2', 'ArrowRight', 'ArrowRight');
    expect(await value('#cut')).toBe('60');
    await press('3', 'ArrowLeft');
    expect(await value('#mix')).toBe('45');
    const left = () => page.$eval('.spread.shown .sheet', (one) => one.getBoundingClientRect().left);
    await press('1', '+', '+');
    const before = await left();
    await press('ArrowRight');
    expect(await left()).toBeLessThan(before - 50);
    await press('Escape', 'ArrowRight');
    const whole = await left();
    await press('ArrowLeft');
    expect(await left()).toBe(whole);
  });

  test('a click on a finding zooms to it, and one on its frame chooses it', async () => {
    await page.click('.findings a[href="#0.2"]');
    expect(await chosen()).toBe('#0.2');
    await press('0');
    const at = await page.evaluate(() => {
      const box = document.querySelector('.spread.shown .port.new .box[data-finding="0.1"]')!.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    });
    await page.mouse.click(at[0], at[1]);
    expect(await chosen()).toBe('#0.1');
  });

  test('1 to 6 change the view, and the address keeps it', async () => {
    for (const [key, name] of [
      ['2', 'swipe'],
      ['3', 'onion'],
      ['4', 'blink'],
      ['5', 'mask'],
      ['6', 'plates'],
      ['1', 'side'],
    ] as const) {
      await press(key);
      expect({ key, mode: await mode(), hash: await hash() }).toEqual({ key, mode: name, hash: `#0..${name}` });
    }
    await go('#0.1.swipe');
    expect({ mode: await mode(), chosen: await chosen() }).toEqual({ mode: 'swipe', chosen: '#0.1' });
  });

  test('swiping uncovers the new page by the handle and by the slider', async () => {
    await press('2');
    const clip = () => page.$eval('.spread.shown .port.new', (port) => getComputedStyle(port).clipPath);
    const before = await clip();
    const handle = (await (await page.$('.spread.shown .handle'))!.boundingBox())!;
    await page.mouse.move(handle.x + handle.width / 2, handle.y + 300);
    await page.mouse.down();
    await page.mouse.move(handle.x + 150, handle.y + 300, { steps: 4 });
    await page.mouse.up();
    expect(await clip()).not.toBe(before);
    expect(await page.$eval('#cut', (range) => (range as HTMLInputElement).hidden)).toBe(false);
  });

  test('what is seen is the old page, the new page, and where they differ', async () => {
    const colours = async (view: KeyInput): Promise<readonly (readonly number[])[]> => {
      await press(view, '0');
      const port = (await (await page.$('.spread.shown .port.new .sheet'))!.boundingBox())!;
      const shot = await page.screenshot({ clip: port });
      const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      // In pt from the top left: a place of the field on the old side alone, and one on the new side alone.
      return [
        [46, 140],
        [112, 140],
      ].map(([x, y]) => {
        const at = (Math.round((y! / 200) * info.height) * info.width + Math.round((x! / 200) * info.width)) * 3;
        return [...data.subarray(at, at + 3)];
      });
    };
    const white = (colour: readonly number[] | undefined): boolean => colour!.every((value) => value > 235);
    const [left, right] = await colours('1');
    expect({ left: white(left), right: white(right) }).toEqual({ left: true, right: false });
    const [onionLeft, onionRight] = await colours('3');
    expect({ left: white(onionLeft), right: white(onionRight) }).toEqual({ left: false, right: false });
    const [maskLeft] = await colours('5');
    expect(maskLeft).toEqual([expect.closeTo(200, -1), expect.closeTo(32, -1), expect.closeTo(24, -1)]);
  });

  test('blinking is slow, pauses on the space bar, and rests where less motion is asked for', async () => {
    const flipped = () => page.evaluate(() => document.documentElement.classList.contains('flip'));
    await press('4');
    const flips = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let count = 0;
          const watch = new MutationObserver(() => {
            count += 1;
          });
          watch.observe(document.documentElement, { attributeFilter: ['class'] });
          setTimeout(() => done(count), 2000);
        }),
    );
    // Two flips are one blink; 3 Hz would be twelve in two seconds.
    expect(flips).toBeGreaterThan(0);
    expect(flips).toBeLessThan(6);
    await press('Space');
    const held = await flipped();
    await new Promise((done) => setTimeout(done, 900));
    expect(await flipped()).toBe(held);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await go('#0..blink');
    expect(await flipped()).toBe(false);
    await new Promise((done) => setTimeout(done, 900));
    expect(await flipped()).toBe(false);
    await press('Space');
    expect(await flipped()).toBe(true);
    await page.emulateMediaFeatures([]);
  });

  test('+ − 0 n p do what they say', async () => {
    await press('1', '0');
    const width = () => page.$eval('.spread.shown .sheet', (one) => one.getBoundingClientRect().width);
    const fit = await width();
    await press('+');
    expect(await width()).toBeCloseTo(fit * 1.5, 0);
    await press('-');
    expect(await width()).toBeCloseTo(fit, 0);
    await press('n');
    expect(await hash()).toBe('#1..side');
    expect(await page.$$eval('.spread.shown .port', (found) => found.map((one) => one.className))).toEqual([
      'port new',
    ]);
    await press('p');
    expect(await hash()).toBe('#0..side');
  });

  test('layers can be hidden, frames too, and a heading leads to its page', async () => {
    const frames = () =>
      page.$$eval('.spread.shown .box', (found) => found.filter((one) => one.getClientRects().length > 0).length);
    const all = await frames();
    expect(await page.$$eval('[data-layer]', (found) => found.map((one) => one.textContent))).toEqual([
      'text 1',
      'geometry 1',
      'looks 1',
      'production 1',
    ]);
    await page.click('[data-layer=text]');
    expect(await frames()).toBeLessThan(all);
    await press('j');
    expect(await chosen()).toBe('#0.1');
    await page.click('[data-layer=text]');
    expect(await frames()).toBe(all);
    await press('h');
    expect(await frames()).toBe(0);
    await press('h');
    await page.click('.findings [data-page="1"] h2 a');
    expect(await hash()).toBe('#1..side');
  });

  test('t shows what changed in the text as it reads, and a click there goes to its place', async () => {
    const shown = () => page.$eval('.reading', (one) => getComputedStyle(one).display !== 'none');
    expect(await shown()).toBe(false);
    await press('t');
    expect(await shown()).toBe(true);
    const [passage] = await page.$$eval('.reading section.shown a', (found) =>
      found.map((one) => ({
        text: one.textContent,
        gone: one.querySelector('del')?.textContent,
        come: one.querySelector('ins')?.textContent,
        href: one.getAttribute('href')!,
      })),
    );
    const { after, context } = changes.replaced;
    const before = evil;
    expect(passage).toMatchObject({ gone: before, come: after });
    expect(passage!.text).toBe(`${context.before}${before}${after}${context.after}`);
    await page.click(`.reading a[href="${passage!.href}"]`);
    expect(await chosen()).toBe(passage!.href);
    expect((await framed(passage!.href.slice(1))).off).toBeLessThan(3);
    const right = await page.$$eval('.reading, .spread.shown .port', (found) =>
      found.map((one) => one.getBoundingClientRect().right),
    );
    expect(Math.max(...right)).toBeLessThanOrEqual(1280);
    await page.click('[data-text]');
    expect(await shown()).toBe(false);
  });

  test('has said nothing and asked for nothing by the end', () => expect(trouble).toEqual([]));
});

describe('without scripts', () => {
  test('shows both pages and every finding in words', async () => {
    await page.setJavaScriptEnabled(false);
    await go();
    const shot = await sharp(await page.screenshot({ fullPage: true })).stats();
    expect(shot.channels[0]!.stdev).toBeGreaterThan(5);
    await page.setJavaScriptEnabled(true);
    const plain = html.replace(/<script>[\s\S]*?<\/script>\n<\/body>/, '</body>');
    expect(plain.length).toBeLessThan(html.length);
    await page.setContent(plain);
    expect(await page.$$eval('.findings li', (found) => found.length)).toBe(list.length);
    expect(await page.$eval('.fault', (one) => one.textContent)).toContain('other <page>.pdf needs a password');
    expect(
      await page.$$eval('.port', (found) => found.filter((one) => one.getBoundingClientRect().width > 100).length),
    ).toBe(3);
    expect(await page.$$eval('.modes', ([bar]) => getComputedStyle(bar!).display)).toBe('none');
  });
});
