/** The plates of one page. */
import { type Bounds, numberAt, type PDFObject, PDFRawStream, type PDFStream, streamAt } from '../../pdf/index.ts';
import type { SubjectPage } from '../rule.ts';
import { coloursOf } from '../walk/painted.ts';
import { isSameSize, type ReadyPicture, readyFor, readyOf } from './decode-ahead.ts';
import { drawPlates } from './draw.ts';
import { processPlates, type Separations } from './model.ts';
import { MixedOverprint, type Pass, passesFor } from './pass.ts';
import {
  type Decode,
  decodeJpeg,
  isStencil,
  type PictureInks,
  pictureInks,
  softMask,
  wantedAt,
} from './picture-inks.ts';
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
  const { canvas, box } = canvasOf(page.node, dpi);
  const boxes = boxesOf(page);
  const pictures = new Map<PDFStream, PictureInks>();
  const masks = new Map<PDFObject, PDFObject>();
  await Promise.all(
    picturesIn(page.reached).map(async (stream) => {
      const wanted = wantedAt(canvas.dpi, boxes.get(stream) ?? [[0, 0, 200, 200]]);
      const soft = streamAt(stream.dict, 'SMask');
      pictures.set(stream, await pictureInks(stream, wanted, decode));
      if (soft && (numberAt(soft.dict, 'Width') ?? 0) > 2 * wanted.width) {
        const small = await smallMask(soft, wanted);
        if (small) masks.set(soft, small);
      }
    }),
  );
  const make = (single: boolean): Promise<Separations> =>
    drawPasses(page, passesFor(spotsOf(page), single), {
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
  return told(separations, page);
}

const told = (separations: Separations, { painted }: SubjectPage): Separations =>
  painted.some(isGuessed) ? { ...separations, guessed: true } : separations;

/** Plates that are being drawn of a page whose content has not been walked yet. */
export interface BegunPlates {
  /** The page's plates, when it has been walked; anew where it shows something else than was foreseen. */
  readonly of: (page: SubjectPage) => Promise<Separations>;
}

/**
 * Has the plates drawn in a thread before the page is walked, which takes this thread as long as them: of a page all of
 * whose pictures have been decoded ahead, as those of our own are. It is foreseen that no spot ink is painted with.
 * Resolves when they are being drawn; to nothing where they have to wait.
 */
export async function beginPlates(
  page: Sketch,
  dpi: number,
  means: Required<Pick<Means, 'draw' | 'ready'>>,
): Promise<BegunPlates | undefined> {
  const { canvas, box } = canvasOf(page.node, dpi);
  const foreseen = new Map<PDFStream, ReadyPicture>();
  for (const stream of picturesIn(page.reached)) {
    const one = stream instanceof PDFRawStream && readyOf(means.ready, stream.contents);
    if (!one || softMask(stream)) return undefined;
    foreseen.set(stream, one);
  }
  const pictures = new Map<PDFStream, PictureInks>();
  for (const [stream, { wanted, decoded }] of foreseen)
    pictures.set(stream, await pictureInks(stream, wanted, decoded));
  const material = { box, pictures, masks: new Map(), budget: { left: mostOperations } };
  const { promise: drawing, resolve: onDrawing } = Promise.withResolvers<void>();
  const drawn = drawPasses(page, passesFor([], false), { material, canvas, draw: means.draw, onDrawing });
  // Whoever asks for them meets the failure, or has them drawn in the usual way.
  drawn.catch(() => undefined);
  await Promise.race([drawing, drawn]).catch(() => undefined);
  return {
    async of(walked) {
      const boxes = boxesOf(walked);
      const sizes = [...foreseen].every(([stream, { wanted }]) => {
        const places = boxes.get(stream);
        return !places || isSameSize(wanted, wantedAt(canvas.dpi, places));
      });
      if (!sizes || spotsOf(walked).length > 0) return await separate(walked, dpi, means);
      const separations = await drawn.catch((error: unknown) => {
        if (error instanceof MixedOverprint) return separate(walked, dpi, means);
        throw error;
      });
      return told(separations, walked);
    },
  };
}

/** A page as it can be told without its content. */
type Sketch = Pick<SubjectPage, 'node' | 'reached'>;

function canvasOf({ boxes }: SubjectPage['node'], dpi: number): { canvas: Canvas; box: readonly number[] } {
  const [left, bottom, right, top] = boxes.MediaBox as unknown as Bounds;
  const area = ((right - left) / 72) * ((top - bottom) / 72);
  const real = Math.min(dpi, Math.sqrt(mostPixels / Math.max(area, 1e-6)));
  const side = (length: number): number => Math.max(1, Math.ceil((length / 72) * real - 0.01));
  const canvas = { width: side(right - left), height: side(top - bottom), dpi: real };
  return { canvas, box: [left, top - (canvas.height * 72) / real, left + (canvas.width * 72) / real, top] };
}

/** Where each picture is painted. */
function boxesOf({ painted }: SubjectPage): ReadonlyMap<PDFStream, readonly Bounds[]> {
  const boxes = new Map<PDFStream, Bounds[]>();
  for (const one of painted) {
    if (one.kind === 'image' && one.stream) boxes.set(one.stream, [...(boxes.get(one.stream) ?? []), one.box]);
  }
  return boxes;
}

const mostPictures = 2000;

const picturesIn = (reached: SubjectPage['reached']): readonly PDFStream[] =>
  reached
    .flatMap(({ kind, stream, mask }) => (kind === 'image' && stream && !mask ? [stream] : []))
    .slice(0, mostPictures)
    .filter((stream) => !isStencil(stream));

const spotsOf = ({ painted }: SubjectPage): readonly string[] =>
  [...new Set(painted.flatMap(namesOf))].filter((name) => !reserved.has(name)).slice(0, 12);

interface Drawing {
  readonly material: PlateMaterial;
  readonly canvas: Canvas;
  readonly draw: Draw;
  readonly onDrawing: Means['onDrawing'];
}

async function drawPasses(
  page: Sketch,
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
