/**
 * The program that runs in the page, as one script: bundled on first use, then taken from the cache. The compiled
 * program holds it ready.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from '../core/cache.ts';
import { compiledFile, inPageFile } from '../core/compiled.ts';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, 'in-page');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (name.endsWith('.ts')) hash.update(name).update(await readFile(join(folder, name)));
  }
  // What it is bundled with. Paged.js exports no way to its package.json; that lies above its entry.
  const resolve = createRequire(import.meta.url).resolve;
  for (const file of [join(dirname(dirname(resolve('pagedjs'))), 'package.json'), resolve('hyphen/package.json')]) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}

let script: Promise<string> | undefined;

/** Source text of the in-page program; running it defines `window.dayang`. */
export function inPageScript(): Promise<string> {
  const compiled = compiledFile(inPageFile);
  script ??= compiled ? readFile(compiled, 'utf8') : bundle();
  return script;
}

async function bundle(): Promise<string> {
  const { bytes } = await cached(`in-page-${await fingerprint()}.js`, async () => {
    const { build } = await import('esbuild');
    const result = await build({
      entryPoints: [join(folder, 'main.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'chrome147',
      minify: true,
      legalComments: 'none',
      logLevel: 'silent',
    });
    return result.outputFiles[0]!.contents;
  });
  return Buffer.from(bytes).toString('utf8');
}
