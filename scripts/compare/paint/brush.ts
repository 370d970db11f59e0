/** Makes the entries of what a page paints. */
import {
  type Bounds,
  boundsOf,
  counts,
  filtersOf,
  isDict,
  isName,
  key,
  type Machine,
  type Matrix,
  numberAt,
  type Operand,
  PDFBool,
  type PDFDict,
  type PDFObject,
  type PDFStream,
  resolve,
  type ShownGlyph,
} from '../../pdf/index.ts';
import { written } from '../hash/content.ts';
import { type Digests, sha } from '../hash/digest.ts';
import { cutOf, intersection } from './clip.ts';
import { spaceNamed, spaceOf } from './ink.ts';
import { type PaintMark, replacementOf } from './marks.ts';
import type { Character, Fields, ImageFacts, Paint, PaintKind } from './model.ts';
import type { PathShape } from './path.ts';
import { inkWords, lineOf, overprintOf, type PaintState, transparencyOf } from './state.ts';
import type { PaintFont } from './walk.ts';

export interface Brush {
  readonly paints: Paint[];
  readonly characters: Character[];
  readonly glyph: (
    state: PaintState,
    machine: Machine,
    shown: { readonly glyph: ShownGlyph; readonly marks: readonly PaintMark[] },
  ) => void;
  readonly path: (
    state: PaintState,
    ctm: Matrix,
    path: { readonly shape: PathShape; readonly fill: boolean; readonly stroke: boolean; readonly even: boolean },
  ) => void;
  readonly image: (state: PaintState, ctm: Matrix, image: PDFStream) => void;
  readonly inlineImage: (
    state: PaintState,
    ctm: Matrix,
    image: { readonly operands: readonly Operand[]; readonly resources: PDFDict | undefined },
  ) => void;
  readonly shading: (state: PaintState, ctm: Matrix, shading: PDFObject | undefined) => void;
}

const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));
const fixed = (value: number): number => Math.round(value * 1000) / 1000 || 0;
const plain: Fields = { ink: '', overprint: '', transparency: '', line: '', mode: '', font: '', size: '' };
const square: Bounds = [0, 0, 1, 1];

