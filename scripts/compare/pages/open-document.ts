/** One side of a comparison, opened as far as it can be. */
import { createHash, webcrypto } from 'node:crypto';
import {
  dictAt,
  openPdf,
  type PageNode,
  type PDFContext,
  PDFDict,
  pageList,
  resolve,
  UnreadablePdf,
} from '../../pdf/index.ts';
import { type Digests, openDigests } from '../hash/digest.ts';
import { hashPage } from '../hash/page-hash.ts';
import { openSharedBytes, type SharedBytes } from '../hash/shared-bytes.ts';
import { layersOf } from '../paint/marks.ts';
import type { PagePaint } from '../paint/model.ts';
import { type PaintSource, walkPage } from '../paint/walk.ts';

export interface OpenedDocument {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly pages: readonly PageNode[];
  readonly digests: Digests;
  /** Equal only where the streams are equal as they lie in the file. */
  readonly rawHash: (index: number) => string;
  /** Digests of the pictures and forms that a page names, as they lie in the file. */
  readonly rawPictures: (index: number) => readonly string[];
  readonly hash: (index: number) => string;
  readonly paint: (index: number) => PagePaint;
  /** Forgets what was read of pages, so that long documents take no more room than short ones. */
  readonly forget: () => void;
}

/** What only PDFium, or nobody, can read. */
export interface ClosedDocument {
  readonly bytes: Uint8Array;
  readonly reason: string;
}

const broken = 'its structure is broken';

export const isOpened = (one: OpenedDocument | ClosedDocument): one is OpenedDocument => 'pages' in one;

/** @param shared what the other document of a comparison holds too */
export async function openDocument(
  bytes: Uint8Array,
  shared: SharedBytes = openSharedBytes(),
): Promise<OpenedDocument | ClosedDocument> {
  try {
    // Of a Buffer the parser takes views where of other arrays it takes copies: the file would be in memory twice.
    const context = await openPdf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (context.trailerInfo.Encrypt) return { bytes, reason: 'it is encrypted' };
    // The parser makes an empty document of what is none.
    if (!(resolve(context, context.trailerInfo.Root) instanceof PDFDict)) return { bytes, reason: broken };
    const pages = pageList(context);
    return { bytes, ...readerOf(context, pages, shared) };
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    return { bytes, reason: /encrypt/i.test(error.message) ? 'it is encrypted' : broken };
  }
}

function readerOf(context: PDFContext, pages: readonly PageNode[], shared: SharedBytes): Omit<OpenedDocument, 'bytes'> {
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
    return made;
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
      source = { ...source, fonts: new Map() };
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
  if (!isOpened(opened)) throw new Error(`no page hash: ${opened.reason}`);
  return opened.pages.map((_, index) => opened.hash(index));
}

/** SHA-256 of the whole file, in hexadecimal; another thread makes it, unless it shares the bytes with others. */
export async function fileHash(bytes: Uint8Array): Promise<string> {
  if (bytes.buffer instanceof SharedArrayBuffer) return createHash('sha256').update(bytes).digest('hex');
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
