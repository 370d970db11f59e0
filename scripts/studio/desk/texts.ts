/** The source texts of an open edition: what stands in them now, what stands on the disk, and how they came about. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parse } from 'yaml';
import { decodeText, findFile, listFolder } from '../../edition/index.ts';
import { applyEdits, invertEdits } from '../edits.ts';
import type { Edit, FileChange, Hash } from '../protocol.ts';
import { hashOf } from './hash-of.ts';

export interface Held {
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly hash: Hash;
  /** What the file on the disk was last seen to hold. */
  readonly disk: string;
  readonly byteOrderMark: boolean;
  /** Where it is written: its own name, unless that is a link. */
  readonly place: string;
  /** The latest changes, each leading to the next. */
  readonly recent: readonly Recent[];
}

export interface Recent extends FileChange {
  /** Edits that lead back. */
  readonly undo: readonly Edit[];
}

export type ReadText = Pick<Held, 'text' | 'byteOrderMark' | 'place'>;

/** Changes after which an edit can still be moved to where its text has gone. */
const RECENT = 500;

const EDITION_FILE = 'edition.yaml';

/** Files that the edition consists of, by what its folder and `edition.yaml` say; faults in it are not ours to tell. */
export async function filesOf(root: string, editionText: string | undefined): Promise<readonly string[]> {
  const stories = (await listFolder(root, 'stories')).filter((file) => /\/[^./][^/]*\.md$/.test(file));
  let named: readonly unknown[] = [];
  try {
    const data = parse(editionText ?? '', { logLevel: 'silent' }) as { pages?: unknown; house?: unknown } | null;
    named = [...(Array.isArray(data?.pages) ? data.pages : []), data?.house];
  } catch {}
  const yaml = named.filter((one): one is string => typeof one === 'string' && /\.ya?ml$/.test(one));
  return [...new Set([EDITION_FILE, ...yaml, ...stories])];
}

/** What the disk holds under a name of the edition; undefined where there is no such text inside the folder. */
export async function readText(root: string, file: string): Promise<ReadText | undefined> {
  const found = await findFile(root, file);
  if (found.kind !== 'file') return undefined;
  const bytes = await readFile(found.path).catch(() => undefined);
  const decoded = bytes && decodeText(bytes);
  if (decoded?.kind !== 'text') return undefined;
  return {
    text: decoded.text,
    byteOrderMark: bytes![0] === 0xef && bytes![1] === 0xbb && bytes![2] === 0xbf,
    place: relative(root, found.path),
  };
}

export function hold(file: string, read: ReadText): Held {
  return { file, ...read, hash: hashOf(read.text), disk: read.text, recent: [] };
}

/** All texts of the edition that are not held yet. */
export async function holdMissing(root: string, held: Map<string, Held>): Promise<void> {
  const edition = held.get(EDITION_FILE)?.text ?? (await readText(root, EDITION_FILE))?.text;
  const missing = (await filesOf(root, edition)).filter((file) => !held.has(file));
  const read = await Promise.all(missing.map(async (file) => [file, await readText(root, file)] as const));
  for (const [file, text] of read) if (text) held.set(file, hold(file, text));
}

export interface Changed {
  readonly held: Held;
  readonly change: FileChange;
}

/** The text with edits made, which must fit. */
export function changeText(before: Held, edits: readonly Edit[], client?: string): Changed {
  const text = applyEdits(before.text, edits);
  const change: FileChange = {
    file: before.file,
    base: before.hash,
    hash: hashOf(text),
    edits,
    ...(client !== undefined && { client }),
  };
  const recent = [...before.recent.slice(-RECENT + 1), { ...change, undo: invertEdits(before.text, edits) }];
  return { held: { ...before, text, hash: change.hash, recent }, change };
}

/** The changes that lead from an earlier text to the present one; undefined where that is not known any more. */
export function changesSince({ hash, recent }: Held, base: Hash): readonly Recent[] | undefined {
  if (base === hash) return [];
  const index = recent.findLastIndex((change) => change.base === base);
  return index < 0 ? undefined : recent.slice(index);
}
