/** `dayang check FILE.pdf`: preflight of any PDF against a plant's preset. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import type { Layout } from '../layout/index.ts';
import { choosePreset } from '../press/choose-preset.ts';
import { exitCodeOf, pressWish } from './build.ts';
import { readLayout } from './check.ts';
import { type Call, reportPlainly } from './run-command.ts';

/** The preset that a file is held to when nothing is said. */
export const usualPreset = 'newsprint-coldset';

/** The bytes, or the fault that stands between. */
export async function readPdf(file: string): Promise<{ pdf?: Uint8Array; diagnostics: readonly Diagnostic[] }> {
  try {
    return { pdf: await readFile(file), diagnostics: [] };
  } catch (error) {
    const trouble = fileTrouble(error, shownPath(resolve(file)));
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  }
}

export async function checkPdf(file: string, { options, speaker }: Call): Promise<number> {
  const faults: Diagnostic[] = [];
  const wish = pressWish(options, faults);
  const { value: preset, diagnostics } = await choosePreset({ ...wish, preset: wish.preset ?? usualPreset });
  faults.push(...diagnostics);
  const { pdf, diagnostics: unread } = await readPdf(file);
  faults.push(...unread);
  const found = pdf && preset ? await preflightFile(pdf, { file, preset }) : faults;
  const exit = exitCodeOf(found);
  speaker.diagnose(found);
  reportPlainly('check', speaker, found, exit);
  if (exit === 0 && pdf && preset)
    speaker.tell('report/preflight', { file: shownPath(resolve(file)), preset: preset.id });
  return exit;
}

async function preflightFile(
  pdf: Uint8Array,
  { file, preset }: { file: string; preset: import('../press/model.ts').Preset },
): Promise<readonly Diagnostic[]> {
  const { preflight } = await import('../preflight/index.ts');
  const layout = await layoutBeside(file);
  return await preflight(pdf, { preset, ...(layout && { layout }) });
}

/** Of a page of ours, the layout that was written with it: findings can then name its blocks. */
async function layoutBeside(file: string): Promise<Layout | undefined> {
  if (!/(^|[\\/])press\.pdf$/.test(file)) return undefined;
  return (await readLayout(join(dirname(resolve(file)), 'layout.json'))).layout;
}
