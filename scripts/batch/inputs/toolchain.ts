/** What makes the packages, as one hash: another program may make other bytes of the same edition. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/** Read from the sources of a checkout, from `lib` of a package. */
const rooms = ['scripts', 'lib', 'templates', 'styles'];

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !/\.md$|^\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A browser that is named instead of the pinned one is known by its place, size and date. */
async function browserNamed(): Promise<string> {
  const path = process.env['DAYANG_CHROMIUM'];
  if (!path) return 'package';
  const facts = await stat(path).catch(() => undefined);
  return `${path} ${facts?.size} ${facts?.mtimeMs}`;
}

async function describe(): Promise<string> {
  const hash = createHash('sha256');
  const { version, dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  // Compression differs between builds of Node.
  hash.update(JSON.stringify([version, dependencies, process.versions, process.arch, await browserNamed()]));
  for (const file of (await Promise.all(rooms.map((room) => filesBelow(join(root, room))))).flat()) {
    hash.update(`${file.slice(root.length).replaceAll('\\', '/')}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

let known: Promise<string> | undefined;

/** SHA-256 of the program, its packages' versions, Node and the browser; worked out once for the process. */
export function toolchainHash(): Promise<string> {
  known ??= describe();
  return known;
}
