/**
 * `npx node scripts/bench/edition-pages.ts [pages] [rounds]`: an edition of so many pages (8) to press PDFs, cold, again
 * after a change on one page, and again after none, taking turns. Wall time, and processor time of Node and Chromium.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manyPages } from './many-pages.ts';
import { median } from './run-process.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [pages = 8, rounds = 5] = process.argv.slice(2).map(Number);

interface Timing {
  readonly wall: number;
  readonly cpu: number;
}

/** Bash tells the processor time of all that a command started and waited for. Seconds. */
function timed(words: readonly string[]): Timing {
  const shell = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1 || [ $? = 1 ]';
  const { stderr, status } = spawnSync('bash', ['-c', shell, 'bash', process.execPath, ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`build ended with ${status}: ${stderr}`);
  const [wall = 0, user = 0, system = 0] = stderr.trim().split(/\s+/).slice(-3).map(Number);
  return { wall, cpu: user + system };
}

const work = await mkdtemp(join(tmpdir(), 'dayang-bench-edition-'));
try {
  const [edition, out] = [join(work, 'edition'), join(work, 'out')];
  await manyPages(join(root, 'content/qingxi'), edition, pages);
  const build = (...more: string[]): Timing =>
    timed(['scripts/start.mjs', 'dayang', 'build', edition, '--only', 'press', '--out', out, ...more]);
  const story = join(edition, 'stories/lead-3.md');
  const touch = async (round: number): Promise<void> => {
    const text = await readFile(story, 'utf8');
    await writeFile(story, text.replace(/清晨\d时/, `清晨${4 + (round % 3)}时`));
  };
  const times = { cold: [] as Timing[], one: [] as Timing[], none: [] as Timing[] };
  for (let round = 0; round <= rounds; round += 1) {
    const cold = build('--force');
    await touch(round);
    const made = { cold, one: build(), none: build() };
    // The first compiles the program and fills its caches.
    if (round > 0) for (const name of ['cold', 'one', 'none'] as const) times[name].push(made[name]);
  }
  const told = (list: readonly Timing[]): string =>
    `${median(list.map(({ wall }) => wall)).toFixed(2)} s wall, ${median(list.map(({ cpu }) => cpu)).toFixed(2)} s processor`;
  const ratio = median(times.one.map(({ cpu }, at) => cpu / times.cold[at]!.cpu));
  process.stdout.write(
    [
      `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${rounds} rounds, medians`,
      `${pages} pages cold to press PDFs: ${told(times.cold)}`,
      `after a change on one page: ${told(times.one)}; ${(100 * ratio).toFixed(0)} % of cold, by processor time`,
      `after no change: ${told(times.none)}`,
      '',
    ].join('\n'),
  );
} finally {
  await rm(work, { recursive: true, force: true });
}
