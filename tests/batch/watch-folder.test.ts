/** A newsroom's drop folder: editions that are copied slowly, moved in, written over, cut short. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../run-dayang.ts';
import { type BatchRun, contentsOf, ownFolder, runBatch, startBatch } from './batch-run.ts';
import { generateEdition } from './generate-editions.ts';
import { signalTo } from './processes.ts';

const { folder: work, remove } = ownFolder('watch');
const source = join(work, 'source');
const drop = join(work, 'drop');
const out = join(work, 'out');
const ids = [1, 2, 3, 4, 5].map((number) => `edition-000${number}`);
/** ms; what is told after so long of silence is told at the tenfold where there are faults. */
const quiet = 400;
const start = () =>
  startBatch(['archive', '--watch-folder', drop, '--out', out], {
    cwd: work,
    environment: { DAYANG_QUIET_MS: String(quiet) },
  });
const receipt = (id: string, what: 'done' | 'failed' = 'done') => join(drop, `${id}.${what}.txt`);
let run: BatchRun;

beforeAll(async () => {
  mkdirSync(drop);
  for (const number of [1, 2, 3, 4, 5]) await generateEdition(source, number);
  cpSync(join(source, ids[0]!), join(drop, ids[0]!), { recursive: true });
  run = start();
}, 60_000);
afterAll(async () => {
  signalTo(run.child.pid!, 'SIGKILL');
  await run.ended;
  remove();
});

const times = (id: string) => run.of('done').filter((one) => one['id'] === id).length;

test('takes what lies there', { timeout: 120_000 }, async () => {
  await until('the first is told of', () => existsSync(receipt(ids[0]!)), 90_000);
  expect(readFileSync(receipt(ids[0]!), 'utf8')).toMatch(/edition-0001 was archived: 1 pages in .*out\/edition-0001/);
});

test('waits for one that is copied slowly, file by file and in pieces', { timeout: 120_000 }, async () => {
  const from = join(source, ids[1]!);
  const files = readdirSync(from, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  // edition.yaml first: an edition from then on, and far from complete.
  const paths = files.map((one) => join(one.parentPath, one.name)).sort();
  for (const path of paths) {
    const target = path.replace(source, drop);
    mkdirSync(dirname(target), { recursive: true });
    const bytes = readFileSync(path);
    writeFileSync(target, bytes.subarray(0, bytes.length / 2));
    await pause(quiet * 1.5);
    writeFileSync(target, bytes);
    expect(existsSync(receipt(ids[1]!, 'failed'))).toBe(false);
  }
  await until('it is told of', () => existsSync(receipt(ids[1]!)), 90_000);
  expect(times(ids[1]!)).toBe(1);
});

test('takes one that is moved in', { timeout: 120_000 }, async () => {
  cpSync(join(source, ids[2]!), join(work, ids[2]!), { recursive: true });
  renameSync(join(work, ids[2]!), join(drop, ids[2]!));
  await until('it is told of', () => existsSync(receipt(ids[2]!)), 90_000);
  expect(times(ids[2]!)).toBe(1);
});

test('takes one again that is written over, and tells of its faults', { timeout: 180_000 }, async () => {
  const story = join(drop, ids[2]!, 'stories', 'story-1.md');
  const text = readFileSync(story, 'utf8');
  writeFileSync(story, text.replace('第3期', '第三期'));
  await until('the new state is archived', () => times(ids[2]!) === 2, 90_000);
  writeFileSync(story, `${text}\n\n<div>一段</div>\n`);
  await until('its faults are told', () => existsSync(receipt(ids[2]!, 'failed')), 90_000);
  expect(readFileSync(receipt(ids[2]!, 'failed'), 'utf8')).toContain('error[markdown/html]');
  expect(existsSync(receipt(ids[2]!))).toBe(false);
  writeFileSync(`${story}.new`, text);
  // As most editors save.
  renameSync(`${story}.new`, story);
  await until('it is sound again', () => existsSync(receipt(ids[2]!)), 90_000);
  expect(existsSync(receipt(ids[2]!, 'failed'))).toBe(false);
});

test('a receipt, a hidden folder and an editor’s copy are no arrival', async () => {
  const before = run.of('start').length;
  writeFileSync(join(drop, ids[0]!, 'stories', 'story-1.md~'), 'old');
  writeFileSync(join(drop, 'notes.txt'), 'call the printer');
  mkdirSync(join(drop, '.hidden'));
  writeFileSync(join(drop, '.hidden', 'edition.yaml'), 'newspaper: x\n');
  await pause(quiet * 5);
  expect(run.of('start').length).toBe(before);
});

test('goes on after it was killed, and takes what came meanwhile', { timeout: 180_000 }, async () => {
  signalTo(run.child.pid!, 'SIGKILL');
  await run.ended;
  cpSync(join(source, ids[3]!), join(drop, ids[3]!), { recursive: true });
  rmSync(join(drop, ids[0]!), { recursive: true });
  run = start();
  await until('the new one is told of', () => existsSync(receipt(ids[3]!)), 90_000);
  await until('the old ones are known', () => run.of('kept').length === 2, 30_000);
  expect(run.of('done').map(({ id }) => id)).toEqual([ids[3]]);
});

test('Ctrl-C ends it cleanly; the packages are those of a batch', { timeout: 180_000 }, async () => {
  signalTo(run.child.pid!, 'SIGINT');
  expect(await run.ended).toBe(0);
  await runBatch(['archive', ...ids.slice(0, 4).map((id) => join(source, id)), '--out', join(work, 'batch')], {
    cwd: work,
  });
  expect(contentsOf(out)).toEqual(contentsOf(join(work, 'batch')));
});
