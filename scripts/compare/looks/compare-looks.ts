/** The looks of what changed: both sides drawn by one engine in the same rectangles, any difference of a pixel counted. */
import type { Box, Mm } from '../../core/units.ts';
import type { Bounds, PageNode } from '../../pdf/index.ts';
import { rotationOf } from '../hash/page-turn.ts';
import { clusters, union } from '../match/gather.ts';
import type { Change } from '../model.ts';
import { turned, viewOf } from '../pages/page-view.ts';
import type { Paint } from '../paint/model.ts';
import type { Drawer, PageSize, UndrawnSide } from './drawer.ts';
import type { PixelBox } from './pictures.ts';
import { type Region, regionsOf } from './regions.ts';

export interface Looked {
  readonly drawer: Drawer;
  readonly index: number;
  readonly page: PageNode;
  readonly paints: readonly Paint[];
}

export interface LookOptions {
  readonly dpi: number;
  /** Boxes of what differs, pt from the corner of the MediaBox, of either side. */
  readonly changed: readonly Bounds[];
}

const margin = 3;
const tile = 64;
/** Above this part of the page, one picture of it all is cheaper than its parts. */
const wholeFrom = 0.4;
const most = 200;

/** @returns what could not be drawn where there was something to look at */
export async function compareLooks(
  old: Looked,
  fresh: Looked,
  { dpi, changed }: LookOptions,
): Promise<readonly Change[] | { readonly undrawn: readonly UndrawnSide[] }> {
  const [a, b] = await Promise.all([old.drawer.page(old.index, dpi), fresh.drawer.page(fresh.index, dpi)]);
  try {
    if (!a || !b) return { undrawn: [...(a ? [] : ['old' as const]), ...(b ? [] : ['fresh' as const])] };
    const { scale } = b;
    const place = pixelsOf(fresh.page, scale);
    const photos = samePhotos(old, fresh);
    const [over, beside] = parted(changed, (one) => photos.some(({ box, seen = box }) => meets(one, seen)));
    const parts = { over: rectangles(over.map(place), a, b), beside: rectangles(beside.map(place), a, b) };
    const [was, is] = await Promise.all([
      a.draw({ ...parts, photos: photos.map((one) => moved(one, old.page)) }),
      b.draw({ ...parts, photos: photos.map((one) => moved(one, fresh.page)) }),
    ]);
    const regions = [...parts.over, ...parts.beside].flatMap((part, at): readonly Region[] => {
      const seen = at < parts.over.length ? [] : parts.over;
      return regionsOf(was[at]!, is[at]!, part).filter(({ box }) => !seen.some((one) => within(box, one)));
    });
    const boxes = changed.map(place);
    const back = millimetresOf(fresh.page, scale);
    return regions
      .toSorted((one, two) => two.count * two.greatest - one.count * one.greatest)
      .slice(0, most)
      .map((region) => changeOf(region, { back, boxes }));
  } finally {
    a?.close();
    b?.close();
  }
}

const cropOf = (page: PageNode): Bounds => {
  const media = page.boxes.MediaBox! as unknown as Bounds;
  const crop = (page.boxes.CropBox ?? media) as unknown as Bounds;
  return [
    Math.max(crop[0], media[0]) - media[0],
    Math.max(crop[1], media[1]) - media[1],
    Math.min(crop[2], media[2]) - media[0],
    Math.min(crop[3], media[3]) - media[1],
  ];
};

function pixelsOf(page: PageNode, scale: number): (bounds: Bounds) => Bounds {
  const place = turned(cropOf(page), rotationOf(page.dict));
  return (bounds) => place(bounds).map((value) => value * scale) as unknown as Bounds;
}

function millimetresOf(page: PageNode, scale: number): (box: PixelBox) => Box<Mm> {
  const view = viewOf(page);
  const crop = view.box(cropOf(page));
  const unit = ((25.4 / 72 / scale) * crop.width) / ((cropWidth(page) * 25.4) / 72 || 1);
  const round = (value: number): Mm => (Math.round(value * 100) / 100) as Mm;
  return ({ x, y, width, height }) => ({
    x: round(crop.x + x * unit),
    y: round(crop.y + y * unit),
    width: round(width * unit),
    height: round(height * unit),
  });
}

function cropWidth(page: PageNode): number {
  const [left, bottom, right, top] = cropOf(page);
  return rotationOf(page.dict) % 180 === 0 ? right - left : top - bottom;
}

const moved = ({ box }: Paint, page: PageNode): Bounds => {
  const [left, bottom] = page.boxes.MediaBox! as unknown as Bounds;
  return [box[0] + left, box[1] + bottom, box[2] + left, box[3] + bottom];
};

/** Photos that are the same on both sides, and lie where they lay. */
function samePhotos(old: Looked, fresh: Looked): readonly Paint[] {
  const before = new Set(old.paints.filter((one) => one.kind === 'image').map((one) => one.key));
  return fresh.paints.filter(({ kind, key }) => kind === 'image' && before.has(key));
}

const meets = (a: Bounds, b: Bounds): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const within = (inner: PixelBox, outer: PixelBox): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function parted<T>(list: readonly T[], first: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [list.filter(first), list.filter((one) => !first(one))];
}

function rectangles(boxes: readonly Bounds[], a: PageSize, b: PageSize): readonly PixelBox[] {
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
  const whole: PixelBox = { x: 0, y: 0, width, height };
  const parts = clusters(boxes, tile).flatMap((members) => {
    const [left, top, right, bottom] = union(members.map((at) => boxes[at]!));
    const x = Math.max(0, Math.floor(left) - margin);
    const y = Math.max(0, Math.floor(top) - margin);
    const box = {
      x,
      y,
      width: Math.min(width, Math.ceil(right) + margin) - x,
      height: Math.min(height, Math.ceil(bottom) + margin) - y,
    };
    return box.width > 0 && box.height > 0 ? [box] : [];
  });
  const area = parts.reduce((sum, one) => sum + one.width * one.height, 0);
  return area > wholeFrom * width * height ? [whole] : parts;
}

interface Labels {
  readonly back: (box: PixelBox) => Box<Mm>;
  readonly boxes: readonly Bounds[];
}

/** Differences where no object differs come from how the engine rounds type and thin lines to whole pixels. */
function changeOf({ box, count, share, greatest }: Region, { back, boxes }: Labels): Change {
  const touched = boxes.some(
    (one) =>
      one[0] < box.x + box.width + 2 && box.x < one[2] + 2 && one[1] < box.y + box.height + 2 && box.y < one[3] + 2,
  );
  const place = back(box);
  const label = touched ? undefined : Math.min(box.width, box.height) <= 2 ? 'hairline' : 'type-edge';
  return {
    layer: 'looks',
    kind: 'region',
    object: 'page',
    was: place,
    is: place,
    count,
    share,
    greatest,
    ...(label && { label }),
  };
}
