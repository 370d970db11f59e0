/** The packed `glyf` table of a WOFF2 file. W3C, WOFF File Format 2.0, section 5.1. */
import { composeComposite, composeSimple, type SimpleGlyph } from './glyph.ts';
import { viewOf } from './sfnt.ts';
import { byte, type Stream, short, take, word } from './woff2-stream.ts';

interface Streams {
  readonly points: Stream;
  readonly flags: Stream;
  readonly coordinates: Stream;
  readonly composites: Stream;
  readonly instructions: Stream;
}

const HEADER = 36;

/** Bytes of the coordinate stream that one flag takes. */
const stepLength = (flag: number): number => {
  const kind = flag & 0x7f;
  return kind < 84 ? 1 : kind < 120 ? 2 : kind < 124 ? 3 : 4;
};

const signed = (flag: number, size: number): number => (flag & 1 ? size : -size);

/** Section 5.2, the table of triplets: the step from one point to the next, into `step` as dx and dy. */
function readStep(flag: number, from: Stream, step: [number, number]): void {
  const kind = flag & 0x7f;
  if (kind < 10) {
    step[0] = 0;
    step[1] = signed(kind, ((kind & 14) << 7) + byte(from));
  } else if (kind < 20) {
    step[0] = signed(kind, (((kind - 10) & 14) << 7) + byte(from));
    step[1] = 0;
  } else if (kind < 84) {
    const both = byte(from);
    step[0] = signed(kind, 1 + ((kind - 20) & 0x30) + (both >> 4));
    step[1] = signed(kind >> 1, 1 + (((kind - 20) & 0x0c) << 2) + (both & 15));
  } else if (kind < 120) {
    step[0] = signed(kind, 1 + (Math.floor((kind - 84) / 12) << 8) + byte(from));
    step[1] = signed(kind >> 1, 1 + ((((kind - 84) % 12) >> 2) << 8) + byte(from));
  } else if (kind < 124) {
    const [first, middle, last] = [byte(from), byte(from), byte(from)];
    step[0] = signed(kind, (first << 4) + (middle >> 4));
    step[1] = signed(kind >> 1, ((middle & 15) << 8) + last);
  } else {
    step[0] = signed(kind, word(from));
    step[1] = signed(kind >> 1, word(from));
  }
}

/** Where each stream stands before each glyph: five numbers a glyph, in the order of STREAMS. */
interface Places {
  readonly contours: Uint16Array;
  readonly positions: Uint32Array;
  /** The eight bytes of the bounding boxes that are given, by glyph. */
  readonly boxes: ReadonlyMap<number, Uint8Array>;
}

const STREAMS = ['points', 'flags', 'coordinates', 'composites', 'instructions'] as const;

/** What stands for a number of contours where a glyph is put together from others. */
const COMPOSITE = 0xffff;

function readPoints(streams: Streams, contours: number): Omit<SimpleGlyph, 'instructions'> {
  const ends: number[] = [];
  let count = 0;
  for (let contour = 0; contour < contours; contour++) {
    count += short(streams.points);
    ends.push(count - 1);
  }
  const xs = new Int16Array(count);
  const ys = new Int16Array(count);
  const on = new Uint8Array(count);
  const step: [number, number] = [0, 0];
  let x = 0;
  let y = 0;
  for (let index = 0; index < count; index++) {
    const flag = byte(streams.flags);
    readStep(flag, streams.coordinates, step);
    x += step[0];
    y += step[1];
    xs[index] = x;
    ys[index] = y;
    on[index] = flag < 0x80 ? 1 : 0;
  }
  return { ends, xs, ys, on };
}

/** Passes a simple glyph without making anything of it: only a few of a slice's glyphs are ever asked for. */
function skipSimple(streams: Streams, contours: number): void {
  let count = 0;
  for (let contour = 0; contour < contours; contour++) count += short(streams.points);
  let length = 0;
  for (const flag of take(streams.flags, count)) length += stepLength(flag);
  streams.coordinates.at += length;
  streams.instructions.at += short(streams.coordinates);
}

