/** One side of a comparison, opened as far as it can be. */
import { createHash, webcrypto } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  type ByteSource,
  dictAt,
  isLocked,
  openSource,
  type PageNode,
  type PDFContext,
  PDFDict,
  type PdfInParts,
  pageList,
  resolve,
  sourceOf,
  UnreadablePdf,
} from '../../pdf/index.ts';
import { type Digests, openDigests } from '../hash/digest.ts';
import { hashPage } from '../hash/page-hash.ts';
import { openSharedBytes, type SharedBytes } from '../hash/shared-bytes.ts';
import { layersOf } from '../paint/marks.ts';
import type { PagePaint } from '../paint/model.ts';
import { type PaintSource, walkPage } from '../paint/walk.ts';

export interface OpenedDocument {
  readonly source: ByteSource;
  /** It is encrypted, and anybody may read it. */
  readonly encrypted: boolean;
  /** Where it is read by parts. */
  readonly parts?: PdfInParts;
  readonly context: PDFContext;
  readonly pages: readonly PageNode[];
  readonly digests: Digests;
  /** Equal only where the streams are equal as they lie in the file. */
  readonly rawHash: (index: number) => string;
  /** Digests of the pictures and forms that a page names, as they lie in the file. */
  readonly rawPictures: (index: number) => readonly string[];
  readonly hash: (index: number) => string;
  readonly paint: (index: number) => PagePaint;
  /** Lets go of what was read of pages, so that long documents take no more room than short ones. */
  readonly forget: () => void;
}

/** What only PDFium, or nobody, can read. */
export interface ClosedDocument {
  readonly source: ByteSource;
  readonly why: 'locked' | 'broken';
}

/** Pages whose objects are kept at a time. */
const mostRead = 16;

export const isOpened = (one: OpenedDocument | ClosedDocument): one is OpenedDocument => 'pages' in one;

/** @param shared what the other document of a comparison holds too */
export async function openDocument(
  given: Uint8Array | ByteSource,
  shared?: SharedBytes,
): Promise<OpenedDocument | ClosedDocument> {
  const source = sourceOf(given);
  try {
    const { context, parts, encrypted } = await openSource(source);
    // The parser makes an empty document of what is none.
    if (!(resolve(context, context.trailerInfo.Root) instanceof PDFDict)) return { source, why: 'broken' };
    const pages = pageList(context);
    return {
      source,
      encrypted,
      ...(parts && { parts }),
      ...readerOf(context, { pages, shared: shared ?? openSharedBytes(source), letGo: parts?.forget }),
    };
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    return { source, why: isLocked(error) ? 'locked' : 'broken' };
  }
}

interface Reading {
  readonly pages: readonly PageNode[];
  readonly shared: SharedBytes;
  readonly letGo: (() => void) | undefined;
}

function readerOf(
  context: PDFContext,
  { pages, shared, letGo }: Reading,
): Omit<OpenedDocument, 'source' | 'parts' | 'encrypted'> {
  const digests = openDigests(context, { shared });
  const raw = openDigests(context, { raw: true, shared });
  const rawHashes = new Map<number, string>();
  const hashes = new Map<number, string>();
  let source: PaintSource = { digests, layers: layersOf(context), fonts: new Map() };
  const once = (known: Map<number, string>, index: number, make: () => string): string => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const made = make();
    known.set(index, made);
    if (known.size % mostRead === 0) letGoOfObjects();
    return made;
  };
  const letGoOfObjects = (): void => {
    letGo?.();
    // Layers and fonts are known by their objects.
    source = { digests, layers: layersOf(context), fonts: new Map() };
  };
  return {
    context,
    pages,
    digests,
    rawHash: (index) => once(rawHashes, index, () => hashPage(pages[index]!, raw, true)),
    rawPictures: (index) => (dictAt(pages[index]!.resources, 'XObject')?.values() ?? []).map(raw.of),
    hash: (index) => once(hashes, index, () => hashPage(pages[index]!, digests)),
    paint: (index) => walkPage(pages[index]!, source),
    forget: () => {
      letGoOfObjects();
      shared.forget();
    },
  };
}

/**
 * Canonical hash of each page: equal for every rewriting of one page.
 * @throws Error for a document that cannot be read
 */
export async function pageHash(pdf: Uint8Array): Promise<readonly string[]> {
  const opened = await openDocument(pdf);
  if (!isOpened(opened)) throw new Error(`no page hash: the file is ${opened.why}`);
  return opened.pages.map((_, index) => opened.hash(index));
}

const chunk = 1 << 20;

/** SHA-256 of the whole file, in hexadecimal; another thread makes it where the bytes are in memory of our own. */
export async function fileHash(source: ByteSource): Promise<string> {
  const { held, length } = source;
  if ('bytes' in held && !(held.bytes.buffer instanceof SharedArrayBuffer)) {
    return Buffer.from(await webcrypto.subtle.digest('SHA-256', held.bytes)).toString('hex');
  }
  const hash = createHash('sha256');
  const part = Buffer.allocUnsafeSlow(Math.min(chunk, length));
  for (let from = 0; from < length; from += part.length) {
    const here = part.subarray(0, Math.min(part.length, length - from));
    source.read(here, from);
    hash.update(here);
    await setImmediate();
  }
  return hash.digest('hex');
}
