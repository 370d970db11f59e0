/** The blocks of a page as its file places them. */
import { draftOf } from '../advertisement/draft.ts';
import type { Area, Copy, FitRange, Grid, LineRange, Placed } from '../model.ts';
import { type Reading, report } from '../reading.ts';
import { type PageInput, parseRange } from '../schema.ts';
import { keyOrigin, type Path, valueOrigin, type YamlFile } from '../yaml/document.ts';
import { copyAt } from '../yaml/scalar.ts';
import { verticalOf } from './tiers.ts';

type Input = PageInput['place'][string];

/** Blocks that text keeps one row away from, unless the page says otherwise. */
const airy: ReadonlySet<string> = new Set([
  'photo',
  'photo-strip',
  'sidebar',
  'pull-quote',
  'box',
  'teaser',
  'names',
  'table',
  'notice',
  'advertisement',
]);

interface Place {
  readonly reading: Reading;
  readonly file: YamlFile;
  readonly id: string;
  readonly path: Path;
  readonly grid: Grid | undefined;
}

function rangeOf(
  place: Place,
  value: number | string,
  key: readonly (string | number)[],
): { from: number; to: number } {
  const range = parseRange(value);
  // Only an ornament may shrink to no rows at all; rows and columns count from 1.
  if (range.from > range.to) {
    report(place.reading, 'edition/range-backwards', {
      places: [valueOrigin(place.file, [...place.path, ...key])],
      with: { id: place.id, key: key.join('.'), value },
    });
    return { from: range.to, to: range.from };
  }
  return range;
}

const areaOf = (
  place: Place,
  input: { columns: number | string; rows: number | string },
  at: readonly (string | number)[] = [],
): Area => ({
  columns: rangeOf(place, input.columns, [...at, 'columns']),
  rows: rangeOf(place, input.rows, [...at, 'rows']),
});

const across = ['left', 'right'] as const;
const down = ['top', 'bottom'] as const;

/** How far a block may be moved, in rows or in the lines of the vertical story that it stands in. */
function fitOf(place: Place, { fit }: Input): { readonly fit?: FitRange; readonly widen?: LineRange } {
  if (!fit) return {};
  const anchors: readonly string[] = fit.lines === undefined ? down : across;
  if ((fit.rows === undefined) === (fit.lines === undefined) || (fit.anchor && !anchors.includes(fit.anchor))) {
    const places = [valueOrigin(place.file, [...place.path, 'fit'])];
    report(place.reading, 'edition/fit-axis', { places, with: { id: place.id } });
  }
  const range = (value: number | string, key: string): { min: number; max: number } => {
    const { from, to } = rangeOf(place, value, ['fit', key]);
    return { min: from, max: to };
  };
  if (fit.rows !== undefined) {
    return { fit: { ...range(fit.rows, 'rows'), anchor: fit.anchor === 'bottom' ? 'bottom' : 'top' } };
  }
  if (fit.lines === undefined) return {};
  return { widen: { ...range(fit.lines, 'lines'), anchor: fit.anchor === 'left' ? 'left' : 'right' } };
}

/** One block; what the schema let through is only given its final form. `grid` is missing where it is in doubt. */
export function placedOf(
  reading: Reading,
  file: YamlFile,
  entry: { id: string; input: Input; grid: Grid | undefined },
): Placed {
  const { id, input, grid } = entry;
  const path = ['place', id];
  const place = { reading, file, id, path, grid };
  const air = airy.has(input.block) ? 1 : 0;
  const base = {
    id,
    area: areaOf(place, input),
    ...fitOf(place, input),
    air: { above: input.air?.above ?? air, below: input.air?.below ?? air },
    ...(input.look !== undefined && { look: input.look }),
    origin: keyOrigin(file, path),
  };
  return { ...base, ...ownOf(place, input, base.area) } as Placed;
}

/** What belongs to the one kind of block. */
function ownOf(place: Place, input: Input, area: Area): object {
  const { reading, file, path, grid } = place;
  const copy = (...key: (string | number)[]): Copy => copyAt(reading, file, [...path, ...key]);
  const slogan = (): Copy[] => [copy('slogan', 0), copy('slogan', 1)];
  const { block } = input;
  switch (block) {
    case 'banner':
      return {
        block,
        title: copy('title'),
        ...(input.translation !== undefined && { translation: copy('translation') }),
        ...(input.slogan && { slogan: slogan() }),
      };
    case 'masthead':
      return { block, lines: input.lines.map((_, index) => copy('lines', index)) };
    case 'index':
      return { block, entries: input.entries, ...(input.title !== undefined && { title: copy('title') }) };
    case 'teaser':
      return { block, leadsTo: input.story, ...(input.photo !== undefined && { picture: input.photo }) };
    case 'series-logo':
      return { block, slogan: slogan() };
    case 'advertisement':
      // What its file says of it is read later: `readAdvertisements`.
      return { block, advertisement: draftOf(input, copy) };
    case 'picture-credit':
      return { block, text: copy('text') };
    case 'text': {
      const frames = input.frames?.map((frame, index) => areaOf(place, frame, ['frames', index]));
      const { story, rules, tiers, characters, jump } = input;
      const wish = { id: place.id, path, area, frames, tiers, characters };
      if (input.writing === 'horizontal') reportUpright(place, input);
      const vertical = input.writing === 'vertical' && grid ? verticalOf(reading, file, { wish, grid }) : undefined;
      return { block, story, ...(frames && { frames }), rules, ...(vertical && { vertical }), ...(jump && { jump }) };
    }
    default: {
      const { columns: _columns, rows: _rows, fit: _fit, air: _air, look: _look, ...own } = input;
      return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    }
  }
}

/** What only vertical text has. */
function reportUpright({ reading, file, path, id }: Place, input: Input & { block: 'text' }): void {
  for (const key of ['tiers', 'characters'] as const) {
    if (input[key] === undefined) continue;
    report(reading, 'edition/not-vertical', { places: [valueOrigin(file, [...path, key])], with: { id, key } });
  }
}
