/** From what was read in the page (px from the type area's corner) to `Layout` (mm from the trimmed page's). */
import { columnLeft, columnsWide } from '../core/columns.ts';
import { type Box, type Mm, mm, type Pt, pt } from '../core/units.ts';
import type { Edition, Page } from '../edition/model.ts';
import type { HtmlPage } from '../html/model.ts';
import type { PlanVertical } from '../html/plan.ts';
import type { SetPage } from './in-page/main.ts';
import type { ReadLine, ReadPhoto } from './in-page/read.ts';
import type { Layout, LayoutBlock, LayoutFrame, Line, PlacedPhoto, Role, StoryFit } from './model.ts';
import { advertisementIn, readAdvertisements } from './read-advertisements.ts';

const round = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits;
const length = (px: number): Mm => mm(round((px * 25.4) / 96));
const typeSize = (px: number): Pt => pt(round((px * 72) / 96, 2));

export interface Context {
  readonly edition: Edition;
  readonly page: Page;
  readonly html: HtmlPage;
}

export function toLayout(set: SetPage, { edition, page, html }: Context): Layout {
  const { grid } = html.plan;
  const { kinsoku } = page.setting;
  const { left, top } = set.typeArea;
  const x = (px: number): Mm => length(px + left);
  const y = (px: number): Mm => length(px + top);
  const frames = framesOf(set, { plan: html.plan, x, y });
  const lines = linesOf(set, { html, x, y, frames, language: edition.language });
  return {
    version: 1,
    page: page.number,
    ...(page.through !== undefined && { through: page.through }),
    name: page.name,
    edition: { newspaper: edition.newspaper.text, date: edition.date, language: edition.language },
    template: page.template,
    theme: page.theme,
    fit: page.fit,
    ...(kinsoku === 'none' || kinsoku === 'basic' ? { kinsoku } : {}),
    sheet: { width: page.sheet.width, height: page.sheet.height, bleed: page.sheet.bleed },
    grid: {
      columns: grid.columns,
      rows: grid.rows,
      columnWidth: length(grid.column),
      gutter: length(grid.gutter),
      ...(grid.fold !== undefined && { fold: length(grid.fold) }),
      pitch: length(grid.pitch),
      size: page.grid.size,
      x: x(0),
      y: y(0),
    },
    blocks: blocksOf(set, { page, html, x, y }),
    frames: countFilled(frames, lines, grid.pitch),
    lines,
    photos: set.photos
      .filter(({ block }) => !advertisementIn(page, block))
      .map((photo) => photoOf(photo, { edition, x, y })),
    ...readAdvertisements(set, page, (one) => ({
      x: x(one.left),
      y: y(one.top),
      width: length(one.width),
      height: length(one.height),
    })),
    rules: set.rules.map((rule) => ({
      kind: 'column-rule' as const,
      box: { x: x(rule.left), y: y(rule.top), width: length(rule.width), height: length(rule.height) },
    })),
    strokes: set.strokes.map(({ block, kind, weight, depth, ...edges }) => ({
      block,
      kind,
      box: { x: x(edges.left), y: y(edges.top), width: length(edges.width), height: length(edges.height) },
      weight: length(weight),
      ...(depth !== undefined && { depth: length(depth) }),
    })),
    stories: storiesOf(set, { html, lines, page }),
    fonts: html.faces.map(({ family, weight }) => ({ family, weight })),
  };
}

type Scale = { x: (px: number) => Mm; y: (px: number) => Mm };

type Plan = HtmlPage['plan'];
type Fit = SetPage['fits'][number];

/** Lines of vertical text, from the right edge of the characters of the first to the left edge of those of the last. */
function tiersOf({ frames, story, body }: Fit, vertical: PlanVertical, { x, y }: Scale): LayoutFrame[] {
  const { tiers, pitch, em } = vertical;
  return frames
    .flatMap(({ intervals }) => intervals)
    .map(({ column, from, to, narrow }, index) => {
      const tier = tiers[column - 1]!;
      const height = narrow?.width ?? Math.min(tier.height, Math.floor(tier.height / body.size + 0.02) * body.size);
      return {
        story,
        index,
        column,
        box: {
          x: x(tier.right - (to - 1) * pitch - em),
          y: y(narrow?.side === 'right' ? tier.top + tier.height - height : tier.top),
          width: length((to - from - 1) * pitch + em),
          height: length(height),
        },
        rows: to - from,
        filled: 0,
        vertical: { pitch: length(pitch) },
      };
    });
}

