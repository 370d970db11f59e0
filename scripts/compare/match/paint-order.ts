/** What is painted on both pages, in the same place, but before something it now lies over. */
import type { PagePaint, Paint } from '../paint/model.ts';
import type { Atom } from './atom.ts';

const most = 400;

export function orderAtoms(old: PagePaint, fresh: PagePaint): readonly Atom[] {
  const places = new Map<string, number[]>();
  for (const [at, { key }] of old.paints.entries()) {
    const list = places.get(key);
    if (list) list.push(at);
    else places.set(key, [at]);
  }
  const taken = new Map<string, number>();
  const common: { readonly was: number; readonly is: number }[] = [];
  let sorted = true;
  for (const [is, { key }] of fresh.paints.entries()) {
    const count = taken.get(key) ?? 0;
    const was = places.get(key)?.[count];
    if (was === undefined) continue;
    taken.set(key, count + 1);
    if (common.length > 0 && common.at(-1)!.was > was) sorted = false;
    common.push({ was, is });
  }
  if (sorted) return [];
  const steady = longestRise(common.map((one) => one.was));
  const strays = common.filter((_, at) => !steady.has(at)).slice(0, most);
  return strays.flatMap((stray) => {
    const paint = fresh.paints[stray.is]!;
    const passed = common.some(
      (one) => one.was < stray.was !== one.is < stray.is && touches(paint, fresh.paints[one.is]!),
    );
    return passed ? [{ layer: 'geometry' as const, kind: 'order', was: old.paints[stray.was]!, is: paint }] : [];
  });
}

const touches = ({ box: a }: Paint, { box: b }: Paint): boolean =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Indices of a longest rising subsequence. */
export function longestRise(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before = new Int32Array(values.length);
  for (const [at, value] of values.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = at;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) rise.add(at);
  return rise;
}
