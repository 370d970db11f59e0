/** Acts on blocks in hand, by mouse and keys, and what each makes of the page file: the model of `page-random.test.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../../scripts/edition/model.ts';
import type { Driven } from './drive-page.ts';

/** What the acts change, as the edition's files have it. */
export interface Laid {
  /** First and last row. */
  hero: [from: number, to: number];
  /** Whether a fit may set it to other rows. */
  fitted: boolean;
  banner: number;
  headline: number;
  kicker: string;
  /** First columns of two photos beside each other. */
  pair: [number, number];
  /** Hundredths of the picture's width. */
  focus: number;
}

/** The sample page with photos beside each other at its foot, in the place of a strip. */
export async function layPhotos(folder: string): Promise<void> {
  const file = join(folder, 'pages/05.yaml');
  const photos = [
    'terraces: {block: photo, photo: terraces, columns: 1, rows: 86-99}',
    'wetland:  {block: photo, photo: wetland, columns: 2, rows: 86-99}',
    'ridge:    {block: photo, photo: ridge, columns: 3-4, rows: 86-99}',
  ];
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/strip: .*/, photos.join('\n  ')));
}

export function laidOf({ pages, photos }: Edition): Laid {
  const placed = (id: string) => pages[0]!.placed.find((one) => one.id === id)!;
  const { rows } = placed('hero').area;
  const kicker = placed('kicker');
  const first = (id: string): number => placed(id).area.columns.from;
  return {
    hero: [rows.from, rows.to],
    fitted: placed('hero').fit !== undefined,
    banner: placed('banner').area.rows.to,
    headline: placed('headline').area.rows.to,
    kicker: ('align' in kicker ? kicker.align : undefined) ?? 'center',
    pair: [first('terraces'), first('wetland')],
    focus: Math.round(photos.get('dawn')!.focus.x * 100),
  };
}

const sides = ['left', 'center', 'right'];

/** Does one of them, of which `which` is any number; says what it was. */
export async function layOnce(driven: Driven, laid: Laid, which: number): Promise<string> {
  const { mouse, keyboard } = driven.tab;
  const middle = (selector: string) =>
    driven.tab.evaluate((wanted) => {
      const element = document.querySelector(wanted)!;
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, selector);
  const take = async (id: string, part = ''): Promise<void> => {
    const { x, y } = await middle(`.block[data-id="${id}"] ${part}`);
    await mouse.click(x, y);
  };
  const pick = (id: string) => driven.tab.evaluate((block) => window.dayangPage!.pick(block), id);
  const down = (): number => (laid.hero[0] < 19 ? 1 : laid.hero[0] > 20 ? -1 : which % 2 === 0 ? 1 : -1);
  const moved = (by: number): void => {
    laid.hero = [laid.hero[0] + by, laid.hero[1] + by];
  };
  // What is taken in hand is where the page has it at rest.
  await driven.settled();
  switch (which % 8) {
    case 0: {
      const by = down();
      await take('hero', '.picture');
      await keyboard.press(by > 0 ? 'ArrowDown' : 'ArrowUp');
      moved(by);
      return `hero by a key, ${by}`;
    }
    case 1: {
      const by = down();
      const pitch = await driven.tab.evaluate(
        () => JSON.parse(document.getElementById('plan')!.textContent!).grid.pitch as number,
      );
      const { x, y } = await middle('.block[data-id="hero"] .picture');
      await mouse.move(x, y);
      await mouse.down();
      await mouse.move(x, y + by * pitch * 3, { steps: 3 });
      await mouse.move(x, y + by * pitch, { steps: 2 });
      await mouse.up();
      moved(by);
      return `hero dragged, ${by}`;
    }
    case 2:
      await pick('hero');
      await keyboard.press('l');
      laid.fitted = !laid.fitted;
      return `hero ${laid.fitted ? 'unlocked' : 'locked'}`;
    case 3: {
      const by = laid.banner > 5 ? -1 : 1;
      await pick('banner');
      await keyboard.down('Shift');
      await keyboard.press(by > 0 ? 'ArrowDown' : 'ArrowUp');
      await keyboard.up('Shift');
      laid.banner += by;
      return `banner resized, ${by}`;
    }
    case 4: {
      const by = laid.headline > 13 ? -1 : 1;
      await pick('headline');
      await keyboard.press(by > 0 ? '+' : '-');
      laid.headline += by;
      return `headline ${by > 0 ? 'larger' : 'smaller'}`;
    }
    case 5:
      await pick('kicker');
      await keyboard.press('a');
      laid.kicker = sides[(sides.indexOf(laid.kicker) + 1) % 3]!;
      return `kicker ${laid.kicker}`;
    case 6:
      await take('terraces', '.picture');
      await keyboard.down('Alt');
      await keyboard.press(laid.pair[0] < laid.pair[1] ? 'ArrowRight' : 'ArrowLeft');
      await keyboard.up('Alt');
      laid.pair = [laid.pair[1], laid.pair[0]];
      return 'swapped';
    default: {
      const by = laid.focus < 60 ? 2 : -2;
      await pick('hero');
      await keyboard.press('f');
      await keyboard.press(by > 0 ? 'ArrowRight' : 'ArrowLeft');
      await keyboard.press('Escape');
      laid.focus += by;
      return `focus ${laid.focus}`;
    }
  }
}
