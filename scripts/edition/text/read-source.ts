/** Reads one text file of the edition. */
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Origin, SourceFile } from '../../core/source.ts';
import { findFile, listFolder } from '../folder.ts';
import { offer } from '../offer.ts';
import { type Reading, report, startOf } from '../reading.ts';
import { reportUnprintable } from './characters.ts';
import { decodeText } from './encoding.ts';

/** Kilobytes; fifty times what a full page of copy, or its layout, needs. */
const largest = (file: string): number => (file.endsWith('.md') ? 4096 : 128);

interface Named {
  /** Where the file is named. */
  readonly at: Origin;
  /** Files that are named besides, and so are not what was meant. */
  readonly taken: ReadonlySet<string>;
}

/** The text of `file`, or undefined after a fault was noted, where it is named if the file itself cannot be opened. */
export async function readSource(reading: Reading, file: string, named?: Named): Promise<SourceFile | undefined> {
  const held = reading.open.texts?.get(file);
  if (held !== undefined) return takeText(reading, file, Buffer.from(held));
  const places = [named?.at ?? startOf(file)];
  const found = await findFile(reading.root, file);
  if (found.kind === 'remote' || found.kind === 'outside') {
    report(reading, 'edition/outside', { places, with: { file } });
    return undefined;
  }
  if (found.kind === 'missing') {
    const there = (await listFolder(reading.root, posix.dirname(file))).filter((one) => !named?.taken.has(one));
    const choices = offer(file, there);
    if (choices === undefined) report(reading, 'edition/no-file', { places, with: { file } });
    else report(reading, 'edition/missing-file', { places, with: { file, choices } });
    return undefined;
  }
  if (found.kind === 'unreadable') {
    report(reading, 'edition/unreadable', { places, with: { file, reason: found.reason } });
    return undefined;
  }
  const size = Math.ceil(found.bytes / 1024);
  const limit = largest(file);
  if (size > limit) {
    report(reading, 'edition/too-large', { places, with: { file, size, limit } });
    return undefined;
  }
  try {
    return takeText(reading, file, await readFile(found.path));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    report(reading, 'edition/unreadable', { places, with: { file, reason } });
    return undefined;
  }
}

function takeText(reading: Reading, file: string, bytes: Uint8Array): SourceFile | undefined {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') {
    const source = { file, text: decoded.text };
    reading.sources.set(file, source);
    reportUnprintable(reading, source);
    return source;
  }
  if (decoded.kind === 'damaged') {
    reading.sources.set(file, { file, text: decoded.before });
    const at = decoded.before.length;
    report(reading, 'edition/damaged', { places: [{ file, from: at, to: at }], with: { file } });
  } else if (decoded.kind === 'other') {
    report(reading, 'edition/encoding', {
      places: [startOf(file)],
      with: { file, encoding: decoded.encoding, iconv: decoded.iconv },
    });
  } else report(reading, 'edition/encoding-unknown', { places: [startOf(file)], with: { file } });
  return undefined;
}
