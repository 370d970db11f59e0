/** From the words of a command line to an exit code: parse, load the one command that is asked for, run it. */
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import { exitCodes, watchInterrupts } from '../core/interrupt.ts';
import { languageOfWords, parseLanguage } from '../core/language.ts';
import { makeReport, reportJson } from '../core/report.ts';
import { programVersion } from '../core/version.ts';
import type { CommandName } from './command-table.ts';
import { type ParsedCommand, parseCommand } from './parse-command.ts';
import { makeSpeaker, type Speaker } from './speaker.ts';

/** What every command is given. */
export interface Call {
  readonly argument: string | undefined;
  readonly second?: string;
  readonly rest?: readonly string[];
  readonly options: ParsedCommand['options'];
  readonly speaker: Speaker;
  readonly signal: AbortSignal;
  /** Of the interrupt that leaves no more time. */
  readonly urgent: AbortSignal;
}

type Run = (call: Call) => Promise<number>;

const runners: Readonly<Record<CommandName, () => Promise<Run>>> = {
  build: async () => (await import('./build.ts')).runBuild,
  proof: async () => (await import('./proof.ts')).runProof,
  studio: async () => (await import('./studio.ts')).runStudio,
  import: async () => (await import('./import.ts')).runImport,
  make: async () => (await import('./make.ts')).runMake,
  new: async () => (await import('./new.ts')).runNew,
  page: async () => (await import('./page.ts')).runPage,
  check: async () => (await import('./check.ts')).runCheck,
  copy: async () => (await import('./copy.ts')).runCopy,
  compare: async () => (await import('./compare.ts')).runCompare,
  archive: async () => (await import('./archive.ts')).runArchive,
  worker: async () => (await import('./worker.ts')).runWorker,
  queue: async () => (await import('./queue.ts')).runQueue,
  doctor: async () => (await import('./doctor.ts')).runDoctor,
};

function faultsOfOptions({ options }: ParsedCommand): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const lang = options['lang'];
  if (typeof lang === 'string' && !parseLanguage(lang)) {
    faults.push(diagnostic('command/bad-value', { value: lang, option: '--lang', allowed: 'en, zh' }));
  }
  if (options['json'] && options['github']) {
    faults.push(diagnostic('command/conflict', { first: '--json', second: '--github' }));
  }
  return faults;
}

/** Tells of an error that nobody was meant to meet, and gives the exit code. */
export function confess(error: unknown, speaker: Speaker): number {
  const trouble = fileTrouble(error, shownPath((error as NodeJS.ErrnoException)?.path ?? ''));
  const reason = error instanceof Error ? error.message : String(error);
  speaker.diagnose([trouble ?? diagnostic('command/our-fault', { reason })]);
  if (process.env['DAYANG_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return trouble ? exitCodes.errors : exitCodes.ourFault;
}

/** Runs the command that the words behind `dayang` ask for and gives the exit code; it never throws. */
export async function runCommand(words: readonly string[]): Promise<number> {
  const environment = process.env;
  const language = languageOfWords(words, environment);
  const width = Math.min(process.stdout.columns ?? 100, 100);
  const parsed = parseCommand(words, { language, version: programVersion(), width });
  if (parsed.kind === 'answer') {
    process.stdout.write(parsed.text);
    return exitCodes.clean;
  }
  const options = parsed.kind === 'command' ? parsed.parsed.options : {};
  const asked = options['json'] ? 'json' : options['github'] ? 'github' : 'pretty';
  const faults = parsed.kind === 'fault' ? [parsed.diagnostic] : faultsOfOptions(parsed.parsed);
  const form = faults.length > 0 ? 'pretty' : asked;
  const speaker = makeSpeaker({ language, form, quiet: options['quiet'] === true, environment });
  if (parsed.kind === 'fault' || faults.length > 0) {
    speaker.diagnose(faults);
    return exitCodes.usage;
  }
  const { command, argument, second, rest } = parsed.parsed;
  const interrupts = watchInterrupts(command === 'worker');
  const interrupted = (): number => {
    speaker.diagnose([diagnostic('command/interrupted')]);
    return exitCodes.interrupted;
  };
  try {
    const run = await runners[command]();
    const code = await run({
      argument,
      ...(second !== undefined && { second }),
      ...(rest && { rest }),
      options,
      speaker,
      signal: interrupts.signal,
      urgent: interrupts.urgent,
    });
    // What watches, or waits for work, is ended by an interrupt and by nothing else.
    const endless =
      options['watch'] === true || options['watchFolder'] !== undefined || command === 'worker' || command === 'studio';
    return interrupts.signal.aborted && !endless ? interrupted() : code;
  } catch (error) {
    if (interrupts.signal.aborted) return interrupted();
    return confess(error, speaker);
  } finally {
    interrupts.stop();
  }
}

/** For what nobody caught: the same words, and the end at once. */
export function failLoudly(error: unknown): never {
  const words = process.argv.slice(2);
  const language = languageOfWords(words, process.env);
  const form = 'pretty';
  process.exit(confess(error, makeSpeaker({ language, form, quiet: false, environment: process.env })));
}

/** Prints the report of a run that made no pages, where JSON was asked for. */
export function reportPlainly(command: CommandName, speaker: Speaker, list: readonly Diagnostic[], exit: number): void {
  if (speaker.form !== 'json') return;
  speaker.result(reportJson(makeReport(command, { exit, language: speaker.language, diagnostics: list })));
}
