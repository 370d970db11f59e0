import type { Layout, Line } from '../../layout/model.ts';
import { bottom, inkBox, round, shared } from '../boxes.ts';
import { excerpt, standing } from '../lines.ts';
import type { Finding, Rule, SourcePlace, Subject } from '../rule.ts';

interface Thing {
  readonly block: string;
  readonly name: string;
  readonly box: ReturnType<typeof inkBox>;
  readonly source?: SourcePlace | undefined;
}

const ofLine = (line: Line): Thing => ({
  block: line.block,
  name: excerpt(line.text),
  box: inkBox(line),
  source: line.source,
});

/** Pairs that a page may have on top of one another: a headline laid over its photo, and what stands beside it there. */
function mayOverlie(layout: Layout): (line: Thing) => boolean {
  const overlays = new Set(layout.blocks.filter(({ block }) => block === 'overlay-headline').map(({ id }) => id));
  return (line) => overlays.has(line.block);
}

/** The lines behind `index` that begin above its foot, in a list that goes down the page. */
function below(down: readonly Thing[], index: number): readonly Thing[] {
  const foot = bottom(down[index]!.box);
  let end = index + 1;
  while (end < down.length && down[end]!.box.y < foot) end += 1;
  return down.slice(index + 1, end);
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const least = limits['text.overlap'];
  const lines = standing(layout).map(ofLine);
  const photos = layout.photos.map(({ id, block, box }): Thing => ({ block, name: id, box }));
  const allowed = mayOverlie(layout);
  const seen = new Set<string>();
  const meet = (line: Thing, other: Thing): readonly Finding[] => {
    const { width, height } = shared(line.box, other.box);
    // Two blocks that run into one another do so in many lines: the first says it.
    const key = [line.block, other.source ? other.block : other.name].sort().join(' / ');
    if (width <= least || height <= least || seen.has(key)) return [];
    seen.add(key);
    const parameters = {
      text: line.name,
      block: line.block,
      other: other.name,
      width: round(width),
      height: round(height),
    };
    const related = other.source ? [other.source] : [];
    return [{ parameters, source: line.source, block: line.block, box: line.box, related }];
  };
  const down = lines.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  return down.flatMap((line, index) => [
    ...below(down, index).flatMap((other) => (other.block === line.block ? [] : meet(line, other))),
    ...(allowed(line) ? [] : photos.flatMap((photo) => meet(line, photo))),
  ]);
}

export const textOverlap: Rule = {
  id: 'text.overlap',
  description: {
    en: 'lines of two blocks, or a line and a photo, on top of one another; an overlay headline may be',
    zh: '两块文字相压，或文字压图；压图标题除外',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
