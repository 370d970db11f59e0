/** The objects that content refers to, remade for a pass. */
import {
  arrayAt,
  dictAt,
  key,
  matrixOf,
  nameAt,
  numberAt,
  numbersAt,
  objectAt,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  resolve,
  streamAt,
  streamBytes,
} from '../../pdf/index.ts';
import { colourSpaceOf } from '../walk/colour-space.ts';
import { blackInk, inksOf } from '../walk/inks.ts';
import { type PaintState, startPaint } from '../walk/paint-state.ts';
import { oneInput } from './function.ts';
import { inlineStream } from './inline-picture.ts';
import { amountOn, colourIn, type Pass } from './pass.ts';
import { isPicture, isStencil, type PictureInks } from './picture-inks.ts';
import { type Drawn, type Outside, rewriteContent } from './rewrite.ts';

/** One drawing of a page in one pass. */
export interface Drawing {
  readonly pass: Pass;
  readonly source: PDFContext;
  readonly target: PDFContext;
  readonly pictures: ReadonlyMap<PDFStream, PictureInks>;
  /** Soft masks brought down to size, in place of the full ones. */
  readonly masks: ReadonlyMap<PDFObject, PDFObject>;
  /** Operations of all content together. */
  readonly budget: { left: number };
  readonly made: Map<string, PDFRef>;
  readonly numbers: Map<object, number>;
  readonly open: Set<object>;
}

const numberOf = ({ numbers }: Drawing, object: object): number => {
  if (!numbers.has(object)) numbers.set(object, numbers.size);
  return numbers.get(object)!;
};

interface Content {
  readonly bytes: Uint8Array;
  readonly resources: PDFDict | undefined;
  readonly state: PaintState;
}

const deepest = 24;

/** Content and resources of their own for it; names of remade objects are new, those of fonts and states stay. */
export function remake(
  drawing: Drawing,
  { bytes, resources, state }: Content,
): { bytes: Uint8Array; resources: PDFDict } {
  const { target } = drawing;
  const objects = target.obj({});
  const patterns = target.obj({});
  const shadings = target.obj({});
  const listed = (into: PDFDict, ref: PDFRef): string => {
    const name = `D${ref.objectNumber}`;
    into.set(PDFName.of(name), ref);
    return name;
  };
  const outside: Outside = {
    pass: drawing.pass,
    step: () => drawing.budget.left-- > 0,
    object: (name, from, paint) => {
      const stream = streamAt(dictAt(from, 'XObject'), name);
      const made = stream && drawn(drawing, stream, { resources: from, state: paint });
      return made && { ...made.how, name: listed(objects, made.ref) };
    },
    inline: (operands) => {
      const stream = inlineStream(target, operands);
      const made = stream && picture(drawing, stream);
      return made && { ...made.how, name: listed(objects, made.ref) };
    },
    pattern: (name, from, paint) => {
      const found = objectAt(dictAt(from, 'Pattern'), name);
      const ref = found && pattern(drawing, found, { resources: from, state: paint });
      return ref && listed(patterns, ref);
    },
    shading: (name, from) => {
      const found = objectAt(dictAt(from, 'Shading'), name);
      const ref = found && shading(drawing, found);
      return ref && listed(shadings, ref);
    },
  };
  const content = rewriteContent(bytes, { resources, state, outside });
  const own = target.obj({});
  for (const [name, value] of resources?.entries() ?? []) own.set(name, value);
  own.set(key('XObject'), objects);
  own.set(key('Pattern'), patterns);
  own.set(key('Shading'), shadings);
  own.delete(key('ColorSpace'));
  own.set(key('Font'), fonts(drawing, resources));
  const states = target.obj({});
  for (const [name, value] of dictAt(resources, 'ExtGState')?.entries() ?? []) states.set(name, value);
  states.set(key('Cover'), target.obj({ ca: 1, BM: 'Normal', SMask: 'None' }));
  own.set(key('ExtGState'), states);
  // Content that inherits nothing starts in black, which the pass has to be told.
  const start =
    state === startPaint
      ? `${colourIn(drawing.pass, blackInk, 'fill')} ${colourIn(drawing.pass, blackInk, 'stroke')}\n`
      : '';
  return { bytes: start ? Buffer.concat([Buffer.from(start), content]) : content, resources: own };
}

