import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { keepEntry, knownEntry } from '../../scripts/core/cache.ts';
import { compileWasm, keepWasmCode, wasmCodeKey } from '../../scripts/core/wasm-code.ts';

/** `sum(n)` adds the numbers from n down to 1; a section of its own makes the module one that no cache knows. */
function unknownModule(): Uint8Array<ArrayBuffer> {
  const section = (id: number, bytes: readonly number[]) => [id, bytes.length, ...bytes];
  const loop = [0x03, 0x40, 0x20, 0, 0x20, 1, 0x6a, 0x21, 1, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b];
  const body = [1, 1, 0x7f, ...loop, 0x20, 1, 0x0b];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7f]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...Buffer.from('sum'), 0, 0]),
    ...section(10, [1, body.length, ...body]),
    ...section(0, [1, 0x78, ...randomBytes(16)]),
  ]);
}

const sumOf = async (module: WebAssembly.Module): Promise<(n: number) => number> =>
  (await WebAssembly.instantiate(module)).exports['sum'] as (n: number) => number;

it('gives WebAssembly back with the code that an earlier run has made of it', async () => {
  const wasm = unknownModule();
  const first = await compileWasm(wasm);
  // Even where none was made yet.
  await keepWasmCode(first, await sumOf(first));
  expect(await knownEntry(wasmCodeKey(wasm))).toBeDefined();
  const again = await compileWasm(wasm);
  const sum = await sumOf(again);
  expect(sum(100)).toBe(5050);
  // Nothing to add.
  await keepWasmCode(again, sum);
  expect((await sumOf(await compileWasm(wasm)))(1000)).toBe(500_500);
});

it('compiles anew where what is kept is no such code', async () => {
  const wasm = unknownModule();
  await keepEntry(wasmCodeKey(wasm), randomBytes(4000));
  expect((await sumOf(await compileWasm(wasm)))(10)).toBe(55);
});
