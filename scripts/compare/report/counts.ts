/** What is open and what is accepted, counted in one place so that no two reports differ. */
import type { Change, ComparedPage, Comparison, LayerName } from '../model.ts';
import type { ReportCounts } from './model.ts';

export const layerNames: readonly LayerName[] = ['text', 'geometry', 'looks', 'production'];

export const isOpen = (change: Change): boolean => change.accepted === undefined;

/** True when the page differs in something that nothing accepts; a verdict without a change counts as one. */
export const pageIsOpen = (page: ComparedPage): boolean =>
  page.verdict !== 'same' && (page.changes.length === 0 || page.changes.some(isOpen));

export const comparisonIsOpen = (comparison: Comparison): boolean =>
  comparison.pages.some(pageIsOpen) || comparison.document.some(isOpen);

export function countAll(comparisons: readonly Comparison[]): ReportCounts {
  const pages = comparisons.flatMap((one) => one.pages);
  const changes = [...pages.flatMap((page) => page.changes), ...comparisons.flatMap((one) => one.document)];
  const unsaid = pages.filter((page) => page.changes.length === 0 && pageIsOpen(page)).length;
  return {
    pages: pages.length,
    changed: pages.filter(pageIsOpen).length,
    open: changes.filter(isOpen).length + unsaid,
    accepted: changes.filter((one) => !isOpen(one)).length,
  };
}

const rank = (change: Change): number => layerNames.indexOf(change.layer);

/** What is open before what is accepted, text before geometry before looks; otherwise as found. */
export const inOrder = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((a, b) => Number(!isOpen(a)) - Number(!isOpen(b)) || rank(a) - rank(b));
