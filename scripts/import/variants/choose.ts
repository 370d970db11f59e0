/** Chooses the variant whose pictures can be pulled to where the story ends in its last slot, and pulls them there. */
import { type Placement, type Range, rowsNeeded, supplyOf } from '../../layout/estimate.ts';
import type { SheetName } from '../model.ts';
import type { Variant } from './cast.ts';
import { type Composition, compose } from './compose.ts';
import type { VariantBlock } from './furniture.ts';
import { headMeasure, type VariantGrid, variantGrids } from './grids.ts';
import type { PageContent } from './page-content.ts';
import { widen } from './widen.ts';

export interface Chosen {
  readonly composition: Composition;
  /** Body characters a column, the chosen one first. */
  readonly bodyCharacters: readonly number[];
  readonly need: number;
  readonly supply: Range;
  /** Can the story be made to end exactly, with room to spare on both sides? */
  readonly fits: boolean;
}

/**
 * The estimate is good to 1 %: this part of the need must stay free when all that moves is smallest (`over`) and largest
 * (`under`). Where only an ornament moves there is less; but boxes and section heads then take some rows more.
 */
function spareFor(content: PageContent): { over: number; under: number } {
  if (content.pictures.length > 0) return { over: 0.03, under: 0.03 };
  return content.lede || content.sidebar ? { over: 0.009, under: -0.009 } : { over: 0.006, under: 0.006 };
}

/** Rows, as parts of the need, by which the page is too small and too large for the story. */
function misfitOf(content: PageContent, need: number, supply: Range): { over: number; under: number } {
  const spare = spareFor(content);
  return {
    over: Math.max(0, need * (1 + spare.over) - supply.max) / need,
    under: Math.max(0, supply.min - need * (1 - spare.under)) / need,
  };
}

/** Price of what an art director would rather not do. */
const PRICE = {
  grid: {
    broadsheet: 0,
    'broadsheet-large': 1.1,
    'broadsheet-display': 1.5,
    tabloid: 0.7,
    'tabloid-large': 1.3,
    'tabloid-display': 1.7,
  },
  sparse: 0.1,
  body: [0, 0.12, 0.16],
  /** Pictures in single columns step like stairs from the second on. */
  single: 0.4,
  pair: 0.08,
  double: 0.1,
  lift: 0.05,
  strain: 0.8,
  /** Per part of the need that is missing or over. */
  misfit: 40,
} as const;

const stripShapes = (grid: VariantGrid, sidebar: boolean): NonNullable<Variant['strip']>[] => {
  const shapes: NonNullable<Variant['strip']>[] = [];
  const add = (width: number, beside: boolean) => {
    for (let each = 1; each <= 3; each += 1) {
      if (width % each === 0 && width / each > 1) shapes.push({ count: width / each, each, beside });
    }
  };
  add(grid.columns, false);
  if (sidebar && grid.columns >= 4) add(grid.columns - 2, true);
  return shapes;
};

const heroes = (grid: VariantGrid): number[] => ({ 6: [4, 3], 5: [3, 2], 4: [3, 2], 3: [2] })[grid.columns] ?? [2];

/** Every way of arranging so many pictures on a grid. */
export function variantsOf(grid: VariantGrid, content: PageContent): Variant[] {
  const pictures = content.pictures.length;
  const lifts = pictures <= 2 ? [0, 1, 2, 3] : [0];
  const found: Variant[] = [];
  for (const hero of pictures > 0 ? heroes(grid) : [0]) {
    for (const strip of [undefined, ...stripShapes(grid, content.sidebar !== undefined)]) {
      const rest = pictures - (hero > 0 ? 1 : 0) - (strip?.count ?? 0);
      if (rest < 0) continue;
      for (let doubles = 0; doubles <= Math.min(2, rest); doubles += 1) {
        for (let pairs = 0; pairs <= Math.min(3, (rest - doubles) / 2); pairs += 1) {
          for (const lift of lifts) found.push({ grid, hero, ...(strip && { strip }), doubles, pairs, lift });
        }
      }
    }
  }
  return found;
}

export const placementOf = (block: VariantBlock): Placement => block;

const offer = (composition: Composition): Range => {
  const text = composition.blocks.find(({ block }) => block === 'text')!;
  return supplyOf(placementOf(text), composition.blocks.map(placementOf));
};

/** The strain at which the page offers what is needed; the ends of the scale when it cannot. */
function strainFor(
  variant: Variant,
  content: PageContent,
  need: number,
): { strain: number; composition: Composition } | undefined {
  let best: { strain: number; composition: Composition; miss: number } | undefined;
  for (let step = -10; step <= 10; step += 1) {
    const strain = step / 10;
    const composition = compose(variant, content, strain);
    if (!composition) continue;
    const supply = offer(composition);
    const { over, under } = misfitOf(content, need, supply);
    const miss = Math.max(over, under) * need * 100 + Math.abs(supply.preferred - need) + Math.abs(strain) / 10;
    if (!best || miss < best.miss) best = { strain, composition, miss };
  }
  return best;
}

