/** Gives the pictures of a composed page room to move, so that the copy can be edited afterwards and still end exactly. */
import type { VariantBlock } from './furniture.ts';
import { LEG } from './in-text.ts';

/** Parts of its least and most rows to which an edit may pull a picture beyond where it is composed. */
const EDIT = { least: 0.88, most: 1.4 };

type Rows = VariantBlock['area']['rows'];

const atLargest = ({ area, fit }: VariantBlock): Rows => {
  const { from, to } = area.rows;
  if (!fit) return { from, to };
  return fit.anchor === 'top' ? { from, to: from + fit.max - 1 } : { from: to - fit.max + 1, to };
};

const inside = (rows: Rows, area: Rows): boolean =>
  rows.from >= area.from && rows.to <= area.to && rows.to - rows.from < area.to - area.from;

const shareColumn = (a: VariantBlock, b: VariantBlock): boolean =>
  a.area.columns.from <= b.area.columns.to && b.area.columns.from <= a.area.columns.to;

/** May the block stand with these rows: inside the text's area, and no scrap of text between it and its neighbours? */
function hasRoom(rows: Rows, block: VariantBlock, of: { others: readonly VariantBlock[]; area: Rows }): boolean {
  const clear = LEG + 2;
  if (rows.from < of.area.from || rows.to > of.area.to) return false;
  return of.others.every((other) => {
    if (!shareColumn(block, other)) return true;
    const own = atLargest(other);
    const ahead = block.fit!.anchor === 'top' ? own.from - rows.to : rows.from - own.to;
    const behind = block.fit!.anchor === 'top' ? own.to < rows.from : own.from > rows.to;
    return behind || ahead > clear;
  });
}

/** The same blocks in the same places, their pictures' ranges as wide as their neighbours at their largest allow. */
export function widen(blocks: readonly VariantBlock[]): VariantBlock[] {
  const text = blocks.find(({ block }) => block === 'text')!;
  const pictures = (one: VariantBlock) => one.fit && (one.block === 'photo' || one.block === 'photo-strip');
  const limits = new Map(
    blocks
      .filter(pictures)
      .map(({ id, fit }) => [id, { min: Math.round(fit!.min * EDIT.least), max: Math.round(fit!.max * EDIT.most) }]),
  );
  let now = blocks.map((one) =>
    limits.has(one.id) ? { ...one, fit: { ...one.fit!, min: limits.get(one.id)!.min } } : one,
  );
  for (let grown = true; grown; ) {
    grown = false;
    for (const [index, one] of now.entries()) {
      const limit = limits.get(one.id);
      if (!limit || one.fit!.max >= limit.max) continue;
      const larger = { ...one, fit: { ...one.fit!, max: one.fit!.max + 1 } };
      const others = now.filter((other) => other.id !== one.id && inside(other.area.rows, text.area.rows));
      if (!hasRoom(atLargest(larger), one, { others, area: text.area.rows })) continue;
      now = now.with(index, larger);
      grown = true;
    }
  }
  return now;
}
