/** Batches as a user starts them, and what they leave. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Place, type Running, startDayang } from '../run-dayang.ts';

export interface Told {
  readonly event: string;
  readonly [key: string]: unknown;
}

export interface BatchRun extends Running {
  /** What it has told so far. */
  readonly events: () => readonly Told[];
  readonly of: (event: string) => readonly Told[];
}

/** `dayang WORDS --json`, in a process. */
export function startBatch(words: readonly string[], place: Place): BatchRun {
  const running = startDayang([...words, '--json'], place);
  const events = (): readonly Told[] =>
    running
      .stdout()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Told);
  return { ...running, events, of: (name) => events().filter(({ event }) => event === name) };
}

export async function runBatch(words: readonly string[], place: Place) {
  const run = startBatch(words, place);
  const status = await run.ended;
  return { status, events: run.events(), of: run.of, stderr: run.stderr() };
}

/** SHA-256 of every file of a folder by its path; what the batch keeps for itself is left out. */
export function contentsOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const named = files.map((one) => relative(folder, join(one.parentPath, one.name)));
  return new Map(
    named
      .filter((path) => !path.startsWith('_batch'))
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );
}

/** Names of the packages in a folder. */
export const packagesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('_batch'))
    .sort();

/** Files that a run left half made. */
export const leftovers = (out: string): readonly string[] => [
  ...readdirSync(join(out, '_batch', 'staging')),
  ...readdirSync(out, { recursive: true })
    .map(String)
    .filter((name) => /\.part$|(?:^|\/)\.[^/]+$/.test(name)),
];

/** A folder of the test's own below the system's temporary one; taken away at the end. */
export function ownFolder(name: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `dayang-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A size of a test: what CI can carry, unless the environment asks for another. */
export const sizeOf = (variable: string, usual: number): number => Number(process.env[variable] ?? usual);
