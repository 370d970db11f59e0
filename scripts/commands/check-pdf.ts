/** `dayang check FILE.pdf`: preflight of any PDF against a plant's preset, or against the standards of archives. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import type { Layout } from '../layout/index.ts';
import type { ArchiveStandard } from '../preflight/index.ts';
import { choosePreset, usualPreset } from '../press/choose-preset.ts';
import { exitCodeOf, pressStandards, pressWish } from './build.ts';
import { readLayout } from './check.ts';
import { severalOf, textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';

const archiveStandards: readonly ArchiveStandard[] = ['PDF/A-2u', 'PDF/A-3u', 'PDF/UA-1'];
/** What our own archive copies claim: a veraPDF that is asked without a standard is asked for both. */
const usualStandards: readonly ArchiveStandard[] = ['PDF/A-2u', 'PDF/UA-1'];

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

export async function checkPdf(file: string, call: Call): Promise<number> {
  const { options, speaker } = call;
  const faults: Diagnostic[] = [];
  const allowed = [...pressStandards, ...archiveStandards];
  const asked = severalOf(options, { name: 'conformance', allowed }, faults) ?? [];
  if (faults.length > 0) {
    speaker.diagnose(faults);
    reportPlainly('check', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const archive = archiveStandards.filter((one) => asked.includes(one));
  const standards = archive.length === 0 && options['verapdf'] !== undefined ? usualStandards : archive;
  const press = asked.filter((one) => pressStandards.includes(one as never));
  const { pdf, diagnostics: unread } = await readPdf(file);
  faults.push(...unread);
  const found: Diagnostic[] = [];
  const met: string[] = [];
  const keep = (list: readonly Diagnostic[], name: string): void => {
    found.push(...list);
    if (exitCodeOf(list) === 0) met.push(name);
  };
  if (standards.length === 0 || press.length > 0) {
    const wish = pressWish({ ...options, conformance: press }, faults);
    const { value: preset, diagnostics } = await choosePreset({ ...wish, preset: wish.preset ?? usualPreset });
    faults.push(...diagnostics);
    if (pdf && preset && faults.length === 0) keep(await preflightFile(pdf, { file, preset }), preset.id);
  }
  if (pdf && faults.length === 0)
    for (const standard of standards) {
      if (found.some(({ code }) => code === 'verapdf/missing')) break;
      keep(await holdToStandard(pdf, { file, standard, call }), standard);
    }
  const all = [...faults, ...found];
  const exit = exitCodeOf(all);
  speaker.diagnose(all);
  reportPlainly('check', speaker, all, exit);
  if (exit === 0)
    for (const name of met) {
      const shown = shownPath(resolve(file));
      if (standards.includes(name as ArchiveStandard)) speaker.tell('report/conforms', { file: shown, standard: name });
      else speaker.tell('report/preflight', { file: shown, preset: name });
    }
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

interface Holding {
  readonly file: string;
  readonly standard: ArchiveStandard;
  readonly call: Call;
}

/** By our own clauses, and by the user's veraPDF where there is one. */
async function holdToStandard(pdf: Uint8Array, { file, standard, call }: Holding): Promise<readonly Diagnostic[]> {
  const { askVeraPdf, preflightArchive } = await import('../preflight/index.ts');
  const tool = textOf(call.options['verapdf']);
  const own = await preflightArchive(pdf, { standard });
  if (tool === undefined) return own;
  return [...own, ...(await askVeraPdf(resolve(file), { tool, standard, signal: call.signal }))];
}

/** Of a page of ours, the layout that was written with it: findings can then name its blocks. */
async function layoutBeside(file: string): Promise<Layout | undefined> {
  if (!/(^|[\\/])press\.pdf$/.test(file)) return undefined;
  return (await readLayout(join(dirname(resolve(file)), 'layout.json'))).layout;
}
