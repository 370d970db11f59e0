/** The same comparison seen from the other side. */
import type { Change, ComparedPage, Comparison } from './model.ts';

const opposite: Readonly<Record<string, string>> = {
  inserted: 'deleted',
  deleted: 'inserted',
  added: 'removed',
  removed: 'added',
};
const turned = (word: string): string => opposite[word] ?? word;
const negative = (value: number): number => (value === 0 ? 0 : -value);

export function mirrorChange(change: Change): Change {
  const { was, is, before, after, shift, kind, ...rest } = change;
  return {
    ...rest,
    kind: turned(kind),
    ...(is && { was: is }),
    ...(was && { is: was }),
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
    ...(shift && { shift: { x: negative(shift.x) as typeof shift.x, y: negative(shift.y) as typeof shift.y } }),
  };
}

function mirrorPage({ old, new: fresh, verdict, changes, ...rest }: ComparedPage): ComparedPage {
  return {
    ...rest,
    ...(fresh !== undefined && { old: fresh }),
    ...(old !== undefined && { new: old }),
    verdict: turned(verdict) as ComparedPage['verdict'],
    changes: changes.map(mirrorChange),
  };
}

/** Pages in their new order; one that is gone stands before the first that followed it. */
export function inNewOrder(pages: readonly ComparedPage[]): readonly ComparedPage[] {
  const list = pages.filter((one) => one.new !== undefined).toSorted((a, b) => a.new! - b.new!);
  const gone = pages.filter((one) => one.new === undefined).toSorted((a, b) => a.old! - b.old!);
  for (const one of gone) {
    const next = list.findIndex((other) => other.old !== undefined && other.old > one.old!);
    list.splice(next < 0 ? list.length : next, 0, one);
  }
  return list;
}

export function mirrorComparison(comparison: Comparison): Comparison {
  return {
    ...comparison,
    old: comparison.new,
    new: comparison.old,
    pages: inNewOrder(comparison.pages.map(mirrorPage)),
    document: comparison.document.map(mirrorChange),
    missing: comparison.missing.map((one) => ({ ...one, files: one.files.toReversed() })),
  };
}
