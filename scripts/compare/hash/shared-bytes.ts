/** What two documents have in common byte for byte is read once: fonts and photos are nine tenths of a page. */
import { createHash } from 'node:crypto';
import type { ByteSource } from '../../pdf/index.ts';

export interface SharedBytes {
  /** Digest of bytes as they lie in a file; those that were seen before are only compared, which is ten times faster. */
  readonly digest: (bytes: Uint8Array) => string;
  /** Made once for each name, until it is forgotten. */
  readonly once: <T extends object | string | undefined>(name: string, make: () => T) => T;
  readonly forget: () => void;
}

/** Shorter ones are quicker hashed than found. */
const short = 2048;

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** @param files what the bytes come from: those that are not in memory are not kept there by this either */
export function openSharedBytes(...files: readonly ByteSource[]): SharedBytes {
  const keeps = files.every(({ held }) => 'bytes' in held);
  const seen = new Map<number, { readonly bytes: Uint8Array; readonly digest: string }[]>();
  const made = new Map<string, object | string | undefined>();
  return {
    digest: (bytes) => {
      if (!keeps || bytes.length < short) return hashOf(bytes);
      const list = seen.get(bytes.length) ?? [];
      const known = list.find((one) => one.bytes === bytes || Buffer.compare(one.bytes, bytes) === 0);
      if (known) return known.digest;
      const digest = hashOf(bytes);
      list.push({ bytes, digest });
      seen.set(bytes.length, list);
      return digest;
    },
    once: <T extends object | string | undefined>(name: string, make: () => T): T => {
      if (made.has(name)) return made.get(name) as T;
      const value = make();
      made.set(name, value);
      return value;
    },
    forget: () => {
      made.clear();
      seen.clear();
    },
  };
}
