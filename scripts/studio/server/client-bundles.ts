/** The programs of the window and of the page in it: bundled on first use, then taken from the cache. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { cached } from '../../core/cache.ts';

const scripts = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What `npm pack` takes along of them. */
export const CLIENT_FILES = 'client-files.json';

/** Folders whose files may go into a bundle. */
const sources = ['studio', 'layout/in-page', 'html', 'edition', 'core'];

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of sources) {
    const names = await readdir(join(scripts, folder), { recursive: true });
    for (const name of names.sort()) {
      if (/\.(ts|tsx|css|js)$/.test(name)) hash.update(name).update(await readFile(join(scripts, folder, name)));
    }
  }
  return hash.update(await readFile(join(scripts, '../package.json'))).digest('hex');
}

export interface ClientFile {
  readonly type: string;
  readonly body: Uint8Array;
  /** Compressed by gzip, which every browser takes. */
  readonly packed: Uint8Array;
}

/** What stands in for a program that is not there: the page is set, and cannot be edited. */
const stills = {
  page: "import './layout/in-page/main.ts'; window.dayang.setPage().then(() => { document.documentElement.dataset.set = 'true'; });",
  shell: '',
} as const;

const entryOf = (name: keyof typeof stills): string | undefined =>
  ['main.ts', 'main.tsx', 'main.js'].map((file) => join(scripts, 'studio', name, file)).find(existsSync);

/** Text of every file by its name. */
export async function bundleClients(): Promise<Readonly<Record<string, string>>> {
  const { build } = await import('esbuild');
  const files: Record<string, string> = {};
  for (const name of ['page', 'shell'] as const) {
    const entry = entryOf(name);
    const result = await build({
      ...(entry
        ? { entryPoints: { [name]: entry } }
        : { stdin: { contents: stills[name], resolveDir: scripts, sourcefile: `${name}.ts`, loader: 'ts' } }),
      bundle: true,
      write: false,
      splitting: true,
      format: 'esm',
      outdir: '/',
      entryNames: name,
      chunkNames: `${name}-[name]-[hash]`,
      target: 'chrome147',
      minify: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      legalComments: 'none',
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    for (const { path, text } of result.outputFiles) {
      files[path.slice(path.lastIndexOf('/') + 1).replace(/^stdin/, name)] = text;
    }
  }
  return files;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** In a package they were made when it was packed, and their sources are not there. */
async function readBundles(): Promise<Readonly<Record<string, string>>> {
  const packed = join(scripts, 'studio', CLIENT_FILES);
  if (existsSync(packed)) return JSON.parse(await readFile(packed, 'utf8')) as Record<string, string>;
  const { bytes } = await cached(`studio-${await fingerprint()}.json`, async () =>
    Buffer.from(JSON.stringify(await bundleClients())),
  );
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, string>;
}

let made: Promise<ReadonlyMap<string, ClientFile>> | undefined;

/** Files by name, as `/client/` serves them: `page.js`, `shell.js`, their style sheets and what they load later. */
export function clientFiles(): Promise<ReadonlyMap<string, ClientFile>> {
  made ??= (async () => {
    const files = await readBundles();
    return new Map(
      Object.entries(files).map(([name, text]) => [
        name,
        {
          type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain',
          body: Buffer.from(text),
          packed: gzipSync(text),
        },
      ]),
    );
  })();
  return made;
}
