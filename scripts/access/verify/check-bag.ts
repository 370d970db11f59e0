/** A package as a bag: complete, nothing besides, every checksum true. RFC 8493, 3. */
import { createHash } from 'node:crypto';
import { inParallel } from '../../core/in-parallel.ts';
import { type Entry, listFiles } from '../package/list-files.ts';
import { isSafePath, openInside, readText } from '../package/read-file.ts';
import { type Desk, refuse, shown } from './desk.ts';
import type { Findings } from './findings.ts';

/** 2.4, and what older bags have: the names that Node knows them by. */
const algorithms = ['md5', 'sha1', 'sha256', 'sha512'] as const;
type Algorithm = (typeof algorithms)[number];

const digits: Readonly<Record<Algorithm, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };

export interface Bag {
  readonly files: ReadonlySet<string>;
  /** SHA-256 of what was listed. */
  readonly sums: ReadonlyMap<string, string>;
  readonly bytes: number;
}

type Shelf = Pick<Desk, 'root' | 'findings'>;

/** Undefined when the folder cannot be told to be a bag at all. */
export async function checkBag(root: string, findings: Findings, signal: AbortSignal): Promise<Bag | undefined> {
  const shelf = { root, findings };
  const entries = await listFiles(root);
  if (!entries) {
    findings.add('archive/too-many-files', { folder: shown(shelf, '') });
    return undefined;
  }
  for (const { path, kind } of entries)
    if (kind !== 'file') findings.add('archive/no-plain-file', { file: shown(shelf, path) });
  const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
  const declaration = await readTag(shelf, 'bagit.txt');
  // 2.1.1.
  if (
    declaration !== undefined &&
    !/^BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8\s*$/.test(declaration)
  )
    findings.add('archive/no-declaration', { file: shown(shelf, 'bagit.txt') });
  const used = algorithms.filter((one) => files.has(`manifest-${one}.txt`));
  if (used.length === 0) findings.add('archive/no-manifest', { folder: shown(shelf, '') });
  const lists = await Promise.all(
    used.flatMap((one) =>
      ['manifest', 'tagmanifest'].map((kind) =>
        readManifest(shelf, { name: `${kind}-${one}.txt`, algorithm: one, files }),
      ),
    ),
  );
  const { sums, bytes } = await checkSums(shelf, lists.flat(), signal);
  checkComplete(shelf, entries, lists.flat());
  await checkOxum(shelf, { files, bytes });
  return { files, sums, bytes: [...bytes.values()].reduce((sum, one) => sum + one, 0) };
}

async function readTag(shelf: Shelf, path: string): Promise<string | undefined> {
  const { value, refusal } = await readText(shelf.root, path);
  if (refusal) refuse(shelf, path, refusal);
  return value;
}

interface Listed {
  readonly path: string;
  readonly sum: string;
  readonly algorithm: Algorithm;
  readonly manifest: string;
}

interface Manifest {
  readonly name: string;
  readonly algorithm: Algorithm;
  readonly files: ReadonlySet<string>;
}

/** 2.1.3: a checksum, white space, a path in which line ends and `%` are written as `%0A`, `%0D`, `%25`. */
async function readManifest(shelf: Shelf, { name, algorithm, files }: Manifest): Promise<readonly Listed[]> {
  if (name.startsWith('tag') && !files.has(name)) return [];
  const text = await readTag(shelf, name);
  const file = shown(shelf, name);
  const seen = new Set<string>();
  return (text ?? '').split(/\r?\n/).flatMap((line, index): Listed[] => {
    if (line === '') return [];
    const [, sum = '', written = ''] = /^([0-9a-f]+)[ \t]+\*?(.+)$/i.exec(line) ?? [];
    const path = written.replace(/%(0A|0D|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (sum.length !== digits[algorithm]) {
      shelf.findings.add('archive/manifest-line', { file, line: index + 1 });
      return [];
    }
    const payload = path.startsWith('data/');
    if (!isSafePath(path) || payload === name.startsWith('tag')) {
      shelf.findings.add('archive/unsafe-path', { file, path });
      return [];
    }
    if (seen.has(path)) shelf.findings.add('archive/listed-twice', { file, path });
    seen.add(path);
    return [{ path, sum: sum.toLowerCase(), algorithm, manifest: file }];
  });
}

/** Reads every listed file once for all its checksums. */
async function checkSums(shelf: Shelf, listed: readonly Listed[], signal: AbortSignal) {
  const sums = new Map<string, string>();
  const bytes = new Map<string, number>();
  const byPath = Map.groupBy(listed, ({ path }) => path);
  await inParallel([...byPath], 2, async ([path, claims]) => {
    signal.throwIfAborted();
    const { value: file, refusal } = await openInside(shelf.root, path);
    if (refusal?.kind === 'missing') {
      shelf.findings.add('archive/listed-missing', { path, file: claims[0]!.manifest });
      return;
    }
    if (!file) return;
    const hashes = new Map(
      [...new Set([...claims.map(({ algorithm }) => algorithm), 'sha256'])].map((one) => [one, createHash(one)]),
    );
    let length = 0;
    for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20, signal })) {
      for (const hash of hashes.values()) hash.update(chunk);
      length += chunk.length;
    }
    const found = new Map([...hashes].map(([name, hash]) => [name, hash.digest('hex')]));
    for (const { algorithm, sum, manifest } of claims) {
      const own = found.get(algorithm)!;
      if (own !== sum)
        shelf.findings.add('archive/checksum', { file: shown(shelf, path), manifest, algorithm, found: own });
    }
    sums.set(path, found.get('sha256')!);
    bytes.set(path, length);
  });
  return { sums, bytes };
}

/** 3: every payload file is listed in every payload manifest. */
function checkComplete(shelf: Shelf, entries: readonly Entry[], listed: readonly Listed[]): void {
  const byManifest = Map.groupBy(listed, ({ manifest }) => manifest);
  for (const [manifest, claims] of byManifest) {
    const names = new Set(claims.map(({ path }) => path));
    const tags = !claims[0]!.path.startsWith('data/');
    for (const { path, kind } of entries) {
      if (
        kind !== 'file' ||
        names.has(path) ||
        path.startsWith('data/') === tags ||
        /^tagmanifest-\w+\.txt$/.test(path)
      )
        continue;
      shelf.findings.add('archive/unlisted', { file: shown(shelf, path), manifest });
    }
  }
}

/** 2.2.2: octets and files of the payload. */
async function checkOxum(
  shelf: Shelf,
  { files, bytes }: { readonly files: ReadonlySet<string>; readonly bytes: ReadonlyMap<string, number> },
): Promise<void> {
  if (!files.has('bag-info.txt')) return;
  const info = await readTag(shelf, 'bag-info.txt');
  const told = /^Payload-Oxum:\s*(\d+\.\d+)\s*$/im.exec(info ?? '')?.[1];
  if (told === undefined) return;
  const payload = [...bytes].filter(([path]) => path.startsWith('data/'));
  const found = `${payload.reduce((sum, [, length]) => sum + length, 0)}.${payload.length}`;
  if (found !== told) shelf.findings.add('archive/oxum', { file: shown(shelf, 'bag-info.txt'), told, found });
}
