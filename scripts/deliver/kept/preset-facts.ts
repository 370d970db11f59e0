import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Preset } from '../../press/model.ts';

/** Preset and profile: a plant's own profile may be another under the same name. */
export async function presetFacts(preset: Preset | undefined): Promise<readonly unknown[]> {
  if (!preset || !isAbsolute(preset.profile.file)) return [preset];
  const bytes = await readFile(preset.profile.file).catch(() => undefined);
  return [preset, bytes && createHash('sha256').update(bytes).digest('hex')];
}
