/** Pages that nothing has changed for since they were built are taken as they lie there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checked } from './core/diagnostic.ts';
import { packageStamp, programStamp } from './core/program-stamp.ts';
import type { KeptPage } from './deliver/kept/index.ts';
import { onItsPages } from './edition/index.ts';
import type { Edition } from './edition/model.ts';
import type { OpenBrowser, Toolchain } from './layout/index.ts';
import { type BuiltPage, buildPage, type PageJob } from './page-pipeline.ts';
import { loadStages } from './stages.ts';

/** On its way up, or started when it is asked for. */
export type GivenBrowser = Promise<Checked<OpenBrowser>> | (() => Promise<Checked<OpenBrowser>>);

/** Pages that nothing has changed for are taken as they lie there, or all are built anew; nothing, and none is kept. */
export type Keeping = 'unchanged' | 'anew' | undefined;

/** `opening` gives what was asked for, if it was. */
export function askedOnce(given: GivenBrowser) {
  let opening: Promise<Checked<OpenBrowser>> | undefined;
  const browser = (): Promise<Checked<OpenBrowser>> => {
    opening ??= typeof given === 'function' ? given() : given;
    return opening;
  };
  return { browser, opening: () => opening, underWay: typeof given !== 'function' };
}

/** What program and browser are, and the templates and styles that a house package puts before the program's. */
async function stampOf({ package: folder }: Edition): Promise<string> {
  const { browserStamp } = await import('./layout/browser-stamp.ts');
  return [programStamp(), await browserStamp(), packageStamp(folder)].join('\n');
}

export interface KeepJob extends Omit<PageJob, 'browser' | 'rendered'> {
  /** Starts the browser where it is not started yet. */
  readonly browser: () => Promise<Checked<OpenBrowser>>;
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

/** What reaches the page by another way than through its edition. */
async function givenOf({ house, page, products, png, picture, press }: KeepJob, stamp: string): Promise<object> {
  const { presetFacts } = await import('./deliver/kept/index.ts');
  const wanted = { products: [...products].sort(), png: png === true, picture: picture ?? null };
  return { page, house, wanted, press: await presetFacts(press?.preset), stamp };
}

/** The page as it was written by an earlier build. */
function asKept({ page, products, out, onPrinted }: KeepJob, kept: KeptPage): Checked<MadePage> {
  onPrinted?.();
  const outputs = kept.files.map(({ path }) => join(out, path));
  const proof = outputs.find((path) => path.endsWith('proof.pdf'));
  const pdf = proof !== undefined && products.includes('edition') ? () => readFile(proof) : undefined;
  const { layout, score, toolchain, key, diagnostics } = kept;
  return { value: { page, layout, score, outputs, ...(pdf && { pdf }), kept: true, toolchain, key }, diagnostics };
}

/** Of the last build of this process. */
let stampBefore: string | undefined;

/** Makes the pages of an edition. */
export async function pageMaker(
  edition: Edition,
  keep: Keeping,
): Promise<(job: KeepJob) => Promise<Checked<MadePage>>> {
  const build = async (job: KeepJob, own: Partial<PageJob> = {}) => {
    const made = await buildPage({ ...job, ...own, browser: job.browser() }, await loadStages());
    return { ...made, diagnostics: onItsPages(made.diagnostics, job.page) };
  };
  if (!keep) return build;
  const kept = await import('./deliver/kept/index.ts');
  const stamp = await stampOf(edition);
  const from = kept.madeFrom(edition);
  if (stampBefore !== undefined && stampBefore !== stamp) (await loadStages()).forgetTemplates();
  stampBefore = stamp;
  return async (job) => {
    if (!canBeKept(job)) return build(job);
    const { page, out } = job;
    const left = keep === 'anew' ? undefined : await kept.readKept(out, page);
    const whole = left && (await kept.isWhole(out, left)) ? left : undefined;
    if (whole && whole.from === from(await givenOf(job, stamp), whole.uses)) return asKept(job, whole);

    const noted = kept.noteUses(edition);
    const rendered = await (await loadStages()).renderPage(noted.edition, page, job.house.words);
    const { value: html } = rendered;
    if (!html) return { diagnostics: rendered.diagnostics };
    const makeKey = async () => {
      const given = await givenOf(job, stamp);
      return { given, key: await kept.pageKey({ edition, page, html, given }) };
    };
    let keyed: ReturnType<typeof makeKey> | undefined;
    const keyOnce = () => {
      keyed ??= makeKey();
      return keyed;
    };
    if (whole) {
      const { given, key } = await keyOnce();
      if (whole.key === key) {
        // Later stages ask for the same as they did, since they would be given the same.
        const uses = [...whole.uses, ...noted.uses()];
        return asKept(job, await kept.keepOn(out, page, { ...whole, uses, from: from(given, uses) }));
      }
    }
    // Told while the browser has the page, where nobody waits for it.
    const onLoad = () => void keyOnce().catch(() => undefined);
    const built = await build(job, { edition: noted.edition, rendered, onLoad });
    const { value, diagnostics } = built;
    const toolchain = (await job.browser()).value?.toolchain;
    if (!value?.layout || !value.score || !toolchain) return built;
    const { layout, score, outputs } = value;
    const uses = noted.uses();
    const { given, key } = await keyOnce();
    const told = { key, uses, from: from(given, uses), outputs, diagnostics, layout, score, toolchain };
    await kept.keepPage(out, { page, ...told });
    return { value: { ...value, key }, diagnostics };
  };
}
