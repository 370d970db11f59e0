/** Sets every block of a page whose sheet stands, and reads the result. */
import { crossesFold, typeAreaWide } from '../../core/columns.ts';
import type { Area } from '../../edition/model.ts';
import type { PlanBlock } from '../../html/plan.ts';
import { rowsOf } from './cells.ts';
import { clearFold } from './display/clear-fold.ts';
import { fitDisplay, letWideBreak, shrinkToFit } from './display/fit-display.ts';
import { fitText, type TextFit } from './fit.ts';
import { linesAsked, type Page, place, settleNaturalRows } from './page.ts';
import { coverFrames } from './pictures.ts';
import { glueEnd } from './pieces.ts';
import { type ReadLine, type ReadPhoto, readLines, readPhotos } from './read.ts';
import { drawColumnRules, markOverset } from './rules.ts';
import { trimCorner } from './sheets.ts';
import { type ReadStroke, readStrokes } from './strokes.ts';
import { turned } from './text-grid.ts';
import { drawTextMarks } from './text-marks.ts';

/** What goes back to Node: plain data, px from the type area's corner. */
export interface Composed {
  /** The trimmed page's corner on the printed sheet, and the type area's from there. */
  readonly trim: { readonly left: number; readonly top: number };
  readonly typeArea: { readonly left: number; readonly top: number };
  readonly areas: readonly {
    readonly id: string;
    readonly area: Area;
    readonly rect: DOMRectInit;
    readonly overset: number;
    /** Lines of the vertical story around it: those of its columns, and those it was given. */
    readonly lines?: { readonly asked: number; readonly given: number };
    /** Solid colour behind a headline over a photo. */
    readonly ground?: string;
  }[];
  readonly fits: readonly (Omit<TextFit, 'text'> & { readonly id: string; readonly story: string })[];
  readonly lines: readonly ReadLine[];
  /** Paragraphs whose lines did not come out as planned, and are the browser's own. */
  readonly strayed: readonly { readonly block: string; readonly file: string; readonly from: number }[];
  readonly photos: readonly ReadPhoto[];
  readonly rules: readonly {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly strokes: readonly ReadStroke[];
  readonly milliseconds: { readonly fit: number; readonly read: number };
}

/** Running text outside the stories' own columns. */
const running = ['lede', 'sidebar', 'pull-quote', 'notice', 'caption'].map((role) => `[data-role="${role}"]`).join();

/** Lede, sidebars and their like, of all the page or of one block: each in the measure of its own block. */
function setRunningText(page: Page, block?: PlanBlock): void {
  const { root, setter } = page;
  const place = block ? page.elements.get(block.id)! : root;
  const paragraphs = [...place.querySelectorAll<HTMLElement>(running)];
  for (const paragraph of paragraphs) setter?.impose(paragraph, undefined);
  for (const paragraph of paragraphs) letWideBreak(paragraph);
  settleNaturalRows(page, true, block && [block]);
  if (!setter) {
    for (const paragraph of paragraphs) glueEnd(page, paragraph);
    return;
  }
  // Stories too, so that all is measured in one layout.
  setter.ready(block ? paragraphs : [...paragraphs, ...root.querySelectorAll<HTMLElement>('.host > p, .jump')]);
  const measures = paragraphs.map((paragraph) => {
    const style = getComputedStyle(paragraph);
    const padding = Number.parseFloat(style.paddingInlineStart) + Number.parseFloat(style.paddingInlineEnd);
    const { from, to } = turned(paragraph.getBoundingClientRect(), style.writingMode.startsWith('vertical'));
    return (to - from - padding) / Number.parseFloat(style.fontSize);
  });
  const planned = paragraphs.map((paragraph, index) => setter.plan(paragraph, measures[index]!));
  for (const [index, paragraph] of paragraphs.entries()) {
    if (planned[index]) setter.impose(paragraph, planned[index]);
    else glueEnd(page, paragraph);
  }
}

/** From the plan as it stands: asked places first, then what the words need, then the fit. */
export function compose(page: Page): TextFit[] {
  const { plan, root } = page;
  for (const block of plan.blocks) {
    page.areas.set(block.id, block.area);
    page.lines.delete(block.id);
    place(page, block);
  }
  setRunningText(page);
  settleNaturalRows(page, false);
  for (const block of plan.blocks) {
    const element = page.elements.get(block.id);
    if (element) fitLines(page, block, element);
  }
  const fits = plan.blocks
    .filter((block) => block.block === 'text')
    .map((block) => fitText(page, block, plan.fit === 'exact'));
  for (const { text, left } of fits) {
    // What is over is counted, not shown: in the margin it would be cut by the sheet's edge in the middle of a line.
    // Readings of the first vertical line stand in the margin too, as far as half of its leading.
    const overflowClipMargin = text.vertical ? `${plan.grid.pitch / 2}px` : '4px';
    const element = page.elements.get(text.id)!;
    Object.assign(element.style, left < 0 ? { overflow: 'clip', overflowClipMargin } : { overflow: '' });
  }
  coverFrames(root);
  drawColumnRules(root, plan.grid, fits);
  drawTextMarks(root);
  if (plan.fit !== 'off') markOverset(root, plan.grid, fits);
  return fits;
}

function fitLines({ plan: { grid }, root }: Page, { area }: PlanBlock, element: HTMLElement): void {
  fitDisplay(element);
  shrinkToFit(element);
  if (!crossesFold(grid, area.columns)) return;
  const { left, width } = root.getBoundingClientRect();
  clearFold(element, { fold: left + width / 2, scale: width / typeAreaWide(grid) });
}

/** Sets a block's own words again after they were edited, all else as it is; true when it takes other rows than before. */
export function resetBlock(page: Page, block: PlanBlock): boolean {
  const element = page.elements.get(block.id)!;
  const before = rowsOf(page.areas.get(block.id)!);
  setRunningText(page, block);
  settleNaturalRows(page, false, [block]);
  fitLines(page, block, element);
  coverFrames(element);
  drawTextMarks(page.root);
  return rowsOf(page.areas.get(block.id)!) !== before;
}

/** The page as data, at the end of `compose`. */
export function readPage(page: Page, fits: readonly TextFit[]): Omit<Composed, 'milliseconds'> {
  const { left, top } = page.root.getBoundingClientRect();
  const origin = { left, top };
  const trim = trimCorner();
  return {
    trim,
    typeArea: { left: left + scrollX - trim.left, top: top + scrollY - trim.top },
    areas: page.plan.blocks.map((block) => readBlock(page, block.id, origin)),
    fits: fits.map(({ text, ...fit }) => ({ id: text.id, story: text.story!, ...fit })),
    lines: readLines(document.body, origin, (holder, lines) => page.setter?.see(holder, lines)),
    strayed: [],
    photos: readPhotos(page.root, origin),
    strokes: readStrokes(page.root, origin),
    rules: [...page.root.querySelectorAll('.column-rule')].map((rule) => {
      const box = rule.getBoundingClientRect();
      return { left: box.left - left, top: box.top - top, width: box.width, height: box.height };
    }),
  };
}

/** Block and source of a paragraph. */
export function placeOf(paragraph: HTMLElement): Composed['strayed'][number] {
  const origin =
    paragraph.dataset['origin'] ?? paragraph.querySelector<HTMLElement>('[data-origin]')?.dataset['origin'];
  const [, file = '', from = '0'] = /^(.*):(\d+)-\d+$/.exec(origin ?? '') ?? [];
  return { block: paragraph.closest<HTMLElement>('[data-id]')!.dataset['id']!, file, from: Number(from) };
}

const blockOf = ({ plan }: Page, id: string) => plan.blocks.find((block) => block.id === id)!;

function readBlock(of: Page, id: string, origin: { left: number; top: number }) {
  const element = of.elements.get(id);
  const area = of.areas.get(id)!;
  const rect = rowsOf(area) > 0 && of.lines.get(id) !== 0 ? element?.getBoundingClientRect() : undefined;
  return {
    id,
    area,
    ...(of.lines.has(id) && { lines: { asked: linesAsked(of, blockOf(of, id)), given: of.lines.get(id)! } }),
    rect: rect
      ? { x: rect.left - origin.left, y: rect.top - origin.top, width: rect.width, height: rect.height }
      : { x: 0, y: 0, width: 0, height: 0 },
    overset: element && rect && element.dataset['block'] !== 'text' ? hidden(element) : 0,
    ...(element?.dataset['block'] === 'overlay-headline' && groundOf(element)),
  };
}

/** What type on a photo stands on, when it is one opaque colour. */
function groundOf(element: HTMLElement): { ground?: string } {
  const ground = getComputedStyle(element).backgroundColor;
  return /^rgb\(/.test(ground) ? { ground } : {};
}

/** Characters of a block that stand below its foot, or in vertical text left of its edge. */
function hidden(element: HTMLElement): number {
  const { bottom, left } = element.getBoundingClientRect();
  const [foot, edge] = [bottom + 1, left - 1];
  const range = document.createRange();
  range.selectNodeContents(element);
  const all = range.getBoundingClientRect();
  if (all.bottom <= foot && all.left >= edge) return 0;
  return readLines(element, { left: 0, top: 0 })
    .filter((line) => line.bottom > foot || (line.vertical && (line.left + line.right - line.size) / 2 < edge))
    .reduce((sum, { text, readings = [] }) => {
      const all = [text, ...readings.map((reading) => reading.text)].join('');
      return sum + all.replace(/\s/g, '').length;
    }, 0);
}
