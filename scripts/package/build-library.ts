/**
 * Compiles the program for `npm pack`: Node strips no types under node_modules, so what is published is JavaScript.
 * The tree stays as it is, `lib/` in place of `scripts/`, so that templates, styles and profiles are found from it
 * as they are from the sources.
 */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleClients, CLIENT_FILES } from '../studio/index.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = join(root, 'scripts');
/** Rooms that only the project itself needs. */
const notPublished = /^(?:bench|package|studio\/(?:page|shell))\/|write-(?:schemas|tables)\.ts$|\.d\.ts$/;
/** The oldest Node on which what is published runs. */
const target = 'node20.11';

const renamed: Plugin = {
  name: 'name sources by what they become',
  setup(plugin) {
    plugin.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, '.js'), external: true },
    );
    plugin.onResolve({ filter: /^[^./]|^\.{1,2}\/.*\.mjs$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    );
  },
};

async function publishedSources(): Promise<readonly string[]> {
  const entries = await readdir(sources, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(sources, join(entry.parentPath, entry.name)))
    .filter((file) => !notPublished.test(file.replaceAll('\\', '/')))
    .sort();
}

/** What runs in the page is bundled by the program itself, on first use, from its sources. */
async function copyInPage(library: string): Promise<void> {
  const entry = join(sources, 'layout', 'in-page', 'main.ts');
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    absWorkingDir: root,
  });
  const inside = Object.keys(metafile.inputs).filter((file) => file.startsWith('scripts/'));
  await Promise.all(inside.map((file) => cp(join(root, file), join(library, relative('scripts', file)))));
}

/** @param folder where `lib` is made; what stands there under that name goes */
export async function buildLibrary(folder: string = root): Promise<void> {
  const library = join(folder, 'lib');
  await rm(library, { recursive: true, force: true });
  await mkdir(library, { recursive: true });
  const files = await publishedSources();
  await build({
    entryPoints: files.map((file) => join(sources, file)),
    outbase: sources,
    outdir: library,
    format: 'esm',
    platform: 'node',
    target,
    charset: 'utf8',
    // Each file by itself: everything it imports is outside.
    bundle: true,
    plugins: [renamed],
    logLevel: 'warning',
    absWorkingDir: root,
  });
  await copyInPage(library);
  const clients = join(library, 'studio', CLIENT_FILES);
  await writeFile(clients, JSON.stringify(await bundleClients()));
  const data = (await readdir(sources, { recursive: true })).filter(
    (file) => /\.(?:json|mjs)$/.test(file) && dirname(file) !== '.',
  );
  await Promise.all(data.map((file) => cp(join(sources, file), join(library, file))));
}

if (import.meta.main) await buildLibrary(process.argv[2]);
