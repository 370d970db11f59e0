/** The blocks of a page as its file places them. */
import type { Area, Copy, FitRange, Placed } from '../model.ts';
import { type Reading, report } from '../reading.ts';
import { type PageInput, parseRange } from '../schema.ts';
import { keyOrigin, type Path, valueOrigin, type YamlFile } from '../yaml/document.ts';
import { copyAt } from '../yaml/scalar.ts';

type Input = PageInput['place'][string];

/** Blocks that text keeps one row away from, unless the page says otherwise. */
const airy: ReadonlySet<string> = new Set(['photo', 'photo-strip', 'sidebar', 'pull-quote', 'box']);

interface Place {
  readonly reading: Reading;
  readonly file: YamlFile;
  readonly id: string;
  readonly path: Path;
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

function fitOf(place: Place, input: Input): FitRange | undefined {
  if (!input.fit) return undefined;
  const { from, to } = rangeOf(place, input.fit.rows, ['fit', 'rows']);
  return { min: from, max: to, anchor: input.fit.anchor };
}

/** One block; what the schema let through is only given its final form. */
export function placedOf(reading: Reading, file: YamlFile, entry: { id: string; input: Input }): Placed {
  const { id, input } = entry;
  const path = ['place', id];
  const place = { reading, file, id, path };
  const fit = fitOf(place, input);
  const air = airy.has(input.block) ? 1 : 0;
  const base = {
    id,
    area: areaOf(place, input),
    ...(fit && { fit }),
    air: { above: input.air?.above ?? air, below: input.air?.below ?? air },
    origin: keyOrigin(file, path),
  };
  return { ...base, ...ownOf(place, input) } as Placed;
}

/** What belongs to the one kind of block. */
function ownOf(place: Place, input: Input): object {
  const { reading, file, path } = place;
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
    case 'series-logo':
      return { block, slogan: slogan() };
    case 'picture-credit':
      return { block, text: copy('text') };
    case 'text': {
      const frames = input.frames?.map((frame, index) => areaOf(place, frame, ['frames', index]));
      return { block, story: input.story, ...(frames && { frames }), rules: input.rules };
    }
    default: {
      const { columns: _columns, rows: _rows, fit: _fit, air: _air, ...own } = input;
      return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    }
  }
}
