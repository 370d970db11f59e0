/**
 * `npm run bench`: how even lines are, beside Chromium's own and Typst's from the same copy; then how long a page takes,
 * cold and warm, beside pagedjs-cli on the same copy and pictures in the same run. Times drift between machines and
 * days; the ratios do not, so read those. Then the same for comparing pages.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPage } from '../html/index.ts';
import { keystrokes, openBrowser, openSettingMeter } from '../layout/index.ts';
import { buildEdition } from '../pipeline.ts';
import { openEdition } from '../stages.ts';
import { lineRows, lineTable } from './line-settings.ts';
import { manyPages } from './many-pages.ts';
import { pageForPagedjs } from './page-for-pagedjs.ts';
import { median, type Run, run, treeMemory } from './run-process.ts';
import { sevenPhotos } from './seven-photos.ts';
import { withUnseenPhotos } from './unseen-photos.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const sample = join(root, 'content', 'qingxi');
const rounds = Number(process.env['DAYANG_BENCH_ROUNDS'] ?? 7);
const manyCount = Number(process.env['DAYANG_BENCH_PAGES'] ?? 32);

const rows: string[][] = [];
const row = (...cells: string[]) => rows.push(cells);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
const mib = (value: number) => `${Math.round(value)} MiB`;
const say = (text: string) => process.stderr.write(`${text}\n`);

const work = await mkdtemp(join(tmpdir(), 'dayang-bench-'));
try {
  const { value: edition } = await openEdition(sample);
  if (!edition) throw new Error('the sample edition does not load');
  const page = edition.pages[0]!;
  const folder = join(work, 'seven');
  await sevenPhotos(sample, folder);
  const { value: seven } = await openEdition(folder);
  if (!seven) throw new Error('the page of seven photos does not load');
  await using browser = await openBrowser();
  say('lines …');
  const paragraphs = edition.stories
    .get('lead')!
    .body.filter(({ kind }) => kind === 'paragraph')
    .map(({ runs }) => runs.map(({ text }) => text).join(''));
  const lines = await lineRows(browser, { paragraphs, measures: [11, 13, 16, 17, 20, 25], work });
  process.stdout.write(`${lineTable(lines)}\n\n`);
  const executable = browser.executable;
  const html = await pageForPagedjs({ browser, edition: seven, page: seven.pages[0]! }, join(work, 'pagedjs'));

  say(`cold builds, ${rounds} rounds, taking turns …`);
  const runs = { proof: [] as Run[], press: [] as Run[], fresh: [] as Run[], pagedjs: [] as Run[] };
  const cold = (product: string, from: string, memory: boolean) => {
    const words = [
      'build',
      from,
      '--page',
      String(page.number),
      '--only',
      product,
      '--force',
      '--out',
      join(work, 'out'),
    ];
    return run(process.execPath, ['scripts/start.mjs', 'dayang', ...words], { cwd: root, memory });
  };
  const pagedjs = ['node_modules/pagedjs-cli/src/cli.js', html, '-o', join(work, 'pagedjs.pdf')];
  const quiet = ['--browserArgs', '--no-sandbox,--font-render-hinting=none'];
  const all = async (round: number, memory = false) => {
    const unseen = join(work, `unseen-${round}`);
    await withUnseenPhotos(folder, unseen);
    return {
      proof: await cold('proof', folder, memory),
      press: await cold('press', folder, memory),
      fresh: await cold('press', unseen, memory),
      pagedjs: await run(process.execPath, [...pagedjs, ...quiet], {
        cwd: root,
        env: { PUPPETEER_EXECUTABLE_PATH: executable },
        memory,
      }),
    };
  };
  // The first round fills the caches of all.
  await all(0);
  for (let round = 1; round <= rounds; round += 1) {
    const now = await all(round);
    for (const name of Object.keys(runs) as (keyof typeof runs)[]) runs[name].push(now[name]);
  }
  const held = await all(rounds + 1, true);
  const time = (name: keyof typeof runs) => median(runs[name].map((one) => one.milliseconds));
  const peak = (name: keyof typeof runs) => mib(held[name].peak);
  const coldRow = (what: string, name: keyof typeof runs) =>
    row(what, seconds(time(name)), seconds(time('pagedjs')), (time(name) / time('pagedjs')).toFixed(2));
  coldRow('cold build of a page with seven photos to a proof, whole process', 'proof');
  coldRow('the same to a press PDF with preflight, photos converted before', 'press');
  coldRow('the same, photos never seen', 'fresh');
  const added = (name: 'press' | 'fresh') =>
    seconds(median(runs[name].map(({ milliseconds }, at) => milliseconds - runs.proof[at]!.milliseconds)));
  row(
    'what the press PDF adds to a proof, photos converted before; never seen',
    `${added('press')}; ${added('fresh')}`,
    '',
    '',
  );
  row('memory of the proof, Node and Chromium together', peak('proof'), peak('pagedjs'), '');
  row('memory of the press PDF, photos never seen', peak('fresh'), '', '');

  say('warm builds …');
  const warm: number[] = [];
  const signal = new AbortController().signal;
  const build = (from: string, out: string) =>
    buildEdition({
      folder: from,
      products: ['proof'],
      out,
      browser: Promise.resolve({ value: browser, diagnostics: [] }),
      signal,
    });
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    await build(sample, join(work, 'warm'));
    if (round > 0) warm.push((performance.now() - begun) / edition.pages.length);
  }
  row('warm build, a page', seconds(median(warm)), '', '');

  say('fine setting …');
  const rendered = await renderPage(edition, page);
  const measure = await openSettingMeter(rendered.value!);
  const costs: number[] = [];
  for (let round = 0; round < rounds; round += 1) costs.push(await measure());
  row(
    'fine setting of a whole page in a new browser, CPU time: median, least',
    `${median(costs).toFixed(0)} ms, ${Math.min(...costs).toFixed(0)} ms`,
    '',
    '',
  );

  say('keystrokes …');
  const strokes = await keystrokes(browser, rendered.value!, 200);
  const sorted = [...strokes].sort((a, b) => a - b);
  row(
    'a keystroke re-lays the page: median, 95th percentile',
    `${median(strokes).toFixed(1)} ms, ${sorted[Math.floor(sorted.length * 0.95)]!.toFixed(1)} ms`,
    '',
    '',
  );

  say(`${manyCount} pages, all checks on …`);
  await manyPages(sample, join(work, 'many'), manyCount);
  const memory = new Map<number, number>();
  const marks = [8, 16, 24, manyCount];
  const begun = performance.now();
  const many = await buildEdition({
    folder: join(work, 'many'),
    products: ['proof'],
    out: join(work, 'many-out'),
    browser: Promise.resolve({ value: browser, diagnostics: [] }),
    signal,
    onPage: (_, done) => {
      const due = marks.filter((mark) => mark <= done && !memory.has(mark));
      for (const mark of due) memory.set(mark, treeMemory(process.pid));
    },
  });
  const rate = (manyCount * 1000) / (performance.now() - begun);
  const failed = many.pages.filter((one) => one.outputs.length === 0).length;
  if (failed > 0) throw new Error(`${failed} of ${manyCount} pages were not made`);
  row(
    `${manyCount} pages, all checks on, ${availableParallelism()} cores`,
    `${rate.toFixed(2)} pages/s`,
    `${(1000 / time('pagedjs')).toFixed(2)} pages/s`,
    '',
  );
  memory.set(manyCount, treeMemory(process.pid));
  row(`memory after ${[...memory.keys()].join(', ')} pages`, [...memory.values()].map(mib).join(', '), '', '');
} finally {
  await rm(work, { recursive: true, force: true });
}

const cells = [['what', 'dayang', 'pagedjs-cli 0.4.3', 'ratio'], ['---', '---', '---', '---'], ...rows];
process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n\n`);
process.stdout.write(`${cells.map((one) => `| ${one.join(' | ')} |`).join('\n')}\n`);

const { runCompareBench } = await import('./compare/index.ts');
await runCompareBench();
