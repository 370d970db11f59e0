/** Advertisements as pictures, for everything that is seen on a screen; the press takes their files. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedIfMade } from '../../core/cache.ts';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { inParallel } from '../../core/in-parallel.ts';
import type { Advertisement, Edition, PdfFacts } from '../../edition/model.ts';
import type { Layout } from '../../layout/model.ts';
import {
  decodedAtOnce,
  mostPixels,
  prepareFile,
  proofPpi,
  quality,
  type ReadyPhoto,
} from '../photos/prepare-photos.ts';
import { type ScreenWish, screenPhoto } from '../photos/screen-photo.ts';
import type { Part } from '../render-picture.ts';
import { findAdvertisements, type PageOf } from './find-advertisements.ts';
import { drawPart } from './look-into-pdf.ts';

export interface Preparing extends PageOf {
  /** ms after which a file counts as endless. */
  readonly deadline?: number;
}

/**
 * By the name that the page's HTML gives each. Faults: a file that changed or that cannot be drawn.
 * @param wish for screens: what pictures of the page need
 */
export async function prepareAdvertisements(
  of: Preparing,
  layout: Layout,
  wish?: ScreenWish,
): Promise<Checked<ReadonlyMap<string, ReadyPhoto>>> {
  const ready = new Map<string, ReadyPhoto>();
  const diagnostics: Diagnostic[] = [];
  await inParallel(findAdvertisements(of, layout), decodedAtOnce, async ({ advertisement, at }) => {
    const { file, name } = advertisement;
    const asked = { ...advertisement, deadline: of.deadline };
    const made = await prepare(join(of.edition.root, file), asked, wish);
    if (made && 'beyond' in made)
      diagnostics.push(diagnostic('advertisement/endless', { file, what: made.beyond }, { at }));
    else if (made) ready.set(name, made);
    else diagnostics.push(diagnostic('advertisement/damaged', { file }, { at }));
  });
  return { ...(diagnostics.length === 0 && { value: ready }), diagnostics };
}

/** A PDF's page as a JPEG, as the proof has it; nothing for a file that is no longer what it was, or that cannot be drawn. */
export async function drawAdvertisement(
  edition: Edition,
  advertisement: Pick<Advertisement, 'file' | 'width'> & { readonly facts: PdfFacts },
): Promise<Uint8Array | undefined> {
  const ready = await prepare(join(edition.root, advertisement.file), advertisement, undefined).catch(() => undefined);
  return ready && 'jpeg' in ready ? ready.jpeg : undefined;
}

interface Asked extends Pick<Advertisement, 'facts' | 'width'> {
  readonly deadline?: number | undefined;
}

interface Beyond {
  /** What ran out, with how much of it. */
  readonly beyond: string;
}

/** Nothing for a file that is no longer what it was, or that is not whole. */
async function prepare(
  path: string,
  { facts, width, deadline }: Asked,
  wish: ScreenWish | undefined,
): Promise<ReadyPhoto | Beyond | undefined> {
  if (facts.format !== 'pdf') {
    const ppi = (facts.widthPx * 25.4) / width;
    return (await prepareFile(path, { photo: { facts }, ppi, wish })).value;
  }
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== facts.sha256) return undefined;
  const ready = await drawn(bytes, facts, { width, deadline });
  if (!wish || !ready || 'beyond' in ready) return ready;
  return { ...ready, screen: await screenPhoto(ready.jpeg, { ppi: (ready.width * 25.4) / width, wish }) };
}

/** Its trim, as fine as a proof needs it. */
async function drawn(
  bytes: Uint8Array,
  facts: PdfFacts,
  { width: printed, deadline }: Pick<Asked, 'width' | 'deadline'>,
): Promise<ReadyPhoto | Beyond | undefined> {
  const across = (printed / 25.4) * proofPpi;
  const down = (across * facts.height) / facts.width;
  const scale = Math.min(1, Math.sqrt(mostPixels / (across * down)));
  const width = Math.max(1, Math.round(across * scale));
  const height = Math.max(1, Math.round(down * scale));
  const { default: sharp } = await import('sharp');
  const key = `advertisement-1-${facts.sha256}-${facts.page}-${width}x${height}-${quality}-${sharp.versions.vips}`;
  const drawing = { index: facts.page - 1, part: partOf(facts), width, height };
  let beyond: string | undefined;
  const kept = await cachedIfMade(key, async () => {
    const outcome = await drawPart(bytes, drawing, deadline);
    if ('beyond' in outcome) beyond = outcome.beyond;
    if (!('value' in outcome)) return undefined;
    const { data, channels } = outcome.value;
    return sharp(data, { raw: { width, height, channels } }).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
  });
  if (kept) return { jpeg: kept.bytes, width, height, components: 3 };
  return beyond === undefined ? undefined : { beyond };
}

/** Where the trim is seen on its page. */
function partOf({ trim, shown, turn }: PdfFacts): Part {
  const [across, down] = [shown[2] - shown[0], shown[3] - shown[1]];
  const left = (trim[0] - shown[0]) / across;
  const right = (shown[2] - trim[2]) / across;
  const foot = (trim[1] - shown[1]) / down;
  const head = (shown[3] - trim[3]) / down;
  // Each turn makes the edge before it, going round, the next one.
  const edges = [left, head, right, foot];
  const turned = edges.map((_, at) => edges[(at + 4 - turn / 90) % 4]!);
  const [l, t, r, b] = turned as [number, number, number, number];
  return { left: l, top: t, width: 1 - l - r, height: 1 - t - b };
}
