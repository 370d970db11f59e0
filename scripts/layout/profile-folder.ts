/** The folders in which browsers keep what they need while they run, each named after the process that started it. */
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'dayang-browser-';
const named = new RegExp(`^${prefix}([1-9]\\d{0,9})-[A-Za-z0-9]{6}$`);

export const makeProfile = (): Promise<string> => mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));

/** Removes what processes of this user left that were ended before they could. What cannot be removed stays. */
export async function sweepProfiles(): Promise<void> {
  const place = tmpdir();
  const names = await readdir(place).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const pid = Number(named.exec(name)?.[1]);
      if (!pid || isRunning(pid)) return;
      try {
        const folder = join(place, name);
        const facts = await lstat(folder);
        const own = process.getuid === undefined || facts.uid === process.getuid();
        if (own && facts.isDirectory()) await rm(folder, { recursive: true, force: true });
      } catch {}
    }),
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It may be there and belong to somebody else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
