/** What stands on the two sides of a comparison, and which file belongs to which. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import { type Box, type Mm, mm } from '../core/units.ts';
import type { Layout } from '../layout/index.ts';
import type { ByteSource } from '../pdf/index.ts';

export interface CompareSide {
  readonly kind: 'file' | 'folder' | 'references' | 'empty' | 'absent';
  readonly path: string;
  /** Absolute or as given, by the name that pairs them: the path below the folder without `.pdf`, with `/`. */
  readonly pdfs: ReadonlyMap<string, string>;
  /** How many pages have a reference, by the same name. */
  readonly references: ReadonlyMap<string, number>;
}

export const nameOf = (file: string): string => basename(file).replace(/\.pdf$/i, '');

async function pdfsBelow(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(root, file)
          .split(sep)
          .some((part) => part.startsWith('.') || part === 'node_modules'),
    );
  const names = files.map((file): [string, string] => [
    relative(root, file)
      .split(sep)
      .join('/')
      .replace(/\.pdf$/i, ''),
    file,
  ]);
  // edition.pdf binds the pages that lie beside it; what changed in one of them would be told twice.
  const bound = ([name]: readonly [string, string]): boolean =>
    basename(name) === 'edition' &&
    names.some(
      ([other]) => /^page-\d+(?:-\d+)?$/.test(basename(dirname(other))) && dirname(dirname(other)) === dirname(name),
    );
  return new Map(names.filter((one) => !bound(one)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Looks at what the user named. Trouble with the disk is thrown, but for what is not there. */
export async function readSide(path: string): Promise<CompareSide> {
  const none = new Map<string, never>();
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return { kind: 'absent', path, pdfs: none, references: none };
  if (!found.isDirectory()) return { kind: 'file', path, pdfs: new Map([[nameOf(path), path]]), references: none };
  const { listReferences } = await import('../compare/index.ts');
  const [pdfs, references] = await Promise.all([pdfsBelow(path), listReferences(path)]);
  const kind = pdfs.size > 0 ? 'folder' : references.size > 0 ? 'references' : 'empty';
  return { kind, path, pdfs, references };
}

/** Larger files are read by parts, smaller ones at once. */
const large = 4 * 1024 * 1024;

export async function openForComparing(path: string): Promise<ByteSource & AsyncDisposable> {
  const { openFileSource, sourceOf } = await import('../pdf/index.ts');
  const file = await openFileSource(path);
  if (file.length >= large) return file;
  await using small = file;
  return { ...sourceOf(small.slice(0, small.length)), [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** What is wrong with files, each fault at its file; none where the error is no fault of theirs. */
export async function fileFaults(error: unknown, file: string): Promise<readonly Diagnostic[]> {
  const [{ isLocked, UnreadablePdf }, { IncomparablePdf }] = await Promise.all([
    import('../pdf/index.ts'),
    import('../compare/index.ts'),
  ]);
  const fault = (name: string, locked: boolean): Diagnostic =>
    diagnostic(locked ? 'compare/locked' : 'compare/unreadable', { file: name });
  if (error instanceof IncomparablePdf) return error.faults.map(({ name, why }) => fault(name, why === 'locked'));
  if (error instanceof UnreadablePdf) return [fault(file, isLocked(error))];
  const path = (error as NodeJS.ErrnoException)?.path;
  const trouble = fileTrouble(error, path ? shownPath(resolve(path)) : file);
  return trouble ? [trouble] : [];
}

export interface Pair {
  readonly name: string;
  readonly old?: string;
  readonly new?: string;
}

/** Two files belong together however they are called, files in folders by their path. */
export function pairsOf(old: CompareSide, now: CompareSide): readonly Pair[] {
  const names = old.kind === 'references' ? old.references : old.pdfs;
  if (now.kind === 'file' && old.kind !== 'folder') {
    const name = nameOf(now.path);
    const [only] = names.keys();
    const known =
      old.kind === 'file' || !names.has(name) ? (names.size === 1 && only !== undefined ? only : name) : name;
    return [{ name: known, ...(old.pdfs.get(known) && { old: old.pdfs.get(known)! }), new: now.path }];
  }
  return [...new Set([...names.keys(), ...now.pdfs.keys()])].sort().map((name) => {
    const [was, is] = [old.pdfs.get(name), now.pdfs.get(name)];
    return { name, ...(was && { old: was }), ...(is && { new: is }) };
  });
}

const looksLikeLayout = (value: unknown): value is Layout => {
  const layout = value as Partial<Layout> | null;
  return layout?.version === 1 && Array.isArray(layout.blocks) && Array.isArray(layout.lines);
};

/** What the file shows of a double truck, whose pages have press files of their own beside that of both. */
function onFile(layout: Layout, name: string): Layout {
  const { page, through, sheet, blocks, lines } = layout;
  const number = Number(/^press-(\d+)$/.exec(name)?.[1]);
  if (through === undefined || (number !== page && number !== through)) return layout;
  const width = mm(sheet.width / 2);
  const left = number === page ? 0 : width;
  const here = <T extends { readonly box: Box<Mm> }>(list: readonly T[]): readonly T[] =>
    list
      .filter(({ box }) => box.x < left + width && box.x + box.width > left)
      .map((one) => ({ ...one, box: { ...one.box, x: mm(one.box.x - left) } }));
  const { through: _both, ...single } = layout;
  return { ...single, page: number, sheet: { ...sheet, width }, blocks: here(blocks), lines: here(lines) };
}

/** The layout that was written beside a page's PDF; none where there is none that can be read. */
export async function layoutsBeside(pdf: string | undefined): Promise<readonly Layout[]> {
  if (pdf === undefined) return [];
  const text = await readFile(join(dirname(pdf), 'layout.json'), 'utf8').catch(() => undefined);
  try {
    const layout: unknown = text === undefined ? undefined : JSON.parse(text);
    return looksLikeLayout(layout) ? [onFile(layout, nameOf(pdf))] : [];
  } catch {
    return [];
  }
}

/** Text of the source files that layouts name, out of the edition's folder. */
export async function sourcesOf(folder: string, layouts: readonly Layout[]): Promise<ReadonlyMap<string, string>> {
  const names = new Set(
    layouts.flatMap(({ blocks, lines }) => [
      ...blocks.map(({ file }) => file),
      ...lines.flatMap(({ source }) => (source ? [source.file] : [])),
    ]),
  );
  const read = await Promise.all(
    [...names]
      .filter((file) => file !== '' && !file.split('/').includes('..'))
      .map(async (file): Promise<[string, string] | undefined> => {
        const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
        return text === undefined ? undefined : [file, text.replace(/^\ufeff/, '')];
      }),
  );
  return new Map(read.filter((one) => one !== undefined));
}
