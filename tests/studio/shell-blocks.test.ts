/** What the window does with blocks, photos and products, driven by mouse and keys alone; what comes of it stands in the files. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comes, type DrivenWindow, openWindow } from './drive-window.ts';
import { copyEdition } from './open-studio.ts';

let driven: DrivenWindow;
const file = 'pages/06.yaml';

beforeAll(async () => {
  driven = await openWindow(await copyEdition(), { lookAhead: false });
  await driven.press('Control+PageDown');
  await driven.chromium.tab.waitForSelector("main[aria-busy='false'] iframe.shown[data-page='6']", { timeout: 60_000 });
}, 150_000);
afterAll(() => driven?.[Symbol.asyncDispose]());

/** What is done comes to stand in a file, and is gone from it when it is undone. */
async function changes(
  what: () => Promise<unknown>,
  fresh: RegExp | ((text: string) => boolean),
  of = file,
): Promise<void> {
  const before = await driven.disk(of);
  const holds = (text: string): boolean => (typeof fresh === 'function' ? fresh(text) : fresh.test(text));
  expect(holds(before)).toBe(false);
  await what();
  await comes(async () => holds(await driven.disk(of)));
  await driven.button('Undo');
  await comes(async () => (await driven.disk(of)) === before);
}
const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
const clickBlock = async (id: string): Promise<void> => {
  const { x, y } = await driven.middle(6, `.block[data-id="${id}"] .picture`);
  await driven.chromium.tab.mouse.click(x, y);
};

test('the bar of a block in hand does what it says', { timeout: 60_000 }, async () => {
  const { tab } = driven.chromium;
  await clickBlock('bridge');
  await comes(() => tab.$('.block-bar'));
  expect(await tab.$$eval('.block-bar button', (all) => all.map((one) => one.ariaLabel))).toEqual([
    'Lock its rows',
    'Focus',
    'Take off the page',
  ]);
  await changes(() => driven.button('Lock its rows'), /bridge: .*fit: \{rows: 19-29, anchor: top\}/);
  await rest();
  await clickBlock('bridge');
  await changes(
    () => driven.button('Take off the page'),
    (text) => !text.includes('bridge:'),
  );
});

test('two photos change places, by a key and by the mouse', { timeout: 60_000 }, async () => {
  const { mouse, keyboard } = driven.chromium.tab;
  const swapped = /bridge: .*columns: 5, rows: 48-71\}\n.*stream: .*columns: 3-4, rows: 48-71\}/;
  await rest();
  await clickBlock('bridge');
  await changes(() => driven.press('Alt+ArrowRight'), swapped);
  await rest();
  const [from, to] = [
    await driven.middle(6, '.block[data-id="bridge"] .picture'),
    await driven.middle(6, '.block[data-id="stream"] .picture'),
  ];
  await changes(async () => {
    await mouse.move(from.x, from.y);
    await mouse.down();
    await keyboard.down('Shift');
    await mouse.move(to.x, to.y, { steps: 5 });
    await rest();
    await mouse.up();
    await keyboard.up('Shift');
  }, swapped);
});

test('the page takes another variant, and stays alive', { timeout: 60_000 }, async () => {
  const { tab } = driven.chromium;
  await tab.focus("select[aria-label='Page variant']");
  await changes(() => tab.keyboard.press('ArrowUp'), /template: photo-page/);
  await comes(() => tab.$eval('select[aria-label="Page variant"]', (one) => one.value === 'special-page'));
});

test('a fit says what it would change, and is kept or left', { timeout: 60_000 }, async () => {
  const { tab } = driven.chromium;
  await rest();
  await driven.press('Control+Shift+F');
  await comes(() => tab.$('.fit-preview'));
  const said = await tab.$eval('.fit-preview', (one) => one.textContent!);
  const [, id, from, to] = /(bank|leaf) (\d+)–\d+ → (\d+)/.exec(said) ?? [];
  expect(from).not.toBe(to);
  await driven.button('Leave as it was');
  await comes(async () => !(await tab.$('.fit-preview')));
  await driven.press('Control+Shift+F');
  await comes(() => tab.$('.fit-preview'));
  await changes(() => driven.button('Keep'), new RegExp(`${id}: .*rows: ${to}-`));
});

test('a photo dropped on the page from the desktop hangs on the pointer, and stands where it is put', {
  timeout: 60_000,
}, async () => {
  const { tab } = driven.chromium;
  const before = [await driven.disk(file), await driven.disk('stories/night.md')];
  const session = await tab.createCDPSession();
  const at = await driven.middle(6, '.block[data-id="night"]');
  const data = { items: [], files: [join(driven.studio.folder, 'photos/terraces.jpg')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await comes(() => driven.frame(6).$('.studio-ghost'), 20_000);
  await tab.mouse.move(at.x - 20, at.y);
  await tab.mouse.click(at.x - 20, at.y);
  await comes(async () => /block: photo, photo: terraces/.test(await driven.disk(file)));
  for (let step = 0; step < 2; step += 1) {
    await rest();
    await driven.button('Undo');
  }
  await comes(async () => (await driven.disk(file)) === before[0]);
  await comes(async () => (await driven.disk('stories/night.md')) === before[1]);
});

test('press file and comparison from the window, with their progress', { timeout: 120_000 }, async () => {
  const { tab } = driven.chromium;
  await driven.press('Control+Shift+O');
  await driven.button('Press PDF');
  await comes(() => tab.$('.jobs progress'), 20_000);
  await comes(() => tab.$('.jobs .finished a[href$="press.pdf"]'), 90_000);
  const bytes = await tab.$eval('.jobs a[href$="press.pdf"]', async (one) =>
    (await (await fetch((one as HTMLAnchorElement).href)).text()).slice(0, 5),
  );
  expect(bytes).toBe('%PDF-');
  await driven.button('Compare');
  await comes(() => tab.$eval('.jobs li', (one) => /no approved|reference/.test(one.textContent!)), 90_000);
});

test('nothing failed and nothing was refused meanwhile', () => {
  expect(driven.chromium.faults).toEqual([]);
});
