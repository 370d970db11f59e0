/** What a process and all that it started hold in memory. */
import { readdir, readFile } from 'node:fs/promises';

async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}

/** Its share of what it has in common with others included, since a browser's processes have much in common. */
async function ownMemory(pid: number): Promise<number> {
  const read = (file: string, key: string) =>
    readFile(`/proc/${pid}/${file}`, 'utf8').then(
      (text) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) * 1024,
      () => Number.NaN,
    );
  const share = await read('smaps_rollup', 'Pss');
  return Number.isNaN(share) ? (await read('status', 'VmRSS')) || 0 : share;
}

/** Bytes; 0 where the system does not tell, which only Linux does. */
export async function treeMemory(pid: number): Promise<number> {
  const [own, below] = await Promise.all([ownMemory(pid), childrenOf(pid)]);
  const rest = await Promise.all(below.map(treeMemory));
  return rest.reduce((sum, one) => sum + one, own);
}
