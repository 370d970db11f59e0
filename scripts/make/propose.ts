/** From stories to a few different pages, the best first. Deterministic: the same stories give the same pages. */
import { judge } from './judge.ts';
import { type Candidate, candidatesOf } from './lead-forms.ts';
import type { MadeBlock, MakeGrid, Proposal, Waiting } from './model.ts';
import { costOf } from './price.ts';
import { openStacks } from './stacks.ts';

/** Candidates whose whole page is looked at. */
const LOOKED_AT = 400;

/** Points off a hundred for a cost of 1. */
const POINTS = 10;

export interface Wish {
  readonly most: number;
  /** The page's credit of its pictures; missing where each has its own. */
  readonly credit?: string;
}

/** How the lead stands, without who stands where. */
const kindOf = (form: string): string =>
  form
    .replace(/ .*/, '')
    .replace(/^foot-[^/]*/, 'foot')
    .replace(/-(left|right)$/, '');

/** The best of each kind, then the best of those that are left; no two with the same stories in the same strips. */
function choose(all: readonly Proposal[], most: number): readonly Proposal[] {
  const chosen: Proposal[] = [];
  const kinds = new Set<string>();
  for (const one of all) {
    if (chosen.length === most) break;
    const kind = kindOf(one.form);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    chosen.push(one);
  }
  for (const one of all) {
    if (chosen.length >= Math.min(3, most)) break;
    if (!chosen.includes(one)) chosen.push(one);
  }
  return chosen.sort((a, b) => b.score - a.score);
}

export function proposePages(grid: MakeGrid, stories: readonly Waiting[], wish: Wish): readonly Proposal[] {
  const creditRows = wish.credit ? 2 : 0;
  const foot = grid.rows - creditRows;
  const credit: readonly MadeBlock[] = wish.credit
    ? [
        {
          id: 'credit',
          block: 'picture-credit',
          columns: [1, grid.columns],
          rows: [grid.rows, grid.rows],
          text: wish.credit,
        },
      ]
    : [];
  const stacks = openStacks(grid, stories, foot);
  const looked = candidatesOf(stacks, foot)
    .toSorted((a, b) => a.cost - b.cost || (a.form < b.form ? -1 : 1))
    .slice(0, LOOKED_AT)
    .map(({ form, price, draw }: Candidate): Proposal => {
      const blocks = [...draw(), ...credit];
      const whole = judge(grid, price, blocks);
      return { form, blocks, price: whole, score: Math.max(0, Math.round(10 * (100 - POINTS * costOf(whole))) / 10) };
    })
    .sort((a, b) => b.score - a.score || (a.form < b.form ? -1 : 1));
  return choose(looked, wish.most);
}
