/** What is done with a block in hand by a key or a button: each is a small change of the page file. */
import type { HandCommand, Selection } from '../page-protocol.ts';
import { neighbourOf, resizeArea, type Steps, sameArea, shiftArea } from './cells.ts';
import type { Blocks } from './page-hold.ts';

/** Blocks that a fit may set to other rows. */
const fitted = /^(?:photo|photo-strip|ornament|sidebar|lede|pull-quote|names|table|notice)$/;
/** Blocks whose type is as large as their rows allow. */
const sized = /headline$|^(?:kicker|deck|banner)$/;

const sides = ['left', 'center', 'right'] as const;

const sideOf = (element: HTMLElement | undefined): (typeof sides)[number] | undefined =>
  sides.find((side) => element?.classList.contains(`align-${side}`));

type Hand = NonNullable<Selection['hand']>;

/** What may be done with a block, and how it stands. */
export function handOf({ blockOf, elementOf }: Blocks, id: string): Hand {
  const { block = '', fit } = blockOf(id) ?? {};
  const align = sideOf(elementOf(id));
  const may: HandCommand[] = [];
  if (fitted.test(block)) may.push('lock');
  if (align) may.push('align-left', 'align-center', 'align-right');
  if (sized.test(block)) may.push('larger', 'smaller');
  if (elementOf(id)?.querySelector('.picture img')) may.push('focus');
  if (block !== '') may.push('take-off');
  return { may, locked: fit === undefined, ...(align && { align }) };
}

/** The next side round, for a key. */
export function nextAlign(blocks: Blocks, id: string): HandCommand {
  const now = sideOf(blocks.elementOf(id));
  return `align-${sides[(sides.indexOf(now!) + 1) % sides.length]!}`;
}

/** Rows that are given at most in one step, where one more does not make type larger. */
const mostRows = 3;

/** Gives a block as many rows more or less as make its type larger or smaller; says why where none do. */
async function stepSize(blocks: Blocks, id: string, by: 1 | -1): Promise<boolean> {
  const { page, areaOf, elementOf, tell } = blocks;
  const { grid } = page.live.page.plan;
  const before = blocks.askedOf(id) ?? areaOf(id);
  const size = (): number => {
    const words = elementOf(id)!.querySelector('[data-role]') ?? elementOf(id)!;
    return Number.parseFloat(getComputedStyle(words).fontSize);
  };
  const was = size();
  for (let rows = 1; by < 0 || rows <= mostRows; rows += 1) {
    const area = resizeArea(before, { columns: 0, rows: by * rows }, { edges: 's', grid });
    if (sameArea(area, areaOf(id))) break;
    page.live.move(id, area);
    if ((size() - was) * by > 0) {
      tell(id);
      return blocks.place(id, area, `size ${id}`);
    }
  }
  page.live.move(id, before);
  blocks.say(
    by > 0
      ? {
          en: `${id}: more rows make its type no larger; its width is the limit, or its style: give it columns or a break mark, or cut words`,
          zh: `${id}：再加行字号也不变，受宽度或样式所限：加栏、加断行标记或减字`,
        }
      : { en: `${id}: its type is as small as it may be`, zh: `${id}：字号已到最小` },
  );
  return false;
}

/** Carries out what a block may be told; false if it may not, or was refused. */
export async function command(blocks: Blocks, id: string, name: HandCommand): Promise<boolean> {
  const { number: at, act } = blocks;
  const hand = handOf(blocks, id);
  if (!hand.may.includes(name)) return false;
  switch (name) {
    case 'lock':
      return act({ act: 'lock', page: at, block: id, locked: !hand.locked });
    case 'align-left':
    case 'align-center':
    case 'align-right':
      return act({ act: 'align', page: at, block: id, align: name.slice('align-'.length) as (typeof sides)[number] });
    case 'larger':
    case 'smaller':
      return stepSize(blocks, id, name === 'larger' ? 1 : -1);
    case 'take-off':
      return act({ act: 'take-off', page: at, block: id });
    case 'focus':
      return false;
  }
}

/** An arrow moves by a column or row; with Shift it is the size that changes, with Alt two blocks change places. */
export function arrow(blocks: Blocks, id: string, [dx, dy]: readonly [number, number], event: KeyboardEvent): void {
  const { page, number: at, areaOf, blockOf, act, tell } = blocks;
  const { grid, blocks: all } = page.live.page.plan;
  if (event.altKey) {
    const others = all
      .filter((one) => one.id !== id && one.block === blockOf(id)!.block)
      .map((one) => ({ id: one.id, area: areaOf(one.id) }));
    const other = neighbourOf(areaOf(id), others, { dx, dy, grid });
    if (other) void act({ act: 'swap', page: at, block: id, with: other });
    return;
  }
  const by: Steps = { columns: dx, rows: dy };
  const resized = event.shiftKey;
  const asked = blocks.askedOf(id);
  const shown = resized
    ? resizeArea(asked ?? areaOf(id), by, { edges: 'se', grid, fit: blockOf(id)?.fit })
    : shiftArea(areaOf(id), by, grid);
  // The page file has it where it was asked to be, not where a fit has put it.
  const area = resized ? shown : shiftArea(asked ?? blockOf(id)!.area, by, grid);
  if (sameArea(area, asked ?? (resized ? areaOf(id) : blockOf(id)!.area))) return;
  page.live.move(id, shown);
  tell(id);
  void blocks.place(id, area, `${resized ? 'resize' : 'move'} ${id}`);
}
