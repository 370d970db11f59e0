/** Page boxes, turn and unit. Boxes are told from the corner of the MediaBox, so that an offset of everything is none. */
import { boxNames, type PageNode } from '../../pdf/index.ts';
import { rotationOf, unitOf } from '../hash/page-turn.ts';
import type { Change } from '../model.ts';

/** In pt: 0.002 mm. */
const same = 0.006;
const millimetres = (value: number): string => String(Number(((value * 25.4) / 72).toFixed(2)));

/** Its size, and its place where that is another. */
function words(values: readonly number[] | undefined, other: readonly number[] | undefined): string {
  if (!values) return 'none';
  const [x, y, width, height] = values.map(millimetres);
  const placed = !other || Math.abs(values[0]! - other[0]!) >= same || Math.abs(values[1]! - other[1]!) >= same;
  return `${width} × ${height} mm${placed ? ` (${x}, ${y})` : ''}`;
}

/** [left, bottom, width, height] in pt. */
function relative(page: PageNode, name: (typeof boxNames)[number]): readonly number[] | undefined {
  const [left, bottom] = page.boxes.MediaBox!;
  const box = page.boxes[name];
  return box && [box[0]! - left!, box[1]! - bottom!, box[2]! - box[0]!, box[3]! - box[1]!];
}

export function boxChanges(old: PageNode, fresh: PageNode): readonly Change[] {
  const changes: Change[] = [];
  const add = (before: string, after: string): void => {
    changes.push({ layer: 'geometry', kind: 'page-box', object: 'page', before, after });
  };
  for (const name of boxNames) {
    const [a, b] = [relative(old, name), relative(fresh, name)];
    const equal = a && b ? a.every((value, at) => Math.abs(value - b[at]!) < same) : a === b;
    if (!equal) add(`${name} ${words(a, b)}`, `${name} ${words(b, a)}`);
  }
  const turns = [rotationOf(old.dict), rotationOf(fresh.dict)];
  if (turns[0] !== turns[1]) add(`Rotate ${turns[0]}°`, `Rotate ${turns[1]}°`);
  const units = [unitOf(old.dict), unitOf(fresh.dict)];
  if (units[0] !== units[1]) add(`UserUnit ${units[0]} pt`, `UserUnit ${units[1]} pt`);
  return changes;
}