const MORE_COMPONENTS = 0x20;
const WORDS = 0x01;
const SCALE = 0x08;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;
const INSTRUCTIONS = 0x100;

function readComposite(streams: Streams): { components: Uint8Array; instructions: Uint8Array | undefined } {
  const start = streams.composites.at;
  let flags = MORE_COMPONENTS;
  let all = 0;
  while (flags & MORE_COMPONENTS) {
    flags = word(streams.composites);
    all |= flags;
    const scale = flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    take(streams.composites, 2 + (flags & WORDS ? 4 : 2) + scale);
  }
  const length = streams.composites.at - start;
  streams.composites.at = start;
  const components = take(streams.composites, length);
  const instructions = all & INSTRUCTIONS ? take(streams.instructions, short(streams.coordinates)) : undefined;
  return { components, instructions };
}

function readPlaces(streams: Streams, contours: Stream, boxes: Stream): Places {
  const count = contours.view.byteLength / 2;
  const bitmap = take(boxes, ((count + 31) >> 5) << 2);
  const places = {
    contours: new Uint16Array(count),
    positions: new Uint32Array(count * STREAMS.length),
    boxes: new Map<number, Uint8Array>(),
  };
  for (let index = 0; index < count; index++) {
    const kind = word(contours);
    places.contours[index] = kind;
    if (bitmap[index >> 3]! & (0x80 >> (index & 7))) places.boxes.set(index, take(boxes, 8));
    for (let one = 0; one < STREAMS.length; one++) {
      places.positions[index * STREAMS.length + one] = streams[STREAMS[one]!].at;
    }
    if (kind === COMPOSITE) readComposite(streams);
    else if (kind > 0) skipSimple(streams, kind);
  }
  return places;
}

function moveTo(streams: Streams, places: Places, index: number): void {
  for (const [one, name] of STREAMS.entries()) streams[name].at = places.positions[index * STREAMS.length + one]!;
}

/** The outline of a glyph that is not put together from others and has ink. */
function readOutline(streams: Streams, places: Places, index: number): SimpleGlyph | undefined {
  const contours = places.contours[index]!;
  if (contours === 0 || contours === COMPOSITE) return undefined;
  moveTo(streams, places, index);
  const outline = readPoints(streams, contours);
  return { ...outline, instructions: take(streams.instructions, short(streams.coordinates)) };
}

function composeGlyph(streams: Streams, places: Places, index: number): Uint8Array {
  if (places.contours[index] === 0) return new Uint8Array(0);
  const box = places.boxes.get(index);
  const outline = readOutline(streams, places, index);
  if (outline) return composeSimple(outline, box);
  if (!box) throw new Error('a WOFF2 composite glyph has no box');
  moveTo(streams, places, index);
  return composeComposite(box, readComposite(streams));
}

/** The glyphs of a font, by number. */
export interface Glyphs {
  readonly glyphCount: number;
  /** As TrueType writes it; an empty array is a glyph without ink. */
  glyph(index: number): Uint8Array;
  outline(index: number): SimpleGlyph | undefined;
}

/** The glyphs of a packed `glyf` table. */
export function readGlyphs(table: Uint8Array): Glyphs {
  const header = viewOf(table);
  let at = HEADER;
  const [contours, points, flags, coordinates, composites, boxes, instructions] = [0, 1, 2, 3, 4, 5, 6].map((index) => {
    const length = header.getUint32(8 + 4 * index);
    const stream: Stream = { view: viewOf(table.subarray(at, at + length)), at: 0 };
    at += length;
    return stream;
  }) as [Stream, Stream, Stream, Stream, Stream, Stream, Stream];
  const streams: Streams = { points, flags, coordinates, composites, instructions };
  const places = readPlaces(streams, contours, boxes);
  return {
    glyphCount: places.contours.length,
    glyph: (index) => composeGlyph(streams, places, index),
    outline: (index) => readOutline(streams, places, index),
  };
}