/** Rows; beyond it an ornament is a hole with a sign in it. Fitting may still need a row or two more. */
const LARGEST_ORNAMENT = 3;

/** Moves the rows of single-column pictures and the ornament one by one until the page offers what is needed. */
function settle(composition: Composition, need: number): Composition {
  let blocks = composition.blocks;
  const miss = (list: readonly VariantBlock[]) => Math.abs(offer({ ...composition, blocks: list }).preferred - need);
  for (let round = 0; round < 60; round += 1) {
    let better: { blocks: VariantBlock[]; miss: number } | undefined;
    for (const [index, block] of blocks.entries()) {
      if (!block.fit || block.block === 'sidebar' || block.block === 'lede') continue;
      for (const step of [-1, 1]) {
        const rows = block.area.rows.to - block.area.rows.from + 1 + step;
        if (rows < Math.max(1, block.fit.min) || rows > (block.block === 'ornament' ? LARGEST_ORNAMENT : block.fit.max))
          continue;
        const { from, to } = block.area.rows;
        const moved = block.fit.anchor === 'top' ? { from, to: to + step } : { from: from - step, to };
        const next = blocks.with(index, { ...block, area: { ...block.area, rows: moved } });
        const now = miss(next);
        if (now < (better?.miss ?? miss(blocks))) better = { blocks: next, miss: now };
      }
    }
    if (!better) break;
    blocks = better.blocks;
  }
  return { ...composition, blocks };
}

function priceOf(variant: Variant, content: PageContent, body: number): number {
  const { strip } = variant;
  const pictures = content.pictures.length;
  const singles = pictures - (variant.hero > 0 ? 1 : 0) - (strip?.count ?? 0) - variant.doubles - 2 * variant.pairs;
  const widest = heroes(variant.grid)[0]!;
  const small = strip && strip.each === 1 ? 0.25 + 0.09 * strip.count : 0;
  const stripless = !strip && pictures >= 4 ? 0.45 : 0;
  return (
    PRICE.grid[variant.grid.usual as keyof typeof PRICE.grid] +
    (variant.grid.sparse ? PRICE.sparse : 0) +
    (PRICE.body[body] ?? 0.3) +
    (variant.hero > 0 && variant.hero < widest ? 0.8 : 0) +
    small +
    stripless +
    (strip?.each === 3 ? 0.15 : 0) +
    PRICE.single * Math.max(0, singles - 1) +
    PRICE.pair * variant.pairs +
    PRICE.double * variant.doubles +
    PRICE.lift * variant.lift
  );
}

/** The chosen measure first, then those at which the story could end exactly as well; one more when there is none. */
function bodiesFor({ variant, blocks }: Composition, content: PageContent, chosen: number): number[] {
  const { min, max } = offer({ variant, blocks });
  const others = variant.grid.body.filter((characters) => characters !== chosen);
  const fitting = others.filter((characters) => {
    const need = rowsNeeded(content.flow, characters, headMeasure(variant.grid));
    return need >= min && need <= max;
  });
  return [chosen, ...(fitting.length > 0 ? fitting : others.slice(0, 1))];
}

/** The best of all variants for the content, on one sheet only when it is named; undefined when none has the room. */
export function chooseVariant(content: PageContent, sheet?: SheetName): Chosen | undefined {
  let best: { composition: Composition; characters: number; need: number; fits: boolean; price: number } | undefined;
  for (const grid of variantGrids) {
    if ((sheet && grid.sheet !== sheet) || (grid.sparse && content.pictures.length > 2)) continue;
    const variants = variantsOf(grid, content);
    for (const [index, characters] of grid.body.entries()) {
      const need = rowsNeeded(content.flow, characters, headMeasure(grid));
      for (const variant of variants) {
        const found = strainFor(variant, content, need);
        if (!found) continue;
        const supply = offer(found.composition);
        const { over, under } = misfitOf(content, need, supply);
        const misfit = over + under;
        const price =
          priceOf(variant, content, index) +
          PRICE.strain * found.strain ** 2 +
          (misfit > 0 ? 10 + PRICE.misfit * misfit : 0);
        if (best && price >= best.price) continue;
        best = { composition: found.composition, characters, need, fits: misfit === 0, price };
      }
    }
  }
  if (!best) return undefined;
  const { characters, need, fits } = best;
  const settled = settle(best.composition, need);
  // Copy that is over from the start gets no leave to crush its pictures.
  const composition = fits ? { ...settled, blocks: widen(settled.blocks) } : settled;
  const supply = offer(composition);
  return { composition, bodyCharacters: bodiesFor(composition, content, characters), need, supply, fits };
}
