/** The e-paper as a reader opens it: from the file system, without network, without scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/browser.ts';
import { makePackage, named, readXml, rectOf, sample } from './packages.ts';

let folder = '';
let bag = '';
let open: OpenBrowser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-e-paper-'));
  bag = await makePackage(sample, folder, { glyphs: false });
  open = await openBrowser();
}, 120_000);
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Size {
  readonly width: number;
  readonly height: number;
}

const desktop: Size = { width: 1280, height: 900 };
const phone: Size = { width: 390, height: 844 };

/** Opens a page of the e-paper and hands it over; addresses it asked for are kept. */
async function visit<T>(
  name: string,
  size: Size,
  look: (page: Page, asked: readonly string[]) => Promise<T>,
): Promise<T> {
  const page = await open.browser.newPage();
  try {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setViewport(size);
    await page.setJavaScriptEnabled(false);
    await page.goto(pathToFileURL(join(bag, 'data/e-paper', name)).href, { waitUntil: 'load' });
    return await look(page, asked);
  } finally {
    await page.close();
  }
}

const html = (): readonly string[] => readdirSync(join(bag, 'data/e-paper')).filter((name) => name.endsWith('.html'));

describe.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('on a %s', (_, size) => {
  test('every page fits its width, shows its pictures and asks for nothing outside', async () => {
    const inside = pathToFileURL(join(bag, 'data')).href;
    expect(html()).toHaveLength(6);
    for (const name of html()) {
      await visit(name, size, async (page, asked) => {
        expect(asked.filter((address) => !address.startsWith(inside))).toEqual([]);
        const found = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth - innerWidth,
          broken: [...document.images].filter((one) => one.loading !== 'lazy' && one.naturalWidth === 0).length,
          scripts: document.scripts.length,
          heads: document.querySelectorAll('h1').length,
          unnamed: [...document.querySelectorAll('img:not([alt]), a:not([href])')].length,
          language: document.documentElement.lang,
        }));
        expect({ name, ...found }).toEqual({
          name,
          wide: 0,
          broken: 0,
          scripts: 0,
          heads: 1,
          unnamed: 0,
          language: 'zh-CN',
        });
      });
    }
  });
});

test.each(['05', '06'])('on page %s a press on any line of an article leads to it', async (label) => {
  const alto = readXml(join(bag, `data/pages/${label}/alto.xml`));
  const { WIDTH } = named(alto, 'Page')[0]!.attributes;
  const lines = named(alto, 'TextBlock').flatMap((block) => {
    const article = /ARTICLE_(\S+)/.exec(block.attributes['TAGREFS']!)?.[1];
    const middles = named(block, 'TextLine').map(rectOf);
    return middles.map(({ left, top, right, bottom }) => ({ article, x: (left + right) / 2, y: (top + bottom) / 2 }));
  });
  const articles = new Set(lines.flatMap(({ article }) => article ?? []));
  const hits = await visit(`page-${label}.html`, { width: 1600, height: 2600 }, (page) =>
    page.evaluate(
      (all, width) => {
        const sheet = document.querySelector('.sheet')!.getBoundingClientRect();
        const scale = sheet.width / width;
        return all.map(({ x, y }) => {
          const hit = document.elementFromPoint(sheet.left + x * scale, sheet.top + y * scale);
          return hit?.closest('a')?.getAttribute('href') ?? null;
        });
      },
      lines,
      Number(WIDTH) / 10,
    ),
  );
  const wrong = lines.flatMap(({ article }, index) => {
    const wanted = article === undefined ? null : `article-${article}.html`;
    return hits[index] === wanted ? [] : [{ index, wanted, hit: hits[index] }];
  });
  expect(wrong).toEqual([]);
  expect(articles.size).toBe(label === '05' ? 1 : 2);
});

test('an article can be read larger and smaller, and turned over', async () => {
  await visit('article-night.html', desktop, async (page) => {
    const size = () =>
      page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('article')!).fontSize));
    const medium = await size();
    await page.click('label:has(#size-large)');
    expect(await size()).toBeGreaterThan(medium * 1.15);
    await page.click('label:has(#size-small)');
    expect(await size()).toBeLessThan(medium * 0.95);
    const turns = await page.evaluate(() =>
      [...document.querySelectorAll('nav.turn a')].map((one) => one.getAttribute('href')),
    );
    expect(turns).toEqual(['article-lead.html', 'article-calendar.html']);
  });
});

test('an article holds all of its copy, and its pictures with their captions', async () => {
  const text = readFileSync(join(bag, 'data/text/lead.txt'), 'utf8');
  await visit('article-lead.html', desktop, async (page) => {
    const shown = await page.evaluate(() => document.querySelector('article')!.textContent);
    const squeeze = (words: string): string => words.replace(/\s/gu, '');
    for (const paragraph of text.split('\n\n').map(squeeze).filter(Boolean))
      expect(squeeze(shown)).toContain(paragraph.replace(/^(?:▲|——(?=桐埠))/u, ''));
    expect(await page.$$eval('article figure', (list) => list.length)).toBe(4);
  });
});

test('light and dark have enough contrast, on paper the controls are gone', async () => {
  for (const value of ['light', 'dark']) {
    await visit('article-lead.html', desktop, async (page) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      const ratios = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
        const light = (colour: string): number => {
          canvas.fillStyle = '#fff';
          canvas.fillRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((one) => {
            const part = one / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
        };
        const ground = light(getComputedStyle(document.body).backgroundColor);
        return [
          'article > p',
          'article h1',
          'article > h2',
          'article .kicker',
          'article .facts',
          'figcaption',
          '.turn b',
        ].map((one) => {
          const ink = light(getComputedStyle(document.querySelector(one)!).color);
          return { one, ratio: (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05) };
        });
      });
      expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    });
  }
  await visit('article-lead.html', desktop, async (page) => {
    await page.emulateMediaType('print');
    const shown = await page.$$eval(
      '.tabs, .size, .places, .turn',
      (list) => list.filter((one) => getComputedStyle(one).display !== 'none').length,
    );
    expect(shown).toBe(0);
  });
});

test('page-05.json tells where each article is', () => {
  const page = JSON.parse(readFileSync(join(bag, 'data/e-paper/page-06.json'), 'utf8'));
  expect(page).toMatchObject({ newspaper: '大样日报', date: '2026-09-18', page: 6, width: 390, height: 540 });
  expect(page.articles.map(({ id }: { id: string }) => id)).toEqual(['night', 'calendar']);
  for (const { polygons, pixels } of page.articles) {
    // More than a rectangle for the story around the box, and corners at right angles only.
    for (const ring of polygons as [number, number][][]) {
      expect(ring.length % 2).toBe(0);
      for (const [index, [x, y]] of ring.entries()) {
        const [nextX, nextY] = ring[(index + 1) % ring.length]!;
        expect((x === nextX) !== (y === nextY)).toBe(true);
      }
    }
    expect(pixels.flat().every(([x, y]: [number, number]) => x <= page.picture.width && y <= page.picture.height)).toBe(
      true,
    );
  }
  expect(page.articles[0].polygons[0].length).toBeGreaterThan(4);
  // Two columns, the second of which ends higher.
  expect(page.articles[1].polygons[0]).toHaveLength(6);
});
