/** Fits each story of the page: body size by what the page permits, then the rows of pictures. */
import type { PlanBlock } from '../../html/plan.ts';
import { type FreeFrame, framesOf, isThreadedNatively } from './frames.ts';
import { countingTrial, type Levers, leversOf, pull, settingTrial } from './levers.ts';
import { looseParagraphs } from './looseness.ts';
import { bodiesOf, type Page } from './page.ts';
import { glueEnds, hideFlow, leaveStrayed, measurePieces, planPieces, settleHeads } from './pieces.ts';
import { capacityOf, hostOf, pour, setBody, unnarrowed } from './pour.ts';
import { counting, type Found, search, setting } from './search.ts';
import { textGridOf } from './text-grid.ts';
import { drawTextMarks } from './text-marks.ts';
import type { Piece } from './thread.ts';

export interface TextFit {
  readonly text: PlanBlock;
  readonly frames: readonly FreeFrame[];
  /** Rows the frames hold, and rows that stay empty behind the story (negative: over). */
  readonly capacity: number;
  readonly left: number;
  readonly holes: number;
  readonly body: { readonly characters: number; readonly size: number };
  readonly strain: number;
}

type Body = TextFit['body'];

/** How often counting is put right by the page before it gives way to setting. */
const corrections = 4;
/** Beyond this strain another permitted body size is tried before pictures are pulled further. */
const comfortable = 0.75;

/** A single line at the head of a column, against a body size that the page names later. */
const blemish = 0.2;

/** Less is better: exactness first, then comfort, then the order in which the page names the sizes. */
const rankOf = (found: Found, index: number): number =>
  (found.exact
    ? found.trial.faults + blemish * found.trial.blemishes
    : 100 + Math.abs(found.trial.left) + found.trial.holes) +
  Math.max(0, Math.abs(found.strain) - comfortable) * 8 +
  index;

const isClean = ({ exact, trial }: Found): boolean => exact && trial.faults === 0 && trial.blemishes === 0;

/** Fits one story. `searching` false: the page as asked, only measured. */
export function fitText(page: Page, text: PlanBlock, searching: boolean): TextFit {
  const host = hostOf(page, text);
  let levers = leversOf(page, text);
  const asked = levers.variables.map((one) => one.preferred);
  const native = isThreadedNatively(text);
  const grid = () => textGridOf(page, text);
  glueEnds(page, host);

  /** Lines of every paragraph at a size, all in the column's own measure. */
  const measure = (body: Body): Piece[] => {
    hideFlow(host, false);
    setBody(page, text, body);
    settleHeads(host, grid());
    const planned = native && page.setter && planPieces(host, page.setter, grid().column / body.size);
    if (planned) return planned;
    pour(page, text, unnarrowed(framesOf(page, text)));
    return native ? measurePieces(host, grid(), page.setter) : [];
  };
  const look = (pieces: readonly Piece[]): Found => {
    const attempt = native ? countingTrial(page, text, { levers, pieces, bias: 0 }) : settingTrial(page, text, levers);
    if (searching) return search(levers.variables, attempt, native ? counting : setting);
    return { rows: asked, trial: attempt(asked), exact: false, strain: 0 };
  };

  let chosen: { body: Body; pieces: Piece[]; found: Found; rank: number } | undefined;
  for (const [index, body] of bodiesOf(page.plan.grid, text).entries()) {
    const pieces = measure(body);
    const found = look(pieces);
    const rank = rankOf(found, index);
    if (!chosen || rank < chosen.rank) chosen = { body, pieces, found, rank };
    if (!searching || (found.exact && found.trial.faults === 0 && Math.abs(found.strain) <= comfortable)) break;
  }
  const { body } = chosen!;
  if (page.bodies.get(text.id) !== body) measure(body);
  if (searching && native && !isClean(chosen!.found)) {
    const looser = leversOf(page, text, looseParagraphs(page, host, grid().column / body.size));
    const found = search(
      looser.variables,
      countingTrial(page, text, { levers: looser, pieces: chosen!.pieces, bias: 0 }),
    );
    if (rankOf(found, 0) < rankOf(chosen!.found, 0)) {
      levers = looser;
      chosen = { ...chosen!, found };
    }
  }
  const { found } = chosen!;
  const rows = searching && native ? correct(page, text, { levers, ...chosen! }) : found.rows;

  pull(page, text, { levers, rows });
  const frames = framesOf(page, text);
  const { left } = pour(page, text, frames);
  return {
    text,
    frames,
    capacity: capacityOf(frames),
    left,
    holes: native ? settingTrial(page, text, levers)(rows).holes : 0,
    body,
    strain: found.strain,
  };
}

/**
 * The page has the last word: where counting was off (a measure narrowed by a quote breaks lines elsewhere), it is put
 * right by what the page says and searched again, and at last the settings themselves are searched.
 */
function correct(
  page: Page,
  text: PlanBlock,
  start: { levers: Levers; pieces: readonly Piece[]; found: Found },
): readonly number[] {
  const { levers } = start;
  const set = settingTrial(page, text, levers);
  const { pieces } = start;
  let { found } = start;
  for (let pass = 0; pass < corrections; pass += 1) {
    const { left, holes } = set(found.rows);
    if (left === found.trial.left && (holes === 0 || !found.exact)) return found.rows;
    const counted = countingTrial(page, text, { levers, pieces, bias: 0 })(found.rows).left;
    found = search(levers.variables, countingTrial(page, text, { levers, pieces, bias: left - counted }));
  }
  const { left, holes } = set(found.rows);
  if (left === 0 && holes === 0) return found.rows;
  return search(levers.variables, set, setting).rows;
}

/** Sets a story again after an edit, pictures where they are: what a keystroke costs. */
export function reflow(page: Page, text: PlanBlock): number {
  let { left } = pour(page, text, framesOf(page, text));
  if (leaveStrayed(page, page.setter?.misplaced(textGridOf(page, text).pitch)))
    left = pour(page, text, framesOf(page, text)).left;
  drawTextMarks(page.elements.get(text.id)!);
  return left;
}
