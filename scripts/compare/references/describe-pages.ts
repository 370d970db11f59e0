/** What a reference says of each page of a PDF. */
import { createHash } from 'node:crypto';
import { type Mm, mm } from '../../core/units.ts';
import type { Layout } from '../../layout/index.ts';
import { type ByteSource, boxNames, type PageNode, UnreadablePdf } from '../../pdf/index.ts';
import { documentFacts } from '../pages/document-facts.ts';
import { isOpened, openDocument } from '../pages/open-document.ts';
import { type PageView, viewOf } from '../pages/page-view.ts';
import type { PagePaint } from '../paint/model.ts';
import type { ImageFact, PageFacts, PageReference, PlacedBlocks } from './model.ts';
import { textOfLayout, textOfPaint } from './page-text.ts';

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
const sorted = <V>(entries: Iterable<readonly [string, V]>): Readonly<Record<string, V>> =>
  Object.fromEntries([...entries].sort(byName));

function tally(values: Iterable<string>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return sorted(counts);
}

const shortHash = (lines: readonly string[]): string =>
  createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);

function paintedOf({ paints }: PagePaint, { box }: PageView): PageFacts['painted'] {
  const kinds = new Map<string, string[]>();
  for (const paint of paints) {
    const { x, y } = box(paint.box);
    // The key tells the shape and its fields; places are as fine as the boxes of a report.
    const line = `${x} ${y} ${paint.shape} ${paint.clip} ${Object.values(paint.fields).join(' ')}`;
    kinds.set(paint.kind, [...(kinds.get(paint.kind) ?? []), line]);
  }
  return sorted([...kinds].map(([kind, lines]) => [kind, shortHash(lines)] as const));
}

function imagesOf({ paints }: PagePaint, { box }: PageView): readonly ImageFact[] {
  const facts = paints.flatMap(({ image, box: bounds }): ImageFact[] => {
    if (!image) return [];
    const { digest, width, height, ppi, space, filter } = image;
    const at = box(bounds);
    return [
      {
        digest: digest.slice(0, 16),
        pixels: [width, height],
        ppi,
        space,
        filter,
        box: [at.x, at.y, at.width, at.height],
      },
    ];
  });
  const place = ({ box: [x, y] }: ImageFact): number => y * 10_000 + x;
  return facts.sort((a, b) => place(a) - place(b) || (a.digest < b.digest ? -1 : 1));
}

function boxesOf(page: PageNode, { box }: PageView): PageFacts['boxes'] {
  const [left, bottom] = page.boxes.MediaBox!;
  const entries = boxNames.flatMap((name): [string, readonly number[]][] => {
    const bounds = page.boxes[name];
    if (!bounds) return [];
    const at = box([bounds[0]! - left!, bounds[1]! - bottom!, bounds[2]! - left!, bounds[3]! - bottom!]);
    return [[name, [at.x, at.y, at.width, at.height]]];
  });
  return sorted(entries);
}

const toHundredths = (value: number): Mm => mm(Math.round(value * 100) / 100);

const blocksOf = ({ page, through, blocks }: Layout): PlacedBlocks => ({
  version: 1,
  page,
  ...(through !== undefined && { through }),
  blocks: blocks.map(({ id, block, box: { x, y, width, height } }) => ({
    id,
    block,
    box: { x: toHundredths(x), y: toHundredths(y), width: toHundredths(width), height: toHundredths(height) },
  })),
});

/**
 * @param layouts of the pages in order; those that are missing leave the text to the PDF
 * @throws UnreadablePdf when the PDF needs a password or is broken: nobody can approve what cannot be read
 */
export async function describePages(
  pdf: Uint8Array | ByteSource,
  layouts: readonly (Layout | undefined)[] = [],
): Promise<readonly PageReference[]> {
  const opened = await openDocument(pdf);
  if (!isOpened(opened))
    throw new UnreadablePdf(opened.why === 'locked' ? 'it needs a password' : 'its structure is broken');
  const { toolchain, producer: _, ...document } = documentFacts(opened);
  return opened.pages.map((page, index): PageReference => {
    const paint = opened.paint(index);
    const view = viewOf(page);
    const glyphs = paint.paints.filter(({ kind }) => kind === 'glyph');
    const layout = layouts[index];
    const facts: PageFacts = {
      version: 1,
      hash: opened.hash(index),
      toolchain,
      painted: paintedOf(paint, view),
      boxes: boxesOf(page, view),
      counts: tally(paint.paints.map(({ kind }) => kind)),
      inks: tally(paint.paints.map(({ fields }) => fields.ink)),
      fonts: tally(glyphs.map(({ fields }) => fields.font)),
      overprint: tally(paint.paints.map(({ fields }) => fields.overprint)),
      transparency: tally(paint.paints.map(({ fields }) => fields.transparency)),
      images: imagesOf(paint, view),
      document,
    };
    opened.forget();
    return {
      facts,
      text: layout ? textOfLayout(layout) : textOfPaint(paint),
      ...(layout && { layout: blocksOf(layout), lines: layout.lines }),
    };
  });
}
