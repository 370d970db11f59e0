/** What a document says of itself as a whole: intents, claims, language, titles, tags, and what made it. */
import {
  dictAt,
  key,
  nameAt,
  objectAt,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRef,
  resolve,
  streamAt,
  streamBytes,
  textAt,
} from '../../pdf/index.ts';
import type { Digests } from '../hash/digest.ts';
import type { Change } from '../model.ts';

/** What a file says of itself: in its header, its catalog, and the information about it. */
export interface OwnWords {
  readonly version: string;
  /** `PDF/X-4`, `PDF/A-2B`: what it claims to conform to. */
  readonly claims: readonly string[];
  readonly language: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** The programs that made it, and nothing of what it shows. */
  readonly toolchain: readonly string[];
  readonly producer?: string;
}

export interface DocumentFacts extends OwnWords {
  /** Missing in references that were approved before it was asked. */
  readonly encrypted?: true;
  readonly intents: readonly string[];
  /** Roles of the structure with how often each stands; empty when it is not tagged. */
  readonly tags: string;
}

interface Told {
  readonly context: PDFContext;
  readonly digests: Digests;
  readonly encrypted: boolean;
  /** Lets go of what was read. */
  readonly forget: () => void;
}

export function documentFacts({ context, digests, encrypted, forget }: Told): DocumentFacts {
  const catalog = catalogOf(context);
  const intents = intentsOf(catalog, digests);
  return { ...ownWords(context), intents, tags: tagsOf(catalog, forget), ...(encrypted && { encrypted }) };
}

function catalogOf(context: PDFContext): PDFDict | undefined {
  const root = resolve(context, context.trailerInfo.Root);
  return root instanceof PDFDict ? root : undefined;
}

export function ownWords(context: PDFContext): OwnWords {
  const catalog = catalogOf(context);
  const listed = resolve(context, context.trailerInfo.Info);
  const info = listed instanceof PDFDict ? listed : undefined;
  const packet = streamAt(catalog, 'Metadata');
  const xmp = packet ? Buffer.from(streamBytes(packet)).toString('utf8') : '';
  const producer = textAt(info, 'Producer') ?? propertyOf(xmp, 'pdf:Producer');
  const creator = textAt(info, 'Creator') ?? propertyOf(xmp, 'xmp:CreatorTool');
  return {
    version:
      nameAt(catalog, 'Version') ??
      String(context.header)
        .replace(/^%PDF-/, '')
        .split(/\s/)[0]!,
    claims: claimsOf(info, xmp),
    language: textAt(catalog, 'Lang') ?? '',
    metadata: metadataOf(info, xmp),
    toolchain: [creator, producer].filter((one): one is string => Boolean(one)),
    ...(producer && { producer }),
  };
}

/** A property of an XMP packet, as element or attribute, without its markup. */
function propertyOf(xmp: string, name: string): string | undefined {
  const element = new RegExp(`<${name}>([\\s\\S]{0,4000}?)</${name}>`).exec(xmp)?.[1];
  const value = element ?? new RegExp(`${name}=["']([^"']{0,400})["']`).exec(xmp)?.[1];
  return value
    ?.replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function intentsOf(catalog: PDFDict | undefined, digests: Digests): readonly string[] {
  const listed = objectAt(catalog, 'OutputIntents');
  if (!(listed instanceof PDFArray)) return [];
  return listed.asArray().flatMap((one) => {
    const dict = resolve(catalog!.context, one);
    if (!(dict instanceof PDFDict)) return [];
    const profile = objectAt(dict, 'DestOutputProfile');
    const parts = [nameAt(dict, 'S'), textAt(dict, 'OutputConditionIdentifier'), textAt(dict, 'OutputCondition')];
    if (profile) parts.push(`profile ${digests.of(profile).slice(0, 8)}`);
    return [parts.filter(Boolean).join(', ')];
  });
}

function claimsOf(info: PDFDict | undefined, xmp: string): readonly string[] {
  const claims = new Set<string>();
  const x = propertyOf(xmp, 'pdfxid:GTS_PDFXVersion') ?? textAt(info, 'GTS_PDFXVersion');
  if (x) claims.add(x);
  const part = propertyOf(xmp, 'pdfaid:part');
  if (part) claims.add(`PDF/A-${part}${propertyOf(xmp, 'pdfaid:conformance') ?? ''}`);
  const accessible = propertyOf(xmp, 'pdfuaid:part');
  if (accessible) claims.add(`PDF/UA-${accessible}`);
  const trapped = nameAt(info, 'Trapped') ?? textAt(info, 'Trapped');
  if (x && trapped) claims.add(`Trapped ${trapped}`);
  return [...claims];
}

function metadataOf(info: PDFDict | undefined, xmp: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const elements: Readonly<Record<string, string>> = {
    Title: 'dc:title',
    Author: 'dc:creator',
    Subject: 'dc:description',
    Keywords: 'pdf:Keywords',
  };
  for (const [name, element] of Object.entries(elements)) {
    const value = textAt(info, name) ?? propertyOf(xmp, element);
    if (value) found[name] = value;
  }
  return found;
}

const mostTags = 400_000;
/** So many are kept at a time. */
const keptTags = 16_384;

function tagsOf(catalog: PDFDict | undefined, forget: () => void): string {
  const tree = dictAt(catalog, 'StructTreeRoot');
  if (!tree) return '';
  const counts = new Map<string, number>();
  // What stands directly in another object stands nowhere else.
  const seen = new Set<PDFRef>();
  const todo: (PDFObject | undefined)[] = [tree.get(key('K'))];
  for (let left = mostTags; todo.length > 0 && left > 0; left--) {
    const next = todo.pop();
    if (next instanceof PDFRef) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (seen.size % keptTags === 0) forget();
    }
    const one = resolve(tree.context, next);
    if (one instanceof PDFArray) todo.push(...one.asArray());
    else if (one instanceof PDFDict) {
      const role = nameAt(one, 'S');
      if (role) counts.set(role, (counts.get(role) ?? 0) + 1);
      todo.push(one.get(key('K')));
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, count]) => `${role} ${count}`)
    .join(', ');
}

export function documentChanges(old: DocumentFacts, fresh: DocumentFacts): readonly Change[] {
  const changes: Change[] = [];
  const add = (kind: string, before: string, after: string): void => {
    if (before !== after) changes.push({ layer: 'production', kind, object: 'document', before, after });
  };
  add('output-intent', old.intents.join('; ') || 'none', fresh.intents.join('; ') || 'none');
  add('conformance', old.claims.join('; ') || 'none', fresh.claims.join('; ') || 'none');
  // The header tells how the file is packed; only a claim to a standard makes it a fact of the page.
  if (old.claims.length > 0 || fresh.claims.length > 0) add('version', `PDF ${old.version}`, `PDF ${fresh.version}`);
  add('language', old.language || 'none', fresh.language || 'none');
  for (const name of new Set([...Object.keys(old.metadata), ...Object.keys(fresh.metadata)])) {
    add('metadata', `${name}: ${old.metadata[name] ?? ''}`, `${name}: ${fresh.metadata[name] ?? ''}`);
  }
  add('tags', old.tags || 'none', fresh.tags || 'none');
  add('encryption', old.encrypted ? 'yes' : 'none', fresh.encrypted ? 'yes' : 'none');
  return changes;
}

export const sameToolchain = (old: DocumentFacts, fresh: DocumentFacts): boolean =>
  old.toolchain.join('\n') === fresh.toolchain.join('\n');
