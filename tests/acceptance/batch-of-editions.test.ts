/**
 * A batch of generated editions, fifteen of them spoilt in different ways. `DAYANG_BATCH_EDITIONS=300` is the full size,
 * for a machine with two cores to spare.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentsOf, leftovers, ownFolder, packagesIn, runBatch, sizeOf } from '../batch/batch-run.ts';
import { type GeneratedEdition, generateEdition } from '../batch/generate-editions.ts';
import { poisons } from '../batch/poison-editions.ts';

const count = sizeOf('DAYANG_BATCH_EDITIONS', 20);
const { folder: work, remove } = ownFolder('batch');
const editions = join(work, 'editions');
const out = join(work, 'out');
const sound: GeneratedEdition[] = [];
const spoilt: (GeneratedEdition & { readonly code: string })[] = [];

beforeAll(async () => {
  const step = count / poisons.length;
  const ill = new Map(poisons.map((poison, at) => [Math.floor(at * step), poison]));
  for (let number = 0; number < count; number++) {
    const made = await generateEdition(editions, number);
    const poison = ill.get(number);
    await poison?.spoil(made.folder);
    if (poison) spoilt.push({ ...made, code: poison.code });
    else sound.push(made);
  }
}, 600_000);
afterAll(remove);

let first: Awaited<ReturnType<typeof runBatch>>;

test('archives what is sound, sets aside what is not, and loses nothing', { timeout: 3_600_000 }, async () => {
  first = await runBatch(['archive', editions, '--out', out], { cwd: work });
  const end = first.events.at(-1)!;
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 1, stderr: '' });
  expect(end).toMatchObject({ event: 'end', all: count, done: sound.length, failed: spoilt.length, left: 0, exit: 1 });
  expect(packagesIn(out)).toEqual(sound.map(({ id }) => id).sort());
  const done = first.of('done').map(({ folder }) => folder);
  expect(done.sort()).toEqual(sound.map(({ folder }) => folder).sort());
  expect(leftovers(out)).toEqual([]);
  for (const one of first.of('done'))
    expect(existsSync(join(String(one['package']), 'manifest-sha256.txt'))).toBe(true);
  process.stderr.write(`batch of ${count}: ${end['pagesPerSecond']} pages/s, ${end['seconds']} s\n`);
  const memory = first.of('progress').map((one) => Math.round(Number(one['memory']) / 1024 ** 2));
  // What few pages show is how workers warm up, and how busy the machine is with other things.
  if (count >= 300) {
    expect(end['pagesPerSecond']).toBeGreaterThanOrEqual(1);
    expect(memory.at(-1)!).toBeLessThan(memory[Math.floor(memory.length / 2)]! * 1.3);
  }
  const parts = [0.1, 0.25, 0.5, 0.75, 1].map((part) => memory[Math.ceil(memory.length * part) - 1]);
  process.stderr.write(
    `memory after a tenth, quarter, half, three quarters, all: ${parts.join(', ')} MiB, most ${Math.max(...memory)}\n`,
  );
});

test('says of each spoilt edition what is wrong, for people and for programs', () => {
  const failed = new Map(first.of('failed').map((one) => [one['folder'], one]));
  expect(failed.size).toBe(spoilt.length);
  for (const { folder, code } of spoilt) {
    const { report, codes } = failed.get(folder) as unknown as { report: string; codes: string[] };
    expect({ folder, codes }).toEqual({ folder, codes: expect.arrayContaining([code]) });
    const text = readFileSync(report, 'utf8');
    expect(text).toContain(`error[${code}]`);
    expect(text).toMatch(/^ {2}--> .+:\d+:\d+|^hint: /m);
    const json = JSON.parse(readFileSync(report.replace(/txt$/, 'json'), 'utf8'));
    expect(json.diagnostics.map((one: { code: string }) => one.code)).toContain(code);
  }
  const summary = readFileSync(join(out, '_batch', 'summary.txt'), 'utf8');
  for (const { id, code } of spoilt) expect(summary).toMatch(new RegExp(`${id}: .*${code}`));
  const told = JSON.parse(readFileSync(join(out, '_batch', 'summary.json'), 'utf8'));
  expect(told).toMatchObject({ all: count, done: sound.length, failed: spoilt.length, left: 0 });
  expect(told.failures).toHaveLength(spoilt.length);
});

test('does nothing again, and gives the same answer', { timeout: 600_000 }, async () => {
  const before = contentsOf(out);
  const again = await runBatch(['archive', editions, '--out', out], { cwd: work });
  expect(again.status).toBe(1);
  expect(again.of('start')).toEqual([]);
  expect(again.events.at(-1)).toMatchObject({ done: 0, kept: sound.length, failed: spoilt.length, left: 0 });
  expect(contentsOf(out)).toEqual(before);
});

test('keeps its reports in a folder that holds nothing else', () => {
  const names = readdirSync(join(out, '_batch', 'failed'));
  expect(names).toHaveLength(spoilt.length * 2);
  expect(readdirSync(join(out, '_batch')).sort()).toEqual(
    ['failed', 'journal.sqlite', 'seals', 'staging', 'summary.json', 'summary.txt'].sort(),
  );
});
