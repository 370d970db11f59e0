/**
 * Everything that a page paints with, for the press: its content, and from the resources on down forms, patterns,
 * gradients, Type 3 glyphs, soft masks and pictures. Each object is converted once, wherever it is used.
 */
import { deflateSync } from 'node:zlib';
import {
  dictAt,
  key,
  nameAt,
  type PageNode,
  PDFArray,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  pageContent,
  resolve,
  streamBytes,
} from '../../pdf/index.ts';
import { isTransparencyGroup, spaceName, spaceOf } from '../content/colour-space.ts';
import { convertShading } from '../content/convert-shading.ts';
import { rewriteContent } from '../content/rewrite-content.ts';
import { convertImage } from './convert-image.ts';
import type { Conversion, Mode, Photos } from './press-job.ts';

/** Where in the page the walk is. */
interface Place {
  readonly mode: Mode;
  readonly where: string;
  readonly depth: number;
}

interface Walk {
  readonly job: Conversion;
  /** What has been converted, and as what. */
  readonly seen: Map<PDFObject, Mode>;
  readonly images: ((photos: Photos) => Promise<string | undefined>)[];
  /** Colour spaces are looked up by name while content is read: they change when all of it has been. */
  readonly later: (() => void)[];
}

/** Objects do not nest deeper than this in any page that is not made to harm. */
const deepest = 24;
const names = { on: 'DyOverprint', off: 'DyKnockout' } as const;

/** @returns the names of the photos that found no place; nothing where there are none to be had */
export async function convertPage(page: PageNode, job: Conversion): Promise<readonly string[] | undefined> {
  const walk: Walk = { job, seen: new Map(), images: [], later: [] };
  const { context } = job;
  const resources = page.resources ?? PDFDict.withContext(context);
  page.dict.set(key('Resources'), resources);
  const place: Place = { mode: 'ink', where: 'page', depth: 0 };
  const bytes = rewrite(walk, { bytes: pageContent(page), resources, place });
  const packed = deflateSync(bytes);
  const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: packed.length }), packed);
  page.dict.set(key('Contents'), context.register(stream));
  convertResources(walk, resources, place);
  for (const change of walk.later) change();
  const photos = await job.photos;
  if (!photos) return undefined;
  const placed = new Set<string>();
  for (const convert of walk.images) {
    const name = await convert(photos);
    if (name !== undefined) placed.add(name);
  }
  return [...photos.keys(), ...job.advertisements.keys()].filter((name) => !placed.has(name));
}

interface Source {
  readonly bytes: Uint8Array;
  readonly resources: PDFDict;
  readonly place: Place;
  readonly mayOverprint?: boolean;
}

function rewrite({ job }: Walk, { bytes, resources, place, mayOverprint }: Source): Uint8Array {
  const { bytes: made, usesOverprint } = rewriteContent(bytes, {
    context: job.context,
    resources,
    colours: job.colours,
    mode: place.mode,
    ...(place.mode === 'ink' && { overprint: names }),
    ...(mayOverprint && { mayOverprint }),
    refuse: (what) => job.refuse(what, place.where),
  });
  if (usesOverprint) {
    const states = dictAt(resources, 'ExtGState') ?? PDFDict.withContext(job.context);
    states.set(key(names.on), job.overprint.on);
    states.set(key(names.off), job.overprint.off);
    resources.set(key('ExtGState'), states);
  }
  return made;
}

function entriesOf(resources: PDFDict, kind: string): readonly (readonly [PDFName, PDFObject, PDFObject])[] {
  const listed = dictAt(resources, kind);
  return (listed?.entries() ?? []).flatMap(([name, value]) => {
    const found = resolve(resources.context, value);
    return found ? [[name, value, found] as const] : [];
  });
}

function convertResources(walk: Walk, resources: PDFDict, place: Place): void {
  if (place.depth > deepest || !claim(walk, resources, place)) return;
  const inside = (kind: string, name: PDFName): Place => ({
    ...place,
    where: `${kind} ${name.decodeText()}`,
    depth: place.depth + 1,
  });
  for (const [name, value, found] of entriesOf(resources, 'XObject')) {
    if (!(found instanceof PDFStream)) continue;
    if (nameAt(found.dict, 'Subtype') === 'Image') {
      if (value instanceof PDFRef && claim(walk, found, place)) {
        const image = { ref: value, stream: found, mode: place.mode, where: inside('image', name).where };
        walk.images.push((photos) => convertImage(image, walk.job, photos));
      }
    } else convertStream(walk, { ref: value, stream: found, resources }, inside('form', name));
  }
  for (const [name, value, found] of entriesOf(resources, 'Pattern')) {
    const at = inside('pattern', name);
    if (found instanceof PDFStream) convertStream(walk, { ref: value, stream: found, resources }, at);
    else if (found instanceof PDFDict) {
      convertGradient(walk, resolve(found.context, found.get(key('Shading'))), { resources, place: at });
      const state = dictAt(found, 'ExtGState');
      if (state) convertState(walk, state, { resources, place: at });
    }
  }
  for (const [name, , found] of entriesOf(resources, 'Shading'))
    convertGradient(walk, found, { resources, place: inside('gradient', name) });
  for (const [name, , found] of entriesOf(resources, 'ExtGState'))
    if (found instanceof PDFDict) convertState(walk, found, { resources, place: inside('graphics state', name) });
  for (const [name, , found] of entriesOf(resources, 'Font'))
    if (found instanceof PDFDict && nameAt(found, 'Subtype') === 'Type3')
      convertGlyphs(walk, found, inside('font', name));
  walk.later.push(() => convertSpaces(walk, resources, place));
}

