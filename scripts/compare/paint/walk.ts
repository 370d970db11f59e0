/**
 * Runs a page's content, the forms it draws and the looks of its annotations, and collects what they paint. It ends
 * whatever the bytes are: forms nest to a depth, none draws itself, and operations are counted.
 */
import {
  arrayAt,
  type Bounds,
  boundsOf,
  concat,
  dictAt,
  type Font,
  isName,
  key,
  loadFont,
  type Machine,
  matrixOf,
  nameAt,
  numberAt,
  numbersAt,
  type OperationReader,
  openMachine,
  openOperations,
  type PageNode,
  PDFDict,
  type PDFStream,
  pageContent,
  plainData,
  readOperation,
  resolve,
  streamAt,
  textOperators,
} from '../../pdf/index.ts';
import type { Digests } from '../hash/digest.ts';
import { shownAnnotations } from './annotations.ts';
import { type Brush, openBrush } from './brush.ts';
import { clipped } from './clip.ts';
import { type Layers, markOf, type PaintMark } from './marks.ts';
import type { PagePaint } from './model.ts';
import { type Outlines, outlinesOf } from './outlines.ts';
import { construct, constructs, openPath, type Path, shapeOf } from './path.ts';
import { type PaintState, paintAfter, startPaint, transparencyOf } from './state.ts';

export interface PaintFont extends Font {
  readonly outlines: Outlines;
}

/** What the pages of a document share. */
export interface PaintSource {
  readonly digests: Digests;
  readonly layers: Layers;
  readonly fonts: Map<PDFDict, PaintFont>;
}

const mostOperations = 4_000_000;
/** A form may draw another thousands of times, and so may that one. */
const mostPaints = 400_000;
const deepest = 24;

interface Walk extends PaintSource {
  readonly brush: Brush;
  readonly machine: Machine;
  readonly open: Set<PDFStream>;
  marks: PaintMark[];
  state: PaintState;
  saved: PaintState[];
  path: Path;
  clip: boolean;
  operations: number;
}

export function walkPage(page: PageNode, source: PaintSource): PagePaint {
  const [left, bottom] = page.boxes.MediaBox!;
  const machine = openMachine([1, 0, 0, 1, -left!, -bottom!]);
  const brush = openBrush(source.digests);
  const walk: Walk = {
    ...source,
    brush,
    machine,
    open: new Set(),
    marks: [],
    state: startPaint,
    saved: [],
    path: openPath(),
    clip: false,
    operations: 0,
  };
  execute(walk, pageContent(page), page.resources);
  const whole = machine.state;
  for (const { form, matrix } of shownAnnotations(page.dict)) {
    const ctm = concat(matrix, [1, 0, 0, 1, -left!, -bottom!]);
    Object.assign(machine, { state: { ...whole, ctm }, saved: [] });
    Object.assign(walk, { state: startPaint, saved: [], marks: [], path: openPath(), clip: false });
    drawForm(walk, form, undefined);
  }
  return { paints: brush.paints, characters: brush.characters, cut: isCut(walk) };
}

function execute(walk: Walk, bytes: Uint8Array, resources: PDFDict | undefined): void {
  const { machine, brush } = walk;
  const reader = openOperations(bytes);
  while (!isCut(walk) && readOperation(reader)) {
    walk.operations++;
    const { operator, operands } = reader;
    if (Object.hasOwn(textOperators, operator)) {
      textOperators[operator]!(machine, operands, (_, glyph) => {
        if (!hidden(walk)) brush.glyph(walk.state, machine, { glyph, marks: walk.marks });
      });
    } else if (constructs.has(operator)) {
      construct(walk.path, operator, { operands, ctm: machine.state.ctm });
    } else perform(walk, reader, resources);
  }
}

const isCut = ({ operations, brush }: Walk): boolean => operations > mostOperations || brush.paints.length > mostPaints;

const hidden = (walk: Walk): boolean => walk.marks.some((mark) => mark.hidden);

const paintings: Readonly<Record<string, { readonly fill: boolean; readonly stroke: boolean }>> = {
  S: { fill: false, stroke: true },
  s: { fill: false, stroke: true },
  f: { fill: true, stroke: false },
  F: { fill: true, stroke: false },
  'f*': { fill: true, stroke: false },
  B: { fill: true, stroke: true },
  'B*': { fill: true, stroke: true },
  b: { fill: true, stroke: true },
  'b*': { fill: true, stroke: true },
  n: { fill: false, stroke: false },
};

