/**
 * Two files of one writer that hold the same objects, told without reading them: a page that is built again differs in
 * its dates and its ID, and in where its objects lie. What cannot be told so is no answer; it is then read.
 */

/** Where a file keeps its objects, as far as it says so in the plain form of ISO 32000-1:2008, 7.5.4. */
interface ObjectPlaces {
  readonly bytes: Buffer;
  /** An object's bytes by its number, up to where the next begins. */
  readonly objects: ReadonlyMap<number, Buffer>;
  readonly root: number;
  readonly info: number | undefined;
}

/**
 * @returns the new file without its pages: header, catalog and information, as a small PDF; undefined where more may
 * differ than those
 */
export function sameObjects(old: Uint8Array, fresh: Uint8Array): Uint8Array | undefined {
  const [a, b] = [placesOf(old), placesOf(fresh)];
  if (!a || !b || a.root !== b.root || a.info !== b.info || a.objects.size !== b.objects.size) return undefined;
  const packet = referenceTo('Metadata', a.objects.get(a.root)!.toString('latin1'));
  const differing: number[] = [];
  for (const [number, bytes] of a.objects) {
    const other = b.objects.get(number);
    if (!other) return undefined;
    if (bytes.equals(other)) continue;
    // Named by the trailer alone, or by the catalog alone: no page paints with it.
    const apart = (number === a.info && namings(a, number) === 0) || (number === packet && namings(a, number) === 1);
    if (!apart) return undefined;
    differing.push(number);
  }
  const kept = [...new Set([a.root, ...differing, ...(a.info === undefined ? [] : [a.info])])];
  return smallFile(b, kept);
}

/** A page tree is no deeper, and its nodes are no more. */
const [deepest, mostPages] = [32, 2000];

/**
 * @returns the file with its page tree and what it says of itself, and without what the pages show, as a small PDF: all
 * that needs to be known of a file that is the same; undefined where the tree asks for a reader
 */
export function pagesAlone(file: Uint8Array): Uint8Array | undefined {
  const places = placesOf(file);
  if (!places) return undefined;
  const { objects, root, info } = places;
  const catalog = objects.get(root)!.toString('latin1');
  const nodes: number[] = [];
  const walk = (number: number | undefined, depth: number): boolean => {
    const node = number === undefined ? undefined : objects.get(number);
    if (!node || depth > deepest || nodes.length > mostPages || nodes.includes(number!)) return false;
    const text = node.toString('latin1');
    // What a node takes from other objects would be missing.
    if (/\/(?:\w+Box|Rotate|UserUnit|Kids|Type)\s+\d+\s+\d+\s+R\b/.test(text)) return false;
    nodes.push(number!);
    if (!/\/Type\s*\/Pages\b/.test(text)) return /\/Type\s*\/Page\b/.test(text);
    const kids = /\/Kids\s*\[([\s\d R]*)\]/.exec(text)?.[1];
    const listed = [...(kids ?? '').matchAll(/(\d+)\s+0\s+R/g)].map(([, kid]) => Number(kid));
    return kids !== undefined && listed.every((kid) => walk(kid, depth + 1));
  };
  if (!walk(referenceTo('Pages', catalog), 0)) return undefined;
  const packet = referenceTo('Metadata', catalog);
  const own = [info, packet].filter((one) => one !== undefined && objects.has(one)) as number[];
  return smallFile(places, [...new Set([root, ...nodes, ...own])]);
}

const rowLength = 20;

function placesOf(file: Uint8Array): ObjectPlaces | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN);
  if (!(start > 0 && start < bytes.length)) return undefined;
  const table = bytes.toString('latin1', start);
  const trailer = table.slice(table.lastIndexOf('trailer'));
  // Older states of the file, streams that hold objects, and encryption ask for a reader.
  if (!/^xref\s/.test(table) || /\/(?:Prev|XRefStm|Encrypt)\b/.test(trailer)) return undefined;
  const root = referenceTo('Root', trailer);
  const offsets = offsetsOf(table);
  if (!offsets || root === undefined || !offsets.has(root)) return undefined;
  const borders = [...offsets.values(), start].sort((x, y) => x - y);
  const next = new Map(borders.map((border, at) => [border, borders[at + 1] ?? start]));
  const objects = new Map<number, Buffer>();
  for (const [number, offset] of offsets) {
    const object = bytes.subarray(offset, next.get(offset));
    if (!object.subarray(0, 24).toString('latin1').startsWith(`${number} 0 obj`)) return undefined;
    objects.set(number, object);
  }
  return { bytes: bytes.subarray(0, start), objects, root, info: referenceTo('Info', trailer) };
}

function offsetsOf(table: string): ReadonlyMap<number, number> | undefined {
  const offsets = new Map<number, number>();
  const heading = /\s*(\d+) (\d+)\s*?\r?\n/y;
  heading.lastIndex = 'xref'.length;
  for (let found = heading.exec(table); found; found = heading.exec(table)) {
    const [first, count] = [Number(found[1]), Number(found[2])];
    const from = heading.lastIndex;
    if (from + count * rowLength > table.length) return undefined;
    for (let at = 0; at < count; at++) {
      const row = table.slice(from + at * rowLength, from + (at + 1) * rowLength);
      if (!/^\d{10} \d{5} [fn]/.test(row)) return undefined;
      if (row[17] === 'n') offsets.set(first + at, Number(row.slice(0, 10)));
    }
    heading.lastIndex = from + count * rowLength;
  }
  return offsets;
}

function referenceTo(name: string, text: string): number | undefined {
  const found = new RegExp(`/${name}\\s+(\\d+)\\s+0\\s+R\\b`).exec(text);
  return found ? Number(found[1]) : undefined;
}

/** How often the objects of a file name one of them. */
function namings({ bytes }: ObjectPlaces, number: number): number {
  const name = `${number} 0 R`;
  let count = 0;
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    if (!/\d/.test(String.fromCharCode(bytes[at - 1] ?? 0))) count++;
  }
  return count;
}

function smallFile({ bytes, objects, root, info }: ObjectPlaces, kept: readonly number[]): Uint8Array {
  const trailer = `\ntrailer\n<< /Root ${root} 0 R ${info === undefined ? '' : `/Info ${info} 0 R `}>>\nstartxref\n0\n%%EOF\n`;
  return Buffer.concat([
    Buffer.from(`${/^%PDF-[\d.]*/.exec(bytes.toString('latin1', 0, 16))?.[0] ?? '%PDF-1.4'}\n`),
    ...kept.map((number) => objects.get(number)!),
    Buffer.from(trailer),
  ]);
}
