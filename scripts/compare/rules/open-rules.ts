/** The rules of a file, whose readers (YAML, schemas) are loaded only where there is a file. */
import type { Checked } from '../../core/diagnostic.ts';
import type { Rules } from './model.ts';

/**
 * @param file path of `compare.yaml`
 * @returns the rules, or faults as diagnostics whose positions name the file as it was given
 */
export async function openRules(file: string): Promise<Checked<Rules>> {
  const { loadRules } = await import('./load-rules.ts');
  return loadRules(file);
}
