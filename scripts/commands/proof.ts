/** `dayang proof --plates`: a page as the plant sees it, plate by plate, with its total ink and a soft proof. */
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath, writeTogether } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { choosePreset, usualPreset } from '../press/choose-preset.ts';
import type { Preset } from '../press/model.ts';
import { editionFolder, exitCodeOf, pressWish, runBuild } from './build.ts';
import { readPdf } from './check-pdf.ts';
import { textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import { withBrowser } from './with-browser.ts';

const usualDpi = 100;

export async function runProof(call: Call): Promise<number> {
  const { argument, options, speaker, signal } = call;
  if (options['plates'] !== true) return runBuild({ ...call, options: { ...options, only: ['proof'] } });
  const faults: Diagnostic[] = [];
  const dpi = dpiOf(textOf(options['dpi']), faults);
  const wish = pressWish(options, faults);
  const isFile = argument !== undefined && /\.pdf$/i.test(argument);
  const folder = isFile ? '' : editionFolder(argument, faults);
  if (faults.length > 0) {
    speaker.diagnose(faults);
    reportPlainly('proof', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const sheets = isFile
    ? [
        {
          file: argument,
          into: textOf(options['out']) ?? join(dirname(argument), `${basename(argument, '.pdf')}-plates`),
        },
      ]
    : await buildSheets({ folder, wish, signal, out: textOf(options['out']) }, faults);
  const { value: preset, diagnostics } = await choosePreset({ ...wish, preset: wish.preset ?? usualPreset });
  faults.push(...diagnostics);
  const written: string[] = [];
  for (const { file, into } of preset && !hasErrors(faults) ? sheets : []) {
    written.push(...(await writeSheet(file, { into, dpi, preset: preset!, faults, signal })));
  }
  const exit = exitCodeOf(faults);
  speaker.diagnose(faults);
  reportPlainly('proof', speaker, faults, exit);
  if (speaker.form === 'pretty') speaker.result(written.map((file) => `${shownPath(file)}\n`).join(''));
  return exit;
}

function dpiOf(text: string | undefined, faults: Diagnostic[]): number {
  const dpi = text === undefined ? usualDpi : Number(text);
  if (Number.isFinite(dpi) && dpi >= 18 && dpi <= 600) return dpi;
  faults.push(diagnostic('command/bad-value', { value: text ?? '', option: '--dpi', allowed: '18-600' }));
  return usualDpi;
}

interface Sheet {
  readonly file: string;
  readonly into: string;
}

/** Makes the press files of an edition, whose plates are wanted. */
async function buildSheets(
  request: { folder: string; wish: ReturnType<typeof pressWish>; signal: AbortSignal; out: string | undefined },
  faults: Diagnostic[],
): Promise<Sheet[]> {
  const { buildEdition } = await import('../pipeline.ts');
  const { folder, wish: press, signal, out } = request;
  const build = await withBrowser(signal, (browser) =>
    buildEdition({ folder, products: ['press'], press, out, browser, signal }),
  );
  faults.push(...build.diagnostics.filter(({ severity }) => severity !== 'info'));
  return build.pages
    .flatMap(({ outputs }) => outputs.filter((file) => file.endsWith('press.pdf')))
    .map((file) => ({ file, into: join(dirname(file), 'plates') }));
}

async function writeSheet(
  file: string,
  {
    into,
    dpi,
    preset,
    faults,
    signal,
  }: { into: string; dpi: number; preset: Preset; faults: Diagnostic[]; signal: AbortSignal },
): Promise<readonly string[]> {
  const { pdf, diagnostics } = await readPdf(file);
  faults.push(...diagnostics);
  if (!pdf) return [];
  const { writePlates } = await import('../preflight/index.ts');
  const { UnreadablePdf } = await import('../pdf/index.ts');
  try {
    const plates = await writePlates(pdf, { dpi, preset });
    const files = new Map([...plates].map(([name, png]) => [`${name}.png`, png] as const));
    const { value, diagnostics: unwritten } = await writeTogether(resolve(into), files, signal);
    faults.push(...unwritten);
    return value ?? [];
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    faults.push(diagnostic('pdf/unreadable', { file: shownPath(resolve(file)), reason: error.message }));
    return [];
  }
}
