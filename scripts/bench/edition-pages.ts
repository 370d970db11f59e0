/**
 * `npx node scripts/bench/edition-pages.ts [pages] [rounds] [watch]`: an edition of so many pages (8) to press PDFs, cold,
 * again after a change on one page, and again after none, taking turns; and from a save to the written files while
 * `--watch` runs, with press files alone and with all that a build makes. With `watch`, only that.
 * Wall time, and processor time of Node and Chromium.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manyPages } from './many-pages.ts';
import { median } from './run-process.ts';
import { timeWatch } from './time-watch.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const words = process.argv.slice(2);
const [pages = 8, rounds = 5] = words.filter((word) => word !== 'watch').map(Number);

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

const told = (list: readonly Timing[]): string =>
  `${median(list.map(({ wall }) => wall)).toFixed(2)} s wall, ${median(list.map(({ cpu }) => cpu)).toFixed(2)} s processor`;
const say = (...lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''));

const work = await mkdtemp(join(tmpdir(), 'dayang-bench-edition-'));
try {
  const [edition, out] = [join(work, 'edition'), join(work, 'out')];
  await manyPages(join(root, 'content/qingxi'), edition, pages);
  const story = join(edition, `stories/lead-${Math.min(3, pages)}.md`);
  const touch = async (round: number): Promise<void> => {
    const text = await readFile(story, 'utf8');
    await writeFile(story, text.replace(/清晨\d时/, `清晨${4 + (round % 3)}时`));
  };
  say(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${rounds} rounds, medians`);
  if (!words.includes('watch')) {
    const build = (...more: string[]): Timing =>
      timed(['scripts/start.mjs', 'dayang', 'build', edition, '--only', 'press', '--out', out, ...more]);
    const times = { cold: [] as Timing[], one: [] as Timing[], none: [] as Timing[] };
    for (let round = 0; round <= rounds; round += 1) {
      const cold = build('--force');
      await touch(round);
      const made = { cold, one: build(), none: build() };
      // The first compiles the program and fills its caches.
      if (round > 0) for (const name of ['cold', 'one', 'none'] as const) times[name].push(made[name]);
    }
    const ratio = median(times.one.map(({ cpu }, at) => cpu / times.cold[at]!.cpu));
    say(
      `${pages} pages cold to press PDFs: ${told(times.cold)}`,
      `after a change on one page: ${told(times.one)}; ${(100 * ratio).toFixed(0)} % of cold, by processor time`,
      `after no change: ${told(times.none)}`,
    );
  }
  for (const only of ['press', undefined]) {
    const asked = only === undefined ? [] : ['--only', only];
    const watched = ['scripts/start.mjs', 'dayang', 'build', edition, '--out', out, '--watch', ...asked];
    const times = await timeWatch([process.execPath, ...watched], { cwd: root, rounds: rounds + 2, touch });
    // The first are by code that is not warm yet.
    say(`from a save to ${only ?? 'proof, press file and edition'} while it watches: ${told(times.slice(2))}`);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
