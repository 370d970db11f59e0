/** Times how long a program that watches takes from a save until it watches again. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { processTree } from './run-process.ts';

/** Linux tells processor time in hundredths of a second. */
const tick = 0.01;

/** Seconds of a process and of all that it started and that live. */
function timeOfTree(root: number): number {
  const times = processTree(root).map((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Behind the name, which may hold anything: the state, and at the 12th and 13th place the times.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return tick * (Number(fields[11]) + Number(fields[12]));
    } catch {
      return 0;
    }
  });
  return times.reduce((sum, one) => sum + one, 0);
}

export interface WatchTiming {
  /** Seconds from the save. */
  readonly wall: number;
  readonly cpu: number;
}

/** @param touch saves a change, another in each round */
export async function timeWatch(
  [program = '', ...words]: readonly string[],
  {
    cwd,
    rounds,
    touch,
  }: { readonly cwd: string; readonly rounds: number; readonly touch: (round: number) => Promise<void> },
): Promise<readonly WatchTiming[]> {
  const child = spawn(program, words, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  /** Until it has said so often that it watches. */
  const heard = async (times: number): Promise<void> => {
    while (said.split('watching').length <= times) {
      if (child.exitCode !== null) throw new Error(`it ended: ${said}`);
      await wait(2);
    }
  };
  try {
    await heard(1);
    const timings: WatchTiming[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await wait(400);
      const before = timeOfTree(child.pid!);
      const begun = performance.now();
      await touch(round);
      await heard(round + 2);
      timings.push({ wall: (performance.now() - begun) / 1000, cpu: timeOfTree(child.pid!) - before });
    }
    return timings;
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}
