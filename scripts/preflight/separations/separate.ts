/** The plates of one page. */
import { type Bounds, numberAt, type PDFObject, PDFRawStream, type PDFStream, streamAt } from '../../pdf/index.ts';
import type { SubjectPage } from '../rule.ts';
import { coloursOf } from '../walk/painted.ts';
import { type ReadyPicture, readyFor } from './decode-ahead.ts';
import { drawPlates } from './draw.ts';
import { processPlates, type Separations } from './model.ts';
import { MixedOverprint, type Pass, passesFor } from './pass.ts';
import { type Decode, decodeJpeg, isStencil, type PictureInks, pictureInks, wantedAt } from './picture-inks.ts';
import { type Canvas, type Draw, type PlateMaterial, type Plates, plateDocument } from './plate-document.ts';

/** A broadsheet at 300 dpi has 29 million. */
const mostPixels = 40_000_000;
/** Operations that the passes of a page may have together. */
const mostOperations = 2_400_000;

/** How plates are drawn, in this thread where nothing is said, and what has been decoded for them before. */
export interface Means {
  readonly draw?: Draw;
  readonly ready?: readonly ReadyPicture[];
  /** Called when all plates are being drawn. */
  readonly onDrawing?: () => void;
}

export async function separate(
  page: SubjectPage,
  dpi: number,
  { draw = drawPlates, ready = [], onDrawing }: Means = {},
): Promise<Separations> {
  const decode: Decode = (jpeg, wanted) => readyFor(ready, jpeg, wanted) ?? decodeJpeg(jpeg, wanted);
  const [left, bottom, right, top] = page.node.boxes.MediaBox as unknown as Bounds;
  const area = ((right - left) / 72) * ((top - bottom) / 72);
  const real = Math.min(dpi, Math.sqrt(mostPixels / Math.max(area, 1e-6)));
  const side = (length: number): number => Math.max(1, Math.ceil((length / 72) * real - 0.01));
  const canvas = { width: side(right - left), height: side(top - bottom), dpi: real };
  const box = [left, top - (canvas.height * 72) / real, left + (canvas.width * 72) / real, top];
  const boxes = new Map<PDFStream, Bounds[]>();
  for (const one of page.painted) {
    if (one.kind === 'image' && one.stream) boxes.set(one.stream, [...(boxes.get(one.stream) ?? []), one.box]);
  }
  const pictures = new Map<PDFStream, PictureInks>();
  const masks = new Map<PDFObject, PDFObject>();
  const streams = page.reached.flatMap(({ kind, stream, mask }) =>
    kind === 'image' && stream && !mask ? [stream] : [],
  );
  await Promise.all(
    streams.slice(0, 2000).map(async (stream) => {
      if (isStencil(stream)) return;
      const wanted = wantedAt(real, boxes.get(stream) ?? [[0, 0, 200, 200]]);
      const soft = streamAt(stream.dict, 'SMask');
      pictures.set(stream, await pictureInks(stream, wanted, decode));
      if (soft && (numberAt(soft.dict, 'Width') ?? 0) > 2 * wanted.width) {
        const small = await smallMask(soft, wanted);
        if (small) masks.set(soft, small);
      }
    }),
  );
  const spots = [...new Set(page.painted.flatMap(namesOf))].filter((name) => !reserved.has(name)).slice(0, 12);
  const make = (single: boolean): Promise<Separations> =>
    drawPasses(page, passesFor(spots, single), {
      material: { box, pictures, masks, budget: { left: mostOperations } },
      canvas,
      draw,
      onDrawing,
    });
  const separations = await make(false).catch((error: unknown) => {
    // One plate at a time where something overprints a part of three.
    if (error instanceof MixedOverprint) return make(true);
    throw error;
  });
  return page.painted.some(isGuessed) ? { ...separations, guessed: true } : separations;
}

interface Drawing {
  readonly material: PlateMaterial;
  readonly canvas: Canvas;
  readonly draw: Draw;
  readonly onDrawing: Means['onDrawing'];
}

async function drawPasses(
  page: SubjectPage,
  passes: readonly Pass[],
  { material, canvas, draw, onDrawing }: Drawing,
): Promise<Separations> {
  const drawn: Promise<Plates>[] = [];
  // The black one has the most in it: it is drawn while the others are being written.
  for (const pass of passes.toReversed()) {
    const plates = draw(await plateDocument(page, material, pass), canvas);
    // Met where all are waited for.
    plates.catch(() => undefined);
    drawn.push(plates);
  }
  onDrawing?.();
  const made = new Map((await Promise.all(drawn)).flatMap((plates) => [...plates]));
  const spots = [...made.keys()].filter((name) => !(processPlates as readonly string[]).includes(name));
  const ordered = [...processPlates, ...spots.sort()].map((name) => [name, made.get(name)!] as const);
  return { ...canvas, plates: new Map(ordered) };
}

const inkless: ReadonlySet<string | undefined> = new Set(['rgb', 'icc-rgb', 'cal-rgb', 'lab']);

function isGuessed(one: SubjectPage['painted'][number]): boolean {
  const own = one.kind === 'image' || one.kind === 'shading' ? [one.space] : [];
  return [...own, ...coloursOf(one).map(({ space }) => space)].some((space) =>
    inkless.has((space?.base ?? space)?.family),
  );
}

const reserved = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'All', 'None']);

function namesOf(one: SubjectPage['painted'][number]): readonly string[] {
  const own = (one.kind === 'image' || one.kind === 'shading') && one.space ? [one.space] : [];
  return [...own, one.state.fill.space, one.state.stroke.space].flatMap((space) => [
    ...space.names,
    ...(space.base?.names ?? []),
  ]);
}

async function smallMask(
  soft: PDFStream,
  wanted: { width: number; height: number },
): Promise<PDFRawStream | undefined> {
  const inks = await pictureInks(soft, wanted);
  const plane = inks.unseen ? undefined : inks.plane('Black');
  if (!plane) return undefined;
  const dict = soft.dict.context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: inks.width,
    Height: inks.height,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceGray',
  });
  return PDFRawStream.of(
    dict,
    plane.map((value) => 255 - value),
  );
}