export function openBrush(digests: Digests): Brush {
  const paints: Paint[] = [];
  const characters: Character[] = [];
  const fieldsKnown = new Map<string, Fields>();
  const words = new Map<Fields, string>();

  /** Fields with the same words are one object, whose words are put together once. */
  const interned = (fields: Fields): Fields => {
    const { ink, overprint, transparency, line, mode, font, size } = fields;
    const word = `${ink}|${overprint}|${transparency}|${line}|${mode}|${font}|${size}`;
    const known = fieldsKnown.get(word);
    if (known) return known;
    fieldsKnown.set(word, fields);
    words.set(fields, word);
    return fields;
  };

  const place = (kind: PaintKind, state: PaintState, one: Omit<Paint, 'kind' | 'clip' | 'key'>): void => {
    const clip = cutOf(state, one.box, [one.x, one.y]);
    if (clip === undefined) return;
    const fields = interned(one.fields);
    const key = `${kind}|${Math.round(one.x * 100)},${Math.round(one.y * 100)}|${one.shape}|${words.get(fields)}|${clip}`;
    paints.push({ kind, ...one, fields, clip, key });
  };

  let last: { state: PaintState; font: PaintFont; mode: number; ctm: Matrix; turn: string; fields: Fields } | undefined;

  /** Of a glyph; the same as the glyph's before it, as a rule. */
  const glyphFields = (
    state: PaintState,
    { state: { renderMode: mode, ctm, font: face } }: Machine,
    matrix: Matrix,
  ): Fields => {
    const font = face as PaintFont;
    const [a, b, c, d] = matrix;
    const turn = b === 0 && c === 0 && a === d ? String(fixed(a)) : `${fixed(a)} ${fixed(b)} ${fixed(c)} ${fixed(d)}`;
    if (
      last &&
      last.state === state &&
      last.font === font &&
      last.mode === mode &&
      last.turn === turn &&
      last.ctm === ctm
    ) {
      return last.fields;
    }
    const filled = mode === 0 || mode === 2 || mode === 4 || mode === 6;
    const stroked = mode === 1 || mode === 2 || mode === 5 || mode === 6;
    const fields = interned({
      ink: filled || stroked ? inkWords(state, filled, stroked) : '',
      overprint: overprintOf(state, filled, stroked),
      transparency: filled || stroked ? transparencyOf(state, filled, stroked) : '',
      line: stroked ? lineOf(state, scaleOf(ctm)) : '',
      mode: mode === 0 ? '' : `text mode ${mode}`,
      font: font.name,
      size: turn,
    });
    last = { state, font, mode, ctm, turn, fields };
    return fields;
  };

  const glyph: Brush['glyph'] = (state, machine, { glyph: shown, marks }) => {
    const font = machine.state.font as PaintFont;
    const text = (marks.length > 0 ? replacementOf(marks) : undefined) ?? font.text(shown.code) ?? '\ufffd';
    const outline = font.outlines(shown.code);
    const single = text.length === 1;
    if (outline.empty && ![...text].some(counts)) return;
    const { matrix } = shown;
    const [, , c, d, x, y] = matrix;
    const box = boundsOf(outline.box ?? [0, -0.25, Math.max(shown.advance, 0.1), 0.95], matrix);
    const clip = cutOf(state, box, [x, y]);
    if (clip === undefined) return;
    const fields = glyphFields(state, machine, matrix);
    const at = paints.length;
    paints.push({
      kind: 'glyph',
      box,
      x,
      y,
      shape: outline.id,
      clip,
      fields,
      key: `glyph|${Math.round(x * 100)},${Math.round(y * 100)}|${outline.id}|${words.get(fields)}|${clip}`,
      em: Math.hypot(c, d),
      ...(outline.weak && { weak: true }),
    });
    if (single) {
      if (counts(text)) characters.push({ text, paint: at });
    } else for (const letter of text) if (counts(letter)) characters.push({ text: letter, paint: at });
  };

  const path: Brush['path'] = (state, ctm, { shape: { shape, box }, fill, stroke, even }) => {
    const line = stroke ? lineOf(state, scaleOf(ctm)) : '';
    const half = stroke ? (state.width * scaleOf(ctm)) / 2 : 0;
    const fields: Fields = {
      ...plain,
      ink: inkWords(state, fill, stroke),
      overprint: overprintOf(state, fill, stroke),
      transparency: transparencyOf(state, fill, stroke),
      line,
    };
    const grown: Bounds = [box[0] - half, box[1] - half, box[2] + half, box[3] + half];
    const how = `${fill ? (even ? 'even ' : 'fill ') : ''}${stroke ? 'stroke ' : ''}`;
    place('path', state, { box: grown, x: box[0], y: box[1], shape: how + shape, fields });
  };

  const placeImage = (
    state: PaintState,
    ctm: Matrix,
    { image, stencil }: { readonly image: ImageFacts; readonly stencil: boolean },
  ): void => {
    const box = boundsOf(square, ctm);
    const lies = ctm
      .slice(0, 4)
      .map((value) => Math.round(value * 100))
      .join(' ');
    const fields: Fields = {
      ...plain,
      ink: stencil ? state.fill : '',
      overprint: stencil ? overprintOf(state, true, false) : '',
      transparency: transparencyOf(state, true, false),
    };
    const resolution = Math.min(
      (image.width * 72) / Math.hypot(ctm[0], ctm[1]),
      (image.height * 72) / Math.hypot(ctm[2], ctm[3]),
    );
    const facts = { ...image, ppi: Number.isFinite(resolution) ? Math.round(resolution) : 0 };
    const shape = `${image.digest} ${lies}`;
    place('image', state, {
      box,
      x: box[0],
      y: box[1],
      shape,
      fields,
      image: facts,
      seen: intersection(state.clip, box),
    });
  };

  const image: Brush['image'] = (state, ctm, stream) => {
    const { dict } = stream;
    const stencil = resolve(dict.context, dict.get(key('ImageMask')));
    const space = dict.get(key('ColorSpace'));
    const facts: ImageFacts = {
      digest: digests.of(stream),
      width: numberAt(dict, 'Width') ?? 0,
      height: numberAt(dict, 'Height') ?? 0,
      ppi: 0,
      space: space ? spaceOf(dict, space, digests).label : 'stencil',
      filter: filtersOf(stream)
        .filter((name) => !/^(Flate|LZW|ASCII|RunLength)/.test(name))
        .join(' '),
    };
    placeImage(state, ctm, { image: facts, stencil: stencil instanceof PDFBool && stencil.asBoolean() });
  };

  const inlineImage: Brush['inlineImage'] = (state, ctm, { operands: [dict, data], resources }) => {
    if (!isDict(dict)) return;
    const entry = (short: string, long: string): Operand | undefined =>
      dict.entries.get(short) ?? dict.entries.get(long);
    const size = (short: string, long: string): number => Number(entry(short, long)) || 0;
    const space = entry('CS', 'ColorSpace');
    const facts: ImageFacts = {
      digest: sha(written(dict), written(data)),
      width: size('W', 'Width'),
      height: size('H', 'Height'),
      ppi: 0,
      space: isName(space) ? spaceNamed(space.name, resources, digests).label : 'stencil',
      filter: '',
    };
    placeImage(state, ctm, { image: facts, stencil: entry('IM', 'ImageMask') === true });
  };

  /** A shading paints whatever its clip leaves open. */
  const shading: Brush['shading'] = (state, ctm, object) => {
    const box = state.clip ?? [0, 0, 14_400, 14_400];
    const [x, y] = box;
    const lies = [...ctm.slice(0, 4), ctm[4] - x, ctm[5] - y].map((value) => Math.round(value * 100)).join(' ');
    const size = [box[2] - x, box[3] - y].map((value) => Math.round(value * 20)).join(' ');
    const shape = `${digests.of(object)} ${lies} ${size}`;
    const fields: Fields = { ...plain, transparency: transparencyOf(state, true, false) };
    place('shading', state, { box, x, y, shape, fields });
  };

  return { paints, characters, glyph, path, image, inlineImage, shading };
}
