/** How findings are told where notes may be left out: `build` and `check` do alike. */
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import type { Material, Speaker } from './speaker.ts';

export interface Telling {
  readonly speaker: Speaker;
  /** True if notes were asked for. */
  readonly notes: boolean;
  readonly material?: Material;
}

/** Prints the findings. On a page with nothing wrong, notes would hide what is to be read; beside errors they help. */
export function tellFindings(found: readonly Diagnostic[], telling: Telling): void {
  const silent = new Set(silentAmong(found, telling));
  telling.speaker.diagnose(
    found.filter((one) => !silent.has(one)),
    telling.material,
  );
}

/** Tells how many findings there are, and how many notes were left out. */
export function tellCounts(found: readonly Diagnostic[], telling: Telling): void {
  const count = (severity: Diagnostic['severity']): number => found.filter((one) => one.severity === severity).length;
  telling.speaker.tell('report/counts', { errors: count('error'), warnings: count('warning') });
  const silent = silentAmong(found, telling).length;
  if (silent > 0) telling.speaker.tell('report/notes', { count: silent });
}

const silentAmong = (found: readonly Diagnostic[], { notes, speaker }: Telling): readonly Diagnostic[] =>
  notes || speaker.form !== 'pretty' || hasErrors(found) ? [] : found.filter(({ severity }) => severity === 'info');
