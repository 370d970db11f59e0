/**
 * What has become of each edition, kept in SQLite beside the packages, so that a run that was ended goes on where it
 * stopped. One run at a time holds it; the hold ends with the process, however that ends.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import type { Remembered } from './inputs/describe-job.ts';
import type { Job } from './model.ts';

/** `working` was cut off when a run finds it at its start. */
export type State = 'waiting' | 'working' | 'done' | 'failed';

export interface Entry extends Remembered {
  readonly folder: string;
  readonly key: string;
  readonly state: State;
  /** Workers that ended in the middle of it. */
  readonly deaths: number;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Journal extends Disposable {
  readonly find: (folder: string) => Entry | undefined;
  /** The folder whose package goes by the id, as far as it was ever made. */
  readonly ownerOf: (id: string) => string | undefined;
  readonly begin: (job: Job, remembered: Remembered) => void;
  readonly died: (folder: string) => void;
  readonly done: (folder: string, pages: number) => void;
  readonly failed: (folder: string, diagnostics: readonly Diagnostic[]) => void;
}

const layout = 1;

const tables = `
  CREATE TABLE edition (
    folder TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'failed')),
    deaths INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0,
    stamp TEXT NOT NULL,
    files TEXT NOT NULL,
    diagnostics TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE INDEX edition_id ON edition (id);
  PRAGMA user_version = ${layout};
`;

/** Node 22 warns of the module, which is nothing that a user could act on. */
async function loadSqlite(): Promise<typeof import('node:sqlite')> {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).includes('SQLite')) emitWarning.call(process, warning, ...rest);
  }) as typeof emitWarning;
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** https://www.sqlite.org/rescode.html */
const results = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  failed: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** Trouble of the database as a diagnostic; undefined for any other error, which is our own fault. */
export function journalTrouble(error: unknown, file: string): Diagnostic | undefined {
  const { errcode, message } = (error ?? {}) as { errcode?: number; message?: string };
  if (errcode === undefined) return undefined;
  const shown = shownPath(file);
  switch (errcode & 0xff) {
    case results.busy:
    case results.locked:
      return diagnostic('batch/in-use', { file: shown });
    case results.full:
      return diagnostic('file/no-space', { file: shown });
    case results.readOnly:
      return diagnostic('file/read-only', { file: shown });
    case results.corrupt:
    case results.notADatabase:
      return diagnostic('batch/journal-damaged', { file: shown, reason: message });
    case results.failed:
    case results.cannotOpen:
      return diagnostic('file/failed', { file: shown, reason: message });
    default:
      return undefined;
  }
}

function prepare(database: DatabaseSync): void {
  // The one hold of this run; a second run meets SQLITE_BUSY. Held so, the log needs no memory shared with others. What
  // a power cut takes of it is done again.
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec('BEGIN EXCLUSIVE');
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === 0) database.exec(tables);
  // What a run was at when it was ended has to be done again.
  database.exec(`UPDATE edition SET state = 'waiting' WHERE state = 'working'`);
  database.exec('COMMIT');
}

type Row = Readonly<Record<string, string | number>>;

const entryOf = (row: Row): Entry => ({
  ...(row as unknown as Omit<Entry, 'diagnostics'>),
  diagnostics: JSON.parse(String(row['diagnostics'])) as Diagnostic[],
});

/** @returns nothing where another run holds the file, or where it cannot be had; the diagnostics say which */
export async function openJournal(file: string): Promise<Checked<Journal>> {
  const { DatabaseSync } = await loadSqlite();
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    prepare(database);
    return { value: journalOn(database), diagnostics: [] };
  } catch (error) {
    database?.close();
    const trouble = journalTrouble(error, file);
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  }
}

function journalOn(database: DatabaseSync): Journal {
  const find = database.prepare('SELECT * FROM edition WHERE folder = ?');
  const owner = database.prepare(`SELECT folder FROM edition WHERE id = ? AND state = 'done'`);
  // Deaths count for the files that they happened to.
  const begin = database.prepare(`
    INSERT INTO edition (folder, id, key, state, stamp, files) VALUES (?, ?, ?, 'working', ?, ?)
    ON CONFLICT (folder) DO UPDATE SET
      deaths = CASE WHEN key = excluded.key AND state = 'waiting' THEN deaths ELSE 0 END,
      id = excluded.id, key = excluded.key, state = 'working', stamp = excluded.stamp, files = excluded.files,
      pages = 0, diagnostics = '[]'`);
  const died = database.prepare('UPDATE edition SET deaths = deaths + 1 WHERE folder = ?');
  const done = database.prepare(`UPDATE edition SET state = 'done', pages = ? WHERE folder = ?`);
  const failed = database.prepare(`UPDATE edition SET state = 'failed', diagnostics = ? WHERE folder = ?`);
  return {
    find: (folder) => {
      const row = find.get(folder) as Row | undefined;
      return row && entryOf(row);
    },
    ownerOf: (id) => (owner.get(id) as { folder: string } | undefined)?.folder,
    begin: ({ folder, id, key }, { stamp, files }) => void begin.run(folder, id, key, stamp, files),
    died: (folder) => void died.run(folder),
    done: (folder, pages) => void done.run(pages, folder),
    failed: (folder, diagnostics) => void failed.run(JSON.stringify(diagnostics), folder),
    [Symbol.dispose]: () => database.close(),
  };
}
