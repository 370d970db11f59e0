/** The page being set: its plan, its elements and where each block stands at the moment. */
import { columnLeft, crossesFold, typeAreaWide } from '../../core/columns.ts';
import type { Area } from '../../edition/model.ts';
import type { PagePlan, PlanBlock } from '../../html/plan.ts';
import { carves, columnsOf, contains, type Rect, rectOf, rowsOf, withRows } from './cells.ts';
import { type Hand, openSetter, plainHand, type Setter } from './setting/index.ts';
import { holdOf } from './tiers.ts';

export interface Page {
  readonly plan: PagePlan;
  /** `.type-area`. */
  readonly root: HTMLElement;
  readonly elements: ReadonlyMap<string, HTMLElement>;
  /** Where each block stands now. */
  readonly areas: Map<string, Area>;
  /** Lines of its vertical story that a block takes now, where fitting has said so. */
  readonly lines: Map<string, number>;
  /** Rows that the words of a block need, where its rows follow from them. */
  readonly natural: Map<string, number>;
  /** Body size of each text block, px, and the characters a column it comes from. */
  readonly bodies: Map<string, { readonly characters: number; readonly size: number }>;
  /** Paragraphs that are to take more lines than their best, or fewer, so that their story ends exactly. */
  readonly looseness: Map<HTMLElement, number>;
  /** Puts spans into its paragraphs. */
  readonly hand: Hand;
  /** Sets running text by whole paragraphs; missing where lines are left to the browser. */
  readonly setter?: Setter;
}

/** Whether running text is ours to set. */
export const setsFinely = ({ setting }: PagePlan): boolean => setting.mode !== 'browser';

export function openPage(root: HTMLElement, plan: PagePlan, hand: Hand = plainHand): Page {
  const { grid } = plan;
  const set = (name: string, value: string) => root.style.setProperty(name, value);
  set('--column', `${grid.column}px`);
  set('--gutter', `${grid.gutter}px`);
  set('--pitch', `${grid.pitch}px`);
  Object.assign(root.style, {
    position: 'relative',
    width: `${typeAreaWide(grid)}px`,
    height: `${grid.rows * grid.pitch}px`,
  });
  return {
    plan,
    root,
    hand,
    ...(setsFinely(plan) && { setter: openSetter(root, plan.setting, hand) }),
    elements: elementsIn(root),
    areas: new Map(plan.blocks.map((block) => [block.id, block.area])),
    lines: new Map(),
    natural: new Map(),
    looseness: new Map(),
    bodies: firstBodies(plan),
  };
}

function elementsIn(root: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const blocks = [...root.querySelectorAll<HTMLElement>('.block')];
  return new Map(blocks.map((element) => [element.dataset['id']!, element]));
}

const firstBodies = (plan: PagePlan): Page['bodies'] =>
  new Map(plan.blocks.filter((one) => one.block === 'text').map((one) => [one.id, bodiesOf(plan.grid, one)[0]!]));

/** The page with other blocks on the same grid; what is known of its paragraphs stays known. */
export const changePage = (page: Page, plan: PagePlan): Page => ({
  ...page,
  plan,
  elements: elementsIn(page.root),
  areas: new Map(plan.blocks.map(({ id, area }) => [id, page.areas.get(id) ?? area])),
  bodies: new Map([...firstBodies(plan)].map(([id, body]) => [id, page.bodies.get(id) ?? body])),
});

/** The sizes that a story's body may be set to: the page's, or those of its tiers. */
export const bodiesOf = (grid: PagePlan['grid'], { vertical }: PlanBlock): PagePlan['grid']['bodies'] =>
  vertical?.bodies ?? grid.bodies;

/** Lines of fewer characters cannot be justified. */
const fewestBeside = 8;

/** The width of the characters that stay beside a straddling block: somewhat more than half the column. */
export function keepBeside(page: Page, text: PlanBlock): number {
  const body = page.bodies.get(text.id) ?? page.plan.grid.bodies[0]!;
  return Math.max(fewestBeside, Math.round(body.characters * 0.53)) * body.size;
}

/** The text block that a straddling block narrows. */
const narrowed = (page: Page, block: PlanBlock): PlanBlock | undefined =>
  page.plan.blocks.find((one) => one.block === 'text' && !one.vertical && carves(block, block.area, one));

