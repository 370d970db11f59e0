/**
 * WebAssembly with the code that V8 made of it in an earlier run. A browser keeps that code; Node does not, and so each
 * run compiles PDFium twice over: every function at its first call, and once more for speed what is called often. That
 * is a quarter of a second of processor time while a page is finished, and until then the page is drawn by slow code.
 */
import { createHash } from 'node:crypto';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { keepEntry, knownEntry } from './cache.ts';

/** V8 has no other door to this than functions for its own tests: only those are called that have been tried. */
const tried = /^13\.6\./;

type Serialize = (module: WebAssembly.Module, called: unknown) => ArrayBuffer;
/** Gives nothing where the code was made by another V8, with other flags or for another processor. */
type Deserialize = (code: ArrayBuffer, wasm: Uint8Array) => WebAssembly.Module | undefined;

/** Compiled at once, since afterwards V8 no longer knows the words. */
function native<Called>(source: string): Called {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return runInThisContext(source) as Called;
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

interface Kept {
  readonly key: string;
  /** Bytes of code that are kept already. */
  readonly length: number;
}

const kept = new WeakMap<WebAssembly.Module, Kept>();

/** The tag stands for V8, its flags and the processor. */
export const wasmCodeKey = (wasm: Uint8Array): string =>
  ['wasm-code', cachedDataVersionTag(), createHash('sha256').update(wasm).digest('hex')].join('-');

/** @throws WebAssembly.CompileError */
export async function compileWasm(wasm: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  if (!tried.test(process.versions.v8)) return await WebAssembly.compile(wasm);
  const key = wasmCodeKey(wasm);
  const code = await knownEntry(key);
  const known =
    code && native<Deserialize>('((code, wasm) => %DeserializeWasmModule(code, wasm))')(ownBuffer(code.bytes), wasm);
  const module = known ?? (await WebAssembly.compile(wasm));
  kept.set(module, { key, length: known ? code.bytes.length : 0 });
  return module;
}

const ownBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** Less than this more of it is left to V8. */
const worthIt = 1.04;

// A module of which nothing is compiled for speed makes V8 end the program: one function is, whatever ran before.
const serialize = '((module, called) => (%WasmTierUpFunction(called), %SerializeWasmModule(module)))';

/**
 * To be called when the work is done: what is compiled for speed by then is what the next run will need. Later runs add
 * to it, until there is little to add.
 * @param called a small function that the module exports
 */
export async function keepWasmCode(module: WebAssembly.Module, called: unknown): Promise<void> {
  const before = kept.get(module);
  if (!before) return;
  const code = native<Serialize>(serialize)(module, called);
  if (code.byteLength < before.length * worthIt) {
    kept.delete(module);
    return;
  }
  kept.set(module, { ...before, length: code.byteLength });
  await keepEntry(before.key, new Uint8Array(code));
}
