/**
 * Cuts a content stream (or a CMap, or a PostScript function) into tokens. Every byte belongs to exactly one token,
 * so that joining the tokens gives the stream back; a rewriter copies what it does not change.
 * ISO 32000-1:2008, 7.2 and 8.9.7.
 */
import { classes, isWhite, regular, white } from './byte-class.ts';
import { imageDataEnd } from './inline-image.ts';

/**
 * `word`: an operator, or `true`, `false`, `null`. `image`: the data of an inline image, between the one white-space
 * byte behind `ID` and the white space before `EI`. `stray`: a delimiter that opens or closes nothing.
 */
export type TokenKind =
  | 'space'
  | 'comment'
  | 'number'
  | 'name'
  | 'string'
  | 'hex'
  | 'word'
  | 'array-open'
  | 'array-close'
  | 'dict-open'
  | 'dict-close'
  | 'brace'
  | 'image'
  | 'stray';

/** A place in a stream; `scan` moves it. The present token is `bytes[from..to)`. */
export interface Scanner {
  readonly bytes: Uint8Array;
  kind: TokenKind;
  from: number;
  to: number;
  /** Start of the dictionary of an inline image while it is open, otherwise -1. */
  imageDict: number;
  image: 'none' | 'separator' | 'data';
}

export const openScanner = (bytes: Uint8Array, at = 0): Scanner => ({
  bytes,
  kind: 'space',
  from: at,
  to: at,
  imageDict: -1,
  image: 'none',
});

/** Moves on to the next token; false at the end. Never throws, whatever the bytes. */
export function scan(scanner: Scanner): boolean {
  const { bytes } = scanner;
  const from = scanner.to;
  if (from >= bytes.length) return false;
  scanner.from = from;
  if (scanner.image !== 'none' && scanImage(scanner)) return true;
  const byte = bytes[from]!;
  const kind = classes[byte]!;
  if (kind === white) {
    scanner.kind = 'space';
    scanner.to = runOf(bytes, from + 1, white);
  } else if (kind === regular) {
    scanner.to = runOf(bytes, from + 1, regular);
    scanner.kind = isNumber(bytes, from, scanner.to) ? 'number' : 'word';
    if (scanner.kind === 'word' && scanner.to - from === 2) noteImage(scanner);
  } else scanDelimited(scanner, byte);
  return true;
}

function scanDelimited(scanner: Scanner, byte: number): void {
  const { bytes, from } = scanner;
  const set = (kind: TokenKind, to: number): void => {
    scanner.kind = kind;
    scanner.to = to;
  };
  const next = bytes[from + 1];
  if (byte === 0x2f) set('name', runOf(bytes, from + 1, regular));
  else if (byte === 0x28) set('string', stringEnd(bytes, from));
  else if (byte === 0x3c && next === 0x3c) set('dict-open', from + 2);
  else if (byte === 0x3c) set('hex', hexEnd(bytes, from));
  else if (byte === 0x3e && next === 0x3e) set('dict-close', from + 2);
  else if (byte === 0x5b) set('array-open', from + 1);
  else if (byte === 0x5d) set('array-close', from + 1);
  else if (byte === 0x7b || byte === 0x7d) set('brace', from + 1);
  else if (byte === 0x25) set('comment', lineEnd(bytes, from));
  else set('stray', from + 1);
}

function runOf(bytes: Uint8Array, from: number, kind: number): number {
  let at = from;
  while (at < bytes.length && classes[bytes[at]!] === kind) at++;
  return at;
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  let digits = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) digits++;
    else if (byte !== 0x2e && byte !== 0x2d && byte !== 0x2b) return false;
  }
  return digits > 0 || (to - from === 1 && bytes[from] !== 0x2b);
}

/** Behind the parenthesis that closes the string; the end of the stream where none does. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x5c) at++;
    else if (byte === 0x28) depth++;
    else if (byte === 0x29 && --depth === 0) return at + 1;
  }
  return bytes.length;
}

function hexEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(0x3e, from + 1);
  return end < 0 ? bytes.length : end + 1;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
}

function noteImage(scanner: Scanner): void {
  const { bytes, from, to } = scanner;
  const first = bytes[from];
  const second = bytes[from + 1];
  if (first === 0x42 && second === 0x49) scanner.imageDict = to;
  else if (first === 0x49 && second === 0x44 && scanner.imageDict >= 0) scanner.image = 'separator';
}

/** One white-space byte stands between `ID` and the data (8.9.7); all that follows is opaque up to `EI`. */
function scanImage(scanner: Scanner): boolean {
  const { bytes, from } = scanner;
  if (scanner.image === 'separator') {
    scanner.image = 'data';
    if (isWhite(bytes[from])) {
      scanner.kind = 'space';
      scanner.to = from + 1;
      return true;
    }
  }
  scanner.image = 'none';
  const end = imageDataEnd(bytes, scanner.imageDict, from);
  scanner.imageDict = -1;
  if (end === from) return false;
  scanner.kind = 'image';
  scanner.to = end;
  return true;
}
