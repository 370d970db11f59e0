/** Where packages are made before they are put away: a folder for each process, named after it. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../core/files.ts';

const host = hostname().replace(/[^A-Za-z0-9]+/g, '-');
const named = /^(.+)-(\d+)$/;
/** What nobody touched for this long is nobody's, whichever machine made it. ms. */
const longest = 24 * 60 * 60 * 1000;

async function isLeft(folder: string, name: string): Promise<boolean> {
  const [, of, pid] = named.exec(name) ?? [];
  if (of === host && !isAlive(Number(pid))) return true;
  const facts = await stat(join(folder, name)).catch(() => undefined);
  return facts !== undefined && Date.now() - facts.mtimeMs > longest;
}

/** This process's folder on the desk, empty; what processes left that were ended before they could is taken away. */
export async function openStaging(desk: string): Promise<string> {
  const shelf = join(desk, 'staging');
  await mkdir(shelf, { recursive: true });
  for (const name of await readdir(shelf)) {
    if (await isLeft(shelf, name)) await rm(join(shelf, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const own = join(shelf, `${host}-${process.pid}`);
  await rm(own, { recursive: true, force: true });
  await mkdir(own);
  return own;
}
