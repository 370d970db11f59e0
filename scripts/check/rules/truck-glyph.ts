import { ptToMm } from '../../core/units.ts';
import type { Line } from '../../layout/model.ts';
import { inkBox } from '../boxes.ts';
import { foldOf, isDisplay } from '../fold.ts';
import { excerpt, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The character that lies on the fold by more than the white at its edges; nothing where a gap does. */
function cutBy(fold: number, { text, advances, box, size }: Line, white: number): string | undefined {
  const slack = white * ptToMm(size);
  const at = advances.findIndex((from, index) => {
    const to = advances[index + 1];
    return to !== undefined && box.x + from + slack < fold && box.x + to - slack > fold;
  });
  const cut = at < 0 ? '' : text[at]!;
  return cut.trim() === '' ? undefined : cut;
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const fold = foldOf(layout);
  if (fold === undefined) return [];
  return standing(layout).flatMap((line): readonly Finding[] => {
    if (!isDisplay(line) || line.vertical) return [];
    const cut = cutBy(fold, line, limits['truck.glyph']);
    if (cut === undefined) return [];
    const source = line.source ?? layout.blocks.find(({ id }) => id === line.block);
    return [{ parameters: { cut, text: excerpt(line.text) }, source, block: line.block, box: inkBox(line) }];
  });
}

export const truckGlyph: Rule = {
  id: 'truck.glyph',
  description: {
    en: 'a double truck with a character of its display type cut by the fold',
    zh: '通版跨折缝的标题有字被折缝切开',
  },
  source: { en: 'newspaper practice: the fold falls between characters', zh: '报业惯例：折缝落在字间' },
  find,
};
