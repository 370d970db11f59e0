/**
 * Cuts a TrueType file down with hb-subset, the WebAssembly build in the package `harfbuzzjs`.
 * The whole cut runs without giving way, so that calls never meet in the one instance.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The functions of hb-subset.h and hb.h used here; every handle is an address, 0 is failure. */
interface HarfBuzz {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(bytes: number): number;
  free(address: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_clear(set: number): void;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

const MEMORY_READ_ONLY = 1;
const SET_DROP_TABLES = 3;
const SET_LAYOUT_FEATURES = 6;
const NO_HINTING = 1;

/** Spacing and forms of East Asian text, kerning, ligatures, and the shaping that is always on. */
const FEATURES = (
  'halt chws vhal vchw vert vrt2 palt vpal kern vkrn fwid hwid locl liga ' + 'ccmp rlig calt mark mkmk'
).split(' ');

/** Tables that nothing here reads; STAT would name the axes of a variable font, which these are not. */
const DROPPED = ['STAT', 'gasp', 'DSIG'];

const tagNumber = (tag: string): number => [...tag].reduce((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0);

const wasmPath = (): string => createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');

let wasm: Promise<Uint8Array<ArrayBuffer>> | undefined;
let hash: Promise<string> | undefined;
let instance: Promise<HarfBuzz> | undefined;

function program(): Promise<Uint8Array<ArrayBuffer>> {
  wasm ??= readFile(wasmPath());
  return wasm;
}

/** SHA-256 of the program itself, for the keys of the cache: another version may cut otherwise. */
export function subsetterHash(): Promise<string> {
  hash ??= program().then((bytes) => createHash('sha256').update(bytes).digest('hex'));
  return hash;
}

async function start(): Promise<HarfBuzz> {
  const { instance: started } = await WebAssembly.instantiate(await program());
  const hb = started.exports as unknown as HarfBuzz;
  hb._initialize();
  return hb;
}

/** Reads a file into the instance's own memory, without a copy in between. */
function load(hb: HarfBuzz, path: string): { address: number; length: number } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const address = hb.malloc(size);
    if (address === 0) throw new Error('hb-subset has no memory left');
    let length = 0;
    while (length < size) {
      const read = readSync(file, new Uint8Array(hb.memory.buffer, address + length, size - length));
      if (read === 0) throw new Error(`${path} ends early`);
      length += read;
    }
    return { address, length };
  } finally {
    closeSync(file);
  }
}

function describeInput(hb: HarfBuzz, codePoints: Iterable<number>): number {
  const input = hb.hb_subset_input_create_or_fail();
  if (input === 0) throw new Error('hb-subset has no memory left');
  hb.hb_subset_input_set_flags(input, NO_HINTING);
  const unicode = hb.hb_subset_input_unicode_set(input);
  for (const codePoint of codePoints) hb.hb_set_add(unicode, codePoint);
  const features = hb.hb_subset_input_set(input, SET_LAYOUT_FEATURES);
  hb.hb_set_clear(features);
  for (const tag of FEATURES) hb.hb_set_add(features, tagNumber(tag));
  const dropped = hb.hb_subset_input_set(input, SET_DROP_TABLES);
  for (const tag of DROPPED) hb.hb_set_add(dropped, tagNumber(tag));
  return input;
}

function cut(hb: HarfBuzz, face: number, codePoints: Iterable<number>): Uint8Array {
  const input = describeInput(hb, codePoints);
  const subset = hb.hb_subset_or_fail(face, input);
  hb.hb_subset_input_destroy(input);
  if (subset === 0) throw new Error('hb-subset could not cut the font; its file may be damaged');
  const blob = hb.hb_face_reference_blob(subset);
  const length = hb.hb_blob_get_length(blob);
  const bytes = new Uint8Array(hb.memory.buffer, hb.hb_blob_get_data(blob, 0), length).slice();
  hb.hb_blob_destroy(blob);
  hb.hb_face_destroy(subset);
  if (length === 0) throw new Error('hb-subset gave an empty font; the file may be damaged');
  return bytes;
}

/** The TrueType file at `path`, cut down to these code points and what their layout features lead to. */
export async function cutTrueType(path: string, codePoints: Iterable<number>): Promise<Uint8Array> {
  instance ??= start();
  const hb = await instance;
  const { address, length } = load(hb, path);
  const blob = hb.hb_blob_create(address, length, MEMORY_READ_ONLY, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  hb.hb_blob_destroy(blob);
  try {
    return cut(hb, face, codePoints);
  } finally {
    hb.hb_face_destroy(face);
    hb.free(address);
  }
}
