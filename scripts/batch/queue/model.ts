/** What stands in a queue. */
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { ArchiveOptions } from '../model.ts';
import { mostDeaths } from '../pool/pool.ts';

/** A job's data. The job's own id is the key: what is the same is enqueued once. */
export interface QueuedEdition {
  readonly version: 1;
  readonly id: string;
  /** Absolute path of the edition folder, as the machine that enqueued it knows it. */
  readonly folder: string;
  /** A folder or S3 prefix with a copy of its files, under the key; missing where workers read `folder` itself. */
  readonly via?: string;
  readonly options: ArchiveOptions;
  /** Of the hash of the program that the key was worked out with, the beginning. */
  readonly toolchain: string;
}

/** What a job that is done leaves. */
export interface QueueResult {
  readonly pages: number;
  readonly bytes: number;
  readonly location: string;
  /** The package was there before. */
  readonly again: boolean;
}

/** Why a job failed, in the field that BullMQ keeps for it. */
export interface QueueFailure {
  readonly diagnostics: readonly Diagnostic[];
}

/** More would only fill the memory of Redis; the worker's report has all of them. */
const mostKept = 5;

export const failureText = (diagnostics: readonly Diagnostic[]): string => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').slice(0, mostKept);
  return JSON.stringify({ diagnostics: errors } satisfies QueueFailure);
};

/** What BullMQ says itself of a job whose workers ended. */
const stalled = /stalled more than/;

export function readFailure(text: string): readonly Diagnostic[] {
  if (stalled.test(text)) return [diagnostic('batch/kills', { deaths: mostDeaths, reason: text })];
  try {
    return (JSON.parse(text) as QueueFailure).diagnostics;
  } catch {
    return [diagnostic('command/our-fault', { reason: text })];
  }
}
