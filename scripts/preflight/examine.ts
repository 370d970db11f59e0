/**
 * Opens a PDF, walks its pages once, draws their plates and holds all of it against the rules. Whatever the bytes are,
 * it gives findings: what cannot be read, or asks for more work than a page can need, is one of them.
 */

import { catalogue } from '../core/catalogue/index.ts';
import {
  arrayAt,
  dictAt,
  type FontCache,
  fontsOf,
  key,
  matrixOf,
  numberAt,
  numbersAt,
  type PageNode,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  pageList,
  readPdf,
  resolve,
  streamAt,
  streamBytes,
} from '../pdf/index.ts';
import type { Conformance, Preset, PressFinding } from '../press/model.ts';
import type { Expected, Found, PressRule, Subject, SubjectPage } from './rule.ts';
import { pressRules } from './rules.ts';
import { usualDpi } from './separations/model.ts';
import { mostPixels } from './separations/picture-inks.ts';
import { type BegunPlates, beginPlates, type Means, separate } from './separations/separate.ts';
import { pressLimits } from './thresholds.ts';
import { loopsIn } from './walk/loops.ts';
import { type Reached, reachedFrom } from './walk/reach.ts';
import { type Walked, walkContent } from './walk/walk-content.ts';
import { readXmp } from './walk/xmp.ts';

export interface ExamineOptions {
  readonly preset: Preset;
  /** The preset's where nothing is said. */
  readonly conformance?: Conformance;
  readonly expected?: Expected;
  /** Resolution of the plates that total ink is measured on. */
  readonly dpi?: number;
  /** How many pages it may have, where that is more than the page or spread of a plant's file. */
  readonly pages?: number;
}

/** Of all pages together. */
const mostOperations = 2_000_000;
/** More pages than a press file can have are counted, not looked at. */
const mostPages = 8;

const finding = (rule: PressFinding['rule'], { parameters, ...rest }: Found): PressFinding => {
  const { severity } = catalogue[rule as keyof typeof catalogue];
  return { rule, severity, parameters, ...rest };
};
const simply = (rule: PressFinding['rule'], parameters: PressFinding['parameters']): PressFinding =>
  finding(rule, { parameters });

export async function examine(
  bytes: Uint8Array,
  options: ExamineOptions,
  means: Means = {},
): Promise<readonly PressFinding[]> {
  const { preset, conformance = preset.conformance, expected, dpi = usualDpi } = options;
  let context: PDFContext;
  try {
    context = await readPdf(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/encrypt/i.test(reason) || isEncrypted(bytes)) return [simply('pdfx.encryption', {})];
    return [simply('pdf.unreadable', { reason: plainReason(reason) })];
  }
  const extra = brokenEnds(bytes, context).map((what) => simply('pdf.damaged', { what }));
  const reading: Reading = { dpi, means, tell: (one) => extra.push(one) };
  const sketches = sketchPages(context);
  const begun = await beginAll(sketches, reading);
  const pages = readPages(sketches, reading);
  const drawn = drawPages(pages, begun, reading);
  const catalog = dictOf(context, context.trailerInfo.Root);
  const packet = catalog && streamAt(catalog, 'Metadata');
  const subject: Subject = {
    bytes,
    context,
    version: /%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1] ?? '–',
    catalog,
    info: dictOf(context, context.trailerInfo.Info),
    xmp: packet && readXmp(streamBytes(packet)),
    pages,
    preset,
    conformance,
    limits: { ...pressLimits, ...(options.pages !== undefined && { 'pdf.pages': options.pages }) },
    ...(expected && { expected }),
  };
  // Photos are decoded outside this thread; what needs no plates is looked at meanwhile.
  const early = new Map(pressRules.flatMap((rule) => (rule.plates ? [] : [[rule, obey(rule, subject)] as const])));
  const withPlates = { ...subject, pages: await drawn };
  const found = pressRules.flatMap((rule) => early.get(rule) ?? obey(rule, withPlates));
  return [...extra, ...found];
}

