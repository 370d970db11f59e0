/** Type 1 glyphs as identities: decrypted charstrings with their subroutines written out. Adobe Type 1 Font Format. */
import { createHash } from 'node:crypto';
import { standardNames } from './glyph-names.ts';
import type { Outline } from './true-type.ts';

/** Outlines of a one-byte font by the names of its glyphs. */
export interface NamedOutlines {
  readonly named: (name: string) => Outline | undefined;
  /** The font program's own encoding. */
  readonly own: (code: number) => string | undefined;
  readonly names: readonly string[];
}

/** Keys of section 7. */
const [programKey, charstringKey] = [55_665, 4330];

function decrypted(bytes: Uint8Array, from: number, skip: number): Uint8Array {
  const out = new Uint8Array(Math.max(0, bytes.length - skip));
  let key = from;
  for (const [at, byte] of bytes.entries()) {
    if (at >= skip) out[at - skip] = byte ^ (key >> 8);
    key = ((byte + key) * 52_845 + 22_719) & 0xffff;
  }
  return out;
}

/** @returns undefined for what cannot be read as Type 1 */
export function openType1(bytes: Uint8Array): NamedOutlines | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = buffer.indexOf('eexec');
  if (mark < 0) return undefined;
  const clear = buffer.toString('latin1', 0, mark);
  let from = mark + 'eexec'.length;
  while (from < buffer.length && [9, 10, 13, 32].includes(buffer[from]!)) from++;
  const coded = buffer.subarray(from);
  const hexadecimal = /^[0-9A-Fa-f\s]{8}/.test(coded.toString('latin1', 0, 8));
  const packed = hexadecimal ? Buffer.from(coded.toString('latin1').replace(/\s+/g, ''), 'hex') : coded;
  const program = Buffer.from(decrypted(packed, programKey, 4));
  const text = program.toString('latin1');
  const hidden = Number(/\/lenIV\s+(\d+)/.exec(text)?.[1] ?? 4);
  const matrix = /\/FontMatrix\s*\[([^\]]*)\]/.exec(clear)?.[1]?.trim() ?? '';
  const start = text.indexOf('/CharStrings');
  const data = (at: number, length: number): Uint8Array =>
    decrypted(program.subarray(at, at + length), charstringKey, hidden);
  const subroutines = new Map<number, Uint8Array>();
  for (const [at, name, length] of entries(text, /dup\s+(\d+)\s+(\d+)\s+\S+ /g, { from: 0, to: start })) {
    subroutines.set(Number(name), data(at, length));
  }
  const glyphs = new Map<string, Uint8Array>();
  for (const [at, name, length] of entries(text, /\/(\S+)\s+(\d+)\s+(?!dict)\S+ /g, { from: start, to: text.length })) {
    glyphs.set(name, data(at, length));
  }
  if (glyphs.size === 0) return undefined;
  const known = new Map<string, Outline | undefined>();
  const encoding = ownEncoding(clear);
  return {
    named: (name) => {
      if (!known.has(name)) known.set(name, identity(name, { glyphs, subroutines, matrix }));
      return known.get(name);
    },
    own: (code) => encoding.get(code),
    names: [...glyphs.keys()],
  };
}

/** Binary data that is announced by a name and its length: where it begins, the name, the length. */
function* entries(
  text: string,
  announcement: RegExp,
  { from, to }: { from: number; to: number },
): Generator<readonly [at: number, name: string, length: number]> {
  announcement.lastIndex = from;
  for (let found = announcement.exec(text); found && found.index < to; found = announcement.exec(text)) {
    const length = Number(found[2]);
    yield [announcement.lastIndex, found[1]!, length];
    announcement.lastIndex += length;
  }
}

function ownEncoding(clear: string): ReadonlyMap<number, string> {
  if (/\/Encoding\s+StandardEncoding\b/.test(clear)) return standardNames;
  const found = clear.matchAll(/\bdup\s+(\d+)\s*\/(\S+)\s+put\b/g);
  return new Map([...found].map(([, code, name]) => [Number(code), name!]));
}

interface Program {
  readonly glyphs: ReadonlyMap<string, Uint8Array>;
  readonly subroutines: ReadonlyMap<number, Uint8Array>;
  readonly matrix: string;
}

/** Operators that add to the outline. Section 6.4. */
const painting = new Set([5, 6, 7, 8, 30, 31]);
const [callSubroutine, end, twoBytes, accented] = [10, 11, 12, 256 + 6];
const [sideBearing, bothBearings, divide] = [13, 256 + 7, 256 + 12];

function identity(name: string, { glyphs, subroutines, matrix }: Program): Outline | undefined {
  const code = glyphs.get(name);
  if (!code) return undefined;
  const hash = createHash('sha1');
  hash.update(matrix);
  let stack: number[] = [];
  let painted = false;
  let width: number | undefined;
  const scale = (Number(matrix.split(/\s+/)[0]) || 0.001) * 1000;
  const run = (bytes: Uint8Array, depth: number): void => {
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at++]!;
      if (byte >= 32) {
        let value = byte - 139;
        if (byte === 255) {
          value = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
          at += 4;
        } else if (byte >= 251) value = -(byte - 251) * 256 - bytes[at++]! - 108;
        else if (byte >= 247) value = (byte - 247) * 256 + bytes[at++]! + 108;
        stack.push(value);
        continue;
      }
      if (byte === callSubroutine) {
        const called = subroutines.get(stack.pop() ?? -1);
        if (called && depth < 10) run(called, depth + 1);
        continue;
      }
      if (byte === end) return;
      const operator = byte === twoBytes ? 256 + bytes[at++]! : byte;
      if (painting.has(operator)) painted = true;
      if (operator === divide) {
        const [under = 1, over = 0] = [stack.pop(), stack.pop()];
        hash.update(`${over} ${under} ${divide} `);
        stack.push(over / under);
        continue;
      }
      if (operator === sideBearing) width ??= stack[1];
      if (operator === bothBearings) width ??= stack[2];
      hash.update(`${stack.join(' ')} ${operator} `);
      // An accented letter is two others of StandardEncoding.
      const parts = operator === accented ? stack.slice(-2).map((one) => glyphs.get(standardNames.get(one) ?? '')) : [];
      stack = [];
      for (const part of parts) if (part && depth < 10) run(part, depth + 1);
    }
  };
  run(code, 0);
  return { id: hash.digest('hex').slice(0, 16), empty: !painted, ...(width !== undefined && { width: width * scale }) };
}
