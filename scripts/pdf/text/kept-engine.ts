/**
 * What V8 has made of PDFium's code: machine code for the functions that drawing and reading pages lean on. Without it
 * every process begins with code that is made in a hurry, and its other threads spend 0.4 s of processor on better code
 * while the first page is drawn.
 *
 * V8 gives such code and takes it back (`WasmSerializer`, `WasmDeserializer` in wasm-serialization.h), which Node has no
 * word for but the functions of V8's own tests. V8 itself looks whether the code is of the same version, flags and
 * processor, and gives nothing where it is not; then the engine is compiled as ever.
 */
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { keep, kept } from '../../core/cache.ts';

const nameOf = (wasm: Uint8Array): string =>
  `pdfium-${createHash('sha256').update(wasm).digest('hex').slice(0, 16)}-${process.version}-${process.arch}`;

/** Flags hold for all threads, and V8 takes kept code of any kind under those only that it was made under. */
function callIntrinsic(call: string, ...words: readonly unknown[]): unknown {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return (new Script(call).runInThisContext() as (...words: readonly unknown[]) => unknown)(...words);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

/** The engine with its code, where that is kept; in the main thread, which alone may change flags. */
export async function keptEngine(wasm: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module | undefined> {
  if (!isMainThread) return undefined;
  const code = await kept(nameOf(wasm));
  if (!code) return undefined;
  try {
    const made = callIntrinsic(
      '(code, wasm) => %DeserializeWasmModule(code, wasm)',
      Uint8Array.from(code).buffer,
      wasm,
    );
    return made instanceof WebAssembly.Module ? made : undefined;
  } catch {
    // A V8 that knows no such function.
    return undefined;
  }
}

/** Whether there is nothing to be kept any more. */
export const isEngineKept = async (wasm: Uint8Array): Promise<boolean> => (await kept(nameOf(wasm))) !== undefined;

/** Keeps what V8 has made by now. It ends the process where V8 has made nothing: so in one that has nothing else to do. */
export async function keepEngine(wasm: Uint8Array, module: WebAssembly.Module): Promise<void> {
  const code = callIntrinsic('(module) => %SerializeWasmModule(module)', module);
  await keep(nameOf(wasm), new Uint8Array(code as ArrayBuffer));
}
