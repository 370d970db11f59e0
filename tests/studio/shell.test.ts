/** The window around the page, driven by mouse and keys alone. `DAYANG_UPDATE=1` renews its pictures in the README. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../run-dayang.ts';
import { comes, type DrivenWindow, openWindow } from './drive-window.ts';
import { copyEdition, enter, type Studio } from './open-studio.ts';

const lead = 'stories/lead.md';
const photo = 'stone-bridge.jpg';
let driven: DrivenWindow;
let studio: Studio;
let chromium: DrivenWindow['chromium'];
let frame: Frame;
const disk = (file: string) => driven.disk(file);
const button = (name: string) => driven.button(name);
const press = (keys: string) => driven.press(keys);
const onPage = (text: string) =>
  frame.evaluate((wanted) => document.querySelector('.type-area')!.textContent!.includes(wanted), text);
const inSource = (text: string) =>
  chromium.tab.evaluate((wanted) => document.querySelector('.cm-content')?.textContent?.includes(wanted), text);
/** The text that the page's caret is in. */
const caretOnPage = () => frame.evaluate(() => getSelection()?.anchorNode?.textContent ?? '');
/** The characters that are marked where the source pane's caret is. */
const placeOnPage = () =>
  frame.evaluate(() =>
    [...(CSS.highlights.get('studio-place') ?? [])].map((one) => (one as Range).startContainer.textContent).join(),
  );
const sheet = () => frame.$eval('.pagedjs_sheet', (one) => one.getBoundingClientRect().toJSON() as DOMRect);

const picture = async (name: string): Promise<void> => {
  if (!process.env['DAYANG_UPDATE']) return;
  await chromium.tab.evaluate(() => document.fonts.ready.then(() => undefined));
  const small = () =>
    chromium.tab.$$eval('.thumbnails img', (all) => all.every((one) => one.complete && one.naturalWidth > 100));
  await comes(small, 60_000);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const path = join(projectRoot, 'templates/pictures', `studio-${name}.jpg`);
  await writeFile(path, await chromium.tab.screenshot({ type: 'jpeg', quality: 82 }));
};

beforeAll(async () => {
  const folder = await copyEdition();
  const file = join(folder, lead);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('雾从水面上站起来。', '雾从水面上站起来,'));
  driven = await openWindow(folder, { lookAhead: Boolean(process.env['DAYANG_UPDATE']) });
  ({ studio, chromium } = driven);
  frame = driven.frame(5);
}, 150_000);
afterAll(() => driven?.[Symbol.asyncDispose]());

test('opens to the page, whole and in the middle, with less than 400 kB of programs', async () => {
  const { x, y, width, height } = await sheet();
  const room = await frame.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(width / height).toBeCloseTo(390 / 540, 2);
  expect(height).toBeGreaterThan(room.height - 40);
  expect(y + height).toBeLessThan(room.height);
  expect(x + width / 2).toBeCloseTo(room.width / 2, 0);
  const loaded = (): string[] => performance.getEntriesByType('resource').map(({ name }) => name);
  const files = new Set([...(await chromium.tab.evaluate(loaded)), ...(await frame.evaluate(loaded))]);
  const programs = [...files].filter((file) => /\/client\/.*\.(js|css)$/.test(file));
  expect(programs.map((file) => file.slice(file.lastIndexOf('/') + 1))).toEqual(
    expect.arrayContaining(['shell.js', 'shell.css', 'page.js']),
  );
  const bodies = await Promise.all(programs.map(async (file) => (await fetch(file)).arrayBuffer()));
  expect(bodies.reduce((sum, body) => sum + gzipSync(Buffer.from(body)).length, 0)).toBeLessThan(400_000);
});

test('a finding leads to its place, and its one right answer mends it', async () => {
  await comes(() => chromium.tab.$('.findings .fix'));
  await picture('findings');
  await chromium.tab.locator('.findings li:has(.fix) .place').click();
  await comes(async () => (await caretOnPage()).includes('站起来,'));
  await chromium.tab.locator('.findings .fix').click();
  await comes(async () => (await disk(lead)).includes('站起来，'));
  await comes(() => onPage('站起来，'));
});

test('source and page are in step both ways', async () => {
  await press('Control+Shift+S');
  await comes(() => inSource('站起来，'));
  await chromium.tab.locator('.cm-content ::-p-text(桐埠镇的望溪桥)').click();
  await press('Home');
  await press('Control+9');
  await chromium.tab.keyboard.type('源文先行。');
  await comes(async () => (await disk(lead)).includes('源文先行。'));
  await comes(() => onPage('源文先行。'));
  await comes(async () => (await placeOnPage()).includes('源文先行。'));
  await picture('source');
  await press('Control+0');
  const at = await frame.evaluate(() => {
    const box = document.querySelector('.block-text .host p')!.getBoundingClientRect();
    return { x: box.left + 40, y: box.top + 4 };
  });
  const [left, top] = await chromium.tab.$eval('iframe.shown', (one) => {
    const { left, top } = one.getBoundingClientRect();
    return [left, top] as const;
  });
  await chromium.tab.mouse.click(left + at.x, top + at.y);
  // Answers take their time, as on a busy machine: the file has gone on when one comes.
  await chromium.tab.evaluate(() => {
    const { fetch } = window;
    Object.assign(window, { usualFetch: fetch });
    window.fetch = async (...asked) => {
      const answer = await fetch(...asked);
      if (String(asked[0]).includes('/api/source')) await new Promise((resolve) => setTimeout(resolve, 400));
      return answer;
    };
  });
  await chromium.tab.keyboard.type('版上再写', { delay: 150 });
  await comes(() => onPage('版上再写'));
  await comes(() => inSource('版上再写'));
  await chromium.tab.evaluate(() =>
    Object.assign(window, { fetch: (window as unknown as { usualFetch: typeof fetch }).usualFetch }),
  );
  await comes(async () => (await disk(lead)).includes('版上再写'));
});

test('one history: from the window as from the page, for what was typed in either', async () => {
  await button('Undo');
  await comes(async () => !(await onPage('版上再写')));
  await chromium.tab.locator('.cm-content').click();
  await press('Control+Z');
  await comes(async () => !(await onPage('源文先行')) && !(await inSource('源文先行')));
  expect(await disk(lead)).not.toContain('源文先行');
  await press('Control+Shift+Z');
  await comes(() => onPage('源文先行'));
  await comes(() => inSource('源文先行'));
  expect(await onPage('版上再写')).toBe(false);
});

test('what another program writes is shown in both', async () => {
  await writeFile(join(studio.folder, lead), (await disk(lead)).replace('源文先行', '外面改过'));
  await comes(() => onPage('外面改过'));
  await comes(() => inSource('外面改过'));
});

test('keys alone: larger, whole again, found, the next page, round the window', async () => {
  const whole = await sheet();
  await press('Control+Equal');
  await comes(async () => (await sheet()).width > whole.width * 1.2);
  await press('Control+0');
  await comes(async () => Math.abs((await sheet()).width - whole.width) < 1);
  await press('Control+F');
  await comes(() => chromium.tab.evaluate(() => document.activeElement?.id === 'find'));
  await chromium.tab.keyboard.type('青溪');
  await comes(() => chromium.tab.$('.hits mark'));
  await press('Escape');
  await comes(() => chromium.tab.evaluate(() => document.activeElement?.tagName === 'IFRAME'));
  const places = new Set<string>();
  for (let turn = 0; turn < 5; turn += 1) {
    await press('F6');
    places.add(
      await chromium.tab.evaluate(() => document.activeElement!.closest('nav, main, aside, footer, header')!.tagName),
    );
  }
  expect([...places].sort()).toEqual(['ASIDE', 'FOOTER', 'HEADER', 'MAIN', 'NAV']);
  await press('Control+PageDown');
  await comes(() => chromium.tab.$("iframe.shown[data-page='6']"));
  await press('Control+PageUp');
  await comes(() => chromium.tab.$("iframe.shown[data-page='5']"));
});

test('speaks Chinese, goes dark, and every control has a name in each panel', async () => {
  await press('Control+Shift+E');
  await button('Dark desk');
  await comes(() => chromium.tab.$eval('html', (one) => one.dataset['desk'] === 'dark'));
  await picture('dark');
  await button('Light desk');
  await button('中文');
  await comes(() => chromium.tab.$eval('html', (one) => one.lang === 'zh-CN'));
  await picture('chinese');
  for (const panel of ['检查', '源文', '查找', '改动', '广告', '输出']) {
    await chromium.tab.locator(`header button[aria-label='${panel}'][aria-keyshortcuts]`).click();
    const nameless: string[] = [];
    const walk = (node: { role: string; name?: string; children?: (typeof node)[] }): void => {
      if (/button|textbox|searchbox|combobox|checkbox|link|Iframe|img/.test(node.role) && !node.name?.trim()) {
        nameless.push(`${panel}: ${node.role}`);
      }
      node.children?.forEach(walk);
    };
    walk((await chromium.tab.accessibility.snapshot()) as never);
    expect(nameless).toEqual([]);
  }
  await button('English');
});

