/**
 * `node scripts/bench/compare/index.ts`, and the second part of `npm run bench`: how long comparing takes beside
 * other programs, whole processes taking turns, and what each of them overlooks. Read the ratios: times drift.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../layout/index.ts';
import { median, run } from '../run-process.ts';
import { missedMutants } from './mutants.ts';
import { type FilePair, makePairs, type Pairs } from './pairs.ts';
import { type Answer, type Peer, peers } from './peers.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const rounds = Number(process.env['DAYANG_BENCH_ROUNDS'] ?? 7);
const pages = Number(process.env['DAYANG_BENCH_COMPARED'] ?? 64);
const say = (text: string) => process.stderr.write(`${text}\n`);

/** Prints tables in Markdown. */
export async function runCompareBench(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'dayang-bench-'));
  try {
    say(`pairs of pages, ${pages} pages among them …`);
    const pairs = await madePairs(join(work, 'pairs'));
    const ours = await dayang(work);
    const others = peers(work);
    for (const { name, missing } of others) if (missing) say(`skipped: ${name}: ${missing}`);
    const programs = [ours, ...others.filter(({ missing }) => missing === undefined)];
    const times = await timed(pairs, programs);
    const memory = await memoryOf(work, pairs.many);
    process.stdout.write(`\n${timeTable(programs, times, memory)}\n`);
    say('mutants …');
    const found = await missedMutants(programs, [pairs.press, pairs.edition], work);
    if (found) process.stdout.write(`${missedTable(found)}\n`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function madePairs(folder: string): Promise<Pairs> {
  await using browser = await openBrowser();
  return await makePairs({ sample: join(root, 'content', 'qingxi'), folder, browser, pages });
}

/** The program as its users run it: compiled. */
async function dayang(work: string): Promise<Peer> {
  const folder = join(work, 'program');
  await run(process.execPath, ['scripts/package/compile-program.ts', folder], { cwd: root });
  return {
    name: 'dayang',
    compare: async (old, fresh) => {
      const words = [join(folder, 'cli.cjs'), 'compare', old, fresh, '-q'];
      const { milliseconds, code } = await run(process.execPath, words, { cwd: root, expected: [0, 3] });
      return { milliseconds, different: code !== 0 };
    },
  };
}

/** MiB; a run of its own, since looking takes time from what is looked at. */
async function memoryOf(work: string, pair: FilePair): Promise<number> {
  const words = [join(work, 'program', 'cli.cjs'), 'compare', pair.old, pair.new, '-q'];
  return (await run(process.execPath, words, { cwd: root, expected: [0, 3], memory: true })).peak;
}

type Name = Exclude<keyof Pairs, 'press' | 'edition'>;
type Times = ReadonlyMap<Name, ReadonlyMap<string, readonly Answer[]>>;

async function timed(pairs: Pairs, programs: readonly Peer[]): Promise<Times> {
  const times = new Map<Name, Map<string, Answer[]>>();
  for (const [name] of rows) {
    const pair: FilePair = pairs[name];
    // Many pages take the slow ones minutes.
    const turns = name === 'many' ? 1 : rounds;
    say(`${name}, ${turns} rounds, taking turns …`);
    const answers = new Map(programs.map((one) => [one.name, [] as Answer[]]));
    const able = programs.filter(({ mostPages = pages }) => name !== 'many' || mostPages >= pages);
    for (const { prepare } of able) await prepare?.(pair.old);
    for (let round = name === 'many' ? 1 : 0; round <= turns; round++) {
      for (const program of able) {
        const answer = await program.compare(pair.old, pair.new);
        // The first round fills the caches of all.
        if (round > 0) answers.get(program.name)!.push(answer);
      }
    }
    times.set(name, answers);
  }
  return times;
}

const rows: readonly (readonly [Name, string])[] = [
  ['tiny', 'two blank pages of 400 bytes: the start of the program'],
  ['equal', 'one broadsheet page, built at two dates'],
  ['character', 'one character replaced in the copy'],
  ['flow', 'fifteen characters more: half of the page set anew'],
  ['many', `${pages} pages, a character replaced on each`],
];

function timeTable(programs: readonly Peer[], times: Times, memory: number): string {
  const names = programs.map(({ name }) => name);
  const milliseconds = (answers: readonly Answer[]): number => median(answers.map((one) => one.milliseconds));
  const cell = (pair: Name, name: string): string => {
    const answers = times.get(pair)!.get(name)!;
    if (answers.length === 0) return 'not tried';
    const seconds = (milliseconds(answers) / 1000).toFixed(2);
    const wrong = pair !== 'tiny' && pair !== 'equal' ? !answers[0]!.different : answers[0]!.different;
    return `${seconds} s${wrong ? ', wrong' : ''}`;
  };
  const of = (pair: Name): number => milliseconds(times.get(pair)!.get('dayang')!);
  const beyond = `${Math.round(of('equal') - of('tiny'))} ms`;
  const strongest = times.get('flow')!.get('comparepdf --compare=appearance');
  const ratio = strongest && ` (${(of('flow') / milliseconds(strongest)).toFixed(2)} × comparepdf's appearance)`;
  return [
    `| what | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
    ...rows.map(([pair, words]) => `| ${words} | ${names.map((name) => cell(pair, name)).join(' | ')} |`),
    '',
    `Two equal broadsheet pages take dayang ${beyond} more than two blank ones; a page set anew by half takes`,
    `${(of('flow') / 1000).toFixed(2)} s${ratio ?? ''}; ${pages} pages take ${Math.round(memory)} MiB.`,
    '',
  ].join('\n');
}

function missedTable({ kinds, missed }: NonNullable<Awaited<ReturnType<typeof missedMutants>>>): string {
  return [
    `| program | finds, of ${kinds} kinds of small changes | calls these the same |`,
    '| --- | --- | --- |',
    ...[...missed].map(
      ([name, list]) => `| ${name} | ${kinds - list.length} | ${list.length === 0 ? '' : list.join('; ')} |`,
    ),
    '',
  ].join('\n');
}

if (import.meta.main) await runCompareBench();
