/** `dayang import`: an edition from a page's text export and its photos. */
import { resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { exitCodeOf } from './build.ts';
import { oneOf, textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';

export async function runImport({ argument, options, speaker }: Call): Promise<number> {
  const faults: Diagnostic[] = [];
  const sheet = oneOf(options, { name: 'sheet', allowed: ['broadsheet', 'tabloid'] as const }, faults);
  if (faults.length > 0) {
    speaker.diagnose(faults);
    reportPlainly('import', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const out = resolve(textOf(options['out'])!);
  const photos = textOf(options['photos']);
  const { importText } = await import('../import/index.ts');
  const { value, diagnostics } = await importText({
    text: resolve(argument!),
    ...(photos !== undefined && { photos: resolve(photos) }),
    out,
    ...(sheet && { sheet }),
    fix: options['fix'] === true,
    force: options['force'] === true,
  });
  const exit = exitCodeOf(diagnostics);
  speaker.diagnose(diagnostics, { root: out });
  reportPlainly('import', speaker, diagnostics, exit);
  if (value) {
    if (speaker.form === 'pretty') speaker.result(`${shownPath(out)}\n`);
    speaker.tell('report/imported', { folder: shownPath(out) });
  }
  return exit;
}
