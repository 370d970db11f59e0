/** From stories to a few different pages, the best first. Deterministic: the same stories give the same pages. */
import { judge } from './judge.ts';
import { candidatesOf } from './lead-forms.ts';
import { type MadeBlock, type MakeGrid, type Proposal, partNames, type Waiting } from './model.ts';
import { costOf } from './price.ts';
import { openStacks } from './stacks.ts';

/** Candidates whose whole page is looked at. */
const LOOKED_AT = 400;

/** Points off a hundred for a cost of 1. */
export const POINTS = 10;

/** Proposals that are given where there are so many pages at all. */
const LEAST = 3;

/** Rows of the picture credit at the foot, with the one above it. */
const CREDIT = 2;

/** How the lead stands, without who stands where. */
const kindOf = (form: string): string =>
  form
    .replace(/ .*/, '')
    .replace(/^foot-[^/]*/, 'foot')
    .replace(/-(left|right)$/, '');

/** A page and its mirror image cost the same, part by part. */
const isMirror = (one: Proposal, other: Proposal): boolean =>
  partNames.every((name) => Math.abs(one.price[name] - other.price[name]) < 1e-9);

/** The best of each kind, then the best of those that are left. */
function choose(all: readonly Proposal[], most: number): readonly Proposal[] {
  const chosen: Proposal[] = [];
  const kinds = new Set<string>();
  for (const one of all) {
    if (chosen.length === most) break;
    if (kinds.has(kindOf(one.form))) continue;
    kinds.add(kindOf(one.form));
    chosen.push(one);
  }
  for (const one of all) {
    if (chosen.length >= Math.min(LEAST, most)) break;
    if (!chosen.some((other) => isMirror(one, other))) chosen.push(one);
  }
  return chosen.sort(better);
}

const better = (a: Proposal, b: Proposal): number => b.score - a.score || (a.form < b.form ? -1 : 1);

/** Every page that was looked at whole, the best first. */
export function judgePages(grid: MakeGrid, stories: readonly Waiting[], credit?: string): readonly Proposal[] {
  const foot = grid.rows - (credit === undefined ? 0 : CREDIT);
  const at = { columns: [1, grid.columns], rows: [grid.rows, grid.rows] } as const;
  const under: readonly MadeBlock[] =
    credit === undefined ? [] : [{ id: 'credit', block: 'picture-credit', ...at, text: credit }];
  return candidatesOf(openStacks(grid, stories, foot), foot)
    .toSorted((a, b) => a.cost - b.cost || (a.form < b.form ? -1 : 1))
    .slice(0, LOOKED_AT)
    .map(({ form, price, draw }): Proposal => {
      const blocks = [...draw(), ...under];
      const whole = judge(grid, price, blocks);
      return { form, blocks, price: whole, score: Math.max(0, Math.round(10 * (100 - POINTS * costOf(whole))) / 10) };
    })
    .sort(better);
}

/** @param wish.credit the page's credit of its pictures; left out where each has its own */
export const proposePages = (
  grid: MakeGrid,
  stories: readonly Waiting[],
  { most, credit }: { readonly most: number; readonly credit?: string },
): readonly Proposal[] => choose(judgePages(grid, stories, credit), most);
