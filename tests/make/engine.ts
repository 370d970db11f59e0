/** The engine itself, for pages that were made: one browser and one folder for a file of tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Diagnostic } from '../../scripts/core/diagnostic.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { buildEdition } from '../../scripts/pipeline.ts';

export interface Engine {
  /** Absolute path of a folder that goes with the tests. */
  readonly work: () => string;
  /** Sets the pages of an edition and writes nothing. */
  readonly faultsOf: (folder: string) => Promise<readonly Diagnostic[]>;
}

/** Ready when the file's tests begin. */
export function openEngine(): Engine {
  const stop = new AbortController();
  let work = '';
  let browser: Promise<{ value: OpenBrowser; diagnostics: readonly [] }>;
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'dayang-make-'));
    browser = openBrowser(stop.signal).then((value) => ({ value, diagnostics: [] }));
  }, 60_000);
  afterAll(async () => {
    const { value } = await browser;
    await value[Symbol.asyncDispose]();
    await rm(work, { recursive: true, force: true });
  });
  return {
    work: () => work,
    faultsOf: async (folder) =>
      (await buildEdition({ folder, products: [], browser, signal: stop.signal })).diagnostics,
  };
}