function framesOf(set: SetPage, { plan: { grid, blocks }, x, y }: Scale & { plan: Plan }): LayoutFrame[] {
  return set.fits.flatMap((fit) => {
    const { vertical } = blocks.find(({ id }) => id === fit.id)!;
    if (vertical) return tiersOf(fit, vertical, { x, y });
    return fit.frames
      .flatMap(({ area, intervals }) => intervals.map((interval) => ({ area, interval })))
      .map(({ area, interval: { column, from, to, narrow } }, index) => {
        const start = columnLeft(grid, column);
        const whole = columnsWide(grid, area.columns);
        const width = narrow?.width ?? whole;
        return {
          story: fit.story,
          index,
          column,
          box: {
            x: x(narrow?.side === 'right' ? start + whole - width : start),
            y: y(from * grid.pitch),
            width: length(width),
            height: length((to - from) * grid.pitch),
          },
          rows: to - from,
          filled: 0,
        };
      });
  });
}

function linesOf(
  set: SetPage,
  { html, x, y, frames, language }: Scale & { html: HtmlPage; frames: readonly LayoutFrame[]; language: string },
): Line[] {
  const edges = new Map(
    set.areas.map(({ id, rect }) => [id, { right: rect.x! + rect.width!, foot: rect.y! + rect.height! }]),
  );
  const texts = new Set(html.plan.blocks.filter((block) => block.block === 'text').map((block) => block.id));
  return set.lines.map((line, index) => {
    const before = set.lines[index - 1];
    const after = set.lines[index + 1];
    const same = (other: ReadLine | undefined): boolean =>
      other !== undefined &&
      other.block === line.block &&
      other.paragraph === line.paragraph &&
      other.role === line.role;
    const body = texts.has(line.block);
    const { right = 0, foot = 0 } = edges.get(line.block) ?? {};
    // What is over stands beside the story's area, vertical text below it.
    const overset = body && (line.vertical ? line.top > foot + 1 : line.left > right + 1);
    const box = {
      x: x(line.left),
      y: y(line.top),
      width: length(line.right - line.left),
      height: length(line.bottom - line.top),
    };
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const frame =
      body && !overset
        ? frames.findIndex(
            (one) =>
              one.story === line.story &&
              middle.x >= one.box.x - 1 &&
              middle.x <= one.box.x + one.box.width + 1 &&
              middle.y >= one.box.y - 0.5 &&
              middle.y <= one.box.y + one.box.height + 0.5,
          )
        : -1;
    return {
      block: line.block,
      role: line.role as Role,
      ...(line.story && { story: line.story }),
      ...(frame >= 0 && { frame }),
      paragraph: line.paragraph,
      first: !same(before),
      last: !same(after),
      text: line.text,
      advances: line.advances.map((at) => length(at)),
      box,
      baseline: y(line.baseline),
      ...(line.vertical && { vertical: true as const }),
      size: typeSize(line.size),
      family: line.family,
      weight: line.weight,
      colour: line.colour,
      ...(line.stretch !== undefined && { stretch: round(line.stretch) }),
      ...(line.source && { source: line.source }),
      ...(line.readings && { readings: line.readings }),
      ...(line.hyphen !== undefined && { hyphen: length(line.hyphen) }),
      ...(line.language !== language && { language: line.language }),
      ...(overset && { overset: true as const }),
    };
  });
}

/** Rows of each frame down to its last line. */
function countFilled(frames: readonly LayoutFrame[], lines: readonly Line[], pitch: number): LayoutFrame[] {
  const filled = frames.map(() => 0);
  for (const line of lines) {
    if (line.frame === undefined) continue;
    const frame = frames[line.frame]!;
    const row = frame.vertical
      ? (frame.box.x + frame.box.width - line.box.x - line.box.width / 2) / frame.vertical.pitch + 0.5
      : (line.box.y + line.box.height / 2 - frame.box.y) / length(pitch);
    filled[line.frame] = Math.max(filled[line.frame]!, Math.ceil(row));
  }
  return frames.map((frame, index) => ({ ...frame, filled: Math.min(frame.rows, filled[index]!) }));
}

