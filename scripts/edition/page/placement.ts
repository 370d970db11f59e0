/** Whether the blocks of one page stand on its grid, each on cells of its own. */
import type { Area, Grid, Placed } from '../model.ts';
import { offer } from '../offer.ts';
import { type Reading, report } from '../reading.ts';
import { valueOrigin, type YamlFile } from '../yaml/document.ts';
import { cellsText, columnCount, columnsText, contains, greatest, overlaps, rowCount, rowsText } from './area.ts';

interface Placing {
  readonly reading: Reading;
  readonly file: YamlFile;
  readonly grid: Grid;
  readonly placed: readonly Placed[];
}

export function checkPlacement(placing: Placing): void {
  for (const one of placing.placed) {
    checkOnGrid(placing, one);
    checkFit(placing, one);
    checkWiden(placing, one);
    if (one.block === 'text' && one.frames) checkFrames(placing, one);
    if (one.block === 'overlay-headline') checkOverlay(placing, one);
    if (isInGutter(one) && columnCount(one.area) !== 2) {
      report(placing.reading, 'edition/rule-gutter', {
        places: [valueOrigin(placing.file, ['place', one.id, 'columns'])],
        with: { id: one.id, columns: columnCount(one.area) },
      });
    }
    if (one.block === 'pull-quote' && one.straddle && columnCount(one.area) !== 2) {
      report(placing.reading, 'edition/straddle', {
        places: [valueOrigin(placing.file, ['place', one.id, 'columns'])],
        with: { id: one.id, columns: columnCount(one.area) },
      });
    }
  }
  checkOverlaps(placing);
}

const wholeGrid = (grid: Grid) => ({ columns: { from: 1, to: grid.columns }, rows: { from: 1, to: grid.rows } });

function checkOnGrid({ reading, grid }: Placing, one: Placed): void {
  const whole = wholeGrid(grid);
  if (contains(whole, one.area)) return;
  report(reading, 'edition/off-grid', {
    places: [one.origin],
    with: { id: one.id, columns: columnsText(one.area), rows: rowsText(one.area), most: cellsText(whole) },
  });
}

function checkFit({ reading, file, grid }: Placing, one: Placed): void {
  if (!one.fit) return;
  const { min, max, anchor } = one.fit;
  const rows = rowCount(one.area);
  const places = [valueOrigin(file, ['place', one.id, 'fit', 'rows'])];
  const least = one.block === 'ornament' ? 0 : 1;
  if (min < least) {
    report(reading, 'edition/number-too-small', { places, with: { key: 'fit.rows', value: min, limit: least } });
    return;
  }
  if (rows < min || rows > max) {
    report(reading, 'edition/fit-range', { places, with: { id: one.id, rows, min, max } });
    return;
  }
  const most = anchor === 'top' ? grid.rows - one.area.rows.from + 1 : one.area.rows.to;
  if (max > most && contains(wholeGrid(grid), one.area)) {
    report(reading, 'edition/fit-off-grid', { places, with: { id: one.id, max, most } });
  }
}

/** Lines can only be those of the vertical story that a block stands in. */
function checkWiden({ reading, file, placed }: Placing, one: Placed): void {
  if (!one.widen) return;
  const places = [valueOrigin(file, ['place', one.id, 'fit', 'lines'])];
  const within = placed.some((other) => other.block === 'text' && other.vertical && contains(other.area, one.area));
  if (!within) report(reading, 'edition/fit-lines', { places, with: { id: one.id } });
  const least = one.block === 'ornament' ? 0 : 1;
  if (one.widen.min >= least) return;
  report(reading, 'edition/number-too-small', {
    places,
    with: { key: 'fit.lines', value: one.widen.min, limit: least },
  });
}

