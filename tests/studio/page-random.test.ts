/**
 * Random acts of an editor, by mouse, keys and compositions, without waiting for one another: the files say what a model
 * of them says, the page is as a build sets it, and undoing leads back to the first byte. `DAYANG_STUDIO_ACTIONS` and
 * `DAYANG_STUDIO_SEED` make it longer, or another.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEdition } from '../../scripts/edition/index.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { buildLines, type Driven, differingLines, drivePage } from './drive-page.ts';
import { copyEdition } from './open-studio.ts';
import { type Laid, laidOf, layOnce, layPhotos } from './random-layout.ts';

const count = Number(process.env['DAYANG_STUDIO_ACTIONS'] ?? 20);
let seed = Number(process.env['DAYANG_STUDIO_SEED'] ?? 20260918);

/** Mulberry32: the same acts for the same seed. */
function random(below: number): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

interface Flow {
  readonly head: boolean;
  text: string;
}

let driven: Driven;
let browser: OpenBrowser;
let folder: string;
const files = ['stories/lead.md', 'pages/05.yaml'];
const disk = () => Promise.all(files.map((file) => readFile(join(driven.studio.folder, file), 'utf8')));

interface Model {
  readonly flow: Flow[];
  readonly laid: Laid;
}

async function model(): Promise<Model> {
  const { value: edition, diagnostics } = await loadEdition(driven.studio.folder);
  if (!edition) throw new Error(JSON.stringify(diagnostics));
  const flow = edition.stories.get('lead')!.body.map(({ kind, runs }) => ({
    head: kind === 'section-head',
    text: runs.map(({ text }) => text).join(''),
  }));
  return { flow, laid: laidOf(edition) };
}

/** Clicks before a character of a paragraph. */
async function click(index: number, offset: number): Promise<void> {
  const at = await driven.tab.evaluate(
    (paragraph, character) => {
      const walker = document.createTreeWalker(
        document.querySelector('.host')!.children[paragraph]!,
        NodeFilter.SHOW_TEXT,
      );
      let rest = character;
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        if (rest < node.length) {
          const range = document.createRange();
          range.setStart(node, rest);
          range.setEnd(node, rest + 1);
          // What is over stands beside the sheet, where a window has to be scrolled to.
          const seen = range.getBoundingClientRect();
          if (seen.right > innerWidth - 20 || seen.left < 20) scrollBy(seen.right - innerWidth / 2, 0);
          const rects = [...range.getClientRects()];
          const { left, top, width, height } = rects.at(-1)!;
          return { x: left + width * 0.15, y: top + height / 2 };
        }
        rest -= node.length;
      }
      throw new Error(`no character ${character} in paragraph ${paragraph}`);
    },
    index,
    offset,
  );
  await driven.tab.mouse.click(at.x, at.y);
}

const words = ['水', '，溪', '2026年', '“鱼”', 'k', '*_', '[#]', '`&lt;', '<b>', '——', '《溪志》', '1. '.trim(), '\\'];

const press = async (...keys: Parameters<Driven['tab']['keyboard']['press']>[0][]): Promise<void> => {
  const { keyboard } = driven.tab;
  for (const key of keys.slice(0, -1)) await keyboard.down(key);
  await keyboard.press(keys.at(-1)!);
  for (const key of keys.slice(0, -1)) await keyboard.up(key);
};

/** As from Word: what it brings with it beside the words is left out. */
const paste = (words: readonly string[]) =>
  driven.tab.evaluate((all) => {
    const data = new DataTransfer();
    const html = all.map((one) => `<p class="MsoNormal" style="color:red">${one}<o:p></o:p></p>`).join('');
    data.setData('text/html', html);
    const event = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', event));
  }, words);

