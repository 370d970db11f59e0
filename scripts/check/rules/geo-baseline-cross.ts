import { type Mm, mm, mmToPx, type Px, pxToMm } from '../../core/units.ts';
import type { Line } from '../../layout/model.ts';
import { distancesFromGrid, type OffGrid } from '../baseline.ts';
import { around, inkBox, round } from '../boxes.ts';
import { excerpt } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

interface Pair {
  readonly line: OffGrid;
  readonly apart: number;
}

/** Where a line stands across its row: at its baseline, in vertical text by its middle. */
const across = ({ vertical, baseline, box }: Line): number => (vertical ? box.x + box.width / 2 : baseline);

/** Each line with its distance to the line in the same row of the other column, where there is one. */
function sameRow(own: readonly OffGrid[], others: readonly OffGrid[], pitch: number): readonly Pair[] {
  return own.flatMap((line) => {
    const apart = others.map((other) => Math.abs(across(line.line) - across(other.line)));
    const least = Math.min(...apart);
    return least < pitch / 2 ? [{ line, apart: least }] : [];
  });
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const { pitch } = layout.grid;
  const limit = pxToMm(limits['geo.baseline-cross'] as Px);
  const offGrid = limits['geo.baseline'] * pitch;
  // A line off the grid is geo.baseline's, and would be named twice.
  const lines = distancesFromGrid(layout, offGrid).filter(({ off }) => Math.abs(off) <= offGrid);
  const inColumn = (story: string, column: number): readonly OffGrid[] =>
    lines.filter(({ frame }) => layout.frames[frame]!.story === story && layout.frames[frame]!.column === column);
  // Tiers of vertical text may be more than the page has columns.
  const most = Math.max(layout.grid.columns, ...layout.frames.map(({ column }) => column));
  const columns = Array.from({ length: most - 1 }, (_, index) => index + 2);
  return layout.stories.flatMap(({ story }) =>
    columns.flatMap((column): readonly Finding[] => {
      const apart = sameRow(inColumn(story, column), inColumn(story, column - 1), pitch)
        .filter((pair) => pair.apart > limit + 1e-6)
        .sort((a, b) => across(a.line.line) - across(b.line.line));
      const first = apart[0]?.line.line;
      if (!first) return [];
      const parameters = {
        lines: apart.length,
        column,
        other: column - 1,
        text: excerpt(first.text),
        off: round(mmToPx(mm(Math.max(...apart.map((pair) => pair.apart))) as Mm)),
        limit: limits['geo.baseline-cross'],
      };
      const box = around(apart.map(({ line }) => inkBox(line.line)));
      return [{ parameters, source: first.source, block: first.block, box }];
    }),
  );
}

export const geoBaselineCross: Rule = {
  id: 'geo.baseline-cross',
  description: {
    en: 'lines in the same row of neighbouring columns of a story that do not stand at one height',
    zh: '同稿相邻两栏同一行的文字不齐',
  },
  source: { en: 'newspaper practice: lines of all columns on common rows', zh: '报业惯例：各栏行行相对' },
  find,
};
