/** Keys, compositions and the clipboard in the page, as a person gives them: what comes of them stands in the file. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { buildLines, type Driven, differingLines, drivePage } from './drive-page.ts';

let driven: Driven;
let browser: OpenBrowser;
let original: string;
const lead = 'stories/lead.md';
const disk = (file = lead) => readFile(join(driven.studio.folder, file), 'utf8');

beforeAll(async () => {
  [driven, browser] = await Promise.all([drivePage(), openBrowser()]);
  original = await disk();
}, 180_000);
afterAll(async () => {
  await driven?.[Symbol.asyncDispose]();
  await browser?.[Symbol.asyncDispose]();
});
afterEach(async () => {
  expect(driven.faults).toEqual([]);
  for (let undone = 0; (await disk()) !== original; undone += 1) {
    expect(undone).toBeLessThan(30);
    await press('Control', 'z');
    await driven.settled();
  }
});

/** What was taken out of a text, and what stands there now. */
function edit(before: string, after: string): readonly [string, string] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
}

const press = async (...names: string[]): Promise<void> => {
  const { keyboard } = driven.tab;
  for (const name of names.slice(0, -1)) await keyboard.down(name as 'Control');
  await keyboard.press(names.at(-1) as 'Enter');
  for (const name of names.slice(0, -1).reverse()) await keyboard.up(name as 'Control');
};

/** Clicks before the character that a text on the page begins with. */
async function clickBefore(text: string): Promise<void> {
  const at = await driven.tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.type-area')!, NodeFilter.SHOW_TEXT);
    let before = '';
    const nodes: { node: Text; from: number }[] = [];
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode as Text, from: before.length });
      before += (walker.currentNode as Text).data;
    }
    const offset = before.indexOf(wanted);
    const { node, from } = nodes.findLast((one) => one.from <= offset)!;
    const range = document.createRange();
    range.setStart(node, offset - from);
    range.setEnd(node, offset - from + 1);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width * 0.2, y: top + height / 2 };
  }, text);
  // Sooner, a second click at one place is a double click, which takes a word.
  await sleep(600);
  await driven.tab.mouse.click(at.x, at.y);
}

const caret = () =>
  driven.tab.evaluate(() => {
    const { focusNode, focusOffset } = getSelection()!;
    const host = document.querySelector('.host')!;
    const range = document.createRange();
    range.selectNodeContents(host);
    range.setEnd(focusNode!, focusOffset);
    return range.toString().length;
  });

const differing = async () =>
  differingLines(
    await driven.tab.evaluate(() => window.dayangPage!.lines()),
    await buildLines(driven.studio.folder, 5, { browser }),
  );

test('the page is set as a build sets it, before a key and after', async () => {
  expect(await differing()).toEqual([]);
  await clickBefore('镇上人说');
  await driven.tab.keyboard.type('新水，“鱼”2026年');
  await driven.settled();
  expect(edit(original, await disk())).toEqual(['', '新水，“鱼”2026年']);
  expect(await differing()).toEqual([]);
});

test('down and up visit every line of the story once', { timeout: 60_000 }, async () => {
  const lines = await driven.tab.evaluate(() => window.dayangPage!.lines().length);
  await clickBefore('桐埠镇的望溪桥');
  const count = await driven.tab.evaluate(() => document.querySelectorAll('.host > *').length);
  expect(count).toBeGreaterThan(30);
  const down: number[] = [await caret()];
  for (;;) {
    await press('ArrowDown');
    const at = await caret();
    if (at === down.at(-1)) break;
    down.push(at);
    if (down.length > lines) break;
  }
  const inStory = await driven.tab.evaluate(
    () => (window.dayangPage!.lines() as readonly { block?: string }[]).filter(({ block }) => block === 'body').length,
  );
  expect(down.filter((at, index) => index > 0 && at <= down[index - 1]!)).toEqual([]);
  expect(down.length).toBe(inStory);
  const up: number[] = [await caret()];
  for (let step = 1; step < down.length; step += 1) {
    await press('ArrowUp');
    up.push(await caret());
  }
  expect(up.reverse()).toEqual(down);
});

test('a paragraph is split and joined again', async () => {
  await clickBefore('镇上人说');
  await press('Enter');
  await driven.settled();
  expect(edit(original, await disk())).toEqual(
    edit(original, original.replace('三个桥孔。镇上人说', '三个桥孔。\n\n镇上人说')),
  );
  await press('Backspace');
  await driven.settled();
  expect(await disk()).toBe(original);
});

