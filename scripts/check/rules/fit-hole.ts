import { columnsIn, round, rowAt, typeArea } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { solids } from '../solids.ts';
import { tails } from '../tails.ts';
import { emptyRectangles } from '../white.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const { grid } = layout;
  // The white behind a story is fit.short's.
  const known = tails(layout).flatMap(({ rows, boxes }) => (rows > limits['fit.short'] ? boxes : []));
  const wanted = { width: grid.columnWidth, height: limits['fit.hole'] * grid.pitch };
  return emptyRectangles(typeArea(layout), [...solids(layout), ...known], wanted).map((box) => {
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
