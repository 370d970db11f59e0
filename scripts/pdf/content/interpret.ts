/**
 * Runs the content of a page and of the forms it draws, and tells a visitor what is shown. It follows the graphics
 * state as far as text needs it; whoever needs more (inks, paths, pictures) sees every operation through `operation`.
 * Whatever the bytes are, it ends: forms nest to a depth, no form draws itself, and operations are counted.
 */
import {
  arrayAt,
  dictAt,
  key,
  nameAt,
  numbersAt,
  objectAt,
  resolve,
  streamAt,
  streamBytes,
  textAt,
} from '../document/open.ts';
import type { PageNode } from '../document/page-list.ts';
import { type Font, loadFont } from '../font/font.ts';
import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFNumber, PDFStream } from '../pdf-lib.ts';
import { type Bounds, type Machine, type Mark, openMachine } from './graphics-state.ts';
import { concat, identity, matrixOf } from './matrix.ts';
import {
  isBytes,
  isDict,
  isName,
  type Operand,
  type OperationReader,
  openOperations,
  readOperation,
} from './operation.ts';
import { boundsOf, narrow, pathOperators } from './path-operators.ts';
import { type ShowGlyph, textOperators } from './text-operators.ts';

export interface Visitor {
  readonly glyph?: ShowGlyph;
  /** Called before each operation takes effect, with the resources that its names are looked up in. */
  readonly operation?: (machine: Machine, operation: OperationReader, resources: PDFDict | undefined) => void;
}

export interface Limits {
  readonly operations: number;
  readonly depth: number;
}

const usualLimits: Limits = { operations: 1_000_000, depth: 24 };

/** Fonts by their dictionary, so that the pages of a document share them. */
export type FontCache = Map<PDFDict, Font>;

const known = new WeakMap<PDFContext, FontCache>();

/** The fonts of a document that is only read, for all who read it. */
export function fontsOf(context: PDFContext): FontCache {
  let fonts = known.get(context);
  if (!fonts) {
    fonts = new Map();
    known.set(context, fonts);
  }
  return fonts;
}

interface Run {
  readonly visitor: Visitor;
  readonly fonts: FontCache;
  readonly machine: Machine;
  readonly limits: Limits;
  operations: number;
}

/** The bytes of a page's content; its parts are joined by a line end, since no token may span two (7.8.2). */
export function pageContent(page: PageNode): Uint8Array {
  const { context } = page.dict;
  const contents = objectAt(page.dict, 'Contents');
  const parts = contents instanceof PDFArray ? contents.asArray().map((one) => resolve(context, one)) : [contents];
  const streams = parts.filter((one) => one instanceof PDFStream);
  if (streams.length === 1) return streamBytes(streams[0]!);
  return Buffer.concat(streams.flatMap((stream) => [streamBytes(stream), Buffer.from('\n')]));
}

/** @returns false when the page is cut short because it went past a limit */
export function interpretPage(
  page: PageNode,
  visitor: Visitor,
  { fonts = new Map(), limits = usualLimits }: { fonts?: FontCache; limits?: Limits } = {},
): boolean {
  const run: Run = { visitor, fonts, limits, machine: openMachine(identity), operations: 0 };
  execute(run, pageContent(page), page.resources);
  return run.operations <= limits.operations;
}

function execute(run: Run, bytes: Uint8Array, resources: PDFDict | undefined): void {
  const { machine, visitor } = run;
  const show: ShowGlyph = visitor.glyph ?? (() => undefined);
  const reader = openOperations(bytes);
  while (run.operations <= run.limits.operations && readOperation(reader)) {
    run.operations++;
    visitor.operation?.(machine, reader, resources);
    const { operator, operands } = reader;
    if (Object.hasOwn(textOperators, operator)) textOperators[operator]!(machine, operands, show);
    else if (Object.hasOwn(pathOperators, operator)) pathOperators[operator]!(machine, operands);
    else perform(run, { operator, operands, resources });
  }
}

interface Step {
  readonly operator: string;
  readonly operands: readonly Operand[];
  readonly resources: PDFDict | undefined;
}

