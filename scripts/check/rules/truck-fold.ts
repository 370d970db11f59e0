/** Nothing that must be read or recognised lies where two plates meet and the paper is folded. */
import type { Box, Mm } from '../../core/units.ts';
import type { LayoutStroke } from '../../layout/model.ts';
import { inkBox, right, round } from '../boxes.ts';
import { astride, foldOf, isDisplay } from '../fold.ts';
import { excerpt, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** Lines that stand upright: of a frame its two sides. */
function uprights({ kind, box, weight }: LayoutStroke): readonly Box<Mm>[] {
  if (kind === 'rule') return box.height > box.width ? [box] : [];
  const side = { y: box.y, width: weight, height: box.height };
  return [
    { ...side, x: box.x },
    { ...side, x: (right(box) - weight) as Mm },
  ];
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const fold = foldOf(layout);
  if (fold === undefined) return [];
  const limit = limits['truck.fold'];
  const { frames, blocks } = astride(layout, fold);
  const told = new Set(blocks.map(({ id }) => id));
  /** How far a box keeps from the fold; less than nothing where it lies on it. */
  const gapOf = (box: Box<Mm>): number => Math.max(box.x - fold, fold - right(box));
  const near = (box: Box<Mm>, what: string, of: Pick<Finding, 'source' | 'block'>): readonly Finding[] => {
    const gap = gapOf(box);
    if (gap >= limit - 1e-3) return [];
    return [{ parameters: { what, gap: Math.max(0, round(gap, 1)), limit }, ...of, box }];
  };
  const blockNamed = (id: string) => {
    const source = layout.blocks.find((block) => block.id === id);
    return { source, block: id };
  };
  const lines = standing(layout).filter(
    (line) =>
      !isDisplay(line) &&
      !told.has(line.block) &&
      !(line.frame !== undefined && frames.includes(layout.frames[line.frame]!)),
  );
  return [
    ...lines.flatMap((line) =>
      near(inkBox(line), excerpt(line.text), {
        source: line.source ?? blockNamed(line.block).source,
        block: line.block,
      }),
    ),
    ...layout.photos.flatMap(({ id, block, faces = [] }) => faces.flatMap((face) => near(face, id, blockNamed(block)))),
    ...(layout.strokes ?? []).flatMap((stroke) =>
      uprights(stroke).flatMap((side) => near(side, stroke.block, blockNamed(stroke.block))),
    ),
  ];
}

export const truckFold: Rule = {
  id: 'truck.fold',
  description: {
    en: 'a double truck with text, a label, a face or an upright rule too near to its fold; pictures and display type may lie across it',
    zh: '通版上文字、标注、人脸或竖线离折缝太近；图片和标题可以跨过',
  },
  source: { en: 'newspaper practice: 12 mm clear on each side of the fold', zh: '报业惯例：折缝两侧各留 12 毫米' },
  find,
};
