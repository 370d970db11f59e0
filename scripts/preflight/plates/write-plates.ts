/** A page as the plant sees it: every plate, the map of total ink, and a soft proof on the paper. */
import {
  arrayAt,
  nameAt,
  openPdf,
  type PDFContext,
  PDFDict,
  pageList,
  resolve,
  streamAt,
  streamBytes,
  UnreadablePdf,
} from '../../pdf/index.ts';
import type { Preset } from '../../press/model.ts';
import { readPage } from '../examine.ts';
import { separate } from '../separations/separate.ts';
import { openInkToScreen } from './lcms.ts';
import { composite, grayPlate, heatMap, type Pixels, tintedPlate } from './pictures.ts';

export interface PlateOptions {
  readonly dpi: number;
  readonly preset: Preset;
  /** Page of the PDF, from 0; the first where nothing is said. */
  readonly index?: number;
  /** Output profile, where the PDF embeds none. */
  readonly profile?: Uint8Array;
  /** Names of the pictures that are wanted; all where nothing is said. */
  readonly only?: readonly string[];
}

/**
 * PNG pictures by name: `plate-cyan` (dark where ink lies) and `plate-cyan-tinted` for each plate, `ink` (total ink,
 * red above the preset's limit), and `soft-proof` where an output profile is at hand.
 * @throws UnreadablePdf
 */
export async function writePlates(pdf: Uint8Array, options: PlateOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  const { dpi, preset, index = 0, only } = options;
  const wanted = (name: string): boolean => !only || only.includes(name);
  const context = await openPdf(pdf);
  const node = pageList(context)[index];
  if (!node) throw new UnreadablePdf(`it has no page ${index + 1}`);
  const separations = await separate(readPage(node, index + 1), dpi);
  const pictures = new Map<string, Pixels>();
  for (const [name, plate] of separations.plates) {
    const file = `plate-${fileName(name)}`;
    if (wanted(file)) pictures.set(file, grayPlate(separations, plate));
    if (wanted(`${file}-tinted`)) pictures.set(`${file}-tinted`, tintedPlate(separations, name, plate));
  }
  if (wanted('ink')) pictures.set('ink', heatMap(separations, preset.tac));
  const profile = wanted('soft-proof') ? (embeddedProfile(context) ?? options.profile) : undefined;
  using screen = profile && (await openInkToScreen(profile));
  if (screen) pictures.set('soft-proof', composite(separations, screen));
  const made = await Promise.all(
    [...pictures].map(async ([name, pixels]) => [name, await png(pixels, separations.dpi)] as const),
  );
  return new Map(made);
}

const fileName = (plate: string): string => plate.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') || 'spot';

function embeddedProfile(context: PDFContext): Uint8Array | undefined {
  const root = resolve(context, context.trailerInfo.Root);
  const intents = root instanceof PDFDict ? (arrayAt(root, 'OutputIntents')?.asArray() ?? []) : [];
  for (const one of intents) {
    const intent = resolve(context, one);
    if (!(intent instanceof PDFDict) || nameAt(intent, 'S') !== 'GTS_PDFX') continue;
    const stream = streamAt(intent, 'DestOutputProfile');
    if (stream) return streamBytes(stream);
  }
  return undefined;
}

async function png({ data, width, height, channels }: Pixels, dpi: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return await sharp(data, { raw: { width, height, channels } })
    .withMetadata({ density: Math.round(dpi) })
    .png({ compressionLevel: 6 })
    .toBuffer();
}
