import { type Box, type Mm, mm, ptToMm } from '../../core/units.ts';
import type { Line } from '../../layout/model.ts';
import { around, bottom, inkBox, right, round, typeArea } from '../boxes.ts';
import { titles } from '../heads.ts';
import { standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/**
 * Display type is aligned by its ink, so that its box may begin outside the edge by the white in front of its first
 * character.
 */
function seen(line: Line, bearing: number): Box<Mm> {
  const box = inkBox(line);
  if (line.vertical || !titles.has(line.role)) return box;
  const white = bearing * ptToMm(line.size);
  return { ...box, x: mm(box.x + white), width: mm(Math.max(0, box.width - 2 * white)) };
}

const beyond = (box: Box<Mm>, area: Box<Mm>): number =>
  Math.max(area.x - box.x, area.y - box.y, right(box) - right(area), bottom(box) - bottom(area));

function find({ layout, limits }: Subject): readonly Finding[] {
  const area = typeArea(layout);
  const limit = limits['geo.bounds'];
  return layout.blocks.flatMap((block): readonly Finding[] => {
    // The folio line stands above the type area by nature.
    if (block.block === 'folio') return [];
    const lines = standing(layout).filter((line) => line.block === block.id);
    const photos = layout.photos.filter((photo) => photo.block === block.id);
    const boxes = [
      block.box,
      ...lines.map((line) => seen(line, limits['geo.bounds.bearing'])),
      ...photos.map((photo) => photo.box),
    ];
    const out = boxes.filter((box) => beyond(box, area) > limit + 1e-6);
    if (out.length === 0) return [];
    const over = round(Math.max(...out.map((box) => beyond(box, area))));
    return [{ parameters: { block: block.id, over, limit }, source: block, block: block.id, box: around(out) }];
  });
}

export const geoBounds: Rule = {
  id: 'geo.bounds',
  description: {
    en: 'a block, line or photo outside the type area',
    zh: '图文块、文字或图片超出版心',
  },
  source: {
    en: 'newspaper practice: nothing outside the type area but the folio line',
    zh: '报业惯例：版心之外只有报眉',
  },
  find,
};