async function actOnce({ flow, laid }: Model): Promise<string> {
  const texts = flow.flatMap(({ head, text }, index) => (head || text.length < 4 ? [] : [index]));
  const index = texts[random(texts.length)]!;
  const one = flow[index]!;
  const offset = 1 + random(one.text.length - 1);
  const { keyboard } = driven.tab;
  switch (random(12)) {
    case 0:
    case 1: {
      const word = words[random(words.length)]!;
      await click(index, offset);
      await keyboard.type(word);
      one.text = one.text.slice(0, offset) + word + one.text.slice(offset);
      return `type ${word} at ${index} ${offset}`;
    }
    case 2: {
      const less = 1 + random(Math.min(3, offset));
      await click(index, offset);
      for (let step = 0; step < less; step += 1) await keyboard.press('Backspace');
      one.text = one.text.slice(0, offset - less) + one.text.slice(offset);
      return `delete ${less} at ${index} ${offset}`;
    }
    case 3:
      await click(index, offset);
      await keyboard.press('Enter');
      flow.splice(
        index,
        1,
        { head: false, text: one.text.slice(0, offset) },
        { head: false, text: one.text.slice(offset) },
      );
      return `split ${index} ${offset}`;
    case 4: {
      const before = flow[index - 1];
      if (!before || before.head || before.text === '') return 'nothing to join';
      await click(index, 0);
      await keyboard.press('Backspace');
      flow.splice(index - 1, 2, { head: false, text: before.text + one.text });
      return `join ${index}`;
    }
    case 5: {
      await click(index, offset);
      for (const part of ['s', 'sh', 'shui']) {
        await driven.keys.send('Input.imeSetComposition', {
          text: part,
          selectionStart: part.length,
          selectionEnd: part.length,
        });
      }
      await driven.keys.send('Input.insertText', { text: '水' });
      one.text = `${one.text.slice(0, offset)}水${one.text.slice(offset)}`;
      return `compose at ${index} ${offset}`;
    }
    case 6: {
      await click(index, offset);
      await paste(['甲段', '乙段']);
      const [before, after] = [`${one.text.slice(0, offset)}甲段`, `乙段${one.text.slice(offset)}`];
      flow.splice(index, 1, { head: false, text: before }, { head: false, text: after });
      return `paste at ${index} ${offset}`;
    }
    case 7: {
      // Over all of the edition, by the window beside the page.
      const [find, by] = random(2) === 0 ? ['鱼', '渔'] : ['渔', '鱼'];
      await driven.settled();
      const { changes } = await driven.client.act({ act: 'replace', find, by, files });
      await driven.tab.evaluate((all) => window.dayangPage!.follow(all), changes);
      for (const each of flow) each.text = each.text.replaceAll(find, by);
      return `replace ${find}`;
    }
    case 8:
      await driven.settled();
      await click(index, offset);
      await press('Control', 'z');
      await driven.settled();
      await press('Control', 'Shift', 'z');
      await driven.settled();
      return 'undo and redo';
    default:
      return layOnce(driven, laid, random(1 << 20));
  }
}

beforeAll(async () => {
  folder = await copyEdition();
  await layPhotos(folder);
  [driven, browser] = await Promise.all([drivePage({ folder }), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await driven?.[Symbol.asyncDispose]();
  await browser?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('files, model and page agree, and undoing leads back', { timeout: 60_000 + count * 12_000 }, async () => {
  const original = await disk();
  const state = await model();
  const done: string[] = [];
  for (let act = 0; act < count; act += 1) {
    done.push(await actOnce(state));
    if (random(8) === 0) await driven.settled();
  }
  await driven.settled();
  expect(driven.faults).toEqual([]);
  const found = await model();
  expect({ done, laid: found.laid }).toEqual({ done, laid: state.laid });
  const wrong = found.flow.flatMap(({ text }, index) =>
    text === state.flow[index]?.text ? [] : [[index, text, state.flow[index]?.text]],
  );
  expect({ done, wrong: wrong.slice(0, 3), count: found.flow.length }).toEqual({
    done,
    wrong: [],
    count: state.flow.length,
  });
  const shown = await driven.tab.evaluate(() => window.dayangPage!.lines());
  expect(differingLines(shown, await buildLines(driven.studio.folder, 5, { browser })).slice(0, 4)).toEqual([]);

  process.stderr.write(`${count} acts: files as the model, page as a build; now back\n`);
  await click(0, 2);
  // As whoever holds the keys down: faster than the answers come.
  for (let undone = 0; undone < 3 * count && (await disk()).some((text, at) => text !== original[at]); undone += 6) {
    for (let again = 0; again < 6; again += 1) await press('Control', 'z');
    await driven.settled();
  }
  expect((await disk()).map((text, at) => text === original[at])).toEqual([true, true]);
  expect(driven.faults).toEqual([]);
});
