/** Proof, press file, picture and comparison, made from the window by the pipeline that `dayang build` goes. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import {
  compareReferences,
  describePages,
  fileHash,
  picturesOfPairs,
  readReferences,
  reportHtml,
} from '../../compare/index.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../../core/diagnostic.ts';
import type { Layout } from '../../layout/index.ts';
import { sourceOf } from '../../pdf/index.ts';
import { buildEdition } from '../../pipeline.ts';
import { makeTurns } from '../desk/in-turn.ts';
import type { Desk } from '../desk/open-desk.ts';
import { findingOf } from '../desk/tell.ts';
import type { ProductRequest, Progress } from '../protocol.ts';
import type { WarmBrowser } from './warm-browser.ts';

export interface Products extends AsyncDisposable {
  /** Begins a job, told of by events; gives its name. */
  make(request: ProductRequest): string;
  /** True if there was such a job to be stopped. */
  stop(job: string): boolean;
  /** Absolute path of something that a job has made. */
  find(job: string, name: string): string | undefined;
}

interface Made {
  readonly outputs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Folder of approved pages: in the edition, or where the studio was started, as `dayang compare --approve` is. */
const referencesOf = (root: string): string | undefined =>
  [join(root, 'references'), join(process.cwd(), 'references')].find((folder) => existsSync(folder));

/** A page's proof against its approved reference, as a report for reading. */
async function compareProof(root: string, proof: string, signal: AbortSignal): Promise<Made> {
  const folder = referencesOf(root);
  const page = basename(dirname(proof));
  const name = `${page}/proof`;
  const approved = folder === undefined ? { value: [], diagnostics: [] } : await readReferences(folder, name);
  if (!approved.value) return { outputs: [], diagnostics: approved.diagnostics };
  if (approved.value.length === 0) return { outputs: [], diagnostics: [diagnostic('compare/no-reference', { page })] };
  const layout = JSON.parse(await readFile(join(dirname(proof), 'layout.json'), 'utf8')) as Layout;
  const pdf = sourceOf(await readFile(proof));
  const now = { pages: await describePages(pdf, [layout]), sha256: await fileHash(pdf) };
  const comparison = compareReferences(approved.value, now, {
    names: { old: name, new: name },
    layers: ['text', 'geometry', 'looks', 'production'],
    layouts: [layout],
  });
  const report = join(dirname(proof), 'compare.html');
  await writeFile(
    report,
    await reportHtml([comparison], {
      language: 'zh',
      diagnostics: [],
      takePictures: picturesOfPairs([{ new: proof }], { dpi: 150, signal }),
    }),
  );
  return { outputs: [report], diagnostics: [] };
}

export function makeProducts(desk: Desk, browser: WarmBrowser): Products {
  const inTurn = makeTurns();
  const stops = new Map<string, AbortController>();
  const made = new Map<string, ReadonlyMap<string, string>>();
  const folders: string[] = [];
  const root = desk.texts.root;

  const build = async (
    { product, pages }: ProductRequest,
    out: string,
    { signal, onPage }: { signal: AbortSignal; onPage: (page: string, done: number, all: number) => void },
  ): Promise<Made> => {
    const { pages: built, diagnostics } = await buildEdition({
      folder: root,
      pages,
      products: [product === 'press' ? 'press' : 'proof'],
      png: product === 'png',
      out,
      browser: browser.get(),
      signal,
      onPage,
    });
    const files = built.flatMap(({ outputs }) => outputs);
    if (product !== 'compare') return { outputs: files.filter((file) => !file.endsWith('.json')), diagnostics };
    const compared: Made[] = [];
    for (const proof of files.filter((file) => file.endsWith('.pdf')))
      compared.push(await compareProof(root, proof, signal));
    return {
      outputs: compared.flatMap((one) => one.outputs),
      diagnostics: [
        ...diagnostics.filter(({ severity }) => severity === 'error'),
        ...compared.flatMap((one) => one.diagnostics),
      ],
    };
  };

  const run = async (job: string, request: ProductRequest, signal: AbortSignal): Promise<void> => {
    let last: Progress = { job, product: request.product, done: 0, all: request.pages?.length ?? 1, state: 'running' };
    const tell = (next: Partial<Progress>): void => {
      last = { ...last, ...next };
      desk.texts.tell({ event: 'progress', progress: last });
    };
    tell({});
    try {
      signal.throwIfAborted();
      if (desk.rights === 'edit' && !(await desk.texts.saved())) throw new Error('the disk refuses what was typed');
      const out = await mkdtemp(join(tmpdir(), 'dayang-out-'));
      folders.push(out);
      const { outputs, diagnostics } = await build(request, out, {
        signal,
        onPage: (page, done, all) => tell({ page, done, all }),
      });
      signal.throwIfAborted();
      const named = new Map(outputs.map((file) => [relative(out, file).split(sep).join('-'), file]));
      made.set(job, named);
      tell({
        state: named.size > 0 ? 'finished' : 'failed',
        done: last.all,
        outputs: [...named.keys()].map((name) => ({ name, path: `/out/${job}/${encodeURIComponent(name)}` })),
        findings: diagnostics
          .filter(
            ({ severity }) =>
              severity !== 'info' && (named.size === 0 || hasErrors(diagnostics) || severity === 'warning'),
          )
          .slice(0, 50)
          .map((one) => findingOf(one, desk.texts.textOf)),
      });
    } catch (error) {
      if (signal.aborted) return tell({ state: 'stopped' });
      const reason = error instanceof Error ? error.message : String(error);
      tell({
        state: 'failed',
        findings: [findingOf(diagnostic('studio/product-failed', { reason }), desk.texts.textOf)],
      });
    } finally {
      stops.delete(job);
    }
  };

  return {
    make(request) {
      const job = randomUUID().slice(0, 8);
      const stop = new AbortController();
      stops.set(job, stop);
      inTurn(() => run(job, request, stop.signal)).catch(() => undefined);
      return job;
    },
    stop(job) {
      stops.get(job)?.abort();
      return stops.has(job);
    },
    find: (job, name) => made.get(job)?.get(name),
    async [Symbol.asyncDispose]() {
      for (const stop of stops.values()) stop.abort();
      await inTurn(async () => undefined);
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}
