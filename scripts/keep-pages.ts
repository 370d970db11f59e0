/** Pages that nothing has changed for since they were built are taken as they lie there. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checked } from './core/diagnostic.ts';
import { programStamp } from './core/program-stamp.ts';
import type { OpenBrowser, Toolchain } from './layout/index.ts';
import { type BuiltPage, buildPage, type PageJob } from './page-pipeline.ts';
import type { Stages } from './stages.ts';

export type GivenBrowser = Promise<Checked<OpenBrowser>> | (() => Promise<Checked<OpenBrowser>>);

/** `opening` gives what was asked for, if it was. */
export function askedOnce(given: GivenBrowser) {
  const start = typeof given === 'function' ? given : () => given;
  let opening = typeof given === 'function' ? undefined : given;
  const browser = (): Promise<Checked<OpenBrowser>> => {
    opening ??= start();
    return opening;
  };
  return { browser, opening: () => opening };
}

/** What program and browser are. */
export const stampOf = async ({ browserStamp }: Stages): Promise<string> =>
  [await programStamp(), await browserStamp()].join('\n');

export interface KeepJob extends Omit<PageJob, 'browser' | 'rendered'> {
  /** Starts the browser where it is not started yet. */
  readonly browser: () => Promise<Checked<OpenBrowser>>;
  /** What program and browser are; nothing where pages are to be built whatever lies there, and nothing is kept. */
  readonly stamp?: string | undefined;
  /** Pages are built whatever lies there. */
  readonly anew?: boolean | undefined;
}

export interface MadePage extends BuiltPage {
  /** What it was set with, told where it was not set now. */
  readonly toolchain?: Toolchain | undefined;
  /** Of all that it was made of. */
  readonly key?: string;
}

/** The whole edition is bound out of proofs on the disk. */
const canBeKept = ({ products }: KeepJob): boolean =>
  products.length > 0 && (products.includes('proof') || !products.includes('edition'));

export async function makePage(job: KeepJob, stages: Stages): Promise<Checked<MadePage>> {
  const { edition, house, page, products, press, stamp, out } = job;
  const build = async (rendered?: PageJob['rendered']) =>
    buildPage({ ...job, browser: job.browser(), ...(rendered && { rendered }) }, stages);
  if (stamp === undefined || !canBeKept(job)) return build();
  const rendered = await stages.renderPage(edition, page, house.words);
  const { value: html } = rendered;
  if (!html) return { diagnostics: rendered.diagnostics };
  const { keepPage, pageKey, readKept } = await import('./deliver/index.ts');
  const wanted = { products: [...products].sort(), png: job.png === true, picture: job.picture ?? null };
  const key = await pageKey({ edition, page, html, house, wanted, preset: press?.preset, stamp });
  const kept = job.anew ? undefined : await readKept(out, page, key);
  if (kept) {
    job.onPrinted?.();
    const outputs = kept.files.map(({ path }) => join(out, path));
    const proof = outputs.find((path) => path.endsWith('proof.pdf'));
    const pdf = proof !== undefined && products.includes('edition') ? () => readFile(proof) : undefined;
    const { layout, score, toolchain, diagnostics } = kept;
    return { value: { page, layout, score, outputs, ...(pdf && { pdf }), kept: true, toolchain, key }, diagnostics };
  }
  const built = await build(rendered);
  const { value, diagnostics } = built;
  const toolchain = (await job.browser()).value?.toolchain;
  if (value?.layout && value.score && toolchain)
    await keepPage(out, {
      page,
      key,
      outputs: value.outputs,
      diagnostics,
      layout: value.layout,
      score: value.score,
      toolchain,
    });
  return value ? { value: { ...value, key }, diagnostics } : built;
}