function perform(walk: Walk, reader: OperationReader, resources: PDFDict | undefined): void {
  const { machine, brush } = walk;
  const { operator, operands } = reader;
  const named = (category: string): PDFDict | undefined =>
    isName(operands[0]) ? dictAt(dictAt(resources, category), operands[0].name) : undefined;
  switch (operator) {
    case 'q':
      if (machine.saved.length < 4096) {
        machine.saved.push(machine.state);
        walk.saved.push(walk.state);
      }
      return;
    case 'Q':
      machine.state = machine.saved.pop() ?? machine.state;
      walk.state = walk.saved.pop() ?? walk.state;
      return;
    case 'cm':
      machine.state = { ...machine.state, ctm: concat(matrixOf(operands), machine.state.ctm) };
      return;
    case 'W':
    case 'W*':
      walk.clip = true;
      return;
    case 'Tf':
      setFont(walk, named('Font'), operands[1]);
      return;
    case 'BMC':
    case 'BDC':
      walk.marks.push(markOf(operands, { resources, layers: walk.layers }));
      return;
    case 'EMC':
      walk.marks.pop();
      return;
    case 'Do': {
      const object = isName(operands[0]) ? streamAt(dictAt(resources, 'XObject'), operands[0].name) : undefined;
      if (object) draw(walk, object, resources);
      return;
    }
    case 'EI':
      if (!hidden(walk)) brush.inlineImage(walk.state, machine.state.ctm, { operands, resources });
      return;
    case 'sh': {
      const shading = isName(operands[0]) ? dictAt(resources, 'Shading')?.get(key(operands[0].name)) : undefined;
      if (!hidden(walk)) brush.shading(walk.state, machine.state.ctm, shading);
      return;
    }
    default: {
      const painting = paintings[operator];
      if (painting) paintPath(walk, operator, painting);
      else {
        if (operator === 'gs') setFontOf(walk, named('ExtGState'));
        walk.state = paintAfter(walk.state, { operator, operands, resources, digests: walk.digests });
      }
    }
  }
}

function paintPath(walk: Walk, operator: string, { fill, stroke }: { fill: boolean; stroke: boolean }): void {
  const { path, machine, brush } = walk;
  if (path.points.length > 0) {
    const shape = shapeOf(path);
    if ((fill || stroke) && !hidden(walk)) {
      brush.path(walk.state, machine.state.ctm, { shape, fill, stroke, even: operator.endsWith('*') });
    }
    if (walk.clip) walk.state = clipped(walk.state, shape);
    walk.path = openPath();
  }
  walk.clip = false;
}

function setFont(walk: Walk, dict: PDFDict | undefined, size: unknown): void {
  let font = dict && walk.fonts.get(dict);
  if (dict && !font) {
    const loaded = loadFont(dict);
    font = { ...loaded, outlines: outlinesOf(loaded, walk.digests) };
    walk.fonts.set(dict, font);
  }
  walk.machine.state = { ...walk.machine.state, font, size: typeof size === 'number' ? size : 0 };
}

function setFontOf(walk: Walk, state: PDFDict | undefined): void {
  const font = arrayAt(state, 'Font');
  if (!state || font?.size() !== 2) return;
  const dict = resolve(state.context, font.get(0));
  const size = numbersAt(state, 'Font')?.[1];
  if (dict instanceof PDFDict) setFont(walk, dict, size);
}

function draw(walk: Walk, object: PDFStream, resources: PDFDict | undefined): void {
  const kind = nameAt(object.dict, 'Subtype');
  const layer = dictAt(object.dict, 'OC');
  if (hidden(walk) || (layer && walk.layers.hides(layer))) return;
  if (kind === 'Image') walk.brush.image(walk.state, walk.machine.state.ctm, object);
  else if (kind === 'Form') drawForm(walk, object, resources);
}

function drawForm(walk: Walk, form: PDFStream, resources: PDFDict | undefined): void {
  if (walk.open.has(form) || walk.open.size >= deepest) return;
  const { machine } = walk;
  const before = { state: machine.state, text: machine.text, line: machine.line };
  const kept = { state: walk.state, saved: walk.saved, marks: walk.marks, path: walk.path, clip: walk.clip };
  const saved = machine.saved.splice(0);
  const ctm = concat(matrixOf(numbersAt(form.dict, 'Matrix')), machine.state.ctm);
  machine.state = { ...machine.state, ctm };
  walk.state = insideForm(walk.state, form, ctm);
  walk.saved = [];
  walk.marks = [...walk.marks];
  walk.path = openPath();
  walk.open.add(form);
  // 7.8.3: a form without resources of its own is an old one, and uses those of the page.
  execute(walk, plainData(form).bytes, dictAt(form.dict, 'Resources') ?? resources);
  walk.open.delete(form);
  machine.saved.splice(0, Number.POSITIVE_INFINITY, ...saved);
  Object.assign(machine, before);
  Object.assign(walk, kept);
}

/** 11.6.6: a group starts with the usual state, and what was set outside holds for it as a whole. */
function insideForm(state: PaintState, form: PDFStream, ctm: Machine['state']['ctm']): PaintState {
  const box = numbersAt(form.dict, 'BBox');
  let inside = state;
  if (box?.length === 4) {
    const corners: Bounds = [
      Math.min(box[0]!, box[2]!),
      Math.min(box[1]!, box[3]!),
      Math.max(box[0]!, box[2]!),
      Math.max(box[1]!, box[3]!),
    ];
    const bounds = boundsOf(corners, ctm);
    inside = clipped(inside, { shape: '', box: bounds, upright: true });
  }
  const group = dictAt(form.dict, 'Group');
  if (!group || nameAt(group, 'S') !== 'Transparency') return inside;
  const around = transparencyOf(state, true, false);
  const kind = around === '' ? '' : `${flag(group, 'I')}${flag(group, 'K')}`;
  return {
    ...inside,
    alpha: startPaint.alpha,
    blend: startPaint.blend,
    mask: '',
    groups: around === '' ? '' : `group${kind} (${around})`,
  };
}

const flag = (group: PDFDict, name: string): string =>
  group.get(key(name))?.toString() === 'true' || numberAt(group, name) === 1 ? ` ${name}` : '';