/** Readers mend a file that was cut off or whose trailer points nowhere, each in its own way: a press must not have to. */
function brokenEnds(bytes: Uint8Array, context: PDFContext): readonly string[] {
  const tail = Buffer.from(bytes.subarray(-2048)).toString('latin1');
  if (!tail.includes('%%EOF') || !tail.includes('startxref')) return ['%%EOF –'];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const length = numberAt(object.dict, 'Length');
    // An end of line before `endstream` counts to the data for some readers.
    if (length !== undefined && Math.abs(length - object.contents.length) > 2)
      return [`/Length ${length} (${ref.objectNumber})`];
  }
  const told = [...tail.matchAll(/\/Root\s+(\d+)\s/g)].at(-1)?.[1];
  const { Root } = context.trailerInfo;
  return told && Root instanceof PDFRef && Root.objectNumber !== Number(told) ? [`/Root ${told}`] : [];
}

const mostOfOne = 40;

/** One rule's findings; so many of a kind that nobody would read them are cut. */
function obey(rule: PressRule, subject: Subject): readonly PressFinding[] {
  return rule
    .find(subject)
    .slice(0, mostOfOne)
    .map((one) => finding(rule.id, { ...one, parameters: { ...one.parameters, conformance: subject.conformance } }));
}

export const isEncrypted = (bytes: Uint8Array): boolean =>
  /\/Encrypt\s+\d+\s+\d+\s+R/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));

/** Words of the reader for its own programmers say nothing to an editor. */
export const plainReason = (reason: string): string =>
  /stack|recursion/i.test(reason) ? 'nested too deep' : reason.split('\n')[0]!.slice(0, 120);

export function dictOf(context: PDFContext, object: PDFObject | undefined): PDFDict | undefined {
  const found = resolve(context, object);
  return found instanceof PDFDict ? found : undefined;
}

interface Reading {
  readonly dpi: number;
  readonly means: Means;
  readonly tell: (one: PressFinding) => void;
}

/** A page and what it reaches, its content not yet walked. */
type Sketch = Pick<SubjectPage, 'node' | 'reached'>;

const sketchPages = (context: PDFContext): readonly Sketch[] =>
  pageList(context).map((node, index) => ({ node, reached: index < mostPages ? reachedFrom(node.resources) : [] }));

/** Plates that need not wait for the walk. */
const beginAll = (
  sketches: readonly Sketch[],
  { dpi, means: { draw, ready, onDrawing } }: Reading,
): Promise<readonly (BegunPlates | undefined)[]> =>
  Promise.all(
    sketches.map(async (sketch, index) => {
      if (!draw || !ready || index >= mostPages) return undefined;
      const begun = await beginPlates(sketch, dpi, { draw, ready });
      if (begun && index === sketches.length - 1) onDrawing?.();
      return begun;
    }),
  );

function readPages(sketches: readonly Sketch[], { tell }: Reading): readonly SubjectPage[] {
  const fonts: FontCache = sketches[0] ? fontsOf(sketches[0].node.dict.context) : new Map();
  const pages: SubjectPage[] = [];
  for (const [index, { node, reached }] of sketches.entries()) {
    const number = index + 1;
    if (index >= mostPages) {
      pages.push({ number, node, trim: trimOf(node), painted: [], reached, missing: [], whole: true });
      continue;
    }
    const page = readPage(node, number, { fonts, reached });
    for (const what of damageOf(page))
      tell({ ...simply('pdf.damaged', { what: `page ${number}: ${what}` }), page: number });
    for (const what of beyondLimits(page)) tell({ ...simply('pdf.limits', { what }), page: number });
    pages.push(page);
  }
  return pages;
}

/** The same pages with their plates, those excepted that are too many or too much. */
async function drawPages(
  pages: readonly SubjectPage[],
  begun: readonly (BegunPlates | undefined)[],
  reading: Reading,
): Promise<readonly SubjectPage[]> {
  const drawn: SubjectPage[] = [];
  for (const [index, page] of pages.entries()) {
    const asked = index < mostPages && beyondLimits(page).length === 0;
    drawn.push(asked ? await withPlates(page, begun[index], reading) : page);
  }
  return drawn;
}

