/**
 * What was changed and may not stand in its file yet: a line of JSON for each change, on the disk before anybody is told
 * that it was made. A file's text is written down whole when it is first changed; from there each line leads to the next.
 */
import { type FileHandle, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../../core/files.ts';
import { applyEdits, fits } from '../edits.ts';
import type { Clash, Edit, Hash } from '../protocol.ts';
import { hashOf } from './hash-of.ts';

export const JOURNAL_FOLDER = '.dayang-studio';
const JOURNAL = 'journal.jsonl';

export type Line =
  | { readonly kind: 'text'; readonly file: string; readonly text: string }
  | {
      readonly kind: 'change';
      readonly changes: readonly {
        readonly file: string;
        readonly base: Hash;
        readonly hash: Hash;
        readonly edits: readonly Edit[];
      }[];
    }
  | { readonly kind: 'saved'; readonly file: string; readonly hash: Hash }
  | { readonly kind: 'clashes'; readonly clashes: readonly Clash[] };

/** Where a file stood when the studio ended without saying so. */
export interface Left {
  readonly text: string;
  /** What its file held when it was last written or read. */
  readonly saved: string;
  /** Hashes of all texts that it has had. */
  readonly states: ReadonlySet<Hash>;
}

export interface Replay {
  readonly files: ReadonlyMap<string, Left>;
  readonly clashes: readonly Clash[];
}

/** Reads lines back; a last line that was cut off is left out, and so is all that does not follow from what stands before. */
export function replay(text: string): Replay {
  const files = new Map<string, { text: string; saved: string; byHash: Map<Hash, string> }>();
  let clashes: readonly Clash[] = [];
  for (const row of text.split('\n')) {
    let line: Line;
    try {
      line = JSON.parse(row) as Line;
    } catch {
      continue;
    }
    if (line.kind === 'text') {
      files.set(line.file, { text: line.text, saved: line.text, byHash: new Map([[hashOf(line.text), line.text]]) });
    } else if (line.kind === 'clashes') {
      clashes = line.clashes;
    } else if (line.kind === 'saved') {
      const known = files.get(line.file);
      if (known) known.saved = known.byHash.get(line.hash) ?? known.saved;
    } else if (line.kind === 'change') {
      for (const { file, base, hash, edits } of line.changes) {
        const known = files.get(file);
        if (!known || hashOf(known.text) !== base || !fits(known.text, edits)) continue;
        const next = applyEdits(known.text, edits);
        if (hashOf(next) !== hash) continue;
        known.text = next;
        known.byHash.set(hash, next);
      }
    }
  }
  const left = [...files].map(([file, { text: now, saved, byHash }]): [string, Left] => [
    file,
    { text: now, saved, states: new Set(byHash.keys()) },
  ]);
  return { files: new Map(left), clashes };
}

/** Takes the edition for this process; the id of the process that has it, where another one does. */
export async function claim(root: string): Promise<number | undefined> {
  const folder = join(root, JOURNAL_FOLDER);
  const file = join(folder, 'open');
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) return holder;
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  await writeFile(file, String(process.pid)).catch(() => undefined);
  return undefined;
}

export interface Journal {
  /** Resolves when the lines are on the disk; rejects where the disk takes nothing. */
  write(lines: readonly Line[]): Promise<void>;
  /** Adds lines that nobody waits for. */
  add(line: Line): void;
  /** Begins anew, where nothing is left that a file does not hold. */
  clear(): Promise<void>;
  /** With `empty`, nothing is left of it. */
  close(empty: boolean): Promise<void>;
  /** Bytes written since it was begun. */
  readonly size: () => number;
}

export async function readJournal(root: string): Promise<Replay> {
  const text = await readFile(join(root, JOURNAL_FOLDER, JOURNAL), 'utf8').catch(() => '');
  return replay(text);
}

/** What waits for the disk: lines, or the order to begin anew, which must not come before or behind its turn. */
interface Work {
  readonly lines: readonly Line[] | undefined;
  readonly done: PromiseWithResolvers<void>;
}

/** Opens the journal of an edition; what it holds stays until it is cleared, or closed empty. */
export async function openJournal(root: string): Promise<Journal> {
  const folder = join(root, JOURNAL_FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Nothing of it belongs into a repository.
  await writeFile(join(folder, '.gitignore'), '*\n');
  const handle: FileHandle = await open(join(folder, JOURNAL), 'a', 0o600);
  // The last line may have been cut off.
  await handle.write('\n');
  let size = (await handle.stat()).size;
  let lazy: Line[] = [];
  const queue: Work[] = [];
  let draining: Promise<void> | undefined;

  const put = async (lines: readonly Line[]): Promise<void> => {
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { bytesWritten } = await handle.write(bytes);
    size += bytesWritten;
    if (bytesWritten < bytes.length) {
      // What a full disk has cut off must not run into the next line.
      await handle.write('\n').catch(() => undefined);
      throw Object.assign(new Error('the journal took only a part'), { code: 'ENOSPC' });
    }
    await handle.datasync();
  };
  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const clearing = queue[0]!.lines === undefined;
      // What has come while the disk was at work goes together.
      const end = clearing ? 1 : queue.findIndex(({ lines }) => lines === undefined);
      const lot = queue.splice(0, end < 0 ? queue.length : end);
      try {
        if (clearing) await handle.truncate(0);
        else await put(lot.flatMap(({ lines }) => lines!));
        if (clearing) size = 0;
        for (const { done } of lot) done.resolve();
      } catch (error) {
        for (const { done } of lot) done.reject(error);
      }
    }
  };
  const ask = (lines: readonly Line[] | undefined): Promise<void> => {
    const done = Promise.withResolvers<void>();
    queue.push({ lines, done });
    draining ??= drain().finally(() => {
      draining = undefined;
    });
    return done.promise;
  };
  return {
    write(lines) {
      const all = [...lazy, ...lines];
      lazy = [];
      return ask(all);
    },
    add(line) {
      lazy.push(line);
    },
    clear() {
      lazy = [];
      return ask(undefined);
    },
    async close(empty) {
      await draining;
      if (!empty && lazy.length > 0) await put(lazy).catch(() => undefined);
      await handle.close();
      await rm(empty ? folder : join(folder, 'open'), { recursive: true, force: true });
    },
    size: () => size,
  };
}