function checkFrames({ reading, file }: Placing, one: Extract<Placed, { block: 'text' }>): void {
  const frames = one.frames ?? [];
  for (const [index, frame] of frames.entries()) {
    const places = [valueOrigin(file, ['place', one.id, 'frames', index])];
    if (!contains(one.area, frame)) {
      const about = { id: one.id, frame: index + 1, cells: cellsText(one.area) };
      report(reading, 'edition/frame-outside', { places, with: about });
    }
    const other = frames.findIndex((earlier, at) => at < index && overlaps(earlier, frame));
    if (other < 0) continue;
    report(reading, 'edition/frame-overlap', {
      places: [...places, valueOrigin(file, ['place', one.id, 'frames', other])],
      with: { id: one.id, frame: index + 1, other: other + 1 },
    });
  }
}

function checkOverlay({ reading, file, placed }: Placing, one: Extract<Placed, { block: 'overlay-headline' }>): void {
  const photos = placed.filter(({ block }) => block === 'photo');
  const under = photos.find(({ id }) => id === one.over);
  if (!under) {
    report(reading, 'edition/overlay-no-photo', {
      places: [valueOrigin(file, ['place', one.id, 'over'])],
      with: {
        id: one.id,
        over: one.over,
        choices: offer(
          one.over,
          photos.map(({ id }) => id),
        ),
      },
    });
  } else if (!contains(under.area, one.area)) {
    report(reading, 'edition/overlay-outside', {
      places: [one.origin, under.origin],
      with: { id: one.id, over: one.over, cells: cellsText(under.area) },
    });
  }
}

/** Frames and headlines over photos lie on other blocks by their nature; text makes way for all but other text. */
const isLoose = (one: Placed): boolean => one.block === 'box' || one.block === 'overlay-headline';

const isInGutter = (one: Placed): boolean => one.block === 'rule' && one.direction === 'vertical';

/** What stands on one side of a gutter leaves it to a rule; so does text, whose columns it may part. */
function leavesGutter({ block, area }: Placed, rule: Placed): boolean {
  const { from, to } = rule.area.columns;
  return block === 'text' || area.columns.from >= to || area.columns.to <= from;
}

/** True if text makes way for text: an island within a larger area, or what a frame drawn around one of them parts. */
function areParted(a: Area, b: Area, boxes: readonly Area[]): boolean {
  if (contains(a, b) !== contains(b, a)) return true;
  const shared: Area = {
    columns: { from: Math.max(a.columns.from, b.columns.from), to: Math.min(a.columns.to, b.columns.to) },
    rows: { from: Math.max(a.rows.from, b.rows.from), to: Math.min(a.rows.to, b.rows.to) },
  };
  return boxes.some((box) => contains(box, shared) && contains(box, a) !== contains(box, b));
}

function mayOverlap(a: Placed, b: Placed, boxes: readonly Area[]): boolean {
  if (isLoose(a) || isLoose(b)) return true;
  if (isInGutter(a) && isInGutter(b)) return a.area.columns.from !== b.area.columns.from;
  if (isInGutter(a) !== isInGutter(b)) return isInGutter(a) ? leavesGutter(b, a) : leavesGutter(a, b);
  if (a.block === 'text' && b.block === 'text') return !a.frames && !b.frames && areParted(a.area, b.area, boxes);
  return a.block === 'text' || b.block === 'text';
}

function collide(a: Placed, b: Placed): boolean {
  const areas = (one: Placed) => (one.block === 'text' && one.frames ? one.frames : [one.area]);
  return areas(a).some((first) => areas(b).some((second) => overlaps(first, second)));
}

function checkOverlaps({ reading, placed }: Placing): void {
  const boxes = placed.filter(({ block }) => block === 'box').map(({ area }) => area);
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(0, index)) {
      if (mayOverlap(one, other, boxes)) continue;
      const places = [one.origin, other.origin];
      const names = { id: one.id, other: other.id };
      if (collide(one, other)) {
        report(reading, 'edition/overlap', {
          places,
          with: { ...names, cells: cellsText(one.area), otherCells: cellsText(other.area) },
        });
      } else if (overlaps(greatest(one), greatest(other)) && one.block !== 'text') {
        report(reading, 'edition/fit-collides', { places, with: names });
      }
    }
  }
}
