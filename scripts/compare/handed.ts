/** A file as it is handed to another thread: bytes in memory are then shared between them. */
import type { ByteSource } from '../pdf/index.ts';

export interface Handed {
  readonly held: ByteSource['held'];
  readonly length: number;
}

export function handed({ held, length }: ByteSource): Handed {
  if (!('bytes' in held) || held.bytes.buffer instanceof SharedArrayBuffer) return { held, length };
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  bytes.set(held.bytes);
  return { held: { bytes }, length };
}

/**
 * Of a thread that compares. A page and what it is held against take some twenty megabytes; with more room for what is
 * young, V8 keeps two hundred of what nobody needs.
 */
export const threadLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };
