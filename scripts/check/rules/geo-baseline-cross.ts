import { type Mm, mm, mmToPx, type Px, pxToMm } from '../../core/units.ts';
import { distancesFromGrid, type OffGrid } from '../baseline.ts';
import { around, inkBox, round } from '../boxes.ts';
import { excerpt } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

interface Pair {
  readonly line: OffGrid;
  readonly apart: number;
}

/** Each line with its distance to the line in the same row of the other frame, where there is one. */
function sameRow(own: readonly OffGrid[], others: readonly OffGrid[], pitch: number): readonly Pair[] {
  return own.flatMap((line) => {
    const apart = others.map((other) => Math.abs(line.line.baseline - other.line.baseline));
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
  const ofFrame = layout.frames.map((_, index) => lines.filter(({ frame }) => frame === index));
  return layout.frames.flatMap((left, i) =>
    layout.frames.flatMap((right, j): readonly Finding[] => {
      if (left.story !== right.story || right.column !== left.column + 1) return [];
      const apart = sameRow(ofFrame[j]!, ofFrame[i]!, pitch)
        .filter((pair) => pair.apart > limit + 1e-6)
        .sort((a, b) => a.line.line.baseline - b.line.line.baseline);
      const first = apart[0]?.line.line;
      if (!first) return [];
      const parameters = {
        lines: apart.length,
        column: right.column,
        other: left.column,
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
  source: 'newspaper practice: lines of all columns on common rows',
  find,
};
