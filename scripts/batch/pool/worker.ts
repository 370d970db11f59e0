/** The parent's side of one worker process. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { threadFile } from '../../core/thread-file.ts';
import type { Answer, Order } from './orders.ts';

export type Made = Extract<Answer, { kind: 'made' }>;
/** What came of an order. `died`: nothing did, and the worker is no more. */
export type Reply = Made | Extract<Answer, { kind: 'no-browser' }> | { readonly kind: 'died'; readonly reason: string };

export interface Worker {
  readonly pid: number;
  /** Pages it has made so far. */
  readonly pages: number;
  readonly alive: boolean;
  readonly carryOut: (order: Order) => Promise<Reply>;
  /** Ends it, whatever it does. */
  readonly end: () => Promise<void>;
}

/** A page takes about a second; a worker that says nothing for this long says nothing any more. ms. */
const longestSilence = 300_000;
/** Of what it says on its standard error, the end is kept. */
const lastWords = 2000;

function reasonOf(child: ChildProcess, said: string): string {
  const how = child.signalCode ?? `exit code ${child.exitCode}`;
  const last = said.trim().split('\n').at(-1) ?? '';
  return last ? `${how}: ${last}` : how;
}

export function startWorker(silence = longestSilence): Worker {
  const file = fileURLToPath(threadFile('./worker-process', import.meta.url));
  const child = fork(file, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let said = '';
  child.stderr?.on('data', (bytes) => {
    said = (said + bytes).slice(-lastWords);
  });
  let pages = 0;
  let answered: ((reply: Reply) => void) | undefined;
  /** What it said of itself before it ended. */
  let last: Reply | undefined;
  let clock: NodeJS.Timeout | undefined;
  const ended = new Promise<void>((resolve) => {
    const over = (reason: string): void => {
      clearTimeout(clock);
      last ??= { kind: 'died', reason };
      answered?.(last);
      answered = undefined;
      resolve();
    };
    child.once('exit', () => over(reasonOf(child, said)));
    child.once('error', (error) => over(error.message));
  });
  // A message to one that has just died comes back as an error of the channel, and the exit tells of it.
  child.on('error', () => undefined);
  const wait = (): void => {
    clearTimeout(clock);
    clock = setTimeout(() => {
      last = { kind: 'died', reason: `no sign of life for ${silence / 1000} s` };
      child.kill('SIGKILL');
    }, silence);
  };
  child.on('message', (answer: Answer) => {
    if (answer.kind === 'page' && answered) wait();
    if (answer.kind === 'lost') last = { kind: 'died', reason: answer.reason };
    if (answer.kind === 'no-browser') last = answer;
    if (answer.kind !== 'made') return;
    clearTimeout(clock);
    pages += answer.pages;
    answered?.(answer);
    answered = undefined;
  });
  return {
    pid: child.pid ?? 0,
    get pages() {
      return pages;
    },
    get alive() {
      return last === undefined && child.exitCode === null && child.signalCode === null;
    },
    carryOut: (order) =>
      new Promise((resolve) => {
        if (last) return resolve(last);
        answered = resolve;
        wait();
        child.send(order, () => undefined);
      }),
    async end() {
      // It keeps nothing that is worth an orderly end: what it was making is swept.
      last ??= { kind: 'died', reason: 'ended' };
      child.kill('SIGKILL');
      await ended;
    },
  };
}
