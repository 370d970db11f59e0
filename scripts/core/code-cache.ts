/** Compiled code is kept beside the other things that are made once; a folder that cannot be written only costs time. */
import module from 'node:module';
import { join } from 'node:path';

/** Given by what runs the compiled program (package/run-compiled.ts), which alone can keep the code of a whole run. */
declare const keepCodeOfRun: ((whole: boolean) => void) | undefined;

/** To be called before anything else is loaded, in each thread for itself. */
export function keepCompiledCode(): void {
  // The published program runs on older Nodes too, which have no such cache.
  module.enableCompileCache?.(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'dayang-code'));
}

/**
 * To be called when the work is done: what has been compiled by then is what the next run will need.
 * @param whole false where the work may have ended early, by a fault or since there was little to do
 */
export function keepCodeSoFar(whole = true): void {
  if (typeof keepCodeOfRun !== 'undefined') keepCodeOfRun(whole);
}
