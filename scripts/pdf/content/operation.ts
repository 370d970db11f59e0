/** Reads a content stream operation by operation: operands as values, and the bytes they stand in. */
import { openScanner, type Scanner, scan } from './scan.ts';

export interface Name {
  readonly name: string;
}

export interface Dict {
  readonly entries: ReadonlyMap<string, Operand>;
}

/** Strings are bytes: what they mean depends on the font, or on who reads them. */
export type Operand = number | boolean | null | Name | Uint8Array | Dict | readonly Operand[];

/** A reader of operations; `readOperation` moves it. The operation is `bytes[from..to)`, white space around it apart. */
export interface OperationReader {
  readonly scanner: Scanner;
  operator: string;
  operands: readonly Operand[];
  from: number;
  to: number;
}

export const openOperations = (bytes: Uint8Array): OperationReader => ({
  scanner: openScanner(bytes),
  operator: '',
  operands: [],
  from: 0,
  to: 0,
});

export const isName = (operand: Operand | undefined): operand is Name =>
  typeof operand === 'object' && operand !== null && 'name' in operand;
export const isDict = (operand: Operand | undefined): operand is Dict =>
  typeof operand === 'object' &&
  operand !== null &&
  'entries' in operand &&
  !(operand instanceof Uint8Array) &&
  !Array.isArray(operand);
export const isBytes = (operand: Operand | undefined): operand is Uint8Array => operand instanceof Uint8Array;
export const isArray = (operand: Operand | undefined): operand is readonly Operand[] => Array.isArray(operand);

/** Deeper nesting than this is read flat: no producer writes it, and it must not cost the stack of a recursive reader. */
const deepest = 64;

interface Open {
  readonly dict: boolean;
  readonly items: Operand[];
}

/**
 * Moves on to the next operation; false at the end. An inline image is one operation `EI` with the operands
 * [dictionary, data]. What is broken is read as well as it can be: an operator closes whatever is still open.
 */
export function readOperation(reader: OperationReader): boolean {
  const { scanner } = reader;
  const stack: Open[] = [];
  let top: Operand[] = [];
  const operands = top;
  let from = -1;
  const close = (): void => {
    const closed = stack.pop();
    if (!closed) return;
    const value = closed.dict ? dictOf(top) : top;
    top = closed.items;
    top.push(value);
  };
  while (scan(scanner)) {
    const { kind } = scanner;
    if (kind === 'space' || kind === 'comment') continue;
    if (from < 0) from = scanner.from;
    if (kind === 'number') top.push(numberAt(scanner.bytes, scanner.from, scanner.to));
    else if (kind === 'hex') top.push(hexBytes(scanner.bytes, scanner.from, scanner.to));
    else if (kind === 'string') top.push(stringBytes(scanner.bytes, scanner.from, scanner.to));
    else if (kind === 'name') top.push({ name: nameAt(scanner.bytes, scanner.from, scanner.to) });
    else if (kind === 'array-open' || kind === 'dict-open') {
      if (stack.length >= deepest) continue;
      stack.push({ dict: kind === 'dict-open', items: top });
      top = [];
    } else if (kind === 'array-close' || kind === 'dict-close') close();
    else if (kind === 'image') top.push(scanner.bytes.subarray(scanner.from, scanner.to));
    else if (kind === 'word') {
      const word = wordAt(scanner.bytes, scanner.from, scanner.to);
      if (word === 'true' || word === 'false') top.push(word === 'true');
      else if (word === 'null') top.push(null);
      else if (word === 'BI') top.length = 0;
      else {
        while (stack.length > 0) close();
        if (word === 'ID') {
          const dict = dictOf(operands.splice(0));
          operands.push(dict);
          continue;
        }
        reader.operator = word;
        reader.operands = operands;
        reader.from = from;
        reader.to = scanner.to;
        return true;
      }
    }
  }
  return false;
}

function dictOf(items: readonly Operand[]): Dict {
  const entries = new Map<string, Operand>();
  for (let at = 0; at + 1 < items.length; at += 2) {
    const key = items[at];
    if (isName(key)) entries.set(key.name, items[at + 1]!);
  }
  return { entries };
}

/** The value of a number token; `--5` and `1.2.3`, which readers meet, give what other readers take them for. */
export function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let sign = 1;
  while (at < to && (bytes[at] === 0x2d || bytes[at] === 0x2b)) if (bytes[at++] === 0x2d) sign = -1;
  let value = 0;
  while (at < to && bytes[at]! >= 0x30) value = value * 10 + bytes[at++]! - 0x30;
  if (bytes[at] !== 0x2e || at >= to) return sign * value;
  let digits = 0;
  let scale = 1;
  for (at++; at < to && bytes[at]! >= 0x30; at++) {
    if (scale >= 1e15) continue;
    digits = digits * 10 + bytes[at]! - 0x30;
    scale *= 10;
  }
  return sign * (value + digits / scale);
}

const words = new Map<number, string>();

/** Operators are few and short: each is made a string once. */
export function wordAt(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 3) return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 127)));
  let key = 0;
  for (let at = from; at < to; at++) key = (key << 8) | bytes[at]!;
  const known = words.get(key);
  if (known !== undefined) return known;
  const word = String.fromCharCode(...bytes.subarray(from, to));
  if (words.size < 4096) words.set(key, word);
  return word;
}

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

/** The name behind its slash, with `#xx` undone; bytes stand for the characters of the same number. */
export function nameAt(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at]!;
    const high = byte === 0x23 && at + 2 < to ? hexDigit(bytes[at + 1]) : -1;
    const low = high < 0 ? -1 : hexDigit(bytes[at + 2]);
    if (low < 0) text += String.fromCharCode(byte);
    else {
      text += String.fromCharCode(high * 16 + low);
      at += 2;
    }
  }
  return text;
}

export function hexBytes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  // Right at once where nothing but digits stands between the brackets, as all producers write it.
  const inside = to - from - (bytes[to - 1] === 0x3e ? 2 : 1);
  const out = new Uint8Array((inside + 1) >> 1);
  let digits = 0;
  for (let at = from + 1; at < to; at++) {
    const digit = hexDigit(bytes[at]);
    if (digit < 0) continue;
    out[digits >> 1] = out[digits >> 1]! | (digits % 2 === 0 ? digit << 4 : digit);
    digits++;
  }
  const size = (digits + 1) >> 1;
  return size === out.length ? out : out.slice(0, size);
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

export function stringBytes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const out: number[] = [];
  const end = bytes[to - 1] === 0x29 ? to - 1 : to;
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 13) {
      // 7.3.4.2: an end of line inside a string reads as one line feed, however it is written.
      out.push(10);
      if (bytes[at + 1] === 10) at++;
    } else if (byte !== 0x5c) out.push(byte);
    else {
      const next = bytes[++at];
      if (next === undefined || at >= end) break;
      if (next >= 0x30 && next <= 0x37) {
        let value = 0;
        let count = 0;
        while (count < 3 && bytes[at]! >= 0x30 && bytes[at]! <= 0x37) {
          value = value * 8 + bytes[at++]! - 0x30;
          count++;
        }
        at--;
        out.push(value & 255);
      } else if (next === 13) {
        if (bytes[at + 1] === 10) at++;
      } else if (next !== 10) out.push(escapes[String.fromCharCode(next)] ?? next);
    }
  }
  return Uint8Array.from(out);
}
