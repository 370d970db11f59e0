/**
 * The parent, its workers and their browsers killed at random moments: after going on, the packages are those of a run
 * that nobody disturbed. `DAYANG_KILLS=20 DAYANG_KILL_EDITIONS=60` is the full size.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BatchRun, contentsOf, leftovers, ownFolder, runBatch, sizeOf, startBatch } from '../batch/batch-run.ts';
import { generateEdition, randomFrom } from '../batch/generate-editions.ts';
import { childrenOf, isThere, signalTo, treeOf } from '../batch/processes.ts';
import { until } from '../run-dayang.ts';

const count = sizeOf('DAYANG_KILL_EDITIONS', 9);
const kills = sizeOf('DAYANG_KILLS', 4);
const seed = sizeOf('DAYANG_KILL_SEED', Date.now() % 100_000);
const { folder: work, remove } = ownFolder('killed');
const editions = join(work, 'editions');
const words = (out: string) => ['archive', editions, '--out', join(work, out)];

beforeAll(async () => {
  for (let number = 0; number < count; number++) await generateEdition(editions, number);
  await runBatch(words('undisturbed'), { cwd: work });
}, 900_000);
afterAll(remove);

type Target = 'parent' | 'worker' | 'browser';

/** Editions at work, each with its worker, less those whose workers were killed often enough. */
function atWork(run: BatchRun, deaths: ReadonlyMap<string, number>): readonly { folder: string; worker: number }[] {
  const over = new Set([...run.of('done'), ...run.of('failed'), ...run.of('kept')].map(({ folder }) => folder));
  const started = run.of('start') as unknown as { folder: string; worker: number }[];
  const last = new Map(started.map((one) => [one.folder, one]));
  return [...last.values()].filter(
    ({ folder, worker }) => !over.has(folder) && (deaths.get(folder) ?? 0) < 2 && isThere(worker),
  );
}

test('packages do not tell of it', { timeout: 3_600_000 }, async () => {
  const random = randomFrom(seed);
  const deaths = new Map<string, number>();
  const killed: Record<Target, number> = { parent: 0, worker: 0, browser: 0 };
  const doneIn: string[][] = [];
  const over = (run: BatchRun) => run.child.exitCode !== null || run.child.signalCode !== null;
  let run = startBatch(words('disturbed'), { cwd: work });
  const targets: Target[] = ['parent', 'worker', 'browser'];
  for (let done = 0; done < kills; ) {
    await pause(100 + random() * (kills > 10 ? 2500 : 1200));
    if (over(run)) break;
    const target = targets[done % 3]!;
    const before = run.of('start').length;
    if (target === 'parent') {
      // At any moment, that of its start included.
      if (before === 0 && random() < 0.7) continue;
      const below = treeOf(run.child.pid!).slice(1);
      signalTo(run.child.pid!, 'SIGKILL');
      await run.ended;
      doneIn.push(run.of('done').map(({ folder }) => String(folder)));
      await until('what it had started has ended', () => !below.some(isThere), 20_000);
      run = startBatch(words('disturbed'), { cwd: work });
    } else {
      const busy = atWork(run, deaths);
      const chosen = busy[Math.floor(random() * busy.length)];
      if (!chosen) continue;
      const browser = childrenOf(chosen.worker).flatMap(treeOf);
      const victim = target === 'worker' ? chosen.worker : browser[Math.floor(random() * browser.length)];
      if (victim === undefined || !signalTo(victim, 'SIGKILL')) continue;
      deaths.set(chosen.folder, (deaths.get(chosen.folder) ?? 0) + 1);
    }
    killed[target] += 1;
    done += 1;
  }
  let status = await run.ended;
  doneIn.push(run.of('done').map(({ folder }) => String(folder)));
  if (run.child.signalCode !== null) ({ status } = await runBatch(words('disturbed'), { cwd: work }));
  process.stderr.write(`killed with seed ${seed}: ${JSON.stringify(killed)}\n`);
  expect(Math.min(...Object.values(killed))).toBeGreaterThanOrEqual(1);
  if (kills >= 20) expect(killed.parent + killed.worker + killed.browser).toBe(kills);
  expect({ status, stderr: run.stderr() }).toEqual({ status: 0, stderr: '' });
  expect(contentsOf(join(work, 'disturbed'))).toEqual(contentsOf(join(work, 'undisturbed')));
  expect(leftovers(join(work, 'disturbed'))).toEqual([]);
  // What was told to be done was never done again.
  const all = doneIn.flat();
  expect(all.filter((folder, at) => all.indexOf(folder) !== at)).toEqual([]);
});

test('a second run finds all of it done', { timeout: 120_000 }, async () => {
  const again = await runBatch(words('disturbed'), { cwd: work });
  expect(again.events.at(-1)).toMatchObject({ done: 0, kept: count, failed: 0, left: 0, exit: 0 });
});
