/** The properties of an XMP packet, by the names that the standards use, whatever prefixes the file chose. */

export type Xmp = ReadonlyMap<string, string>;

const prefixes: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://ns.adobe.com/xap/1.0/mm/': 'xmpMM',
  'http://ns.adobe.com/pdf/1.3/': 'pdf',
  'http://www.npes.org/pdfx/ns/id/': 'pdfxid',
  'http://ns.adobe.com/pdfx/1.3/': 'pdfx',
};
const most = 1 << 20;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      if (hex || decimal) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      return entities[name] ?? all;
    })
    .replace(/\s+/g, ' ')
    .trim();

/** Of alternatives, such as a title in several languages, the first is the default. */
const firstOf = (value: string): string =>
  /<rdf:Alt>[\s\S]*?<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(value)?.[1] ?? value;

/** @returns nothing where the bytes hold no packet */
export function readXmp(bytes: Uint8Array): Xmp | undefined {
  const packet = Buffer.from(bytes.subarray(0, most)).toString('utf8');
  if (!packet.includes('rdf:RDF') && !packet.includes('http://www.w3.org/1999/02/22-rdf-syntax-ns#')) return undefined;
  const known = new Map<string, string>();
  for (const [, prefix, uri] of packet.matchAll(/xmlns:([\w-]+)\s*=\s*["']([^"']*)["']/g)) {
    const usual = prefixes[uri!];
    if (usual) known.set(prefix!, usual);
  }
  const found = new Map<string, string>();
  for (const [prefix, usual] of known) {
    for (const [, name, value] of packet.matchAll(new RegExp(`\\s${prefix}:([\\w-]+)\\s*=\\s*["']([^"']*)["']`, 'g'))) {
      found.set(`${usual}:${name}`, plain(value!));
    }
    for (const open of packet.matchAll(new RegExp(`<${prefix}:([\\w-]+)[\\s>]`, 'g'))) {
      const name = open[1]!;
      const from = packet.indexOf('>', open.index) + 1;
      const to = packet.indexOf(`</${prefix}:${name}>`, from);
      if (from > 0 && to > 0) found.set(`${usual}:${name}`, plain(firstOf(packet.slice(from, to))));
    }
  }
  return found;
}