/** The vertical story that a block stands in, and is aligned to the lines of. What is in a box of its own is not. */
export function storyAround({ plan }: Page, block: PlanBlock): PlanBlock | undefined {
  if (block.block === 'text' || block.block === 'box') return undefined;
  return plan.blocks.find(
    (text) =>
      text.vertical &&
      carves(block, block.area, text) &&
      !plan.blocks.some(
        (other) =>
          (other.block === 'text' || other.block === 'box') &&
          other !== text &&
          contains(other.area, block.area) &&
          contains(text.area, other.area),
      ),
  );
}

/** Lines of the vertical story around it that a block takes by the columns it asks for. */
export const linesAsked = (page: Page, block: PlanBlock): number =>
  holdOf(storyAround(page, block)!.vertical!, rectOf(page.plan.grid, block.area)).lines;

/** Where a block stands now, px from the type area's corner. */
export const rectOfBlock = (page: Page, block: PlanBlock): Rect =>
  rectAt(page, block, { area: page.areas.get(block.id)!, lines: page.lines.get(block.id) });

/** Where it would stand on other rows, or on other lines of the vertical story around it. */
export function rectAt(
  page: Page,
  block: PlanBlock,
  { area, lines }: { readonly area: Area; readonly lines: number | undefined },
): Rect {
  const { grid } = page.plan;
  const rect = rectOf(grid, area);
  if (block.inGutter) {
    const left = columnLeft(grid, area.columns.from) + grid.column;
    return { ...rect, left, width: columnLeft(grid, area.columns.to) - left };
  }
  const text = block.straddle ? narrowed(page, block) : undefined;
  if (text) {
    const keep = keepBeside(page, text);
    const left = columnLeft(grid, area.columns.from) + keep;
    return { ...rect, left, width: columnLeft(grid, area.columns.to) + grid.column - keep - left };
  }
  const around = storyAround(page, block);
  if (!around) return rect;
  const wish = lines === undefined ? undefined : { count: lines, anchor: block.widen?.anchor ?? 'right' };
  const { left, width } = holdOf(around.vertical!, rect, wish);
  return { ...rect, left, width };
}

/** Puts a block's element on its cells. A block of no rows is not shown. */
export function place(page: Page, block: PlanBlock): void {
  const element = page.elements.get(block.id);
  const area = page.areas.get(block.id)!;
  if (!element) return;
  const { left, top, width, height } = rectOfBlock(page, block);
  const rows = rowsOf(area);
  element.style.setProperty('--rows', String(rows));
  element.style.setProperty('--columns', String(columnsOf(area)));
  if (crossesFold(page.plan.grid, area.columns) || storyAround(page, block))
    element.style.setProperty('--width', `${width}px`);
  Object.assign(element.style, {
    position: 'absolute',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    display: rows > 0 && width > 0 ? '' : 'none',
  });
}

/** Blocks whose rows follow from the words in them, when the page gives them a range. */
export const wordy: ReadonlySet<string> = new Set(['lede', 'sidebar', 'pull-quote', 'names', 'table', 'notice']);

const isVertical = (element: HTMLElement): boolean => element.classList.contains('vertical');

/** The fewest rows within its range that hold its words; lines of vertical text end where the rows do. */
function naturalRows({ plan: { grid } }: Page, { fit }: PlanBlock, element: HTMLElement): number {
  const { min, max } = fit!;
  if (!isVertical(element)) {
    element.style.height = 'auto';
    return Math.min(max, Math.max(min, Math.ceil(element.getBoundingClientRect().height / grid.pitch - 0.02)));
  }
  for (let rows = min; rows < max; rows += 1) {
    element.style.height = `${rows * grid.pitch}px`;
    if (element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1) return rows;
  }
  return max;
}

/**
 * Gives each block of words the rows its words need, within its range: vertical ones before their lines are planned,
 * since the rows are their measure, the others when they have been.
 */
export function settleNaturalRows(page: Page, vertical: boolean, blocks = page.plan.blocks): void {
  for (const block of blocks) {
    const element = page.elements.get(block.id);
    if (!element || !block.fit || !wordy.has(block.block) || isVertical(element) !== vertical) continue;
    const rows = naturalRows(page, block, element);
    page.natural.set(block.id, rows);
    page.areas.set(block.id, withRows(block.area, rows, block.fit.anchor));
    place(page, block);
  }
}
