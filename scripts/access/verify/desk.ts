/** What all checks of a package share: where it lies, what is in it, and a way to read that says what it will not. */

import { join } from 'node:path';
import type { Code } from '../../core/catalogue/index.ts';
import type { Parameters } from '../../core/diagnostic.ts';
import { shownPath } from '../../core/files.ts';
import { mostBytes, type Read, type Refusal, readBytes, readText } from '../package/read-file.ts';
import { type Element, readXml } from '../package/read-xml.ts';
import type { Findings } from './findings.ts';

export interface Desk {
  readonly root: string;
  /** Paths of the plain files in the package, sorted. */
  readonly files: ReadonlySet<string>;
  /** Checksums as found on the disk, by path. */
  readonly sums: ReadonlyMap<string, string>;
  readonly findings: Findings;
}

/** A file of the package as messages name it. */
export const shown = ({ root }: Pick<Desk, 'root'>, path: string): string => shownPath(join(root, path));

/** How a refusal is told, and what of it. */
function refusalOf(refusal: Refusal, file: string): readonly [Code, Parameters] {
  switch (refusal.kind) {
    case 'missing':
      return ['archive/file-missing', { file }];
    case 'unsafe':
      return ['archive/unsafe-path', { file, path: file }];
    case 'link':
    case 'no-file':
      return ['archive/no-plain-file', { file }];
    case 'too-large':
      return ['archive/too-large', { file, bytes: refusal.bytes, most: refusal.most }];
    case 'no-text':
      return ['archive/no-utf8', { file }];
  }
}

export function refuse(desk: Pick<Desk, 'root' | 'findings'>, path: string, refusal: Refusal): void {
  desk.findings.add(...refusalOf(refusal, shown(desk, path)));
}

function taken<T>(desk: Desk, path: string, { value, refusal }: Read<T>): T | undefined {
  if (refusal) refuse(desk, path, refusal);
  return value;
}

export const textOfFile = async (desk: Desk, path: string): Promise<string | undefined> =>
  taken(desk, path, await readText(desk.root, path));

export const bytesOfFile = async (desk: Desk, path: string, most: number): Promise<Uint8Array | undefined> =>
  taken(desk, path, await readBytes(desk.root, path, most));

export async function xmlOfFile(desk: Desk, path: string): Promise<Element | undefined> {
  const text = await textOfFile(desk, path);
  if (text === undefined) return undefined;
  const { root, fault } = readXml(text);
  const file = shown(desk, path);
  if (fault?.kind === 'doctype') desk.findings.add('archive/doctype', { file });
  else if (fault) desk.findings.add('archive/broken-xml', { file, reason: fault.reason });
  return root;
}

export async function jsonOfFile(desk: Desk, path: string): Promise<unknown> {
  const text = await textOfFile(desk, path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    // Deeply nested values cost the parser its stack.
    desk.findings.add('archive/broken-json', { file: shown(desk, path), reason: (error as Error).message });
    return undefined;
  }
}

export { mostBytes };
