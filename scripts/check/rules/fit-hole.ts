import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Layout } from '../../layout/model.ts';
import { columnsIn, inkBox, round, rowAt, typeArea } from '../boxes.ts';
import { standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { tails } from '../tails.ts';
import { emptyRectangles } from '../white.ts';

/** Blocks whose own white is part of what they are told to hold; of the others only the lines count. */
const running = new Set(['text', 'box', 'lede', 'sidebar', 'pull-quote', 'folio']);

/** What stands on the page. A line keeps the whole width of its block, so that a short last line is no hole. */
function things(layout: Layout): readonly Box<Mm>[] {
  const solid = layout.blocks.filter(({ block }) => !running.has(block)).map(({ box }) => box);
  const filled = layout.frames.map(({ box, filled: rows }) => ({ ...box, height: mm(rows * layout.grid.pitch) }));
  const widths = new Map(layout.blocks.filter(({ block }) => running.has(block)).map(({ id, box }) => [id, box]));
  const lines = standing(layout)
    .filter(({ role }) => role !== 'body' && role !== 'section-head')
    .map((line) => {
      const { x, width } = widths.get(line.block) ?? inkBox(line);
      return { ...inkBox(line), x, width };
    });
  const rules = layout.rules.filter(({ kind }) => kind === 'rule').map(({ box }) => box);
  return [...solid, ...filled, ...lines, ...rules, ...layout.photos.map(({ box }) => box)];
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const { grid } = layout;
  // The white behind a story is fit.short's.
  const known = tails(layout).flatMap(({ rows, boxes }) => (rows > limits['fit.short'] ? boxes : []));
  const wanted = { width: grid.columnWidth, height: limits['fit.hole'] * grid.pitch };
  return emptyRectangles(typeArea(layout), [...things(layout), ...known], wanted).map((box) => {
    const [column, to] = columnsIn(layout, box);
    const [rows, row] = [round(box.height / grid.pitch, 1), rowAt(layout, box.y)];
    return { parameters: { rows, columns: to - column + 1, row, column, limit: limits['fit.hole'] }, box };
  });
}

export const fitHole: Rule = {
  id: 'fit.hole',
  description: {
    en: 'white at least one column wide that nothing stands in',
    zh: '一栏宽以上的空白',
  },
  source: { en: 'newspaper practice: no white that nobody meant', zh: '报业惯例：不开天窗' },
  find,
};