async function withPlates(
  page: SubjectPage,
  begun: BegunPlates | undefined,
  { dpi, means, tell }: Reading,
): Promise<SubjectPage> {
  try {
    return { ...page, separations: await (begun ? begun.of(page) : separate(page, dpi, means)) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    tell({ ...simply('pdf.damaged', { what: `page ${page.number}: ${plainReason(what)}` }), page: page.number });
    return page;
  }
}

/** A page with all that it paints and reaches, without its plates. */
export function readPage(
  node: PageNode,
  number: number,
  {
    fonts = new Map(),
    reached = reachedFrom(node.resources),
  }: { fonts?: FontCache; reached?: SubjectPage['reached'] } = {},
): SubjectPage {
  const walked: Walked[] = [walkContent(node, { fonts, operations: mostOperations })];
  for (const one of reached) {
    const inside = insideOf(one);
    if (inside && one.stream && walked.length < 500) walked.push(walkInside(node, { one, inside, fonts }));
  }
  return {
    number,
    node,
    trim: trimOf(node),
    painted: walked.flatMap(({ painted }) => painted),
    missing: [...new Set(walked.flatMap(({ missing }) => missing))],
    whole: walked.every(({ whole }) => whole),
    reached,
  };
}

/** Content that the walk of the page does not come through. Forms outside masks are drawn by the page itself. */
function insideOf({ kind, dict, mask }: Reached): 'pattern' | 'mask' | undefined {
  if (kind === 'pattern' && numberAt(dict, 'PatternType') === 1) return 'pattern';
  return kind === 'form' && mask ? 'mask' : undefined;
}

interface Inside {
  readonly one: Reached;
  readonly inside: 'pattern' | 'mask';
  readonly fonts: FontCache;
}

function walkInside(node: PageNode, { one, inside, fonts }: Inside): Walked {
  const { context } = node.dict;
  const dict = context.obj({});
  dict.set(key('Contents'), one.stream!);
  const resources = one.resources ?? node.resources;
  const page: PageNode = { dict, boxes: node.boxes, ...(resources && { resources }) };
  return walkContent(page, { fonts, operations: 200_000, inside, matrix: matrixOf(numbersAt(one.dict, 'Matrix')) });
}

const trimOf = ({ boxes }: PageNode): readonly number[] =>
  boxes.TrimBox ?? boxes.ArtBox ?? boxes.CropBox ?? boxes.MediaBox!;

/** What does not hold together: content that cannot be unpacked, a page without any, references to nothing. */
function damageOf({ node, reached }: SubjectPage): readonly string[] {
  const { context } = node.dict;
  const contents = resolve(context, node.dict.get(key('Contents')));
  const parts = contents instanceof PDFArray ? contents.asArray().map((one) => resolve(context, one)) : [contents];
  const found: string[] = [];
  if (node.dict.has(key('Contents')) && !parts.some((part) => part instanceof PDFStream)) found.push('/Contents –');
  for (const name of loopsIn(reached)) found.push(`${name} ↻`);
  const streams = [...parts, ...reached.filter(({ kind }) => kind === 'form').map(({ stream }) => stream)];
  for (const stream of streams) {
    if (!(stream instanceof PDFStream) || !stream.dict.has(key('Filter')) || stream.getContentsSize() < 16) continue;
    if (streamBytes(stream).length === 0) found.push('/Filter');
  }
  for (const { kind, dict, name } of reached) {
    if (kind !== 'font') continue;
    for (const file of ['FontFile', 'FontFile2', 'FontFile3']) {
      const below = dictAt(dict, 'FontDescriptor') ?? dictAt(descendant(dict), 'FontDescriptor');
      const program = streamAt(below, file);
      if (program && streamBytes(program).length < 16) found.push(`/${name} /${file}`);
    }
  }
  return found.slice(0, 5);
}

function descendant(font: PDFDict): PDFDict | undefined {
  return dictOf(font.context, arrayAt(font, 'DescendantFonts')?.get(0));
}

function beyondLimits({ whole, reached, node }: SubjectPage): readonly string[] {
  const found: string[] = [];
  if (!whole) found.push(`> ${mostOperations} operations`);
  for (const { kind, dict } of reached) {
    if (kind !== 'image') continue;
    const [width, height] = [numberAt(dict, 'Width') ?? 0, numberAt(dict, 'Height') ?? 0];
    if (width * height > mostPixels) found.push(`${width} × ${height} px`);
  }
  const [left, bottom, right, top] = node.boxes.MediaBox as unknown as readonly [number, number, number, number];
  // 14,400 units are the most a page may measure without /UserUnit. Annex C.
  if (right - left > 14_400 || top - bottom > 14_400) found.push(`MediaBox ${right - left} × ${top - bottom}`);
  if (right <= left || top <= bottom) found.push('MediaBox 0');
  return found.slice(0, 5);
}
