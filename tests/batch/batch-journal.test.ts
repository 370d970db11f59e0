/** What is done again and what is not, and what happens when somebody or something stands in the way. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayang, stackLine, until } from '../run-dayang.ts';
import { contentsOf, leftovers, ownFolder, packagesIn, runBatch, startBatch } from './batch-run.ts';
import { generateEdition } from './generate-editions.ts';
import { childrenOf, signalTo } from './processes.ts';

const { folder: work, remove } = ownFolder('journal');
const editions = join(work, 'editions');
const out = join(work, 'out');
const ids = [1, 2, 3].map((number) => `edition-000${number}`);
/** By one worker unless the words say otherwise: each more begins a browser of its own, for a page or two. */
const archive = (...words: string[]) =>
  runBatch(['archive', editions, '--out', out, '--workers', '1', ...words], { cwd: work });
const idsOf = (list: readonly { readonly [key: string]: unknown }[]) => list.map(({ id }) => id).sort();
const inPackage = (id: string): string =>
  join(
    out,
    id,
    readdirSync(join(out, id), { recursive: true })
      .map(String)
      .find((name) => name.endsWith('layout.json'))!,
  );

beforeAll(async () => {
  for (const number of [1, 2, 3]) await generateEdition(editions, number);
  expect((await archive('--workers', '2')).status).toBe(0);
}, 300_000);
afterAll(remove);

test('only what has changed is done again', { timeout: 120_000 }, async () => {
  const before = contentsOf(out);
  appendFileSync(join(editions, ids[0]!, 'edition.yaml'), '# 改\n');
  // What editors and systems leave changes nothing.
  writeFileSync(join(editions, ids[1]!, 'stories', 'story-1.md~'), 'an old state');
  writeFileSync(join(editions, ids[1]!, '.DS_Store'), 'something');
  const again = await archive();
  expect(idsOf(again.of('done'))).toEqual([ids[0]]);
  expect(idsOf(again.of('kept'))).toEqual([ids[1], ids[2]]);
  // A comment changes the key, and nothing of the pages.
  expect(contentsOf(out)).toEqual(before);
});

test('a package that is damaged, cut short or gone is made again; one that was only copied is not', {
  timeout: 120_000,
}, async () => {
  const before = contentsOf(out);
  const damaged = inPackage(ids[0]!);
  const bytes = readFileSync(damaged);
  bytes[20]! ^= 1;
  writeFileSync(damaged, bytes);
  rmSync(inPackage(ids[1]!));
  utimesSync(inPackage(ids[2]!), new Date(0), new Date(0));
  const again = await archive();
  expect(idsOf(again.of('done'))).toEqual([ids[0], ids[1]]);
  expect(idsOf(again.of('kept'))).toEqual([ids[2]]);
  rmSync(join(out, ids[2]!), { recursive: true });
  expect(idsOf((await archive()).of('done'))).toEqual([ids[2]]);
  expect(contentsOf(out)).toEqual(before);
});

test('without its journal it finds the packages that are whole', { timeout: 120_000 }, async () => {
  rmSync(join(out, '_batch', 'journal.sqlite'));
  expect((await archive()).of('kept')).toHaveLength(3);
});

test('a journal that is none is told of', () => {
  const other = join(work, 'damaged');
  mkdirSync(join(other, '_batch'), { recursive: true });
  writeFileSync(join(other, '_batch', 'journal.sqlite'), 'this is no database, '.repeat(200));
  const { status, stderr } = dayang(['archive', editions, '--out', other], { cwd: work });
  expect(status).toBe(1);
  expect(stderr).toContain('error[batch/journal-damaged]');
  expect(stderr).not.toMatch(stackLine);
});

test('a second run beside the first is refused', { timeout: 120_000 }, async () => {
  rmSync(join(out, ids[0]!), { recursive: true });
  const first = startBatch(['archive', editions, '--out', out], { cwd: work });
  await until('the first works', () => first.of('start').length > 0, 60_000);
  const second = dayang(['archive', editions, '--out', out], { cwd: work });
  expect(second.status).toBe(1);
  expect(second.stderr).toContain('error[batch/in-use]');
  expect(await first.ended).toBe(0);
});

test('two editions of one name do not replace each other', { timeout: 120_000 }, async () => {
  const twins = join(work, 'twins');
  for (const name of ['a', 'b']) cpSync(join(editions, ids[0]!), join(twins, name, 'same'), { recursive: true });
  appendFileSync(join(twins, 'b', 'same', 'edition.yaml'), '# 另一期\n');
  const run = await runBatch(['archive', twins, '--out', join(work, 'twins-out')], { cwd: work });
  expect(run.status).toBe(1);
  expect(run.of('done')).toHaveLength(1);
  const refused = { folder: join(twins, 'b', 'same'), codes: ['batch/same-id'] };
  expect(run.of('failed').map(({ folder, codes }) => ({ folder, codes }))).toEqual([refused]);
  // Nor does the one that came second when it comes later.
  const later = await runBatch(['archive', join(twins, 'b'), '--out', join(work, 'twins-out')], { cwd: work });
  expect(later.of('failed').map(({ codes }) => codes)).toEqual([['batch/same-id']]);
});

