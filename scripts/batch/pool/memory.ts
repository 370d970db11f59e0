/** What a process and all that it started hold in memory. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux's pages on every machine that the browser is made for. */
const pageSize = 4096;

/** '' for what has just ended. */
function read(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

const childrenOf = (pid: number): readonly number[] =>
  threadsOf(pid).flatMap((thread) => read(`${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number));

/**
 * Bytes of their own, without programs and libraries, which processes have in common; 0 where the system does not tell,
 * which only Linux does.
 *
 * Read at once, in 3 ms for a worker and its browser: a process's exact share takes the kernel thirty times as long, and
 * on a busy machine seconds, while readings and packages wait for one another.
 */
export function treeMemory(pid: number): number {
  const [, resident = 0, shared = 0] = read(`${pid}/statm`).split(' ').map(Number);
  return childrenOf(pid).reduce((sum, child) => sum + treeMemory(child), (resident - shared) * pageSize);
}