/** True for what is met first. What a mask has in common with the page's colours cannot be both. */
function claim({ seen, job }: Walk, object: PDFObject, { mode, where }: Place): boolean {
  const before = seen.get(object);
  if (before !== undefined && before !== mode) job.refuse('what is also used in a soft mask', where);
  if (before !== undefined) return false;
  seen.set(object, mode);
  return true;
}

interface Painted {
  readonly ref: PDFObject;
  readonly stream: PDFStream;
  /** Those of whoever paints it; a form without its own uses them. 7.8.3. */
  readonly resources: PDFDict;
}

/** A form, a tiling pattern or a glyph. */
function convertStream(walk: Walk, { ref, stream, resources }: Painted, place: Place, mayOverprint = false): void {
  const { context } = walk.job;
  if (place.depth > deepest || !claim(walk, stream, place)) return;
  const own = dictAt(stream.dict, 'Resources');
  const bytes = rewrite(walk, { bytes: streamBytes(stream), resources: own ?? resources, place, mayOverprint });
  const group = dictAt(stream.dict, 'Group');
  if (isTransparencyGroup(group) && group.has(key('CS')))
    group.set(key('CS'), PDFName.of(place.mode === 'gray' ? 'DeviceGray' : 'DeviceCMYK'));
  if (own) convertResources(walk, own, place);
  const packed = deflateSync(bytes);
  stream.dict.set(key('Filter'), PDFName.of('FlateDecode'));
  stream.dict.set(key('Length'), context.obj(packed.length));
  stream.dict.delete(key('DecodeParms'));
  const made = PDFRawStream.of(stream.dict, packed);
  walk.seen.set(made, place.mode);
  if (ref instanceof PDFRef) context.assign(ref, made);
  else throw new Error('a stream that is no object of its own');
}

interface Used {
  readonly resources: PDFDict;
  readonly place: Place;
}

function convertGradient(walk: Walk, found: PDFObject | undefined, { resources, place }: Used): void {
  const shading = found instanceof PDFStream ? found.dict : found;
  if (!(shading instanceof PDFDict) || !claim(walk, shading, place)) return;
  const { context, colours, refuse } = walk.job;
  convertShading(shading, {
    context,
    resources,
    colours,
    mode: place.mode,
    refuse: (what) => refuse(what, place.where),
  });
}

/** Overprinting is ours to set; a mask of luminosity measures light, and its colours become grays. */
function convertState(walk: Walk, state: PDFDict, { resources, place }: Used): void {
  const { context, overprint } = walk.job;
  // Content that is rewritten later may share the dictionary into which ours have been put already.
  if ([overprint.on, overprint.off].some((ref) => context.lookup(ref) === state)) return;
  if (!claim(walk, state, place)) return;
  for (const name of ['OP', 'op', 'OPM']) state.delete(key(name));
  const mask = dictAt(state, 'SMask');
  const group = mask?.get(key('G'));
  const form = mask && resolve(mask.context, group);
  if (!mask || !(form instanceof PDFStream) || !group) return;
  const mode: Mode = nameAt(mask, 'S') === 'Luminosity' ? 'gray' : place.mode;
  convertStream(walk, { ref: group, stream: form, resources }, { ...place, mode, where: `mask of ${place.where}` });
  const backdrop = resolve(mask.context, mask.get(key('BC')));
  if (mode === 'gray' && backdrop instanceof PDFArray && backdrop.size() === 3) {
    const [r = 0, g = 0, b = 0] = backdrop.asArray().map((one) => Number(one.toString()));
    mask.set(key('BC'), mask.context.obj([0.3 * r + 0.59 * g + 0.11 * b]));
  }
}

function convertGlyphs(walk: Walk, font: PDFDict, place: Place): void {
  if (!claim(walk, font, place)) return;
  const resources = dictAt(font, 'Resources') ?? PDFDict.withContext(walk.job.context);
  font.set(key('Resources'), resources);
  for (const [name, value, found] of entriesOf(font, 'CharProcs')) {
    if (!(found instanceof PDFStream)) continue;
    const at = { ...place, where: `${place.where}, glyph ${name.decodeText()}`, depth: place.depth + 1 };
    convertStream(walk, { ref: value, stream: found, resources }, at, true);
  }
  convertResources(walk, resources, place);
}

/** Content names device spaces from now on: what the names stood for goes, and with it profiles nobody needs. */
function convertSpaces({ job }: Walk, resources: PDFDict, { mode, where }: Place): void {
  const listed = dictAt(resources, 'ColorSpace');
  for (const [name, value] of listed?.entries() ?? []) {
    const space = spaceOf(job.context, value);
    const under = space.kind === 'pattern' ? space.under?.kind : space.kind;
    const device = PDFName.of(mode === 'gray' ? 'DeviceGray' : 'DeviceCMYK');
    if (name.decodeText().startsWith('Default')) listed!.delete(name);
    else if (space.kind === 'pattern' && (under === 'rgb' || under === 'gray'))
      listed!.set(name, job.context.obj([PDFName.of('Pattern'), device]));
    else if (under === 'rgb' || under === 'gray') listed!.set(name, device);
    else if (under === 'other' || (space.kind === 'indexed' && space.base.kind !== 'press'))
      job.refuse(`colour space ${spaceName(job.context, value)}`, where);
  }
}
