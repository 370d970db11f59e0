/** Properties that XMP and PDF/A know by themselves, with their types. XMP Specification, September 2005; ISO 19005-2:2011, 6.6.4. */
import type { XmpValue } from './xmp-packet.ts';

type Types = Readonly<Record<string, string>>;

const all = (names: string, type: string): Types => Object.fromEntries(names.split(' ').map((name) => [name, type]));

const schemas: Readonly<Record<string, Types>> = {
  'http://purl.org/dc/elements/1.1/': {
    ...all('contributor language publisher relation subject type', 'bag Text'),
    ...all('creator', 'seq Text'),
    ...all('date', 'seq Date'),
    ...all('description rights title', 'Lang Alt'),
    ...all('coverage format identifier source', 'Text'),
  },
  'http://ns.adobe.com/xap/1.0/': {
    ...all('Advisory', 'bag Text'),
    ...all('Identifier', 'bag Text'),
    ...all('CreateDate MetadataDate ModifyDate', 'Date'),
    ...all('BaseURL CreatorTool Label Nickname', 'Text'),
    ...all('Rating', 'Integer'),
    ...all('Thumbnails', 'alt any'),
  },
  'http://ns.adobe.com/xap/1.0/rights/': {
    ...all('Certificate WebStatement', 'Text'),
    ...all('Marked', 'Boolean'),
    ...all('Owner', 'bag Text'),
    ...all('UsageTerms', 'Lang Alt'),
  },
  'http://ns.adobe.com/xap/1.0/mm/': {
    ...all('DerivedFrom ManagedFrom RenditionOf', 'structure'),
    ...all(
      'DocumentID InstanceID OriginalDocumentID LastURL ManageTo ManageUI Manager ManagerVariant RenditionClass RenditionParams SaveID VersionID',
      'Text',
    ),
    ...all('History', 'seq any'),
    ...all('Versions', 'seq any'),
    ...all('Ingredients', 'bag any'),
  },
  'http://ns.adobe.com/pdf/1.3/': all('Keywords PDFVersion Producer', 'Text'),
  'http://ns.adobe.com/photoshop/1.0/': {
    ...all(
      'AuthorsPosition CaptionWriter Category City Country Credit Headline Instructions Source State TransmissionReference',
      'Text',
    ),
    ...all('DateCreated', 'Date'),
    ...all('SupplementalCategories', 'bag Text'),
    ...all('Urgency', 'Integer'),
    ...all('ColorMode ICCProfile History TextLayers DocumentAncestors', 'any'),
  },
  'http://www.aiim.org/pdfa/ns/id/': { part: 'Integer', amd: 'Text', corr: 'Text', conformance: 'Text' },
  'http://www.aiim.org/pdfa/ns/extension/': { schemas: 'bag any' },
};

/** Schemas of pictures, sound and jobs, whose every property counts as known: they have hundreds. */
const whole = [
  'http://ns.adobe.com/tiff/1.0/',
  'http://ns.adobe.com/exif/1.0/',
  'http://ns.adobe.com/exif/1.0/aux/',
  'http://ns.adobe.com/camera-raw-settings/1.0/',
  'http://ns.adobe.com/xmp/1.0/DynamicMedia/',
  'http://ns.adobe.com/xap/1.0/bj/',
  'http://ns.adobe.com/xap/1.0/t/pg/',
];

export function predefined(uri: string, name: string): string | undefined {
  if (whole.includes(uri)) return 'any';
  const types = schemas[uri];
  return types && Object.hasOwn(types, name) ? types[name] : undefined;
}

const date = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;
const simple: Readonly<Record<string, RegExp>> = {
  integer: /^[+-]?\d+$/,
  real: /^[+-]?(?:\d+\.?\d*|\.\d+)$/,
  boolean: /^(?:True|False)$/,
  date,
  rational: /^\d+\/\d+$/,
};
const lists: Readonly<Record<string, XmpValue['form']>> = { bag: 'Bag', seq: 'Seq', alt: 'Alt' };

/** @param type as schemas write it: `bag Text`, `Lang Alt`, `Date` */
export function isOfType(value: XmpValue, type: string): boolean {
  const wanted = type
    .trim()
    .replace(/^(?:open|closed)\s+choice\s+of\s+/i, '')
    .toLowerCase();
  if (wanted === 'any') return true;
  if (wanted === 'lang alt') return value.form === 'Alt' && value.items.every(({ language }) => language !== undefined);
  const [list, ...rest] = wanted.split(/\s+/);
  if (Object.hasOwn(lists, list!) && (rest.length > 0 || wanted === list)) {
    const form = lists[list!]!;
    return value.form === form && value.items.every((item) => isOfType(item, rest.join(' ') || 'any'));
  }
  if (wanted === 'structure') return value.form === 'structure';
  const pattern = Object.hasOwn(simple, wanted) ? simple[wanted] : undefined;
  if (pattern) return value.form === 'simple' && pattern.test(value.text);
  // Text and its kinds; a type that the file defines itself is a structure.
  return value.form === 'simple' || !textTypes.has(wanted);
}

const textTypes = new Set('text uri url mimetype agentname propername renditionclass locale guid xpath'.split(' '));
