/**
 * The photos of a page of ours, decoded for its plates while the browser prints it. What is decoded is a JPEG's bytes and
 * nothing else: preflight takes it for a picture in the file only where the same bytes stand there, wanted at that size.
 */
import type { Layout } from '../../layout/model.ts';
import { usualDpi } from './model.ts';
import { type DecodedJpeg, decodeJpeg, type WantedSize, wantedAt } from './picture-inks.ts';

export interface ReadyPicture {
  readonly jpeg: Uint8Array;
  readonly wanted: WantedSize;
  /** What comes of it, which is begun where it has not been; once. */
  readonly decoded: () => Promise<DecodedJpeg>;
}

/** Where the trimmed page stands on the printed sheet, CSS px. */
type Trim = { readonly left: number; readonly top: number };

/** From one whole pixel to another, as the browser draws pictures, in pt. */
const drawn = (from: number, length: number, origin: number): number => {
  const start = (from * 96) / 25.4 + origin;
  return (Math.round(start + (length * 96) / 25.4) - Math.round(start)) * 0.75;
};

/**
 * Begins with it; `preflightOwn` takes what comes of it.
 * @param photos by the names that the layout gives their files
 */
export function decodeAhead(
  photos: ReadonlyMap<string, { readonly jpeg: Uint8Array }>,
  { layout, trim }: { readonly layout: Layout; readonly trim: Trim },
  dpi: number = usualDpi,
): readonly ReadyPicture[] {
  const places = Map.groupBy(layout.photos, ({ file }) => file);
  const ready = [...photos].flatMap(([file, { jpeg }]): ReadyPicture[] => {
    const boxes = (places.get(file) ?? []).map(
      ({ box }) => [0, 0, drawn(box.x, box.width, trim.left), drawn(box.y, box.height, trim.top)] as const,
    );
    if (boxes.length === 0) return [];
    const wanted = wantedAt(dpi, boxes);
    let begun: Promise<DecodedJpeg> | undefined;
    const decoded = () => (begun ??= decodeJpeg(jpeg, wanted));
    return [{ jpeg, wanted, decoded }];
  });
  void oneByOne(ready);
  return ready;
}

/** The browser, which prints meanwhile, keeps a core for itself. */
async function oneByOne(ready: readonly ReadyPicture[]): Promise<void> {
  // What cannot be decoded is found out again where it stands in the file.
  for (const { decoded } of ready) await decoded().catch(() => undefined);
}

/** What has been decoded of these bytes at this size. */
export const readyFor = (
  ready: readonly ReadyPicture[],
  jpeg: Uint8Array,
  wanted: WantedSize,
): Promise<DecodedJpeg> | undefined =>
  ready.find((one) => isSameSize(one.wanted, wanted) && Buffer.compare(one.jpeg, jpeg) === 0)?.decoded();

/** The one of these bytes, whatever its size. */
export const readyOf = (ready: readonly ReadyPicture[], jpeg: Uint8Array): ReadyPicture | undefined =>
  ready.find((one) => Buffer.compare(one.jpeg, jpeg) === 0);

/** In whole pixels. */
export const isSameSize = (a: WantedSize, b: WantedSize): boolean =>
  Math.ceil(a.width) === Math.ceil(b.width) && Math.ceil(a.height) === Math.ceil(b.height);
