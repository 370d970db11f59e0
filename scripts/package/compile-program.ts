/**
 * Compiles the program of a checkout into scripts that load in a fraction of the time of its sources and packages. The
 * sources stay what is run: whatever they find by their own place (templates, styles, packages) they find from there,
 * since each keeps its own address.
 */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';
import { inPageFile } from '../core/compiled.ts';
import { inPageScript } from '../layout/bundle.ts';
import { keepPdfiumEngine } from '../pdf/index.ts';
import { libraryFile } from '../pdf/load-pdf-lib.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = join(root, 'scripts');

/** What is run by itself: the command line, and the threads and processes that it starts. */
const entries = [
  'cli',
  'batch/pool/worker-process',
  'compare/looks/draw-thread',
  'compare/pages/own-thread',
  'compare/pages/page-thread',
  'pdf/advertisement/thread',
  'preflight/thread',
  'preflight/separations/draw-thread',
];

/** Seldom needed, or too large for what is used of them. */
const external = ['@aws-sdk/client-s3', 'bullmq', 'esbuild', 'ioredis', 'jieba-wasm', 'pagedjs'];

/** What runs in a program that was compiled before the last change of the sources goes on for this long at most. */
const longest = 24 * 60 * 60 * 1000;

const address = (folder: string): string => pathToFileURL(`${folder}/`).href;

/** Sources, and packages that find files or native code by their own place. */
const findsByPlace = /[\\/]scripts[\\/].*\.ts$|[\\/](?:lcms-wasm|pdfium|sharp)[\\/].*\.m?js$/;

const located: Plugin = {
  name: 'each source keeps its address',
  setup(plugin) {
    plugin.onLoad({ filter: findsByPlace }, async ({ path }) => {
      if (path === join(sources, 'pdf', 'load-pdf-lib.ts'))
        return { contents: `import lib from ${JSON.stringify(libraryFile)};\nexport { lib };`, resolveDir: root };
      const text = await readFile(path, 'utf8');
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.main', 'false');
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

/**
 * How pdf-lib unpacks its tables for the standard fonts when it is loaded: base64, zlib and bytes to text, each written
 * in JavaScript, which V8 takes 60 ms to compile and run.
 */
const unpacking =
  /(const \w+=e=>)\(e=>\{let t="";[^}]{0,99}fromCharCode[^}]{0,40}return t\}\)\(\w+\(\(e=>\{[^}]{0,600}return c\}\)\(e\)\)\);/;

const unpackedByNode: Plugin = {
  name: 'tables of pdf-lib unpacked by Node itself',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]pdf-lib\.min\.js$/ }, async ({ path }) => ({
      contents: withNodeZlib(await readFile(path, 'utf8')),
    }));
  },
};

/** @throws where the library unpacks its tables in another way */
export function withNodeZlib(library: string): string {
  if (!unpacking.test(library)) throw new Error('pdf-lib unpacks its tables in another way than it did');
  const native = 'require("node:zlib").inflateSync(Buffer.from(e,"base64")).toString("latin1");';
  return library.replace(unpacking, (_, head: string) => head + native);
}

/** What Puppeteer has for downloads, for a command line of its own, and for browsers at the far end of a network. */
const notUsed = /^ws$|[/](?:CLI|fileUtil|httpUtil|install|bidi[/](?:bidi|BrowserConnector))\.js$/;

const sparing: Plugin = {
  name: 'nothing of Puppeteer that is not used',
  setup(plugin) {
    // All of it would be run at the start, and with it Node's own library for HTTP.
    plugin.onResolve({ filter: notUsed }, ({ path, importer }) =>
      /[\\/]@?puppeteer/.test(importer) ? { path, namespace: 'not-used' } : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: 'not-used' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const common = {
  platform: 'node',
  target: 'node22.18',
  charset: 'ascii',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'silent',
} as const;

/** The scripts by their paths, what is loaded later or by several of them in scripts of its own. */
async function bundle(making: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: entries.map((name) => join(sources, `${name}.ts`)),
    outbase: sources,
    outdir: making,
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    external,
    plugins: [sparing, unpackedByNode, located],
    define: { DAYANG_COMPILED: JSON.stringify({ sources: address(sources), folder: address(folder) }) },
    absWorkingDir: root,
  });
  // V8 keeps the code of scripts, not of modules; so imports become calls of what run-compiled.ts gives them.
  const made = outputFiles.map(async ({ path, text }): Promise<[string, string]> => {
    const { code } = await transform(text, { ...common, format: 'cjs', supported: { 'dynamic-import': false } });
    return [path, inAscii(code)];
  });
  return new Map(await Promise.all(made));
}

/** esbuild leaves regular expressions as they are. A script in ASCII is read at twice the speed and held in half the memory. */
const inAscii = (text: string): string =>
  text.replace(/(\\*)([\u0080-\uffff])/g, (_, slashes: string, letter: string) => {
    const escaped = `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
    // The one that escapes the letter goes.
    return slashes.slice(slashes.length % 2) + escaped;
  });

const runner = 'run-compiled.cjs';

/**
 * @param folder where the compiled program is put, whole or not at all; its name says what it was compiled from
 * @throws where the folder cannot be written
 */
export async function compileProgram(folder: string): Promise<void> {
  const making = `${folder}.${process.pid}`;
  const write = async (path: string, text: string) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  try {
    for (const [path, text] of await bundle(making, folder)) await write(path, text);
    const run = await readFile(join(sources, 'package', 'run-compiled.ts'), 'utf8');
    await write(join(making, runner), (await transform(run, { ...common, loader: 'ts', format: 'cjs' })).code);
    await write(join(making, inPageFile), await inPageScript());
    for (const name of entries) {
      const place = dirname(join(making, name));
      const call = `require('./${relative(place, join(making, runner)).replaceAll('\\', '/')}').runCompiled`;
      const words = `__filename.replace(/cjs$/, 'js'), ${JSON.stringify(join(sources, `${name}.ts`))}`;
      await write(join(making, `${name}.cjs`), `${call}(${words});\n`);
    }
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

/** Advertisements of the sample: small pages with type, drawings and pictures. */
async function samplePages(): Promise<readonly Uint8Array[]> {
  const folder = join(root, 'content', 'yaowen', 'ads');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf'));
  return await Promise.all(names.map((name) => readFile(join(folder, name))));
}

if (import.meta.main) {
  await compileProgram(process.argv[2]!);
  await keepPdfiumEngine(await samplePages());
}
