/**
 * A photo across a column may part a paragraph, but not so that one line of it is left alone: the last one below reads
 * as a scrap of the caption, and the first one above as a line that lost its paragraph.
 */
import { inkBox } from '../boxes.ts';
import { type Leg, legs } from '../legs.ts';
import { excerpt } from '../lines.ts';
import { partingPhoto } from '../parting.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout }: Subject): readonly Finding[] {
  const all = legs(layout).filter(({ lines }) => lines.length > 0);
  return all.flatMap((below: Leg, index): readonly Finding[] => {
    const above = all[index - 1];
    const photo = above && partingPhoto(layout, above, below);
    if (!photo) return [];
    const [last, first] = [below.lines[0]!, above.lines.at(-1)!];
    const { column } = below.frames[0]!;
    const told = (line: typeof last, side: 'below' | 'above'): Finding => ({
      parameters: { text: excerpt(line.text), photo: photo.id, column },
      ...(side === 'above' && { severity: 'info' as const }),
      source: line.source,
      block: line.block,
      box: inkBox(line),
    });
    if (last.role === 'body' && last.last && !last.first) return [told(last, 'below')];
    return first.role === 'body' && first.first && !first.last ? [told(first, 'above')] : [];
  });
}

export const readPhotoLine: Rule = {
  id: 'read.photo-line',
  description: {
    en: 'a photo that leaves one line of a paragraph alone: its last one below it; a note for its first one above it',
    zh: '图片把段落隔得只剩一行：段末一行落在图下；段首一行留在图上为提示',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
