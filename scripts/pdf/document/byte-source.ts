/** The bytes of a file, in memory or where they lie, so that a large one need not be held. */
import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';

export interface ByteSource {
  readonly length: number;
  readonly read: (into: Uint8Array, from: number) => void;
  /** From one offset up to another, or to the end: a view where the bytes are in memory, else a copy. */
  readonly slice: (from: number, to: number) => Buffer;
  /** What other threads of this process can read from too. */
  readonly held: { readonly bytes: Uint8Array } | { readonly descriptor: number };
}

export function sourceOf(given: Uint8Array | ByteSource): ByteSource {
  if (!(given instanceof Uint8Array)) return given;
  const bytes = given;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    length: bytes.length,
    read: (into, from) => into.set(bytes.subarray(from, from + into.length)),
    slice: (from, to) => buffer.subarray(from, to),
    held: { bytes },
  };
}

/** Small parts are read together with their neighbours. */
const windowSize = 64 * 1024;

/** @param descriptor of a file that stays open and is not written to */
export function sourceOfFile(descriptor: number, length: number): ByteSource {
  let window: Buffer = Buffer.alloc(0);
  let start = 0;
  const readAll = (into: Uint8Array, from: number): void => {
    let done = 0;
    while (done < into.length) {
      const count = readSync(descriptor, into, done, into.length - done, from + done);
      if (count === 0) throw new Error('the file became shorter while it was read');
      done += count;
    }
  };
  const slice = (from: number, to: number): Buffer => {
    const size = Math.max(0, Math.min(to, length) - from);
    if (size > windowSize / 4) {
      const own = Buffer.allocUnsafeSlow(size);
      readAll(own, from);
      return own;
    }
    if (from < start || from + size > start + window.length) {
      window = Buffer.allocUnsafeSlow(Math.max(0, Math.min(windowSize, length - from)));
      start = from;
      readAll(window, start);
    }
    return Buffer.from(window.subarray(from - start, from - start + size));
  };
  return { length, read: readAll, slice, held: { descriptor } };
}

/** A file that is open for reading by parts, until it is disposed of. */
export async function openFileSource(path: string): Promise<ByteSource & AsyncDisposable> {
  const file = await open(path);
  const { size } = await file.stat();
  return { ...sourceOfFile(file.fd, size), [Symbol.asyncDispose]: () => file.close() };
}

export const sourceOfHeld = (held: ByteSource['held'], length: number): ByteSource =>
  'bytes' in held ? sourceOf(held.bytes) : sourceOfFile(held.descriptor, length);

const chunk = 1 << 20;

/** As `Buffer.compare`: 0 where both hold the same. */
export function compareSources(a: ByteSource, b: ByteSource): number {
  if ('bytes' in a.held && 'bytes' in b.held) return Buffer.compare(a.held.bytes, b.held.bytes);
  const [x, y] = [Buffer.allocUnsafeSlow(chunk), Buffer.allocUnsafeSlow(chunk)];
  const shorter = Math.min(a.length, b.length);
  for (let from = 0; from < shorter; from += chunk) {
    const [one, two] = [x, y].map((buffer) => buffer.subarray(0, Math.min(chunk, shorter - from)));
    a.read(one!, from);
    b.read(two!, from);
    const order = Buffer.compare(one!, two!);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}
