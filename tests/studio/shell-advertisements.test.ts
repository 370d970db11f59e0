/** The form for advertisements: a file is put on the page, its client and file changed, taken off, and each is undone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAdvertisementEdition, room } from '../fixtures/advertisements/advertisement-edition.ts';
import { advertisementPdf } from '../fixtures/advertisements/make-advertisement.ts';
import { comes, type DrivenWindow, openWindow } from './drive-window.ts';

let driven: DrivenWindow;
const file = 'pages/03.yaml';
beforeAll(async () => {
  const folder = await makeAdvertisementEdition([{ file: 'shop.pdf', bytes: await advertisementPdf(room) }]);
  await writeFile(join(folder, 'ads/spring sale.pdf'), await advertisementPdf({ ...room, with: 'gray picture' }));
  await writeFile(join(folder, 'ads/torn.pdf'), '%PDF-1.7 and no more');
  driven = await openWindow(folder, { lookAhead: false });
}, 180_000);
afterAll(() => driven?.[Symbol.asyncDispose]());

const rows = () => driven.chromium.tab.$$eval('.advertisements > li', (all) => all.map((one) => one.textContent!));
const fieldOf = (name: string, kind: 'input' | 'select') => `::-p-xpath(//li[code="ads/${name}"]//${kind})`;
/** Of what the file says when it is undone. */
async function undone(to: string): Promise<void> {
  await driven.button('Undo');
  await comes(async () => (await driven.disk(file)) === to);
}

test('lists the files with their sizes, and says which cannot be placed', { timeout: 60_000 }, async () => {
  await driven.press('Control+Shift+A');
  await comes(async () => (await rows()).length === 3);
  const [shop, spring, torn] = await rows();
  expect(shop).toMatch(/^ads\/shop\.pdf 127\.0 × 23\.8 mm3 a1/);
  expect(spring).toMatch(/^ads\/spring sale\.pdf 127\.0 × 23\.8 mm/);
  expect(torn).toContain('is no PDF that can be opened');
  const place = '::-p-xpath(//li[code="ads/torn.pdf"]//button)';
  expect(await driven.chromium.tab.$eval(place, (one) => (one as HTMLButtonElement).disabled)).toBe(true);
});

test('one is put on the page at its size, and stands there with its client', { timeout: 60_000 }, async () => {
  const { tab } = driven.chromium;
  const before = await driven.disk(file);
  await tab.locator(fieldOf('spring sale.pdf', 'input')).fill('溪城银行');
  await tab.locator('::-p-xpath(//li[code="ads/spring sale.pdf"]//button)').click();
  await comes(() => driven.frame(3).$('.studio-ghost'));
  for (const key of ['ArrowRight', 'ArrowDown'] as const) await tab.keyboard.press(key);
  await tab.keyboard.press('Enter');
  const line =
    '  spring-sale: {block: advertisement, file: ads/spring sale.pdf, client: 溪城银行, columns: 2, rows: 2-6}';
  await comes(async () => (await driven.disk(file)).includes(line));
  await comes(() => driven.frame(3).$('.block[data-id="spring-sale"] img'));
  await comes(async () => (await rows())[1]!.includes('3 spring-sale'));
  await undone(before);
  await comes(async () => !(await rows())[1]!.includes('spring-sale'));
});

test('client and file are changed, and it is taken off the page', { timeout: 60_000 }, async () => {
  const { tab } = driven.chromium;
  const before = await driven.disk(file);
  await tab.locator(fieldOf('shop.pdf', 'input')).fill('溪城新商场');
  await tab.keyboard.press('Enter');
  await comes(async () => (await driven.disk(file)).includes('file: ads/shop.pdf, client: 溪城新商场,'));
  await undone(before);
  await comes(() => tab.$eval(fieldOf('shop.pdf', 'input'), (one) => (one as HTMLInputElement).value === '客户1'));
  await tab.locator(fieldOf('shop.pdf', 'select')).fill('ads/spring sale.pdf');
  await comes(async () => (await driven.disk(file)).includes('a1: {block: advertisement, file: ads/spring sale.pdf,'));
  await comes(async () => (await rows())[1]!.includes('3 a1'));
  await undone(before);
  await comes(async () => (await rows())[0]!.includes('3 a1'));
  await tab.locator('::-p-xpath(//li[code="ads/shop.pdf"]//button[.="Take off the page"])').click();
  await comes(async () => !(await driven.disk(file)).includes('a1:'));
  await undone(before);
  expect(driven.chromium.faults).toEqual([]);
});
