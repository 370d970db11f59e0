/**
 * Advertisements in the place of the stand-ins that the browser printed, each exactly in its box; where that lies on the
 * edge of a sheet that bleeds, with their own bleed.
 */
import { type Mm, mm, mmToPt } from '../../core/units.ts';
import type { PdfFacts } from '../../edition/model.ts';
import {
  commentOf,
  interpretPage,
  isName,
  key,
  type Matrix,
  nameAt,
  openPdf,
  type PageNode,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFRef,
  PDFWriter,
  streamAt,
  streamBytes,
  trimOf,
} from '../../pdf/index.ts';
import { type CopiedPage, copyPage } from './copy-page.ts';
import type { PressAdvertisement, PressPicture } from './press-advertisement.ts';

export interface PlacedForms {
  /** What takes the place of each stand-in, by its name. */
  readonly forms: ReadonlyMap<string, PDFRawStream>;
  /** The advertisement's file that an object comes from. */
  readonly fileOf: (objectNumber: number) => string | undefined;
  /** Files some of whose layers are switched off. */
  readonly hiding: readonly string[];
}

/** @throws if the page shows no stand-in for one of them */
export async function placeAdvertisements(
  context: PDFContext,
  page: PageNode,
  advertisements: readonly PressAdvertisement[],
): Promise<PlacedForms> {
  const forms = new Map<string, PDFRawStream>();
  const copies = new Map<string, CopiedPage & { readonly file: string }>();
  const drawn = advertisements.length > 0 ? standIns(page) : new Map<string, Matrix>();
  for (const { name, file, box, source } of advertisements) {
    const unit = drawn.get(name);
    if (!unit) throw new Error(`the advertisement "${name}" found no place on the page`);
    const [left = 0, , , top = 0] = trimOf(page);
    const [width, height] = [mmToPt(box.width), mmToPt(box.height)];
    const corner = { x: left + mmToPt(box.x), y: top - mmToPt(box.y) - height };
    const matrix = within(unit, corner);
    if (source.kind === 'picture') {
      const picture = context.register(pictureStream(context, source.picture));
      const area = [0, 0, width, height];
      forms.set(name, formOf(context, { matrix, area, drawing: [width, 0, 0, height, 0, 0], what: picture }));
      continue;
    }
    const { facts } = source;
    const drawing = onTrim(facts, box);
    const over = overhang(page, corner, { width, height });
    const area = facts.bleed
      ? bledArea({ width, height }, over, throughMatrix(drawing, facts.bleed))
      : [0, 0, width, height];
    const whole = facts.bleed && (area[0]! < 0 || area[1]! < 0 || area[2]! > width || area[3]! > height);
    const wanted = { page: facts.page, box: whole ? facts.bleed! : facts.trim };
    const id = `${facts.sha256} ${facts.page} ${wanted.box.join(' ')}`;
    const copy = copies.get(id) ?? { ...(await copyPage(context, source.bytes, wanted)), file };
    copies.set(id, copy);
    forms.set(name, formOf(context, { matrix, area, drawing, what: copy.form }));
  }
  const all = [...copies.values()];
  return {
    forms,
    fileOf: (number) => all.find(({ from, to }) => number > from && number <= to)?.file,
    hiding: all.filter(({ hides }) => hides).map(({ file }) => file),
  };
}

/** Where the page paints the unit square of each picture that names itself. */
function standIns(page: PageNode): ReadonlyMap<string, Matrix> {
  const found = new Map<string, Matrix>();
  interpretPage(page, {
    operation: ({ state }, { operator, operands: [first] }, resources) => {
      if (operator !== 'Do' || !isName(first) || !(resources instanceof PDFDict)) return;
      const listed = resources.lookupMaybe(key('XObject'), PDFDict);
      const image = streamAt(listed, first.name);
      if (!(image instanceof PDFRawStream) || nameAt(image.dict, 'Filter') !== 'DCTDecode') return;
      const name = commentOf(image.contents);
      if (name !== undefined) found.set(name, state.ctm);
    },
  });
  return found;
}

/**
 * From pt whose origin is a corner on the page to the unit square that the page paints. The browser draws pictures from
 * one whole pixel to another, 0.26 mm, which an advertisement does not put up with.
 */
function within([a, b, c, d, e, f]: Matrix, { x, y }: { x: number; y: number }): Matrix {
  const area = a * d - b * c;
  const [dx, dy] = [x - e, y - f];
  return [d / area, -b / area, -c / area, a / area, (d * dx - c * dy) / area, (a * dy - b * dx) / area];
}

