/** Code that V8 has made of PDFium: taken back by another process, which then reads the same. */
import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { cacheFolder } from '../../scripts/core/cache.ts';

const root = join(import.meta.dirname, '..', '..');
const advertisement = join(root, 'content/yaowen/ads/gauge.pdf');

/** In a process of its own: V8 ends one in which nothing has been made yet. */
function run(body: string): string {
  const script = `
    const { keptEngine } = await import('${root}/scripts/pdf/text/kept-engine.ts');
    const { extractWithPdfium, keepPdfiumEngine } = await import('${root}/scripts/pdf/index.ts');
    const { readPdfium } = await import('${root}/scripts/pdf/text/pdfium.ts');
    const pdf = await (await import('node:fs/promises')).readFile('${advertisement}');
    ${body}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const read = 'console.log(JSON.stringify(await extractWithPdfium(pdf)));';
const isTaken = 'console.log((await keptEngine(await readPdfium())) instanceof WebAssembly.Module);';
let name: string;
let folder: string;

beforeAll(async () => {
  run('await keepPdfiumEngine([pdf]);');
  folder = join(await cacheFolder(), 'kept');
  name = (await readdir(folder)).find((one) => one.startsWith('pdfium-') && one.includes(process.version))!;
});

test('what is kept is taken, and reads as code does that is not', async () => {
  expect(run(isTaken)).toBe('true\n');
  const text = run(read);
  expect(text.length).toBeGreaterThan(5000);
  const file = join(folder, name);
  const bytes = await readFile(file);
  try {
    await rm(file);
    expect(run(isTaken)).toBe('false\n');
    expect(run(read)).toBe(text);
    // Damaged, it is as good as not there.
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(file, bytes, { mode: 0o600 });
    expect(run(isTaken)).toBe('false\n');
  } finally {
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(file, bytes, { mode: 0o600 });
  }
});
