/** The command line as a user starts it: a real process with folders of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '..');
const cli = join(projectRoot, 'scripts/cli.ts');

/** A line of a stack trace, which no user may ever see. */
export const stackLine = /^\s+at .*[:(]\d+/m;

export interface Place {
  readonly cwd: string;
  /** The folder for temporary files. */
  readonly tmp?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const environmentOf = ({ tmp, environment }: Place) => ({
  ...process.env,
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '',
  GITHUB_WORKSPACE: '',
  ...(tmp && { TMPDIR: tmp }),
  ...environment,
});

export function dayang(words: readonly string[], place: Place) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: place.cwd,
    env: environmentOf(place),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}

export interface Running {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly stdout: () => string;
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export function startDayang(words: readonly string[], place: Place): Running {
  const child = spawn(process.execPath, [cli, ...words], {
    cwd: place.cwd,
    env: environmentOf(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (bytes) => {
    said.stdout += bytes;
  });
  child.stderr.on('data', (bytes) => {
    said.stderr += bytes;
  });
  const ended = new Promise<number | NodeJS.Signals | null>((done) =>
    child.on('close', (code, signal) => done(signal ?? code)),
  );
  return { child, ended, stdout: () => said.stdout, stderr: () => said.stderr };
}

/** Ids of the processes whose command line names a folder; reads /proc, so Linux only. */
export function processesNaming(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Asks again every 20 ms until the answer is yes; throws when it never is. */
export async function until(what: string, holds: () => boolean, milliseconds = 15_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${milliseconds} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