test('what is no package of a batch is not replaced unless it is said', { timeout: 120_000 }, async () => {
  const other = join(work, 'taken');
  const precious = join(other, ids[1]!, 'letters.txt');
  mkdirSync(join(other, ids[1]!), { recursive: true });
  writeFileSync(precious, 'do not lose');
  const words = ['archive', join(editions, ids[1]!), '--out', other, '--workers', '1'];
  const run = await runBatch(words, { cwd: work });
  expect(run.of('failed').map(({ codes }) => codes)).toEqual([['batch/in-the-way']]);
  expect(readFileSync(precious, 'utf8')).toBe('do not lose');
  expect((await runBatch([...words, '--force'], { cwd: work })).status).toBe(0);
  expect(existsSync(precious)).toBe(false);
});

test('an edition that ends its worker three times is set aside, and the rest goes on', {
  timeout: 180_000,
}, async () => {
  const run = startBatch(['archive', editions, '--out', join(work, 'fatal')], { cwd: work });
  const fatal = join(editions, ids[1]!);
  let seen = 0;
  const hunter = setInterval(() => {
    const starts = run.of('start').filter(({ folder }) => folder === fatal);
    for (const { worker } of starts.slice(seen)) signalTo(Number(worker), 'SIGKILL');
    seen = starts.length;
  }, 20);
  const status = await run.ended;
  clearInterval(hunter);
  expect(status).toBe(1);
  expect(run.of('worker-died').map(({ deaths }) => deaths)).toEqual([1, 2, 3]);
  expect(run.of('failed').map(({ folder, codes }) => ({ folder, codes }))).toEqual([
    { folder: fatal, codes: ['batch/kills'] },
  ]);
  expect(packagesIn(join(work, 'fatal'))).toEqual([ids[0], ids[2]]);
  // It is left alone until somebody asks for it.
  const words = ['archive', editions, '--out', join(work, 'fatal')];
  expect((await runBatch(words, { cwd: work })).of('start')).toEqual([]);
  expect((await runBatch([...words, '--retry'], { cwd: work })).status).toBe(0);
  expect(readdirSync(join(work, 'fatal', '_batch', 'failed'))).toEqual([]);
});

test('a browser that is killed while it comes up is started again', { timeout: 120_000 }, async () => {
  const other = join(work, 'launched');
  const run = startBatch(['archive', join(editions, ids[1]!), '--out', other, '--workers', '1'], { cwd: work });
  let killed = 0;
  const hunter = setInterval(() => {
    const worker = Number(run.of('start')[0]?.['worker'] ?? 0);
    const [browser] = killed === 0 && worker > 0 ? childrenOf(worker) : [];
    if (browser !== undefined && signalTo(browser, 'SIGKILL')) killed += 1;
  }, 2);
  const status = await run.ended;
  clearInterval(hunter);
  expect({ killed, status }).toEqual({ killed: 1, status: 0 });
  expect(packagesIn(other)).toEqual([ids[1]]);
});

test('an edition that goes away meanwhile fails alone', { timeout: 120_000 }, async () => {
  const leaving = join(work, 'leaving');
  cpSync(editions, leaving, { recursive: true });
  const run = startBatch(['archive', leaving, '--out', join(work, 'left'), '--workers', '1'], { cwd: work });
  await until('the first is at work', () => run.of('start').length > 0, 60_000);
  rmSync(join(leaving, ids[2]!), { recursive: true });
  expect(await run.ended).toBe(1);
  expect(idsOf(run.of('done'))).toEqual([ids[0], ids[1]]);
  expect(run.of('failed').map(({ folder }) => folder)).toEqual([join(leaving, ids[2]!)]);
  expect(run.events().at(-1)).toMatchObject({ done: 2, failed: 1, left: 0 });
});

test.each([
  ['DAYANG_WORKER_PAGES', '1'],
  ['DAYANG_WORKER_MEMORY', '50'],
])('a worker that has grown is renewed (%s)', { timeout: 120_000 }, async (name, value) => {
  const other = join(work, `renewed-${name}`);
  const run = await runBatch(['archive', editions, '--out', other, '--workers', '1'], {
    cwd: work,
    environment: { [name]: value },
  });
  expect(run.events.at(-1)).toMatchObject({ done: 3, failed: 0, exit: 0 });
  expect(run.of('worker-renewed').length).toBeGreaterThanOrEqual(2);
  const workers = run.of('start').map(({ worker }) => worker);
  expect(new Set(workers).size).toBe(3);
  expect(contentsOf(other)).toEqual(contentsOf(out));
});

test('Ctrl-C ends it, and the same command goes on', { timeout: 120_000 }, async () => {
  const other = join(work, 'interrupted');
  const run = startBatch(['archive', editions, '--out', other, '--workers', '1'], { cwd: work });
  await until('the first is done', () => run.of('done').length > 0, 60_000);
  signalTo(run.child.pid!, 'SIGINT');
  expect(await run.ended).toBe(130);
  expect(leftovers(other)).toEqual([]);
  const again = await runBatch(['archive', editions, '--out', other], { cwd: work });
  expect(again.of('kept').length).toBe(run.of('done').length);
  expect(again.events.at(-1)).toMatchObject({ failed: 0, left: 0, exit: 0 });
  expect(statSync(join(other, '_batch', 'summary.txt')).size).toBeGreaterThan(20);
});
