/** Fine setting while it is edited: the caret steps by characters, keys and compositions land where it stands. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, newspaper, openHarness, samplePlain } from './setting-harness.ts';

let harness: Harness;
let copy: readonly string[] = [];
beforeAll(async () => {
  harness = await openHarness();
  copy = await samplePlain();
});
afterAll(() => harness[Symbol.asyncDispose]());

const html = (text: string): string => {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}<strong>${text.slice(middle, middle + 9)}</strong>${text.slice(middle + 9)}`;
};

/** Caret offsets at every step from one end of the paragraph to the other. */
const walk = (direction: 'forward' | 'backward'): Promise<{ offsets: number[]; length: number }[]> =>
  harness.tab.evaluate((way) => {
    const host = document.querySelector<HTMLElement>('#trial .type-area')!;
    host.contentEditable = 'true';
    host.focus();
    const selection = getSelection()!;
    return [...host.querySelectorAll('p')].map((paragraph) => {
      const length = paragraph.textContent!.length;
      const range = document.createRange();
      const offset = (): number => {
        range.selectNodeContents(paragraph);
        range.setEnd(selection.focusNode!, selection.focusOffset);
        return range.toString().length;
      };
      range.selectNodeContents(paragraph);
      range.collapse(way === 'forward');
      selection.removeAllRanges();
      selection.addRange(range);
      const offsets: number[] = [];
      for (let step = 0; step < length; step += 1) {
        selection.modify('move', way, 'character');
        offsets.push(offset());
      }
      return { offsets, length };
    });
  }, direction);

describe.each([
  [11, false],
  [17, false],
  [17, true],
] as const)('%i characters, vertical: %s', (characters, vertical) => {
  test.each(['forward', 'backward'] as const)(
    'the caret steps as often as there are characters, %s',
    async (direction) => {
      await harness.set(copy.slice(0, 8).map(html), { characters, vertical, markup: true });
      for (const { offsets, length } of await walk(direction)) {
        const all = Array.from({ length }, (_, step) => (direction === 'forward' ? step + 1 : length - step - 1));
        expect(offsets).toEqual(all);
      }
    },
  );

  test('a key goes in where the caret stands, at every place of a line and in every span', async () => {
    const text = copy[0]!;
    await harness.set([html(text)], { characters, vertical, markup: true });
    const found = await harness.tab.evaluate(
      (setting, measure) => {
        const host = document.querySelector<HTMLElement>('#trial .type-area')!;
        host.contentEditable = 'true';
        host.focus();
        const paragraph = host.querySelector('p')!;
        const setter = window.setting.openSetter(document.body, setting);
        const selection = getSelection()!;
        const range = document.createRange();
        const offset = (): number => {
          range.selectNodeContents(paragraph);
          range.setEnd(selection.focusNode!, selection.focusOffset);
          return range.toString().length;
        };
        setter.impose(paragraph, setter.plan(paragraph, measure));
        selection.setBaseAndExtent(paragraph, 0, paragraph, 0);
        const faults: string[] = [];
        for (let at = 0; at < 60; at += 1) {
          selection.modify('move', 'forward', 'character');
          if (at % 2) selection.modify('move', 'forward', 'character');
          const before = paragraph.textContent!;
          const place = offset();
          const key = '水，“7。k'[at % 6]!;
          document.execCommand('insertText', false, key);
          setter.impose(paragraph, setter.plan(paragraph, measure));
          if (paragraph.textContent !== before.slice(0, place) + key + before.slice(place))
            faults.push(`text at ${at}`);
          if (offset() !== place + 1) faults.push(`caret at ${at}: ${offset()}, not ${place + 1}`);
          if (setter.misplaced(18).length > 0) faults.push(`lines at ${at}`);
        }
        return faults;
      },
      newspaper,
      characters,
    );
    expect(found).toEqual([]);
  });

  test('a composition is left alone while it lasts, and set when it ends', async () => {
    const text = copy[1]!;
    await harness.set([html(text)], { characters, vertical, markup: true });
    const session = await harness.tab.createCDPSession();
    await harness.tab.evaluate(
      (setting, measure) => {
        const host = document.querySelector<HTMLElement>('#trial .type-area')!;
        host.contentEditable = 'true';
        host.focus();
        const paragraph = host.querySelector('p')!;
        const setter = window.setting.openSetter(document.body, setting);
        const set = (): void => setter.impose(paragraph, setter.plan(paragraph, measure));
        set();
        // As an editor of the page would do it.
        host.addEventListener('input', (event) => {
          if (!(event as InputEvent).isComposing) set();
        });
        host.addEventListener('compositionend', () => queueMicrotask(set));
        Object.assign(window, { trial: { setter, paragraph } });
        const selection = getSelection()!;
        selection.setBaseAndExtent(paragraph, 0, paragraph, 0);
        for (let step = 0; step < 37; step += 1) selection.modify('move', 'forward', 'character');
      },
      newspaper,
      characters,
    );
    const state = () =>
      harness.tab.evaluate(() => {
        const { setter, paragraph } = (
          window as unknown as { trial: { setter: { misplaced(pitch: number): unknown[] }; paragraph: HTMLElement } }
        ).trial;
        const selection = getSelection()!;
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        range.setEnd(selection.focusNode!, selection.focusOffset);
        return { text: paragraph.textContent!, caret: range.toString().length, astray: setter.misplaced(18).length };
      });
    let expected = text;
    let caret = 37;
    for (const [typed, word] of [
      ['qing', '青'],
      ['xishui', '溪水'],
      ['2', '2'],
      ['hui', '回'],
    ] as const) {
      for (let length = 1; length <= typed.length; length += 1) {
        const part = typed.slice(0, length);
        await session.send('Input.imeSetComposition', { text: part, selectionStart: length, selectionEnd: length });
        expect(await state()).toMatchObject({
          text: expected.slice(0, caret) + part + expected.slice(caret),
          caret: caret + length,
        });
      }
      await session.send('Input.insertText', { text: word });
      expected = expected.slice(0, caret) + word + expected.slice(caret);
      caret += word.length;
      expect(await state()).toEqual({ text: expected, caret, astray: 0 });
    }
    await session.detach();
  });
});

