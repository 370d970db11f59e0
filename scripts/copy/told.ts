import type { Diagnostic } from '../core/diagnostic.ts';
import type { Found } from './model.ts';

/** Codes of the reader of editions that a rule of the desk says better: at each place, not at the first ones. */
const toldBy: Readonly<Record<string, string>> = { 'edition/character': 'copy.private-use' };

/** Faults that are news beside what the rules found. */
export const untold = (faults: readonly Diagnostic[], found: readonly Found[]): readonly Diagnostic[] =>
  faults.filter(({ code }) => !toldBy[code] || !found.some(({ rule }) => rule === toldBy[code]));
