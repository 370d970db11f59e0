/** Gives changes the block they stand in and the place in its source, where the pages' layouts are known. */
import { pagesOf } from '../../core/diagnostic.ts';
import type { Box } from '../../core/units.ts';
import type { Layout, Line } from '../../layout/model.ts';
import type { CompareOptions } from '../compare-pdfs.ts';
import type { Change, Comparison } from '../model.ts';

export function nameBlocks(
  comparison: Comparison,
  { layouts, sources }: Pick<CompareOptions, 'layouts' | 'sources'>,
): Comparison {
  if (!layouts?.old && !layouts?.new) return comparison;
  const pages = comparison.pages.map((page) => {
    const fresh = page.new === undefined ? undefined : layouts.new?.[page.new - 1];
    const old = page.old === undefined ? undefined : layouts.old?.[page.old - 1];
    const layout = fresh ?? old;
    const name = layout ? pagesOf(layout) : page.name;
    const changes = page.changes.map((change) => {
      if (change.is && fresh) return named(change, { box: change.is, layout: fresh, sources });
      return change.was && old ? named(change, { box: change.was, layout: old, sources }) : change;
    });
    return { ...page, name, changes };
  });
  return { ...comparison, pages };
}

interface Place {
  readonly box: Box;
  readonly layout: Layout;
  readonly sources: ReadonlyMap<string, string> | undefined;
}

function named(change: Change, { box, layout, sources }: Place): Change {
  const lines = layout.lines.map((line) => ({ line, common: commonGround(line.box, box) }));
  const best = lines.reduce((a, b) => (b.common > a.common ? b : a), {
    line: undefined as Line | undefined,
    common: 0,
  });
  const line = change.layer === 'text' || best.common > 0.5 * box.width * box.height ? best.line : undefined;
  const block = line?.block ?? smallestAround(layout, box);
  if (!block) return change;
  const range = line?.source ?? layout.blocks.find((one) => one.id === block);
  const text = range && sources?.get(range.file);
  const source = range && text !== undefined ? { file: range.file, ...placeIn(text, range.from) } : undefined;
  return { ...change, block, ...(source && { source }) };
}

function commonGround(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function smallestAround(layout: Layout, box: Box): string | undefined {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const around = layout.blocks.filter(
    (one) => one.box.x <= x && x <= one.box.x + one.box.width && one.box.y <= y && y <= one.box.y + one.box.height,
  );
  return around.toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0]?.id;
}

function placeIn(text: string, from: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, from).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
