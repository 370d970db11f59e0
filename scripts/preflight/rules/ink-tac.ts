import type { Bounds } from '../../pdf/index.ts';
import { boxInMm, type Found, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import type { Separations } from '../separations/model.ts';
import { inkPatches, mapBox, tacMap } from '../separations/tac.ts';

const mostTold = 8;

/** Sums of the plates; marks and colour bars outside the bleed are cut away with their paper and count nothing. */
function onThePaper({ node, trim }: SubjectPage, separations: Separations): Uint16Array {
  const sums = tacMap(separations);
  const { width, height } = separations;
  const edges = (node.boxes.BleedBox ?? trim) as unknown as Bounds;
  const { left, top, right, bottom } = mapBox(separations, node.boxes.MediaBox!, edges);
  const at = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));
  sums.fill(0, 0, at(top, height) * width);
  sums.fill(0, at(bottom, height) * width);
  for (let y = at(top, height); y < at(bottom, height); y++) {
    sums.fill(0, y * width, y * width + at(left, width));
    sums.fill(0, y * width + at(right, width), (y + 1) * width);
  }
  return sums;
}

/** The rendered plates, so that overprinting, transparency and photos count as they print. */
function tooMuch(page: SubjectPage, { preset, limits }: Subject): readonly Found[] {
  const { separations } = page;
  if (!separations) return [];
  const limit = Math.round(preset.tac * 100);
  const pixel = 72 / separations.dpi;
  const cell = Math.max(1, Math.round((limits['ink.tac.patch'] * 72) / 25.4 / pixel));
  const sums = onThePaper(page, separations);
  const patches = inkPatches(sums, separations.width, {
    limit: ((limit + limits['ink.tac.tolerance']) * 255) / 100,
    cell,
  });
  const over = patches.reduce((sum, { pixels }) => sum + pixels, 0);
  const share = rounded((100 * over) / sums.length, 3);
  // A patch counts by itself when most of a square of the limit's size is over.
  const grave = patches.filter(({ pixels }) => pixels >= cell * cell * 0.5);
  const told = share > limits['ink.tac.area'] ? patches : grave;
  const [left, , , top] = page.node.boxes.MediaBox!;
  return told.slice(0, mostTold).map((patch) => {
    const value = Math.round((patch.worst * 100) / 255);
    const box = [
      left! + patch.left * pixel,
      top! - patch.bottom * pixel,
      left! + patch.right * pixel,
      top! - patch.top * pixel,
    ] as const;
    const parameters = { page: page.number, value, limit, share };
    return { page: page.number, box: boxInMm(page, box), value, limit, parameters };
  });
}

const find = (subject: Subject): readonly Found[] => subject.pages.flatMap((page) => tooMuch(page, subject));

export const inkTac: PressRule = {
  id: 'ink.tac',
  description: {
    en: 'more ink in one place than the paper takes',
    zh: '一处的总墨量超过纸张的承受力',
  },
  source: 'ISO 12647-3:2013; the preset',
  plates: true,
  find,
};
