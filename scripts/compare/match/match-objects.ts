/** Paths, pictures, shadings and glyphs without text: which one on the old page is which on the new one. */
import type { Paint } from '../paint/model.ts';
import { type Atom, atomsOf, samePlace } from './atom.ts';

/** More pairs than this are not looked at one by one. */
const mostPairs = 2_000_000;

export function matchObjects(old: readonly Paint[], fresh: readonly Paint[]): readonly Atom[] {
  const left = withoutCommon(old, fresh);
  const atoms: Atom[] = [];
  const keep = (was: Paint, is: Paint): void => {
    atoms.push(...atomsOf(was, is));
  };
  let rest = pairBy(
    left,
    { group: (one) => `${one.kind} ${one.shape} ${words(one)}`, reach: samePlace },
    () => undefined,
  );
  rest = pairBy(rest, { group: (one) => `${one.kind} ${one.shape}`, reach: samePlace }, keep);
  rest = pairBy(rest, { group: (one) => one.kind, reach: 0.05 }, keep);
  rest = pairBy(rest, { group: (one) => `${one.kind} ${one.shape} ${words(one)}`, reach: Infinity }, keep);
  rest = pairBy(rest, { group: (one) => `${one.kind} ${one.image?.digest ?? one.shape}`, reach: Infinity }, keep);
  rest = pairOverlapping(rest, keep);
  for (const was of rest.old) atoms.push({ layer: 'geometry', kind: 'removed', was });
  for (const is of rest.fresh) atoms.push({ layer: 'geometry', kind: 'added', is });
  return atoms;
}

interface Rest {
  readonly old: readonly Paint[];
  readonly fresh: readonly Paint[];
}

const words = ({ fields, clip }: Paint): string =>
  `${fields.ink} ${fields.overprint} ${fields.transparency} ${fields.line} ${clip}`;

/** Equal keys cancel, each as often as it stands on both sides. */
export function withoutCommon(old: readonly Paint[], fresh: readonly Paint[]): Rest {
  const counts = new Map<string, number>();
  for (const { key } of old) counts.set(key, (counts.get(key) ?? 0) + 1);
  const added = fresh.filter(({ key }) => {
    const count = counts.get(key) ?? 0;
    if (count > 0) counts.set(key, count - 1);
    return count === 0;
  });
  const removed = old.filter(({ key }) => {
    const count = counts.get(key) ?? 0;
    if (count > 0) counts.set(key, count - 1);
    return count > 0;
  });
  return { old: removed, fresh: added };
}

interface Rule {
  readonly group: (one: Paint) => string;
  /** How far apart the two may stand, in pt. */
  readonly reach: number;
}

/** Pairs within each group, nearest first come first served. */
function pairBy({ old, fresh }: Rest, { group, reach }: Rule, use: (was: Paint, is: Paint) => void): Rest {
  if (old.length === 0 || fresh.length === 0) return { old, fresh };
  const groups = new Map<string, Paint[]>();
  for (const one of old) {
    const name = group(one);
    const list = groups.get(name);
    if (list) list.push(one);
    else groups.set(name, [one]);
  }
  const taken = new Set<Paint>();
  const left: Paint[] = [];
  let looked = 0;
  for (const one of fresh) {
    const list = groups.get(group(one)) ?? [];
    let best = -1;
    let nearest = Infinity;
    for (let at = 0; at < list.length && looked < mostPairs; at++, looked++) {
      const other = list[at]!;
      const distance = Math.max(Math.abs(other.x - one.x), Math.abs(other.y - one.y));
      if (distance < nearest && distance <= reach) {
        nearest = distance;
        best = at;
      }
    }
    if (best < 0) left.push(one);
    else {
      const [was] = list.splice(best, 1);
      taken.add(was!);
      use(was!, one);
    }
  }
  return { old: old.filter((one) => !taken.has(one)), fresh: left };
}

/** What covers much of the same ground and is of one kind is the same thing in another form. */
function pairOverlapping({ old, fresh }: Rest, use: (was: Paint, is: Paint) => void): Rest {
  if (old.length * fresh.length > mostPairs) return { old, fresh };
  const candidates = old.flatMap((was) =>
    fresh
      .filter((is) => is.kind === was.kind && (is.kind === 'image' || is.fields.ink === was.fields.ink))
      .map((is) => ({ was, is, share: overlap(was, is) }))
      .filter(({ share }) => share > 0.25),
  );
  const taken = new Set<Paint>();
  for (const { was, is } of candidates.sort((a, b) => b.share - a.share)) {
    if (taken.has(was) || taken.has(is)) continue;
    taken.add(was).add(is);
    use(was, is);
  }
  return { old: old.filter((one) => !taken.has(one)), fresh: fresh.filter((one) => !taken.has(one)) };
}

/** Common ground as a part of the ground of both together. */
function overlap({ box: a }: Paint, { box: b }: Paint): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const area = (one: readonly number[]): number => (one[2]! - one[0]!) * (one[3]! - one[1]!);
  return (width * height) / (area(a) + area(b) - width * height);
}
