/** A disk that fills up in the middle of a batch: said once, nothing half made, and the batch goes on when there is room. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentsOf, leftovers, ownFolder, packagesIn, runBatch } from '../batch/batch-run.ts';
import { generateEdition } from '../batch/generate-editions.ts';
import { dayang, stackLine } from '../run-dayang.ts';

const { folder: work, remove } = ownFolder('full');
const editions = join(work, 'editions');
const disk = join(work, 'disk');
const mount = (...words: string[]): void => {
  execFileSync('mount', words, { stdio: 'ignore' });
};

function mounted(): boolean {
  mkdirSync(disk, { recursive: true });
  try {
    mount('-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', disk);
    return true;
  } catch {
    process.stderr.write('SKIPPED: a full disk, since this user may mount none\n');
    return false;
  }
}
const there = mounted();

beforeAll(async () => {
  for (let number = 0; number < 6; number++) await generateEdition(editions, number);
}, 120_000);
afterAll(() => {
  if (there) execFileSync('umount', [disk]);
  remove();
});

test.skipIf(!there)('stops, loses nothing, and goes on', { timeout: 300_000 }, async () => {
  await runBatch(['archive', editions, '--out', join(work, 'roomy')], { cwd: work });
  const whole = contentsOf(join(work, 'roomy'));
  const bytes = [...whole.keys()].reduce((sum, path) => sum + statSync(join(work, 'roomy', path)).size, 0);
  mount('-o', `remount,size=${Math.round(bytes / 2)}`, disk);
  const full = dayang(['archive', editions, '--out', join(disk, 'out')], { cwd: work });
  expect(full.status).toBe(1);
  expect(full.stderr).toContain('error[file/no-space]');
  expect(full.stderr).toMatch(/note\[batch\/stopped\]: stopped with \d+ editions left/);
  expect(full.stderr).not.toMatch(stackLine);
  expect(packagesIn(join(disk, 'out')).length).toBeLessThan(6);
  expect(leftovers(join(disk, 'out'))).toEqual([]);
  for (const [path, hash] of contentsOf(join(disk, 'out'))) expect([path, whole.get(path)]).toEqual([path, hash]);
  const made = packagesIn(join(disk, 'out')).length;
  mount('-o', 'remount,size=100m', disk);
  const again = await runBatch(['archive', editions, '--out', join(disk, 'out')], { cwd: work });
  expect(again.events.at(-1)).toMatchObject({ kept: made, failed: 0, left: 0, exit: 0 });
  expect(contentsOf(join(disk, 'out'))).toEqual(whole);
  rmSync(join(disk, 'out'), { recursive: true });
});
