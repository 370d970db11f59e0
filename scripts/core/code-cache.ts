/** Compiled code is kept beside the other things that are made once; a folder that cannot be written only costs time. */
import module from 'node:module';
import { join } from 'node:path';

/** To be called before anything else is loaded, in each thread for itself. */
export function keepCompiledCode(): void {
  // The published program runs on older Nodes too, which have no such cache.
  module.enableCompileCache?.(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'dayang-code'));
}
