/** `dayang make`: pages proposed of the stories that wait. */
import { relative } from 'node:path';
import { phrase } from '../core/catalogue/words.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, reportJson } from '../core/report.ts';
import { editionFolder, exitCodeOf } from './build.ts';
import { pageNumbers, textOf, wordsOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';

const most = 5;

const kinds = {
  beside: 'make/beside',
  across: 'make/across',
  text: 'make/text',
  block: 'make/block',
} as const;

function countOf(value: string | undefined, option: '--most' | '--take', faults: Diagnostic[]): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-5]$/.test(value)) return Number(value);
  faults.push(diagnostic('command/bad-value', { value, option, allowed: '1-5' }));
  return undefined;
}

export async function runMake({ argument, options, speaker, signal }: Call): Promise<number> {
  const faults: Diagnostic[] = [];
  const folder = editionFolder(argument, faults);
  const [page, ...more] = pageNumbers(options, faults) ?? [];
  if (more.length > 0) {
    const value = textOf(options['page']) ?? '';
    faults.push(diagnostic('command/bad-value', { value, option: '--page', allowed: '5' }));
  }
  // A page that is begun has its name in its file.
  if (options['around'] === true && options['name'] !== undefined)
    faults.push(diagnostic('command/conflict', { first: '--around', second: '--name' }));
  const count = countOf(textOf(options['most']), '--most', faults) ?? most;
  const take = countOf(textOf(options['take']), '--take', faults);
  if (faults.length > 0 || page === undefined) {
    speaker.diagnose(faults);
    reportPlainly('make', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const stories = wordsOf(options['stories']);
  const name = textOf(options['name']);
  const { makePages } = await import('../make/index.ts');
  const wish = {
    folder,
    page,
    most: count,
    force: options['force'] === true,
    around: options['around'] === true,
    signal,
  };
  const { value, diagnostics } = await makePages({
    ...wish,
    ...(stories.length > 0 && { stories }),
    ...(name !== undefined && { name }),
    ...(take !== undefined && { take }),
  });
  const exit = exitCodeOf(diagnostics);
  speaker.diagnose(diagnostics, { root: folder });
  const made = value ?? [];
  if (speaker.form === 'json') {
    const outputs = made.map(({ file }) => relative(folder, file).replaceAll('\\', '/'));
    speaker.result(reportJson(makeReport('make', { exit, language: speaker.language, diagnostics, outputs })));
  }
  if (speaker.form === 'pretty') speaker.result(made.map(({ file }) => `${shownPath(file)}\n`).join(''));
  for (const { file, score, points, kind, foot } of made) {
    const form = phrase(speaker.language, kinds[kind]);
    const told = foot ? phrase(speaker.language, 'make/foot', { kind: form }) : form;
    speaker.tell('report/proposal', { file: shownPath(file), score, ...points, kind: told });
  }
  if (made.length > 0 && !hasErrors(diagnostics)) {
    const place = { folder: shownPath(folder), page: wish.around ? `${page} --around` : page };
    speaker.tell(take === undefined ? 'report/proposed' : 'report/taken', place);
  }
  return exit;
}
