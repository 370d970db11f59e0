/** Source pane and page show the same place: who moved last is followed by the other. */
import { signal } from '@preact/signals';
import type { Selection } from '../page-protocol.ts';
import type { SourceRange } from '../protocol.ts';

/** The file in the source pane, and where the page's caret is in it. */
export const sourceFile = signal<string | undefined>(undefined);
export const sourcePlace = signal<SourceRange | undefined>(undefined);

/** While the source pane has the focus, the page follows it, not the other way round. */
let leading = false;

export function leadFromSource(now: boolean): void {
  leading = now;
}

export function shownInSource(selection: Selection | undefined): void {
  if (!selection || leading) return;
  sourceFile.value = selection.at.file;
  sourcePlace.value = selection.at;
}

/** Opens the source there. */
export function openInSource(at: SourceRange): void {
  leading = false;
  sourceFile.value = at.file;
  sourcePlace.value = { ...at };
}
