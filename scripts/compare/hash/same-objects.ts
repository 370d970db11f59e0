/**
 * Two files of one writer that hold the same objects, told without reading them: a page that is built again differs in
 * its dates and its ID, and in where its objects lie. What cannot be told so is no answer; it is then read.
 */
import { type ByteSource, key, PDFDict, PDFRef, type PdfInParts, resolve } from '../../pdf/index.ts';

interface Located extends PdfInParts {
  readonly source: ByteSource;
}

/** @returns true where nothing differs but what the new file says of itself: its information and its metadata */
export function sameObjects(old: Located, fresh: Located): boolean {
  const [a, b] = [old.xref.places, fresh.xref.places];
  const own = ownWordsOf(old);
  const [, info, packet] = own;
  if (a.count !== b.count || own.join() !== ownWordsOf(fresh).join()) return false;
  if (old.context.trailerInfo.Encrypt || fresh.context.trailerInfo.Encrypt) return false;
  let packed = false;
  const differing: number[] = [];
  for (let number = 1; number < a.count; number++) {
    const kind = a.kind(number);
    if (kind !== b.kind(number)) return false;
    if (kind === 'none' || (isTable(old, number) && isTable(fresh, number))) continue;
    if (kind === 'packed') {
      packed = true;
      if (a.at(number) !== b.at(number) || a.rank(number) !== b.rank(number)) return false;
    } else if (!bytesOf(old, number).equals(bytesOf(fresh, number))) {
      if (number !== info && number !== packet) return false;
      differing.push(number);
    }
  }
  // Named by the trailer alone, or by the catalog alone: no page paints with it. What is packed could name it unseen.
  return differing.every((number) => !packed && namings(old, number) === (number === info ? 0 : 1));
}

/** Object numbers of the catalog, of the information about the file, and of its metadata. */
function ownWordsOf({ context }: Located): readonly (number | undefined)[] {
  const root = resolve(context, context.trailerInfo.Root);
  const packet = root instanceof PDFDict ? root.get(key('Metadata')) : undefined;
  return [context.trailerInfo.Root, context.trailerInfo.Info, packet].map((one) =>
    one instanceof PDFRef ? one.objectNumber : undefined,
  );
}

/** A stream that says where the others are lies elsewhere when they do. */
const isTable = ({ xref }: Located, number: number): boolean => xref.starts.has(xref.places.at(number));

function bytesOf({ source, xref }: Located, number: number): Buffer {
  const from = xref.places.at(number);
  return source.slice(from, xref.next(from));
}

/** How often the objects of a file name one of them. */
function namings(file: Located, number: number): number {
  const name = Buffer.from(`${number} 0 R`);
  const { places } = file.xref;
  let count = 0;
  for (let one = 1; one < places.count; one++) {
    if (places.kind(one) !== 'direct' || isTable(file, one)) continue;
    const bytes = bytesOf(file, one);
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
      const before = bytes[at - 1] ?? 0;
      if (before < 0x30 || before > 0x39) count++;
    }
  }
  return count;
}
