/** `dayang doctor`: whether this machine has all that is needed, one line each, with the act that mends it. */

import { existsSync } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cacheFolder } from '../core/cache.ts';
import type { Language } from '../core/catalogue/index.ts';
import { phrase, type WordKey } from '../core/catalogue/words.ts';
import { padCells } from '../core/cells.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, type ReportedCheck, reportJson } from '../core/report.ts';
import { textOf } from './options.ts';
import type { Call } from './run-command.ts';
import { withBrowser } from './with-browser.ts';

type Said = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** Bytes under which a build of a few pages may not end. */
const roomNeeded = 200e6;

const reasonOf = (error: unknown): string => String(error instanceof Error ? error.message : error).split('\n')[0]!;

function checkNode(say: Said): ReportedCheck {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fit = major > 22 || (major === 22 && minor >= 18);
  const base = { name: say('doctor/node'), found: `${process.version} ${shownPath(process.execPath)}` };
  return fit ? { ...base, state: 'ok' } : { ...base, state: 'trouble', mend: say('doctor/node-old') };
}

async function checkBrowser(say: Said, signal: AbortSignal): Promise<readonly ReportedCheck[]> {
  const name = say('doctor/chromium');
  return withBrowser(signal, async (opening) => {
    const { value, diagnostics } = await opening;
    if (!value) {
      const found = String(diagnostics[0]?.parameters['reason'] ?? '');
      return [{ name, state: 'trouble', found, mend: say('doctor/chromium-mend') }];
    }
    const { chromium, source, sandbox } = value.toolchain;
    const why = process.getuid?.() === 0 ? 'doctor/sandbox-root' : 'doctor/sandbox-off';
    return [
      { name, state: source === 'package' ? 'ok' : 'note', found: `${chromium}, ${say(`doctor/chromium-${source}`)}` },
      { name: say('doctor/sandbox'), state: sandbox ? 'ok' : 'note', found: say(sandbox ? 'doctor/sandbox-on' : why) },
    ];
  });
}

async function checkFonts(say: Said): Promise<ReportedCheck> {
  const name = say('doctor/fonts');
  try {
    const { familyNames, subsetFaces } = await import('../html/fonts/index.ts');
    const families = familyNames();
    const made = await subsetFaces(families.map((family) => ({ family, weight: 400, text: '大样' })));
    if (!made.value) return { name, state: 'trouble', found: families.join(', '), mend: say('doctor/fonts-mend') };
    return { name, state: 'ok', found: families.join(', ') };
  } catch (error) {
    return { name, state: 'trouble', found: reasonOf(error), mend: say('doctor/fonts-mend') };
  }
}

async function checkCache(say: Said): Promise<ReportedCheck> {
  const name = say('doctor/cache');
  const folder = await cacheFolder();
  const lasting = folder.startsWith(resolve(import.meta.dirname, '..', '..'));
  if (lasting) return { name, state: 'ok', found: shownPath(folder) };
  return { name, state: 'note', found: say('doctor/cache-passing', { folder }), mend: say('doctor/cache-mend') };
}

/** The nearest folder on the way to `folder` that exists. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

async function checkOutput(say: Said, out: string): Promise<readonly ReportedCheck[]> {
  const folder = existing(resolve(out));
  const name = say('doctor/out');
  const probe = join(folder, `.dayang-${process.pid}.part`);
  const writable = await mkdir(probe)
    .then(() => rm(probe, { recursive: true }))
    .then(
      (): ReportedCheck => ({ name, state: 'ok', found: shownPath(folder) }),
      (error): ReportedCheck => ({ name, state: 'trouble', found: reasonOf(error), mend: say('doctor/out-mend') }),
    );
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const disk = { name: say('doctor/disk'), found: say('doctor/disk-free', { free: Math.floor(free / 1e6) }) };
  return [
    writable,
    free < roomNeeded ? { ...disk, state: 'trouble', mend: say('doctor/disk-mend') } : { ...disk, state: 'ok' },
  ];
}

function line({ name, state, found, mend }: ReportedCheck, language: Language): string {
  const word = padCells(phrase(language, `doctor/${state}`), 8);
  return `${word} ${padCells(name, 10)} ${found}\n${mend ? `${' '.repeat(20)}→ ${mend}\n` : ''}`;
}

export async function runDoctor({ options, speaker, signal }: Call): Promise<number> {
  const { language } = speaker;
  const say: Said = (key, values) => phrase(language, key, values);
  const browser = checkBrowser(say, signal);
  const checks = [
    checkNode(say),
    ...(await browser),
    await checkFonts(say),
    await checkCache(say),
    ...(await checkOutput(say, textOf(options['out']) ?? 'dist')),
  ];
  const exit = checks.some(({ state }) => state === 'trouble') ? exitCodes.missingTool : exitCodes.clean;
  if (speaker.form === 'json') {
    speaker.result(reportJson(makeReport('doctor', { exit, language, diagnostics: [], checks })));
  } else speaker.result(checks.map((check) => line(check, language)).join(''));
  return exit;
}