test('a word is set strong, another emphasised, a line made a section head', async () => {
  await clickBefore('镇上人说');
  for (let step = 0; step < 4; step += 1) await press('Shift', 'ArrowRight');
  await press('Control', 'b');
  await press('ArrowRight');
  for (let step = 0; step < 2; step += 1) await press('Shift', 'ArrowRight');
  await press('Control', 'i');
  await driven.settled();
  expect(edit(original, await disk())).toEqual(
    edit(original, original.replace('镇上人说，一孔', '**镇上人说***，一*孔')),
  );
});

test('signs that Markdown would read as marks are typed as signs', async () => {
  await clickBefore('镇上人说');
  await driven.tab.keyboard.type('*_`[x](y)&amp;<b>');
  await driven.settled();
  expect(edit(original, await disk())).toEqual(
    edit(original, original.replace('镇上人说', '\\*\\_\\`\\[x\\](y)\\&amp;\\<b>镇上人说')),
  );
  const shown = await driven.tab.evaluate(() => document.querySelector('.host > p')!.textContent);
  expect(shown).toContain('*_`[x](y)&amp;<b>镇上人说');
});

test('a composition is written once, when it is done', async () => {
  await clickBefore('镇上人说');
  for (const part of ['q', 'qi', 'qing']) {
    await driven.keys.send('Input.imeSetComposition', {
      text: part,
      selectionStart: part.length,
      selectionEnd: part.length,
    });
  }
  expect(await driven.tab.evaluate(() => document.querySelector('.host > p')!.textContent)).toContain('qing镇上人说');
  expect(await disk()).toBe(original);
  await driven.keys.send('Input.insertText', { text: '清' });
  await driven.settled();
  expect(edit(original, await disk())).toEqual(edit(original, original.replace('镇上人说', '清镇上人说')));
});

test('everything is selected, cut and brought back', async () => {
  await clickBefore('镇上人说');
  await press('Control', 'a');
  await press('Delete');
  await driven.tab.keyboard.type('只剩一句。');
  await driven.settled();
  const text = await disk();
  expect(text.includes('---\n\n只剩一句。\n\n:::photo{#dawn')).toBe(true);
  expect(text.match(/:::/g)).toHaveLength(original.match(/:::/g)!.length);
  const scaffold = await driven.tab.evaluate(() => document.querySelectorAll('.columns > .scaffold').length);
  expect(scaffold).toBeGreaterThan(5);
});

test('what is pasted is plain copy', async () => {
  await clickBefore('镇上人说');
  await driven.tab.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<section style="color:red"><p style="text-indent:2em">　　第一段<span style="font-weight:bold">加粗</span><img src=x onerror="window.hurt=1"></p><p>第二段\n有折行。</p></section>',
    );
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await driven.settled();
  expect(await disk()).toBe(
    original.replace('三个桥孔。镇上人说', '三个桥孔。第一段**加粗**\n\n第二段有折行。镇上人说'),
  );
  expect(await driven.tab.evaluate(() => 'hurt' in window)).toBe(false);
});

test('headline, lede and quote are typed in place', { timeout: 60_000 }, async () => {
  await clickBefore('认得家');
  await driven.tab.keyboard.type('大');
  await clickBefore('青溪发源于栖云岭');
  await driven.tab.keyboard.type('长长的');
  await clickBefore('入江口');
  // New words of a quote are broken between their phrases too.
  await clickBefore('往河里');
  await driven.tab.keyboard.type('落日时分的河面青山也跟着红了半边天');
  await driven.settled();
  const text = await disk();
  expect(text).toContain('落日时分的河面青山也跟着红了半边天往河里');
  expect(/^headline: .*$/m.exec(text)![0]).toContain('headline: 水记得路，｜鱼大认得家，｜人守得住');
  expect(text.includes('\n\n  长长的青溪发源于栖云岭')).toBe(true);
  expect(await differing()).toEqual([]);
});

test('a change in the lede is undone while the page is being held against the server’s', {
  timeout: 60_000,
}, async () => {
  const lede = () => driven.tab.evaluate(() => document.querySelector('.lede')!.textContent);
  const before = await lede();
  // What the server renders takes its time, as on a busy machine.
  await driven.tab.evaluate(() => {
    const desk = window.dayangWindow!;
    const { read } = desk;
    Object.assign(window, { asked: 0 });
    desk.read = async (path) => {
      const answer = await read(path);
      if (!path.startsWith('/api/parts')) return answer;
      (window as unknown as { asked: number }).asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return answer;
    };
  });
  await clickBefore('青溪发源于栖云岭');
  await driven.tab.keyboard.type('长长的');
  await driven.tab.waitForFunction(() => (window as unknown as { asked: number }).asked > 0);
  await press('Control', 'z');
  await expect.poll(() => disk()).toBe(original);
  await expect.poll(lede, { timeout: 5_000 }).toBe(before);
});
