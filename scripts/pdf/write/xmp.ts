/** The XMP packet: what the Info dictionary says, once more in XML. ISO 16684-1:2012. */
import { type DocumentFacts, isoDate } from './facts.ts';

export interface Xmp extends DocumentFacts {
  readonly creator: string;
  readonly producer: string;
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** Further properties, as XML elements that declare their own namespaces. */
  readonly properties?: readonly string[];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML 1.0, 2.2: control characters cannot be written at all.
const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (one) => entities[one]!);

const alternatives = (name: string, text: string, language: string): string =>
  `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li>` +
  `<rdf:li xml:lang="${escaped(language)}">${escaped(text)}</rdf:li></rdf:Alt></dc:${name}>`;

const uuid = (id: string): string =>
  `uuid:${[id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-')}`;

export function writeXmp({
  title,
  language,
  author,
  subject,
  date,
  creator,
  producer,
  id,
  properties = [],
}: Xmp): string {
  const when = isoDate(date);
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"' +
      ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">',
    '<dc:format>application/pdf</dc:format>',
    alternatives('title', title, language),
    author && `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
    subject && alternatives('description', subject, language),
    `<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>`,
    ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((name) => `<xmp:${name}>${when}</xmp:${name}>`),
    `<pdf:Producer>${escaped(producer)}</pdf:Producer>`,
    `<xmpMM:DocumentID>${uuid(id)}</xmpMM:DocumentID>`,
    '<xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>1</xmpMM:VersionID>',
    ...properties,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ]
    .filter(Boolean)
    .join('\n');
}