test('sets the paragraph anew at each key, the caret where it was', async () => {
  const [text] = await samplePlain();
  await harness.set([text!.repeat(2)], { characters: 17 });
  const steps = await harness.tab.evaluate((setting) => {
    const host = document.querySelector<HTMLElement>('#trial .type-area')!;
    const paragraph = host.querySelector('p')!;
    host.contentEditable = 'true';
    host.focus();
    const setter = window.setting.openSetter(document.body, setting);
    const selection = getSelection()!;
    const offset = (): number => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      range.setEnd(selection.focusNode!, selection.focusOffset);
      return range.toString().length;
    };
    setter.impose(paragraph, setter.plan(paragraph, 17));
    selection.setBaseAndExtent(paragraph, 0, paragraph, 0);
    for (let step = 0; step < 30; step += 1) selection.modify('move', 'forward', 'character');
    const found: { at: number; after: number; misplaced: number }[] = [];
    for (const key of ['水', '，', '“', '7', '。', 'k', '水']) {
      document.execCommand('insertText', false, key);
      const at = offset();
      setter.impose(paragraph, setter.plan(paragraph, 17));
      found.push({ at, after: offset(), misplaced: setter.misplaced(18).length });
    }
    return { found, text: paragraph.textContent };
  }, newspaper);
  expect(steps.found.map(({ after }) => after)).toEqual([31, 32, 33, 34, 35, 36, 37]);
  for (const { at, after, misplaced } of steps.found) expect([after, misplaced]).toEqual([at, 0]);
  const copy = text!.repeat(2);
  expect(steps.text).toBe(`${copy.slice(0, 30)}水，“7。k水${copy.slice(30)}`);
});
