import { ptToMm } from '../../core/units.ts';
import type { Layout, LayoutFrame, Line } from '../../layout/model.ts';
import { inkBox, round } from '../boxes.ts';
import { excerpt, isChinese, lineStart, linesByFrame } from '../lines.ts';
import { opening } from '../marks.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** Left edges that the line's column may have at its height: the frame's, and where lines beside it run round something. */
function leftEdges({ grid }: Layout, frame: LayoutFrame, line: Line, lines: readonly Line[]): readonly number[] {
  const em = ptToMm(line.size);
  const near = lines.filter(
    (other) =>
      other.role === 'body' &&
      !other.first &&
      Math.abs(other.baseline - line.baseline) < 1.5 * grid.pitch &&
      lineStart(other) > frame.box.x + em,
  );
  return [frame.box.x, ...near.map(lineStart)];
}

/** Whether a block reaches into the frame from the left at this height, so that no edge is known for a lone line. */
const pushedIn = ({ blocks, grid }: Layout, { box }: LayoutFrame, line: Line): boolean =>
  blocks.some(
    (one) =>
      one.block === 'pull-quote' &&
      one.box.x < box.x &&
      one.box.x + one.box.width > box.x &&
      line.baseline > one.box.y - grid.pitch &&
      line.baseline < one.box.y + one.box.height + 2 * grid.pitch,
  );

function find({ layout, limits }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const tolerance = limits['para.indent.tolerance'] + 1e-3;
  return linesByFrame(layout).flatMap((lines, index) => {
    const frame = layout.frames[index]!;
    return lines.flatMap((line): readonly Finding[] => {
      if (line.role !== 'body' || !line.first || line.vertical) return [];
      const whole = limits['para.indent'];
      const right = opening.has(line.text[0] ?? '') ? [whole, limits['para.indent.trimmed']] : [whole];
      const edges = leftEdges(layout, frame, line, lines);
      const indents = edges.map((edge) => (lineStart(line) - edge) / ptToMm(line.size));
      const off = (indent: number): number => Math.min(...right.map((one) => Math.abs(indent - one)));
      if (indents.some((indent) => off(indent) <= tolerance)) return [];
      if (edges.length === 1 && pushedIn(layout, frame, line)) return [];
      const indent = round(indents.toSorted((a, b) => off(a) - off(b))[0]!);
      const parameters = { text: excerpt(line.text), indent, limit: whole };
      return [{ parameters, source: line.source, block: line.block, box: inkBox(line) }];
    });
  });
}

export const paraIndent: Rule = {
  id: 'para.indent',
  description: {
    en: 'a body paragraph not indented by two characters; one and a half before an opening mark',
    zh: '正文段首未缩进两字；前引号、前括号开头可缩一字半',
  },
  source: 'W3C CLREQ, first-line indent',
  find,
};
