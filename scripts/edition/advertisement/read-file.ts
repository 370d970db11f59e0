/** Looks at the file of an advertisement: what it is, how large, and what its page says. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { cachedIfMade } from '../../core/cache.ts';
import type { Code } from '../../core/catalogue/index.ts';
import type { Parameters } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import type { Origin } from '../../core/source.ts';
import { mm, pt, ptToMm } from '../../core/units.ts';
import { findFile, listFolder } from '../folder.ts';
import type { AdvertisementFacts, PdfFacts } from '../model.ts';
import { readPhotoFacts } from '../photo/read-facts.ts';
import { sniff } from '../photo/sniff.ts';
import { type Reading, report } from '../reading.ts';
import type { AdvertisementDraft } from './draft.ts';

/** What a reader of PDFs sees of one page: `LoadOptions.readPdf`. */
export type PdfSight =
  | { readonly kind: 'locked' }
  | { readonly kind: 'damaged' }
  /** Time or memory ran out over it, with how much. */
  | { readonly kind: 'beyond'; readonly what: string }
  | { readonly kind: 'pages'; readonly pages: number }
  | {
      readonly kind: 'page';
      readonly pages: number;
      readonly trim: PdfFacts['trim'];
      readonly bleed?: PdfFacts['bleed'];
      readonly shown: PdfFacts['shown'];
      readonly turn: PdfFacts['turn'];
      /** Of its lengths, pt. */
      readonly unit: number;
      /** All that can be read on it. */
      readonly text: string;
    };

/** @param page from 1; none: the only one */
export type ReadPdf = (bytes: Uint8Array, page: number | undefined) => Promise<PdfSight>;

export interface FileSight {
  readonly facts: AdvertisementFacts;
  /** Its own size in mm; a picture that does not say how fine it is has none. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Of a PDF. */
  readonly text?: string;
}

interface Asked {
  readonly draft: AdvertisementDraft;
  /** Of the values of `file` and `page`. */
  readonly at: { readonly file: Origin; readonly page: Origin };
  readonly readPdf: () => Promise<ReadPdf>;
}

const MOST_MEGABYTES = 256;
/** Bytes at the head of a file in which readers look for the mark of a PDF. */
const searched = 1024;

/** Undefined after a fault was noted. */
export async function readFileOf(reading: Reading, asked: Asked): Promise<FileSight | undefined> {
  const { draft, at } = asked;
  const { file } = draft;
  const fail = (code: Code, parameters: Parameters = {}, place = at.file): undefined =>
    void report(reading, code, { places: [place], with: { file, ...parameters } });
  const found = await findFile(reading.root, file);
  if (found.kind === 'missing') {
    const there = [
      ...(await listFolder(reading.root, posix.dirname(file))),
      ...(await listFolder(reading.root, 'ads')),
    ];
    const choices = nearName(file, there);
    return choices === undefined ? fail('advertisement/absent') : fail('advertisement/missing', { choices });
  }
  if (found.kind === 'unreadable') return fail('advertisement/unreadable', { reason: found.reason });
  if (found.kind !== 'file') return fail('advertisement/outside');
  const megabytes = found.bytes / 1024 / 1024;
  if (megabytes > MOST_MEGABYTES)
    return fail('advertisement/too-heavy', { size: Math.ceil(megabytes), limit: MOST_MEGABYTES });
  const bytes = await readFile(found.path).catch((error: NodeJS.ErrnoException) => error.code ?? 'EIO');
  if (typeof bytes === 'string') return fail('advertisement/unreadable', { reason: bytes });
  if (bytes.toString('latin1', 0, searched).includes('%PDF-')) return readPdfFile(bytes, asked, fail);
  return readPictureFile(reading, bytes, { asked, fail });
}

/** One of an advertisement's formats whose name is near, wherever it lies: all others are somebody else's. */
function nearName(file: string, there: readonly string[]): string | undefined {
  const nameOf = (one: string): string => posix.parse(one).name;
  const usable = there.filter((one) => /\.(?:pdf|jpe?g|png|tiff?)$/i.test(one));
  const near = nearest(nameOf(file), usable.map(nameOf));
  return near === undefined ? undefined : usable.find((one) => nameOf(one) === near);
}

type Fail = (code: Code, parameters?: Parameters, place?: Origin) => undefined;

/** Changes with what `PdfSight` holds. */
const recipe = 'advertisement-3';

async function readPdfFile(bytes: Buffer, { draft, at, readPdf }: Asked, fail: Fail): Promise<FileSight | undefined> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  let what = '';
  const kept = await cachedIfMade(`${recipe}-${sha256}-${draft.page ?? 'only'}`, async () => {
    const sight = await (await readPdf())(bytes, draft.page);
    if (sight.kind !== 'beyond') return Buffer.from(JSON.stringify(sight));
    what = sight.what;
    return undefined;
  });
  if (!kept) return fail('advertisement/endless', { what });
  const sight = JSON.parse(Buffer.from(kept.bytes).toString('utf8')) as Exclude<PdfSight, { kind: 'beyond' }>;
  if (sight.kind === 'locked' || sight.kind === 'damaged')
    return fail(sight.kind === 'locked' ? 'advertisement/locked' : 'advertisement/damaged');
  const { pages } = sight;
  if (sight.kind === 'pages') {
    if (draft.page === undefined) return fail('advertisement/pages', { pages });
    return fail('advertisement/no-page', { page: draft.page, pages }, at.page);
  }
  const { trim, bleed, shown, turn, unit, text } = sight;
  const [across, down] = [trim[2] - trim[0], trim[3] - trim[1]].map((length) => ptToMm(pt(length * unit)));
  const [width, height] = turn % 180 === 0 ? [across!, down!] : [down!, across!];
  const facts: PdfFacts = {
    format: 'pdf',
    page: draft.page ?? 1,
    trim,
    ...(bleed && { bleed }),
    shown,
    turn,
    width: width!,
    height: height!,
    sha256,
    bytes: bytes.length,
  };
  return { facts, size: { width: width!, height: height! }, text };
}

/** What programs write that know of no resolution. */
const unmeant: ReadonlySet<number> = new Set([1, 72, 96]);

async function readPictureFile(
  reading: Reading,
  bytes: Buffer,
  { asked: { draft, at }, fail }: { asked: Asked; fail: Fail },
): Promise<FileSight | undefined> {
  if (!sniff(bytes)) {
    if (/\.pdf$/i.test(draft.file)) return fail('advertisement/damaged');
    if (bytes.length > 0) return fail('advertisement/format');
  }
  const noted = reading.noted;
  const facts = await readPhotoFacts(reading, draft.file, at.file, 'advertisement');
  const { format } = facts ?? {};
  if (!facts) return reading.noted > noted ? undefined : fail('advertisement/format');
  if (format !== 'jpeg' && format !== 'png' && format !== 'tiff') return fail('advertisement/format');
  const { default: sharp } = await import('sharp');
  const { density } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const size =
    density === undefined || unmeant.has(Math.round(density))
      ? undefined
      : { width: mm((facts.widthPx / density) * 25.4), height: mm((facts.heightPx / density) * 25.4) };
  return { facts: { ...facts, format }, ...(size && { size }) };
}
