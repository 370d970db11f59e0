/** `dayang archive verify`, `text` and `search`: packages read back. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Hit } from '../access/index.ts';
import { phrase } from '../core/catalogue/words.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { makeReport, reportJson } from '../core/report.ts';
import type { ReadAct } from './archive-acts.ts';
import { textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';

export async function runArchiveRead(act: ReadAct, call: Call): Promise<number> {
  const { rest = [], speaker } = call;
  // The words that are looked for come last.
  const folders = act === 'search' ? rest.slice(0, -1) : rest;
  const query = act === 'search' ? rest.at(-1) : undefined;
  const faults = folders
    .filter((folder) => !existsSync(folder))
    .map((folder) => diagnostic('archive/no-package', { folder }));
  if (folders.length === 0) {
    const argument = act === 'search' && query !== undefined ? 'QUERY' : 'PACKAGE';
    faults.push(diagnostic('command/missing-argument', { argument, command: 'archive' }));
  }
  if (faults.length > 0) {
    speaker.diagnose(faults);
    reportPlainly('archive', speaker, faults, exitCodes.usage);
    return exitCodes.usage;
  }
  const packages = everyPackage(folders);
  if (act === 'verify') return verifyAll(packages, call);
  return act === 'text' ? printTexts(packages, call) : printHits(packages, { ...call, query: query! });
}

/** Packages at and below the folders that were named; a folder with none is said. */
async function* everyPackage(folders: readonly string[]): AsyncGenerator<string | Diagnostic> {
  const { findPackages } = await import('../access/index.ts');
  for (const folder of folders) {
    let count = 0;
    for await (const one of findPackages(resolve(folder))) {
      count += 1;
      yield one;
    }
    if (count === 0) yield diagnostic('archive/no-package', { folder });
  }
}

type Packages = AsyncGenerator<string | Diagnostic>;

async function verifyAll(packages: Packages, { options, speaker, signal }: Call): Promise<number> {
  const { verifyPackage } = await import('../access/index.ts');
  const schemas = textOf(options['schemas']);
  const all: Diagnostic[] = [];
  for await (const one of packages) {
    signal.throwIfAborted();
    if (typeof one !== 'string') {
      all.push(one);
      speaker.diagnose([one]);
      continue;
    }
    const package_ = shownPath(one);
    speaker.progress.show(phrase(speaker.language, 'archive/verifying', { package: package_ }));
    const { diagnostics, files, bytes, pages, articles, characters } = await verifyPackage(one, { schemas, signal });
    speaker.progress.clear();
    speaker.diagnose(diagnostics);
    all.push(...diagnostics);
    const facts = { package: package_, files, megabytes: (bytes / 1e6).toFixed(1), pages, articles, characters };
    if (hasErrors(diagnostics)) speaker.tell('archive/unsound', { package: package_, errors: diagnostics.length });
    else speaker.tell('archive/sound', facts);
  }
  const tool = all.some(({ code }) => code === 'archive/no-xmllint');
  const exit = tool ? exitCodes.missingTool : hasErrors(all) ? exitCodes.errors : exitCodes.clean;
  if (speaker.form === 'json')
    speaker.result(reportJson(makeReport('archive', { exit, language: speaker.language, diagnostics: all })));
  return exit;
}

async function printTexts(packages: Packages, { options, speaker, signal }: Call): Promise<number> {
  const { readArticles, readPackageFacts } = await import('../access/index.ts');
  const wanted = textOf(options['article']);
  const faults: Diagnostic[] = [];
  const printed: object[] = [];
  for await (const one of packages) {
    signal.throwIfAborted();
    if (typeof one !== 'string') {
      faults.push(one);
      continue;
    }
    const articles = await readArticles(one);
    const chosen = wanted === undefined ? articles : articles.filter(({ id }) => id === wanted);
    if (wanted !== undefined && chosen.length === 0)
      faults.push(
        diagnostic('archive/no-article', { article: wanted, choices: articles.map(({ id }) => id).join(', ') }),
      );
    const label = (await readPackageFacts(one))?.label ?? '';
    for (const { id, title, pages, text } of chosen) {
      if (speaker.form === 'json') printed.push({ package: one, label, article: id, title, pages, text });
      else if (wanted !== undefined) speaker.result(text);
      else speaker.result(`== ${label} · ${pages.join(', ')} · ${id} ==\n\n${text}\n`);
    }
  }
  speaker.diagnose(faults);
  if (speaker.form === 'json') speaker.result(`${JSON.stringify({ version: 1, articles: printed }, null, 2)}\n`);
  return faults.length > 0 ? exitCodes.errors : exitCodes.clean;
}

async function printHits(packages: Packages, { speaker, signal, query }: Call & { query: string }): Promise<number> {
  const { readPackageFacts, searchPackage } = await import('../access/index.ts');
  const begun = performance.now();
  const json = speaker.form === 'json';
  const faults: Diagnostic[] = [];
  let [count, searched] = [0, 0];
  if (json) speaker.result(`{\n"version": 1,\n"query": ${JSON.stringify(query)},\n"hits": [`);
  for await (const one of packages) {
    signal.throwIfAborted();
    if (typeof one !== 'string') {
      faults.push(one);
      continue;
    }
    searched += 1;
    let label: string | undefined;
    for await (const hit of searchPackage(one, query, signal)) {
      label ??= (await readPackageFacts(one))?.label ?? '';
      if (json) speaker.result(`${count === 0 ? '' : ','}\n${JSON.stringify({ label, ...hit })}`);
      else speaker.result(hitLines(hit, label, speaker));
      count += 1;
    }
  }
  if (json) speaker.result('\n]\n}\n');
  speaker.diagnose(faults);
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  speaker.tell('archive/found', { count, packages: searched, seconds });
  return faults.length > 0 ? exitCodes.errors : exitCodes.clean;
}

function hitLines(hit: Hit, label: string, { language }: Call['speaker']): string {
  const { page, boxes, before, text, after } = hit;
  const article = hit.article ? `${hit.article.id} ${hit.article.title}` : hit.role;
  const place = boxes[0] ? phrase(language, 'archive/hit-place', { ...boxes[0] }) : '—';
  const where = phrase(language, 'archive/hit', { label, page, article, place });
  return `${where}\n  ${shownPath(hit.package)}: ${before}【${text}】${after}\n`;
}
