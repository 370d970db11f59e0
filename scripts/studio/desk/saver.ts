/** Brings what is held to the disk: at once, whole or not at all, and never over a change that nobody has seen. */
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../../core/diagnostic.ts';
import { writeTogether } from '../../core/files.ts';
import type { InTurn } from './in-turn.ts';
import { type Held, type ReadText, readText } from './texts.ts';

export interface Saving {
  readonly root: string;
  readonly held: (file: string) => Held | undefined;
  /** The disk holds another text than was last seen there: it is taken in before anything is written. */
  readonly meet: (file: string, read: ReadText) => void;
  readonly saved: (file: string, text: string) => void;
  /** No file is read by others while it is written here: they would take our own text for somebody else's. */
  readonly inTurn: InTurn;
  /** Hears what the disk refuses, and an empty list when it takes everything again. */
  readonly trouble: (found: readonly Diagnostic[]) => void;
}

export interface Saver {
  /** Asks for a file to be written; those asked for meanwhile are written together. */
  ask(file: string): void;
  /** Resolves when nothing is left to be written, true, or the disk refuses, false. */
  settle(): Promise<boolean>;
  stop(): void;
}

/** Between two tries while the disk refuses, ms. */
const RETRY = 1000;

const MARK = '\ufeff';

export function makeSaver({ root, held, meet, saved, trouble, inTurn }: Saving): Saver {
  const wanted = new Set<string>();
  let working: Promise<boolean> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let troubled = false;

  const pass = async (): Promise<boolean> => {
    const files = [...wanted];
    wanted.clear();
    for (const file of files) {
      const seen = held(file);
      const there = seen && (await readText(root, file));
      if (there) meet(file, there);
    }
    const dirty = files.flatMap((file) => {
      const one = held(file);
      return one && one.text !== one.disk ? [one] : [];
    });
    if (dirty.length === 0) return true;
    const modes = new Map<string, number>();
    for (const { place } of dirty) {
      const there = await stat(join(root, place)).catch(() => undefined);
      if (there) modes.set(place, there.mode & 0o7777);
    }
    // A rename would replace a file that nobody may write.
    const locked = [...modes].filter(([, mode]) => (mode & 0o222) === 0);
    const texts = new Map(dirty.map(({ place, text, byteOrderMark }) => [place, (byteOrderMark ? MARK : '') + text]));
    const written: Checked<readonly string[]> =
      locked.length > 0
        ? { diagnostics: locked.map(([file]) => diagnostic('file/denied', { file, reason: 'read-only' })) }
        : await writeTogether(root, texts);
    if (written.value) {
      for (const [place, mode] of modes) await chmod(join(root, place), mode).catch(() => undefined);
      for (const { file, text } of dirty) saved(file, text);
      if (troubled) trouble([]);
      troubled = false;
      return true;
    }
    for (const { file } of dirty) wanted.add(file);
    troubled = hasErrors(written.diagnostics);
    trouble(written.diagnostics);
    return false;
  };

  const work = async (): Promise<boolean> => {
    while (wanted.size > 0) {
      if (await inTurn(pass)) continue;
      retry ??= setTimeout(() => {
        retry = undefined;
        start();
      }, RETRY);
      return false;
    }
    return true;
  };
  const start = (): Promise<boolean> => {
    working ??= work().finally(() => {
      working = undefined;
      if (wanted.size > 0 && !retry) start();
    });
    return working;
  };
  return {
    ask(file) {
      wanted.add(file);
      if (!retry) start().catch(() => undefined);
    },
    settle: async () => (wanted.size > 0 || working ? start() : true),
    stop() {
      clearTimeout(retry);
    },
  };
}
