/** The container of a TrueType font: reading its directory, and writing one. OpenType 1.9, "Organization of a font". */

export type Tables = ReadonlyMap<string, Uint8Array>;

export interface TableRecord {
  readonly tag: string;
  readonly offset: number;
  readonly length: number;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes that hold the table directory of a font with `count` tables. */
export const directoryLength = (count: number): number => 12 + 16 * count;

const TRUETYPE = 0x00010000;

/** The directory that stands at the start of `bytes`; throws when this is no TrueType font. */
export function readDirectory(bytes: Uint8Array): readonly TableRecord[] {
  const view = viewOf(bytes);
  if (bytes.length < 12 || view.getUint32(0) !== TRUETYPE) throw new Error('not a TrueType font');
  const count = view.getUint16(4);
  if (bytes.length < directoryLength(count)) throw new Error('the font ends inside its directory');
  return Array.from({ length: count }, (_, index) => {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    return { tag, offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
  });
}

export function readTables(bytes: Uint8Array): Tables {
  return new Map(
    readDirectory(bytes).map(({ tag, offset, length }) => {
      if (offset + length > bytes.length) throw new Error(`the font ends inside its table ${tag}`);
      return [tag, bytes.subarray(offset, offset + length)];
    }),
  );
}

export function tableOf(tables: Tables, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new Error(`the font has no table ${tag}`);
  return table;
}

const aligned = (length: number): number => (length + 3) & ~3;

/** Sum of big-endian words, modulo 2³²; `bytes` ends on a word. */
function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** A TrueType file of these tables, sorted by tag, with its checksums; the same tables give the same bytes. */
export function writeSfnt(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = directoryLength(sorted.length);
  const bytes = new Uint8Array(sorted.reduce((sum, [, table]) => sum + aligned(table.length), start));
  const view = viewOf(bytes);
  const power = Math.floor(Math.log2(sorted.length));
  view.setUint32(0, TRUETYPE);
  view.setUint16(4, sorted.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * sorted.length - (16 << power));
  let offset = start;
  let head = 0;
  for (const [index, [tag, table]] of sorted.entries()) {
    const at = 12 + 16 * index;
    bytes.set(table, offset);
    if (tag === 'head') {
      head = offset;
      view.setUint32(head + 8, 0);
    }
    for (let letter = 0; letter < 4; letter++) bytes[at + letter] = tag.charCodeAt(letter);
    view.setUint32(at + 4, checksum(bytes.subarray(offset, offset + aligned(table.length))));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, table.length);
    offset += aligned(table.length);
  }
  // "head": checksumAdjustment makes the whole file sum to this constant.
  if (head > 0) view.setUint32(head + 8, (0xb1b0afba - checksum(bytes)) >>> 0);
  return bytes;
}
