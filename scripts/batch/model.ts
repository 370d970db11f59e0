/** What an edition of a batch is, and what becomes of it. */
import type { Diagnostic } from '../core/diagnostic.ts';
import type { ArchiveOptions } from './pool/make-package.ts';

export type { ArchiveOptions };

/** An edition that is to be archived. */
export interface Job {
  /** Absolute path of the edition folder. */
  readonly folder: string;
  /** Names its package: the folder or prefix in the store. */
  readonly id: string;
  /** SHA-256 of everything that the package's bytes follow from: the folder's files, the options, the program. */
  readonly key: string;
  readonly options: ArchiveOptions;
}

/** What a worker made of a job. */
export type Outcome =
  /** `package` is the finished bag, in a folder that only this job writes to. */
  | {
      readonly state: 'made';
      readonly package: string;
      readonly pages: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  /** The edition is at fault: it would fail again. */
  | { readonly state: 'failed'; readonly pages: number; readonly diagnostics: readonly Diagnostic[] }
  /** The machine is at fault: a full disk, a browser that does not start. No other edition would fare better. */
  | { readonly state: 'trouble'; readonly diagnostics: readonly Diagnostic[] };

/** What is told while a batch runs; under `--json` one a line. */
export type BatchEvent =
  | { readonly event: 'begin'; readonly editions: number; readonly workers: number }
  | { readonly event: 'start'; readonly folder: string; readonly worker: number }
  | ({ readonly event: 'done' } & Told & { readonly package: string; readonly pages: number; readonly bytes: number })
  /** Finished by an earlier run, and its package is whole. */
  | ({ readonly event: 'kept' } & Told & { readonly package: string; readonly pages: number })
  | ({ readonly event: 'failed' } & Told & { readonly report: string; readonly codes: readonly string[] })
  /** A worker ended in the middle of the edition; it is taken over by another. */
  | { readonly event: 'worker-died'; readonly folder: string; readonly deaths: number; readonly reason: string }
  | { readonly event: 'worker-renewed'; readonly pages: number; readonly memory: number }
  | ({ readonly event: 'progress' } & Tally)
  | ({ readonly event: 'end'; readonly exit: number; readonly summary: string } & Tally);

interface Told {
  readonly folder: string;
  readonly id: string;
}

export interface Tally {
  readonly all: number;
  /** Made by this run. */
  readonly done: number;
  readonly kept: number;
  readonly failed: number;
  readonly left: number;
  readonly pages: number;
  readonly seconds: number;
  /** Of this run so far. */
  readonly pagesPerSecond: number;
  /** Unknown until something is done. */
  readonly secondsLeft: number | null;
  /** Node and Chromium of all workers, with the parent, bytes; 0 where the system does not tell. */
  readonly memory: number;
}