function blocksOf(set: SetPage, { page, html, x, y }: Scale & { page: Page; html: HtmlPage }): LayoutBlock[] {
  const plans = new Map(html.plan.blocks.map((block) => [block.id, block]));
  const placed = new Map(page.placed.map((one) => [one.id, one]));
  return set.areas
    .filter(({ rect }) => rect.height! > 0)
    .map(({ id, area, rect, overset, ground }) => {
      const plan = plans.get(id)!;
      const { origin, area: asked } = placed.get(id)!;
      const rows = [area.rows.from, area.rows.to] as const;
      const changed = asked.rows.from !== rows[0] || asked.rows.to !== rows[1];
      return {
        id,
        block: plan.block,
        ...(plan.story && { story: plan.story }),
        box: { x: x(rect.x!), y: y(rect.y!), width: length(rect.width!), height: length(rect.height!) },
        columns: [area.columns.from, area.columns.to] as const,
        rows,
        ...(changed && { asked: [asked.rows.from, asked.rows.to] as const }),
        ...(overset > 0 && { overset }),
        ...(ground && { ground }),
        file: origin.file,
        from: origin.from,
        to: origin.to,
      };
    });
}

/** The faces of a photo as far as they are within its frame. */
function facesOf(faces: readonly Box<number>[], { crop }: ReadPhoto, frame: Box<Mm>): readonly Box<Mm>[] {
  const shown = (from: number, to: number, start: number, extent: number): readonly [number, number] => [
    Math.max(0, (from - start) / extent),
    Math.min(1, (to - start) / extent),
  ];
  return faces.flatMap((face) => {
    const [left, right] = shown(face.x, face.x + face.width, crop.x, crop.width);
    const [top, foot] = shown(face.y, face.y + face.height, crop.y, crop.height);
    if (left >= right || top >= foot) return [];
    return [
      {
        x: mm(round(frame.x + left * frame.width)),
        y: mm(round(frame.y + top * frame.height)),
        width: mm(round((right - left) * frame.width)),
        height: mm(round((foot - top) * frame.height)),
      },
    ];
  });
}

function photoOf(photo: ReadPhoto, { edition, x, y }: Scale & { edition: Edition }): PlacedPhoto {
  const { crop } = photo;
  const told = edition.photos.get(photo.id);
  const box = { x: x(photo.left), y: y(photo.top), width: length(photo.width), height: length(photo.height) };
  return {
    id: photo.id,
    block: photo.block,
    file: told?.file ?? photo.src,
    alt: photo.alt,
    box,
    crop: { x: round(crop.x, 4), y: round(crop.y, 4), width: round(crop.width, 4), height: round(crop.height, 4) },
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
    ppi: round((photo.widthPx * crop.width * 96) / photo.width, 1),
    ...(told?.faces && { faces: facesOf(told.faces, photo, box) }),
    ...(told?.gaze && { gaze: told.gaze }),
  };
}

const characters = (text: string): number => [...text.replace(/\s/gu, '')].length;

function storiesOf(
  set: SetPage,
  { html, lines, page }: { html: HtmlPage; lines: readonly Line[]; page: Page },
): StoryFit[] {
  return set.fits.map((fit) => {
    const own = lines.filter((line) => line.block === fit.id);
    const over = own.filter((line) => line.overset);
    const all = own.reduce((sum, line) => sum + characters(line.text), 0);
    const placed = new Map(page.placed.map((one) => [one.id, one]));
    const first = over.find((line) => line.source)?.source;
    const empty = fit.left + fit.holes;
    return {
      story: fit.story,
      characters: all,
      capacity: fit.capacity,
      rows: fit.capacity - empty,
      size: typeSize(fit.body.size),
      measure: fit.body.characters,
      exact: fit.left === 0 && fit.holes === 0,
      overset:
        over.length > 0
          ? {
              characters: over.reduce((sum, line) => sum + characters(line.text), 0),
              lines: over.length,
              file: first?.file ?? page.file,
              from: first?.from ?? 0,
            }
          : null,
      underset:
        over.length === 0 && empty > 0
          ? { characters: Math.round((empty * all) / Math.max(1, fit.capacity - fit.left)), lines: empty }
          : null,
      adjusted: set.areas
        .map(({ id, area, lines }) => {
          if (lines) return { block: id, ...lines, lines: true as const };
          const asked = placed.get(id)!.area.rows;
          return { block: id, asked: asked.to - asked.from + 1, given: area.rows.to - area.rows.from + 1 };
        })
        .filter(({ block, asked, given }) => asked !== given && html.plan.blocks.some((one) => one.id === block)),
    };
  });
}
