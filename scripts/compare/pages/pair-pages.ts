/** Which old page is which new one: by hash, then by what they have in common. */
import { longestRise } from '../match/paint-order.ts';

export interface PagePair {
  /** From 0. */
  readonly old?: number;
  readonly fresh?: number;
  /** Equal by hash. */
  readonly same: boolean;
  /** Stands elsewhere among the others than it did. */
  readonly moved: boolean;
}

export interface Pairing {
  readonly old: readonly string[];
  readonly fresh: readonly string[];
  /** The pages at this place on both sides are one page, whatever has changed on it. */
  readonly kin: (at: number) => boolean;
  /** Part of what two pages show that is common to both, 0 to 1. */
  readonly likeness: (old: number, fresh: number) => number;
}

/** More pairs than this are not compared by likeness, but taken in their order. */
const mostLooked = 1500;
const alike = 0.15;

export function pairPages({ old, fresh, kin, likeness }: Pairing): readonly PagePair[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const join = (a: number, b: number): void => {
    partner.set(a, b);
    taken.add(b);
  };
  const offset = fresh.length - old.length;
  for (const [at, hash] of old.entries()) if (fresh[at] === hash) join(at, at);
  for (const [at, hash] of old.entries()) {
    const other = at + offset;
    if (!partner.has(at) && other >= 0 && fresh[other] === hash && !taken.has(other)) join(at, other);
  }
  const places = new Map<string, number[]>();
  for (const [at, hash] of fresh.entries()) if (!taken.has(at)) places.set(hash, [...(places.get(hash) ?? []), at]);
  for (const [at, hash] of old.entries()) {
    const other = partner.has(at) ? undefined : places.get(hash)?.shift();
    if (other !== undefined) join(at, other);
  }
  const same = new Set(partner.keys());
  for (const at of old.keys()) if (!partner.has(at) && at < fresh.length && !taken.has(at) && kin(at)) join(at, at);
  joinAlike({ old, fresh, likeness }, { partner, taken, join });
  return inOrder({ old, fresh }, partner, same);
}

interface Joined {
  readonly partner: ReadonlyMap<number, number>;
  readonly taken: ReadonlySet<number>;
  readonly join: (old: number, fresh: number) => void;
}

function joinAlike({ old, fresh, likeness }: Omit<Pairing, 'kin'>, { partner, taken, join }: Joined): void {
  const a = [...old.keys()].filter((at) => !partner.has(at));
  const b = [...fresh.keys()].filter((at) => !taken.has(at));
  if (a.length === 0 || b.length === 0) return;
  // A page alone in its gap is its counterpart, whatever has become of it.
  if (old.length === fresh.length && a.length === b.length && a.every((at, by) => at === b[by]) && a.length === 1) {
    join(a[0]!, b[0]!);
    return;
  }
  if (a.length * b.length <= mostLooked) {
    const candidates = a.flatMap((one) => b.map((two) => ({ one, two, share: likeness(one, two) })));
    const nearer = (x: (typeof candidates)[number]): number => Math.abs(x.one - x.two);
    for (const found of candidates.sort((x, y) => y.share - x.share || nearer(x) - nearer(y))) {
      if (found.share < alike) break;
      if (!partner.has(found.one) && !taken.has(found.two)) join(found.one, found.two);
    }
  }
  // What is left is paired where both stand at one place: an emptied page is a changed page.
  for (const at of a) if (!partner.has(at) && at < fresh.length && !taken.has(at)) join(at, at);
}

function inOrder(
  { old, fresh }: Pick<Pairing, 'old' | 'fresh'>,
  partner: ReadonlyMap<number, number>,
  same: ReadonlySet<number>,
): readonly PagePair[] {
  const pairs = [...partner].sort(([a], [b]) => a - b);
  const steady = longestRise(pairs.map(([, b]) => b));
  const shiftedOnly = new Set(pairs.filter((_, at) => steady.has(at)).map(([a]) => a));
  const origin = new Map(pairs.map(([a, b]) => [b, a]));
  const list: PagePair[] = [];
  let next = 0;
  const removedBefore = (limit: number): void => {
    for (; next < limit; next++) if (!partner.has(next)) list.push({ old: next, same: false, moved: false });
  };
  for (const at of fresh.keys()) {
    const from = origin.get(at);
    if (from === undefined) list.push({ fresh: at, same: false, moved: false });
    else {
      if (shiftedOnly.has(from)) removedBefore(from);
      list.push({ old: from, fresh: at, same: same.has(from), moved: !shiftedOnly.has(from) });
    }
  }
  removedBefore(old.length);
  return list;
}
