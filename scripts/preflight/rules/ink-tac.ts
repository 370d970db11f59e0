import { boxInMm, type Found, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import { inkPatches, tacMap } from '../separations/tac.ts';

const mostTold = 8;

/** The rendered plates, so that overprinting, transparency and photos count as they print. */
function tooMuch(page: SubjectPage, { preset, limits }: Subject): readonly Found[] {
  const { separations } = page;
  if (!separations) return [];
  const limit = Math.round(preset.tac * 100);
  const pixel = 72 / separations.dpi;
  const cell = Math.max(1, Math.round((limits['ink.tac.patch'] * 72) / 25.4 / pixel));
  const sums = tacMap(separations);
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
  find,
};
