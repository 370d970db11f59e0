/** Differences of single paintings, gathered into findings: a moved block is one, not its hundreds of glyphs. */
import type { Bounds } from '../../pdf/index.ts';
import type { Paint } from '../paint/model.ts';
import type { Atom } from './atom.ts';

export interface Finding extends Omit<Atom, 'was' | 'is'> {
  readonly object: string;
  readonly was?: Bounds;
  readonly is?: Bounds;
  readonly count: number;
}

/** Side of the cells in which neighbours are looked for, in pt: a line and a half of body type. */
const cell = 18;
/** So many neighbouring stretches that each moved their own way are one passage set anew. */
const passage = 4;

export function gather(atoms: readonly Atom[]): readonly Finding[] {
  const groups = new Map<string, Atom[]>();
  for (const atom of atoms) {
    const name = `${atom.layer} ${atom.kind} ${atom.before} ${atom.after} ${atom.shift?.map((value) => Math.round(value * 20)).join(' ')}`;
    const list = groups.get(name);
    if (list) list.push(atom);
    else groups.set(name, [atom]);
  }
  const findings = [...groups.values()].flatMap((group) =>
    clusters(group.map((one) => (one.is ?? one.was)!.box)).map((members) => findingOf(members.map((at) => group[at]!))),
  );
  return mergePassages(findings);
}

function findingOf(atoms: readonly Atom[]): Finding {
  const [first] = atoms;
  const was = atoms.flatMap((one) => (one.was ? [one.was.box] : []));
  const is = atoms.flatMap((one) => (one.is ? [one.is.box] : []));
  const { was: _, is: __, ...rest } = first!;
  const paints = atoms.map((one) => (one.is ?? one.was)!);
  return {
    ...rest,
    object: objectOf(paints),
    count: atoms.length,
    ...(was.length > 0 && { was: union(was) }),
    ...(is.length > 0 && { is: union(is) }),
  };
}

function objectOf(paints: readonly Paint[]): string {
  const kinds = new Set(paints.map((one) => one.kind));
  if (kinds.size > 1) return 'block';
  if (kinds.has('image')) return paints.length === 1 ? 'picture' : 'block';
  if (kinds.has('glyph')) {
    const base = paints[0]!;
    const oneLine =
      paints.every((one) => Math.abs(one.y - base.y) < (base.em ?? 1) / 2) ||
      paints.every((one) => Math.abs(one.x - base.x) < (base.em ?? 1) / 2);
    return oneLine ? 'line' : 'block';
  }
  const thin = paints.every(({ box }) => Math.min(box[2] - box[0], box[3] - box[1]) < 3);
  return thin ? 'rule' : 'block';
}

export const union = (boxes: readonly Bounds[]): Bounds =>
  boxes.reduce((all, one) => [
    Math.min(all[0], one[0]),
    Math.min(all[1], one[1]),
    Math.max(all[2], one[2]),
    Math.max(all[3], one[3]),
  ]);

/** Boxes that touch common or neighbouring cells, by their indices. */
export function clusters(boxes: readonly Bounds[], size = cell): readonly (readonly number[])[] {
  if (boxes.length === 1) return [[0]];
  const parent = boxes.map((_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    parent[at] = root;
    return root;
  };
  const owners = new Map<number, number>();
  for (const [at, [left, bottom, right, top]] of boxes.entries()) {
    const [x0, x1] = [Math.floor(left / size), Math.min(Math.floor(right / size), Math.floor(left / size) + 400) + 1];
    const [y0, y1] = [Math.floor(bottom / size), Math.min(Math.floor(top / size), Math.floor(bottom / size) + 400) + 1];
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const place = x * 100_003 + y;
        const owner = owners.get(place);
        if (owner === undefined) owners.set(place, at);
        else parent[find(at)] = find(owner);
      }
    }
  }
  const members = new Map<number, number[]>();
  for (let at = 0; at < boxes.length; at++) {
    const root = find(at);
    const list = members.get(root);
    if (list) list.push(at);
    else members.set(root, [at]);
  }
  return [...members.values()];
}

/** A re-flow moves each line its own way: that is one finding about a passage. */
function mergePassages(findings: readonly Finding[]): readonly Finding[] {
  const text = (one: Finding): boolean => one.kind === 'moved' && (one.object === 'line' || one.object === 'block');
  const moved = findings.filter(text);
  if (moved.length < passage) return findings;
  const merged = clusters(moved.map((one) => one.is!)).flatMap((members) => {
    const parts = members.map((at) => moved[at]!);
    if (parts.length < passage) return parts;
    const { shift: _, ...first } = parts[0]!;
    return [
      {
        ...first,
        object: 'block',
        count: parts.reduce((sum, one) => sum + one.count, 0),
        was: union(parts.map((one) => one.was!)),
        is: union(parts.map((one) => one.is!)),
      },
    ];
  });
  return [...findings.filter((one) => !text(one)), ...merged];
}