interface From {
  readonly resources: PDFDict | undefined;
  readonly state: PaintState;
}
interface Made {
  readonly ref: PDFRef;
  readonly how: Omit<Drawn, 'name'>;
}

function drawn(drawing: Drawing, stream: PDFStream, from: From): Made | undefined {
  if (isPicture(stream)) return picture(drawing, stream);
  if (nameAt(stream.dict, 'Subtype') !== 'Form' || drawing.open.has(stream) || drawing.open.size >= deepest)
    return undefined;
  const { fill, stroke, overprint } = from.state;
  const known = `form ${numberOf(drawing, stream)} ${JSON.stringify([fill.inks, fill.space.family, fill.pattern, stroke.inks, stroke.space.family, stroke.pattern, overprint])}`;
  const ref = once(drawing, known, () => {
    drawing.open.add(stream);
    const { bytes, resources } = remake(drawing, {
      bytes: streamBytes(stream),
      resources: dictAt(stream.dict, 'Resources') ?? from.resources,
      state: from.state,
    });
    drawing.open.delete(stream);
    const dict = copied(drawing.target, stream.dict, [
      'Filter',
      'DecodeParms',
      'Length',
      'StructParent',
      'StructParents',
      'OC',
    ]);
    dict.set(key('Resources'), resources);
    const group = dictAt(stream.dict, 'Group');
    if (group) dict.set(key('Group'), copied(drawing.target, group, ['CS']));
    return PDFRawStream.of(dict, bytes);
  });
  return { ref, how: {} };
}

const once = (drawing: Drawing, known: string, make: () => PDFObject): PDFRef => {
  const before = drawing.made.get(known);
  if (before) return before;
  const ref = drawing.target.register(make());
  drawing.made.set(known, ref);
  return ref;
};

export function copied(target: PDFContext, dict: PDFDict, without: readonly string[]): PDFDict {
  const copy = target.obj({});
  for (const [name, value] of dict.entries()) if (!without.includes(name.decodeText())) copy.set(name, value);
  return copy;
}

function picture(drawing: Drawing, stream: PDFStream): Made | undefined {
  const { target, pass, pictures } = drawing;
  if (isStencil(stream)) {
    const ref = once(drawing, `stencil ${numberOf(drawing, stream)}`, () => stream);
    return { ref, how: { stencil: true } };
  }
  const inks = pictures.get(stream);
  if (!inks) return undefined;
  const ref = once(drawing, `picture ${numberOf(drawing, stream)}`, () => {
    const { width, height } = inks;
    const channels = pass.plates.length;
    const samples = new Uint8Array(width * height * channels).fill(255);
    pass.plates.forEach((plate, channel) => {
      const plane = plate === '' ? undefined : inks.plane(plate);
      for (let at = 0; plane && at < plane.length; at++) samples[at * channels + channel] = 255 - plane[at]!;
    });
    const dict = target.obj({
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: 8,
      ColorSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB',
    });
    const soft = streamAt(stream.dict, 'SMask');
    const mask = soft && (drawing.masks.get(soft) ?? stream.dict.get(key('SMask')));
    if (mask)
      dict.set(
        key('SMask'),
        mask instanceof PDFRef ? mask : once(drawing, `mask ${numberOf(drawing, mask)}`, () => mask),
      );
    const hard = streamAt(stream.dict, 'Mask');
    if (hard) dict.set(key('Mask'), stream.dict.get(key('Mask'))!);
    return PDFRawStream.of(dict, samples);
  });
  return { ref, how: { picture: true } };
}

function pattern(drawing: Drawing, found: PDFObject, from: From): PDFRef | undefined {
  const { target } = drawing;
  const dict = found instanceof PDFStream ? found.dict : found instanceof PDFDict ? found : undefined;
  if (!dict) return undefined;
  if (numberAt(dict, 'PatternType') === 2) {
    const own = objectAt(dict, 'Shading');
    const ref = own && shading(drawing, own);
    if (!ref) return undefined;
    return once(drawing, `pattern ${numberOf(drawing, dict)}`, () => {
      const copy = copied(target, dict, ['ExtGState']);
      copy.set(key('Shading'), ref);
      return copy;
    });
  }
  // Uncoloured cells take the colour that is set with them: the flat colour stands for them.
  if (!(found instanceof PDFStream) || numberAt(dict, 'PaintType') !== 1 || drawing.open.has(found)) return undefined;
  if (tooFine(dict)) return undefined;
  return once(drawing, `pattern ${numberOf(drawing, found)}`, () => {
    drawing.open.add(found);
    const { bytes, resources } = remake(drawing, {
      bytes: streamBytes(found),
      resources: dictAt(dict, 'Resources') ?? from.resources,
      state: startPaint,
    });
    drawing.open.delete(found);
    const copy = copied(target, dict, ['Filter', 'DecodeParms', 'Length']);
    copy.set(key('Resources'), resources);
    return PDFRawStream.of(copy, bytes);
  });
}