function perform(run: Run, { operator, operands, resources }: Step): void {
  const { machine } = run;
  const first = operands[0];
  if (operator === 'q') {
    if (machine.saved.length < 4096) machine.saved.push(machine.state);
  } else if (operator === 'Q') machine.state = machine.saved.pop() ?? machine.state;
  else if (operator === 'cm') machine.state = { ...machine.state, ctm: concat(matrixOf(operands), machine.state.ctm) };
  else if (operator === 'Tf') setFont(run, fontNamed(run, resources, first), operands[1]);
  else if (operator === 'gs') setExtended(run, resources, first);
  else if (operator === 'Do') drawForm(run, resources, first);
  else if (operator === 'BMC' || operator === 'BDC') machine.marks.push(markOf(machine, operands, resources));
  else if (operator === 'EMC') machine.marks.pop();
}

function fontNamed(run: Run, resources: PDFDict | undefined, name: Operand | undefined): Font | undefined {
  const dict = isName(name) ? dictAt(dictAt(resources, 'Font'), name.name) : undefined;
  return dict && cachedFont(run.fonts, dict);
}

function cachedFont(fonts: FontCache, dict: PDFDict): Font {
  const known = fonts.get(dict);
  if (known) return known;
  const font = loadFont(dict);
  fonts.set(dict, font);
  return font;
}

function setFont(run: Run, font: Font | undefined, size: Operand | undefined): void {
  run.machine.state = { ...run.machine.state, font, size: typeof size === 'number' ? size : 0 };
}

function setExtended(run: Run, resources: PDFDict | undefined, name: Operand | undefined): void {
  const font = isName(name) ? arrayAt(dictAt(dictAt(resources, 'ExtGState'), name.name), 'Font') : undefined;
  if (!resources || font?.size() !== 2) return;
  const dict = resolve(resources.context, font.get(0));
  const size = resolve(resources.context, font.get(1));
  if (dict instanceof PDFDict)
    setFont(run, cachedFont(run.fonts, dict), size instanceof PDFNumber ? size.asNumber() : 0);
}

function drawForm(run: Run, resources: PDFDict | undefined, name: Operand | undefined): void {
  const form = isName(name) ? streamAt(dictAt(resources, 'XObject'), name.name) : undefined;
  const { machine } = run;
  if (!form || nameAt(form.dict, 'Subtype') !== 'Form') return;
  if (machine.forms.includes(form) || machine.forms.length >= run.limits.depth) return;
  const before = { state: machine.state, text: machine.text, line: machine.line };
  const saved = machine.saved.splice(0);
  const marks = machine.marks.length;
  machine.state = { ...machine.state, ctm: concat(matrixOf(numbersAt(form.dict, 'Matrix')), machine.state.ctm) };
  const box = numbersAt(form.dict, 'BBox');
  if (box?.length === 4) narrow(machine, boundsOf(box as unknown as Bounds, machine.state.ctm));
  machine.forms.push(form);
  // 7.8.3: a form without resources of its own is an old one, and uses those of the page.
  execute(run, streamBytes(form), dictAt(form.dict, 'Resources') ?? resources);
  machine.forms.pop();
  machine.saved.splice(0, Number.POSITIVE_INFINITY, ...saved);
  machine.marks.length = Math.min(machine.marks.length, marks);
  Object.assign(machine, before);
}

function markOf({ forms }: Machine, [tag, properties]: readonly Operand[], resources: PDFDict | undefined): Mark {
  const form = forms.at(-1);
  const inline = isDict(properties) ? properties.entries : undefined;
  const listed = isName(properties) ? dictAt(dictAt(resources, 'Properties'), properties.name) : undefined;
  const text = (entry: string): string | undefined => {
    const written = inline?.get(entry);
    return isBytes(written)
      ? PDFHexString.of(Buffer.from(written).toString('hex')).decodeText()
      : textAt(listed, entry);
  };
  const actual = text('ActualText');
  const language = text('Lang');
  const mcid = inline?.get('MCID') ?? listed?.get(key('MCID'));
  const number = mcid instanceof PDFNumber ? mcid.asNumber() : mcid;
  return {
    tag: isName(tag) ? tag.name : '',
    ...(actual !== undefined && { actual }),
    ...(typeof number === 'number' && { mcid: number }),
    ...(language !== undefined && { language }),
    ...(form && { form }),
    spent: false,
  };
}
