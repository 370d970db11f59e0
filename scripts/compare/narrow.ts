/** A comparison told in part: only some layers, only some pages. */
import type { Comparison, LayerName } from './model.ts';
import { namesOf } from './page-name.ts';

export interface Part {
  readonly layers: readonly LayerName[];
  /** Numbers of pages as people call them; all where nothing is said. */
  readonly pages?: readonly number[] | undefined;
}

/** A page that differs in none of the layers is the same. */
export function narrowComparison(comparison: Comparison, { layers, pages: wanted }: Part): Comparison {
  const among = <T extends { readonly layer: LayerName }>(list: readonly T[]): readonly T[] =>
    list.filter(({ layer }) => layers.includes(layer));
  const pages = comparison.pages
    .filter(({ name }) => !wanted || namesOf(name).some((one) => wanted.includes(Number(one))))
    .map((page) => {
      const changes = among(page.changes);
      const same = changes.length === 0 && (page.verdict === 'changed' || page.verdict === 'moved');
      return { ...page, changes, verdict: same ? ('same' as const) : page.verdict };
    });
  return { ...comparison, pages, document: among(comparison.document), missing: among(comparison.missing) };
}
