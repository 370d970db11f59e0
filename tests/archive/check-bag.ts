/** A reader of bags written from RFC 8493 alone, clause by clause; what is wrong with a bag, nothing if it is valid. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './packages.ts';

export function bagFaults(folder: string): readonly string[] {
  const faults: string[] = [];
  const text = (name: string): string =>
    new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, name)));
  // 2.1.1: two lines, in this order, and no byte order mark.
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(text('bagit.txt')))
    faults.push('2.1.1');
  // 2.1.2: there is a payload directory.
  if (!lstatSync(join(folder, 'data')).isDirectory()) faults.push('2.1.2');
  // 2.1.3: every payload file is listed exactly once; paths begin with data/ and stay there; checksums hold.
  const listed = manifestOf(text('manifest-sha256.txt'), faults);
  const payload = filesOf(join(folder, 'data')).map((file) => `data/${file}`);
  for (const path of payload) if (!listed.has(path)) faults.push(`2.1.3 not listed: ${path}`);
  for (const [path, sum] of listed) {
    if (!path.startsWith('data/') || path.split('/').includes('..')) faults.push(`2.1.3 out of data/: ${path}`);
    else if (!existsSync(join(folder, path))) faults.push(`3 missing: ${path}`);
    else if (digest(join(folder, path)) !== sum) faults.push(`3 checksum: ${path}`);
  }
  // 2.2.1: the tag manifest lists no payload and not itself, and its checksums hold.
  for (const [path, sum] of manifestOf(text('tagmanifest-sha256.txt'), faults)) {
    if (path.startsWith('data/') || path.startsWith('tagmanifest-')) faults.push(`2.2.1 ${path}`);
    if (digest(join(folder, path)) !== sum) faults.push(`2.2.1 checksum: ${path}`);
  }
  // 2.2.2: label, colon, space, value; Payload-Oxum tells octets and files.
  const info = text('bag-info.txt').split(/\r?\n/).filter(Boolean);
  for (const line of info) if (!/^[^\s:][^:]*: \S.*$/.test(line)) faults.push(`2.2.2 ${line}`);
  const octets = payload.reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0);
  if (!info.includes(`Payload-Oxum: ${octets}.${payload.length}`)) faults.push('2.2.2 Payload-Oxum');
  return faults;
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function manifestOf(text: string, faults: string[]): ReadonlyMap<string, string> {
  const listed = new Map<string, string>();
  for (const line of text.split(/\r?\n/).filter(Boolean)) {
    const [, sum, path] = /^([0-9a-f]{64})\s+\*?(.+)$/i.exec(line) ?? [];
    if (sum === undefined || path === undefined) faults.push(`2.1.3 line: ${line}`);
    else if (listed.has(decoded(path))) faults.push(`2.1.3 twice: ${path}`);
    else listed.set(decoded(path), sum.toLowerCase());
  }
  return listed;
}

const decoded = (path: string): string =>
  path.replace(/%(0A|0D|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
