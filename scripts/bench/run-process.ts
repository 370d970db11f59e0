/** One run of a program, as its user sees it: wall time, and the memory of it and all it started. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Run {
  readonly milliseconds: number;
  /** Largest sum of resident memory over the process tree, MiB; 0 where it was not asked for or /proc is missing. */
  readonly peak: number;
  /** What the program ended with. */
  readonly code: number;
}

/** Proportional memory of a process, KiB: pages shared between processes count once. */
function memoryOf(pid: string): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function parents(): Map<string, string> {
  const found = new Map<string, string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      found.set(pid, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]!);
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}

/** A process and everything below it, by their ids. */
export function processTree(root: number): readonly string[] {
  const above = parents();
  const below = (pid: string): boolean => {
    for (let at: string | undefined = pid; at !== undefined; at = above.get(at)) if (at === String(root)) return true;
    return false;
  };
  return [...above.keys()].filter(below);
}

/** Memory of a process and everything below it, MiB. */
export function treeMemory(root: number): number {
  if (process.platform !== 'linux') return 0;
  return processTree(root).reduce((sum, pid) => sum + memoryOf(pid), 0) / 1024;
}

/**
 * @param memory looks at the memory every 100 ms; that takes time which the program then lacks, so ask for one of the two
 * @throws when the program ends with another code than `expected`
 */
export async function run(
  command: string,
  args: readonly string[],
  {
    cwd,
    env = {},
    expected = [0],
    memory = false,
  }: { cwd: string; env?: Record<string, string>; expected?: readonly number[]; memory?: boolean },
): Promise<Run> {
  const begun = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, treeMemory(child.pid!));
  };
  const watch = memory ? setInterval(look, 100) : undefined;
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? -1));
  });
  clearInterval(watch);
  const milliseconds = performance.now() - begun;
  if (!expected.includes(code)) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said}`);
  return { milliseconds, peak, code };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
