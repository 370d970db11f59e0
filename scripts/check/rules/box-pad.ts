import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Layout, LayoutBlock, LayoutStroke } from '../../layout/model.ts';
import { bottom, inkBox, right, round, shared } from '../boxes.ts';
import { pageEm } from '../heads.ts';
import { standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The clear area of a frame. */
function within({ box, depth = mm(0) }: LayoutStroke): Box<Mm> {
  const [width, height] = [Math.max(0, box.width - 2 * depth), Math.max(0, box.height - 2 * depth)];
  return { x: mm(box.x + depth), y: mm(box.y + depth), width: mm(width), height: mm(height) };
}

/** Blocks that are no things of their own: areas for text and for other blocks. */
const open: ReadonlySet<LayoutBlock['block']> = new Set<LayoutBlock['block']>([
  'text',
  'box',
  'sidebar',
  'table',
  'folio',
]);

const isIn = (box: Box<Mm>, frame: Box<Mm>): boolean => {
  const { width, height } = shared(box, frame);
  return width > box.width / 2 && height > box.height / 2;
};

/** White between a frame and what stands in it, mm, on each side; text alone decides whether there is too little. */
function white(layout: Layout, frame: LayoutStroke): { readonly least: number; readonly most: number } | undefined {
  const clear = within(frame);
  const text = standing(layout)
    .map(inkBox)
    .filter((box) => isIn(box, clear));
  // A headline stands in the middle of its block, and the white beside it is its own.
  const things = layout.blocks.filter(({ block, box }) => !open.has(block) && isIn(box, clear)).map(({ box }) => box);
  if (text.length === 0) return undefined;
  const sides = (boxes: readonly Box<Mm>[]): readonly number[] => [
    Math.min(...boxes.map((box) => box.x)) - clear.x,
    right(clear) - Math.max(...boxes.map(right)),
    Math.min(...boxes.map((box) => box.y)) - clear.y,
    bottom(clear) - Math.max(...boxes.map(bottom)),
  ];
  return { least: Math.min(...sides(text)), most: Math.max(...sides([...text, ...things])) };
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const em = pageEm(layout);
  return (layout.strokes ?? []).flatMap((frame): readonly Finding[] => {
    const pad = frame.kind === 'rule' ? undefined : white(layout, frame);
    if (!pad) return [];
    const least = limits[frame.kind === 'ornament' ? 'box.pad.ornament' : 'box.pad.least'];
    const most = limits['box.pad.most'];
    const [small, large] = [pad.least / em, pad.most / em];
    if (small >= least - 0.01 && large <= most + 0.01) return [];
    const source = layout.blocks.find(({ id }) => id === frame.block);
    const parameters = { block: frame.block, pad: round(small < least - 0.01 ? small : large), least, most };
    return [{ parameters, source, block: frame.block, box: frame.box }];
  });
}

export const boxPad: Rule = {
  id: 'box.pad',
  description: {
    en: 'a frame too near to the text in it, or too far from what stands in it',
    zh: '围框离框内文字过近，或离框内图文过远',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find,
};
