/**
 * Compiles the program of a checkout into a few files that load in a third of the time of its sources and packages.
 * The sources stay what is run: whatever they find by their own place (templates, styles, packages) they find from
 * there, since each keeps its own address.
 */
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const sources = join(root, 'scripts');

/** Packages that find files or native code by their own place, and large ones that few commands need. */
const external = [
  '@aws-sdk/client-s3',
  '@sparticuz/chromium',
  'bullmq',
  'esbuild',
  'fsevents',
  'harfbuzzjs',
  'ioredis',
  'jieba-wasm',
  'lcms-wasm',
  'pagedjs',
  'sharp',
];

/** What is run by itself: the command line, and the threads and processes that it starts. */
const entries = [
  'cli.ts',
  'batch/pool/worker-process.ts',
  'compare/pages/own-thread.ts',
  'compare/pages/page-thread.ts',
  'preflight/thread.ts',
];

/** What runs in a program that was compiled before the last change of the sources goes on for this long at most. */
const longest = 24 * 60 * 60 * 1000;

const address = (folder: string): string => pathToFileURL(`${folder}/`).href;

const located: Plugin = {
  name: 'each source keeps its address',
  setup(plugin) {
    plugin.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!path.startsWith(sources)) return undefined;
      const text = await readFile(path, 'utf8');
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.main', 'false');
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * @param folder where the compiled program is put, whole or not at all; its name says what it was compiled from
 * @throws where the folder cannot be written
 */
export async function compileProgram(folder: string): Promise<void> {
  const making = `${folder}.${process.pid}`;
  try {
    await mkdir(making, { recursive: true });
    await build({
      entryPoints: entries.map((file) => join(sources, file)),
      outbase: sources,
      outdir: making,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node22.18',
      charset: 'ascii',
      minifyWhitespace: true,
      minifySyntax: true,
      external,
      plugins: [located],
      define: { DAYANG_COMPILED: JSON.stringify({ sources: address(sources), folder: address(folder) }) },
      // Packages in CommonJS ask for Node's own modules this way.
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
      },
      legalComments: 'none',
      logLevel: 'silent',
      absWorkingDir: root,
    });
    await rename(making, folder);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  await removeOld(folder);
}

async function removeOld(current: string): Promise<void> {
  const shelf = dirname(current);
  await utimes(current, new Date(), new Date());
  for (const name of await readdir(shelf)) {
    const old = join(shelf, name);
    const { mtimeMs } = await stat(old);
    if (old !== current && Date.now() - mtimeMs > longest) await rm(old, { recursive: true, force: true });
  }
}

if (import.meta.main) await compileProgram(process.argv[2]!);