/** Cells of less than this, in pt, would be drawn by the million and seen by nobody. */
const finest = 0.1;

function tooFine(dict: PDFDict): boolean {
  const [a, b, c, d] = matrixOf(numbersAt(dict, 'Matrix'));
  const across = Math.abs(numberAt(dict, 'XStep') ?? 0) * Math.hypot(a, b);
  const down = Math.abs(numberAt(dict, 'YStep') ?? 0) * Math.hypot(c, d);
  return !(across >= finest && down >= finest);
}

const steps = 255;

/** Axial and radial shadings, with their colours as 256 samples; others are not drawn. */
function shading(drawing: Drawing, found: PDFObject): PDFRef | undefined {
  const { target, pass } = drawing;
  const dict = found instanceof PDFDict ? found : undefined;
  const type = numberAt(dict, 'ShadingType');
  if (!dict || (type !== 2 && type !== 3)) return undefined;
  const colour = oneInput(dict, objectAt(dict, 'Function'));
  if (!colour) return undefined;
  return once(drawing, `shading ${numberOf(drawing, dict)}`, () => {
    const space = colourSpaceOf(dict, dict.get(key('ColorSpace')));
    const [low = 0, high = 1] = (arrayAt(dict, 'Domain')?.asArray() ?? []).map((one) =>
      Number(String(resolve(dict.context, one))),
    );
    const { length } = pass.plates;
    const samples = new Uint8Array((steps + 1) * length);
    for (let step = 0; step <= steps; step++) {
      const inks = inksOf(space, colour(low + ((high - low) * step) / steps));
      pass.plates.forEach((plate, channel) => {
        samples[step * length + channel] = Math.round((1 - amountOn(inks, plate)) * 255);
      });
    }
    const range = pass.plates.flatMap(() => [0, 1]);
    const sampled = target.obj({
      FunctionType: 0,
      Domain: [low, high],
      Range: range,
      Size: [steps + 1],
      BitsPerSample: 8,
    });
    const copy = copied(target, dict, ['ColorSpace', 'Function', 'Background']);
    copy.set(key('ColorSpace'), PDFName.of(length === 1 ? 'DeviceGray' : 'DeviceRGB'));
    copy.set(key('Function'), target.register(PDFRawStream.of(sampled, samples)));
    return copy;
  });
}

/** Type 3 glyphs are content too. */
function fonts(drawing: Drawing, resources: PDFDict | undefined): PDFDict {
  const { target } = drawing;
  const listed = target.obj({});
  for (const [name, value] of dictAt(resources, 'Font')?.entries() ?? []) {
    const dict = resolve(drawing.source, value);
    if (!(dict instanceof PDFDict) || nameAt(dict, 'Subtype') !== 'Type3') listed.set(name, value);
    else if (!drawing.open.has(dict)) listed.set(name, type3(drawing, dict, resources));
  }
  return listed;
}

function type3(drawing: Drawing, dict: PDFDict, resources: PDFDict | undefined): PDFRef {
  const { target } = drawing;
  return once(drawing, `font ${numberOf(drawing, dict)}`, () => {
    drawing.open.add(dict);
    const own = dictAt(dict, 'Resources') ?? resources;
    const procs = target.obj({});
    for (const [name, value] of dictAt(dict, 'CharProcs')?.entries() ?? []) {
      const stream = resolve(drawing.source, value);
      if (!(stream instanceof PDFStream)) continue;
      // 9.6.5: a glyph inherits what it is shown in, so it is told no colour of its own.
      const glyph = remake(drawing, { bytes: streamBytes(stream), resources: own, state: { ...startPaint } });
      procs.set(name, target.register(PDFRawStream.of(target.obj({}), glyph.bytes)));
    }
    drawing.open.delete(dict);
    const copy = copied(target, dict, ['CharProcs']);
    copy.set(key('CharProcs'), procs);
    return copy;
  });
}
