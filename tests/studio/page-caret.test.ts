/** Where the caret stands by the lines that are seen: after a click, and keys that come at once behind it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Driven, drivePage } from './drive-page.ts';

interface SeenLine {
  /** Offsets in the story's text. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

let driven: Driven;
let lines: readonly SeenLine[];
beforeAll(async () => {
  driven = await drivePage();
  lines = await driven.tab.evaluate(seenLines);
}, 180_000);
afterAll(() => driven?.[Symbol.asyncDispose]());

/** Character by character, as a reader sees them. */
function seenLines(): SeenLine[] {
  const found: { from: number; to: number; left: number; right: number; y: number }[] = [];
  const range = document.createRange();
  let offset = 0;
  for (const paragraph of document.querySelectorAll('.host > p')) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let line: (typeof found)[number] | undefined;
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      for (let at = 0; at < node.length; at += 1, offset += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const y = (top + bottom) / 2;
        if (line && Math.abs(line.y - y) < 5 && left > line.left) Object.assign(line, { to: offset + 1, right });
        else {
          line = { from: offset, to: offset + 1, left, right, y };
          found.push(line);
        }
      }
    }
  }
  return found;
}

interface Stand {
  readonly at: number;
  /** Of the line that the caret is drawn on: where the browser's own move to the start of it comes. */
  readonly lineStart: number;
}

/** Where the caret is; the browser's own move is taken back by what comes next, a click. */
const standing = (): Promise<Stand> =>
  driven.tab.evaluate(() => {
    const shown = getSelection()!;
    const offset = (): number => {
      const range = document.createRange();
      const first = document.querySelector('.host > p')!;
      range.setStart(first, 0);
      range.setEnd(shown.focusNode!, shown.focusOffset);
      let length = range.toString().length;
      for (const head of document.querySelectorAll('.host > h2')) {
        if (range.intersectsNode(head)) length -= head.textContent!.length;
      }
      return length;
    };
    const at = offset();
    shown.modify('move', 'backward', 'lineboundary');
    return { at, lineStart: offset() };
  });

type Key = 'Home' | 'End' | 'ArrowUp' | 'ArrowDown';

/** Which line a run of keys comes to, from the one that was clicked, and whether to its start or its end. */
const runs: readonly { readonly keys: readonly Key[]; readonly by: number; readonly to: 'from' | 'to' }[] = [
  { keys: ['Home'], by: 0, to: 'from' },
  { keys: ['End'], by: 0, to: 'to' },
  { keys: ['End', 'Home'], by: 0, to: 'from' },
  { keys: ['Home', 'End'], by: 0, to: 'to' },
  { keys: ['ArrowDown', 'Home'], by: 1, to: 'from' },
  { keys: ['ArrowUp', 'End'], by: -1, to: 'to' },
  { keys: ['End', 'ArrowDown', 'Home'], by: 1, to: 'from' },
  { keys: ['End', 'ArrowUp', 'End'], by: -1, to: 'to' },
  { keys: ['Home', 'ArrowUp', 'Home'], by: -1, to: 'from' },
];

/** Lines of a paragraph's head, middle and end, and one that the next column goes on from. */
const chosen = (): number[] => {
  const turn = lines.findIndex(({ y }, index) => index > 0 && y < lines[index - 1]!.y - 100);
  return [0, 1, 3, 5, turn - 1, turn];
};

test('keys right behind a click keep to the line that was clicked', { timeout: 120_000 }, async () => {
  const { tab } = driven;
  const wrong: string[] = [];
  for (const { keys, by, to } of runs) {
    for (const index of chosen()) {
      const line = lines[index]!;
      const target = lines[index + by];
      if (!target) continue;
      const places = { head: line.left + 1, middle: (line.left + line.right) / 2, end: line.right - 2 };
      for (const [place, x] of Object.entries(places)) {
        // A page that comes into focus by the click.
        await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
        await tab.mouse.click(x, line.y);
        for (const key of keys) await tab.keyboard.press(key);
        const { at, lineStart } = await standing();
        if (at !== target[to] || lineStart !== target.from)
          wrong.push(
            `${place} of ${index}, ${keys.join(' ')}: ${at} on ${lineStart}, not ${target[to]} on ${target.from}`,
          );
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('the caret stays where a key has put it', async () => {
  const { tab } = driven;
  const [first, second] = lines as [SeenLine, SeenLine];
  const stays = async (x: number, keys: readonly string[], stand: Stand): Promise<void> => {
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tab.mouse.click(x, first.y);
    for (const key of keys.slice(0, -1)) await tab.keyboard.down(key as Key);
    await tab.keyboard.press(keys.at(-1) as Key);
    for (const key of keys.slice(0, -1)) await tab.keyboard.up(key as Key);
    // What prosemirror-view does soon after it has come into focus is done.
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
    expect(await standing()).toEqual(stand);
  };
  await stays(first.right - 2, ['Home'], { at: 0, lineStart: 0 });
  await stays(first.left + 20, ['End'], { at: first.to, lineStart: 0 });
  await stays(first.right - 2, ['Control', 'Home'], { at: 0, lineStart: 0 });
  // From the end of a line to the start of the next: one position.
  await tab.mouse.click(second.left + 1, second.y);
  expect(await standing()).toEqual({ at: second.from, lineStart: second.from });
});
