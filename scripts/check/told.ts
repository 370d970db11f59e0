import type { Diagnostic } from '../core/diagnostic.ts';

/** Rules that say of a finished layout what the layout stage says of its own work, better: with the act that mends it. */
const toldBy: Readonly<Record<string, readonly string[]>> = {
  'fit.overset': ['layout/overset', 'layout/block-overset'],
  'fit.short': ['layout/underset'],
};

/** Findings that are news beside `told`. */
export function untold(found: readonly Diagnostic[], told: readonly Diagnostic[]): Diagnostic[] {
  const codes = new Set<string>(told.map(({ code }) => code));
  return found.filter(({ code }) => !toldBy[code]?.some((other) => codes.has(other)));
}
