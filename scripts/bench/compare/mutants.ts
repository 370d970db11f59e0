/** Which of the tests' mutants each program finds: small changes to a finished page, one of each kind. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Peer } from './peers.ts';

/** As the tests have them. */
interface Mutant {
  readonly name: string;
  readonly make: (pdf: Uint8Array, random: () => number) => Promise<{ readonly pdf: Uint8Array } | undefined>;
}

interface Fixtures {
  readonly mutants: readonly Mutant[];
  readonly randomFrom: (seed: number) => () => number;
}

const folder = new URL('../../../tests/fixtures/compare/', import.meta.url);

async function fixtures(): Promise<Fixtures | undefined> {
  if (!existsSync(fileURLToPath(folder))) return undefined;
  const [{ mutants }, { randomFrom }] = await Promise.all([
    import(new URL('mutants.ts', folder).href),
    import(new URL('random.ts', folder).href),
  ]);
  return { mutants, randomFrom };
}

export interface Missed {
  readonly kinds: number;
  /** Names of those that a program calls the same, by the program. */
  readonly missed: ReadonlyMap<string, readonly string[]>;
}

/** @param pages files to make mutants of, the first that has what a kind changes */
export async function missedMutants(
  programs: readonly Peer[],
  pages: readonly string[],
  work: string,
): Promise<Missed | undefined> {
  const known = await fixtures();
  if (!known) return undefined;
  const missed = new Map(programs.map(({ name }) => [name, [] as string[]]));
  const done = new Set<string>();
  for (const old of pages) {
    // A page is prepared once for all of its mutants.
    for (const { prepare } of programs) if (done.size < known.mutants.length) await prepare?.(old);
    const bytes = await readFile(old);
    for (const { name, make } of known.mutants) {
      const made = done.has(name) ? undefined : await firstOf(make, bytes, known.randomFrom);
      if (!made) continue;
      done.add(name);
      const fresh = join(work, 'mutant.pdf');
      await writeFile(fresh, made);
      for (const program of programs) {
        const { different } = await program.compare(old, fresh);
        if (!different) missed.get(program.name)!.push(name);
      }
    }
  }
  return { kinds: done.size, missed };
}

async function firstOf(
  make: Mutant['make'],
  pdf: Uint8Array,
  randomFrom: Fixtures['randomFrom'],
): Promise<Uint8Array | undefined> {
  for (let seed = 1; seed <= 4; seed++) {
    const made = await make(pdf, randomFrom(seed));
    if (made) return made.pdf;
  }
  return undefined;
}
