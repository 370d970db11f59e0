/** Ways to spoil a copy of a package, and to make its checksums lie along. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { verifyPackage } from '../../scripts/access/index.ts';
import { filesOf } from './packages.ts';

export interface Spoilt {
  readonly path: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, content: string | Uint8Array) => void;
  /** Changes a text file; throws when there was nothing to change. */
  readonly edit: (file: string, from: string | RegExp, to: string) => void;
}

/** One way to spoil it, and the codes that it must be named with. */
export type Case = readonly [name: string, spoil: (one: Spoilt) => void | Promise<void>, codes: readonly string[]];

/** What `archive verify` names in a package, each once. */
export async function codesOf(path: string): Promise<readonly string[]> {
  const { diagnostics } = await verifyPackage(path, { signal: new AbortController().signal });
  return [...new Set(diagnostics.map(({ code }) => code))];
}

/** A copy of a package in a folder of its own. */
export function copyOf(sound: string, below: string): Spoilt {
  const path = join(mkdtempSync(join(below, 'spoilt-')), 'paper');
  cpSync(sound, path, { recursive: true });
  const read = (file: string): string => readFileSync(join(path, file), 'utf8');
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  return {
    path,
    read,
    write,
    edit(file, from, to) {
      const before = read(file);
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${file} has no ${from}`);
      write(file, after);
    },
  };
}

/** Gives the bag the checksums of what is in it now: whoever changes a package can do that as well. */
export function seal({ path, read, write }: Spoilt): void {
  const sum = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(path, file)))
      .digest('hex');
  const list = (files: readonly string[]): string => files.map((file) => `${sum(file)}  ${file}\n`).join('');
  const payload = filesOf(path).filter((file) => file.startsWith('data/'));
  write('manifest-sha256.txt', list(payload));
  const octets = payload.reduce((all, file) => all + statSync(join(path, file)).size, 0);
  write('bag-info.txt', read('bag-info.txt').replace(/Payload-Oxum: .*/, `Payload-Oxum: ${octets}.${payload.length}`));
  write('tagmanifest-sha256.txt', list(['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt']));
}

/** Entities that grow to some billions of characters where a reader expands them. */
export const bomb = `<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${[...'bcdefghij']
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]>`;