test('words are replaced over the edition, and all of it is one step back', async () => {
  const [before, calendar] = [await disk(lead), await disk('stories/calendar.md')];
  await press('Control+F');
  await chromium.tab.locator('#find').fill('12个监测断面');
  await chromium.tab.locator('.find label:not(.check) input:not(#find)').fill('十二个监测断面');
  await comes(() => chromium.tab.$('.find .main:not([disabled])'));
  await chromium.tab.locator('.find .main').click();
  await comes(async () => (await disk('stories/calendar.md')).includes('十二个监测断面'));
  expect(await disk(lead)).toBe(before.replaceAll('12个监测断面', '十二个监测断面'));
  await press('Escape');
  await button('Undo');
  await comes(async () => (await disk(lead)) === before && (await disk('stories/calendar.md')) === calendar);
});

test('what is dropped is told by its bytes: a photo goes to the tray, a script in a drawing does not', async () => {
  const before = await disk(lead);
  const tray = () => chromium.tab.$$eval('.tray .item', (all) => all.length);
  const there = await tray();
  const input = (await chromium.tab.$('input[type=file]'))!;
  const hostile = join(studio.folder, 'fair.svg');
  await writeFile(hostile, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const liar = join(studio.folder, 'liar.png');
  await writeFile(liar, 'no picture');
  for (const file of [hostile, liar]) {
    const answered = chromium.tab.waitForResponse((one) => one.url().endsWith('/api/upload'));
    await input.uploadFile(file);
    expect((await answered).status()).toBe(415);
    await comes(() => chromium.tab.$eval('output.status', (one) => one.textContent));
  }
  const refused = chromium.faults.splice(0);
  expect(refused.map((one) => /status of (\d+).*(\/api\/\w+)/.exec(one)?.slice(1).join())).toEqual(
    Array(2).fill('415,/api/upload'),
  );
  expect([await tray(), await disk(lead)]).toEqual([there, before]);
  await input.uploadFile(join(studio.folder, 'photos', photo));
  await comes(async () => (await tray()) > there);
  expect(await disk(lead)).toMatch(/:::photo\{#.*src=/);
  expect((await disk(lead)).length).toBeGreaterThan(before.length);
  // It hangs on the pointer until it is put down.
  await comes(() => frame.$('.studio-ghost'));
  await press('Escape');
  await comes(async () => !(await frame.$('.studio-ghost')));
  await button('Undo');
  await comes(async () => (await disk(lead)) === before);
});

test('pages that lie beside each other are shown side by side', async () => {
  const file = join(studio.folder, 'pages/06.yaml');
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace('page: 6', 'page: 4'));
  await button('Spread');
  await comes(async () => (await chromium.tab.$$('iframe.shown')).length === 2);
  const edges = await chromium.tab.$$eval('iframe.shown', (all) =>
    all.map((one) => [one.dataset['page'], Math.round(one.getBoundingClientRect().left)] as const),
  );
  expect(edges.map(([number]) => number)).toEqual(['4', '5']);
  expect(edges[0]![1]).toBeLessThan(edges[1]![1]);
  await button('Spread');
  await comes(async () => (await chromium.tab.$$('iframe.shown')).length === 1);
  await writeFile(file, before);
  await comes(() => chromium.tab.$("iframe[data-page='6']"));
  // Pages that had left the edition asked for what they should show.
  const faults = chromium.faults.splice(0);
  expect(faults.filter((one) => !/404.*\/api\/parts\?page=[46]$/.test(one))).toEqual([]);
});

test('what two have changed at one place is shown on both sides until it is settled', async () => {
  const other = await enter(studio.server.address);
  const { hash, text } = await other.source(lead);
  const at = text.indexOf('过桥的人要');
  const edit = (put: string) =>
    other.act({ act: 'edit', patches: [{ file: lead, base: hash, edits: [[at, at + 5, put]] }] });
  await edit('走桥的人要');
  await edit('过河的人都');
  await comes(() => chromium.tab.$('.panel.clashes'));
  const panel = await chromium.tab.$eval('.panel.clashes', (one) => one.textContent);
  expect(panel).toContain('走桥的人要');
  expect(panel).toContain('过河的人都');
  expect(await disk(lead)).toContain('走桥的人要');
  await button('Take theirs');
  await comes(async () => (await disk(lead)).includes('过河的人都'));
  await comes(async () => !(await chromium.tab.$('.panel.clashes .side-of-clash')));
  other.leave();
});

test('nothing failed and nothing was refused meanwhile', () => {
  expect(chromium.faults).toEqual([]);
});
