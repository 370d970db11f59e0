/**
 * Pages made of what a desk sends by chance: set by the engine itself, they must end in their last slot without an error.
 * `DAYANG_MAKE_SETS=100` for the figure of the documentation; a few in every run.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePages } from '../../scripts/make/index.ts';
import { writeRandomSet } from '../fixtures/make/random-set.ts';
import { slowness } from '../machine-speed.ts';
import { openEngine } from './engine.ts';

const sets = Number(process.env['DAYANG_MAKE_SETS'] ?? 5);
const { work, faultsOf } = openEngine();

/** Codes of the errors of a page set by the engine. */
async function errorsOf(folder: string): Promise<readonly string[]> {
  const diagnostics = await faultsOf(folder);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test(`${sets} sets of stories get pages that set exactly`, { timeout: 60_000 + sets * 20_000 }, async () => {
  const told: string[] = [];
  const times: number[] = [];
  let good = 0;
  let first = 0;
  for (let seed = 1; seed <= sets; seed += 1) {
    const folder = join(work(), `${seed}`);
    await mkdir(folder);
    writeRandomSet(folder, seed);
    const before = process.cpuUsage();
    const { value: made = [], diagnostics } = await makePages({ folder, page: 3, most: 5, force: false });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
    expect(diagnostics.filter(({ code }) => code !== 'make/no-room')).toEqual([]);
    const errors: string[] = [];
    let set = false;
    for (const [index, { file }] of made.entries()) {
      await copyFile(file, join(folder, 'pages/03.yaml'));
      const found = await errorsOf(folder);
      if (found.length === 0) {
        set = true;
        if (index === 0) first += 1;
        break;
      }
      errors.push(found.join(' '));
    }
    if (set) good += 1;
    else told.push(`${seed}: ${errors.join(' | ') || 'no proposal'}`);
  }
  const sorted = times.toSorted((a, b) => a - b);
  process.stdout.write(
    `${good} of ${sets} sets, ${first} by the first proposal; ${sorted[sets >> 1]!.toFixed(2)} s median, ${sorted.at(-1)!.toFixed(2)} s most; ${told.join('; ')}\n`,
  );
  expect(good, told.join('\n')).toBeGreaterThanOrEqual(Math.floor(sets * 0.99));
  expect(sorted.at(-1)).toBeLessThan(2 * slowness());
});