/** From the space of an advertisement's page to pt from the lower left corner of its box, turned as it is to be seen. */
function onTrim({ trim: [left, bottom, right, top], turn }: PdfFacts, box: { width: Mm; height: Mm }): Matrix {
  const across = mmToPt(turn % 180 === 0 ? box.width : box.height) / (right - left);
  const up = mmToPt(turn % 180 === 0 ? box.height : box.width) / (top - bottom);
  if (turn === 90) return [0, -across, up, 0, -bottom * up, right * across];
  if (turn === 180) return [-across, 0, 0, -up, right * across, top * up];
  if (turn === 270) return [0, across, -up, 0, top * up, -left * across];
  return [across, 0, 0, up, -left * across, -bottom * up];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As far as an advertisement may differ from its place. */
const slack = mmToPt(mm(0.1));

/** How far the page bleeds beyond each edge of a box that lies on the edge of the sheet, pt: left, foot, right, head. */
function overhang(page: PageNode, { x, y }: { x: number; y: number }, { width, height }: Size): readonly number[] {
  const trim = trimOf(page);
  const bleed = page.boxes.BleedBox ?? trim;
  return [x, y, x + width, y + height].map((edge, at) => {
    const outward = at < 2 ? -1 : 1;
    if (Math.abs(edge - trim[at]!) > slack) return 0;
    return Math.max(0, (bleed[at]! - edge) * outward);
  });
}

/** What is painted of it: its place and, where the sheet ends there, its own bleed as far as the page's. */
const bledArea = ({ width, height }: Size, over: readonly number[], own: readonly number[]): readonly number[] =>
  [0, 0, width, height].map((edge, at) => {
    const most = over[at]!;
    const has = Math.max(0, at < 2 ? edge - own[at]! : own[at]! - edge);
    return at < 2 ? edge - Math.min(most, has) : edge + Math.min(most, has);
  });

/** A rectangle, turned by quarters at most. */
function throughMatrix(
  [a, b, c, d, e, f]: Matrix,
  [left, bottom, right, top]: NonNullable<PdfFacts['bleed']>,
): readonly number[] {
  const [x1, y1] = [a * left + c * bottom + e, b * left + d * bottom + f];
  const [x2, y2] = [a * right + c * top + e, b * right + d * top + f];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

interface Drawn {
  readonly matrix: Matrix;
  /** What is painted, pt from the lower left corner of its box: left, bottom, right, top. */
  readonly area: readonly number[];
  readonly drawing: Matrix;
  readonly what: PDFRef;
}

/** What a page begins with, which the one around the advertisement has changed. ISO 32000-1:2008, tables 52, 53 and 104. */
const start = '/Start gs 0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts';

const opening = Buffer.from(`q ${start}`, 'latin1');

/**
 * A finished press file with nothing in its advertisements: what is left is the page's own copy.
 * @throws UnreadablePdf
 */
export async function withoutAdvertisements(pdf: Uint8Array): Promise<Uint8Array> {
  const context = await openPdf(pdf);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || nameAt(object.dict, 'Subtype') !== 'Form') continue;
    const content = streamBytes(object).subarray(0, opening.length);
    if (Buffer.compare(content, opening) !== 0) continue;
    const dict = object.dict.clone(context);
    for (const name of ['Filter', 'DecodeParms']) dict.delete(key(name));
    dict.set(key('Length'), context.obj(0));
    context.assign(ref, PDFRawStream.of(dict, new Uint8Array(0)));
  }
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

const digits = (numbers: readonly number[]): string => numbers.map((one) => String(Number(one.toFixed(8)))).join(' ');

function formOf(context: PDFContext, { matrix, area, drawing, what }: Drawn): PDFRawStream {
  const content = Buffer.from(`${opening} ${digits(drawing)} cm /Own Do Q`, 'latin1');
  const state = { Type: 'ExtGState', OP: false, op: false, OPM: 0, CA: 1, ca: 1, BM: 'Normal', SMask: 'None' };
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [...area],
    Matrix: [...matrix],
    Resources: { XObject: { Own: what }, ExtGState: { Start: context.register(context.obj(state)) } },
    Length: content.length,
  });
  return PDFRawStream.of(dict, content);
}

function pictureStream(context: PDFContext, picture: PressPicture): PDFRawStream {
  const { data, filter, width, height, components, inverted } = picture;
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: PDFName.of(components === 1 ? 'DeviceGray' : 'DeviceCMYK'),
    Filter: filter,
    Length: data.length,
    ...(inverted && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
  });
  return PDFRawStream.of(dict, data);
}
