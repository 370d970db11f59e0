/** The advertisements of the pages, held against the places that they were sold for. */
import { type Mm, mm, pt, ptToMm } from '../../core/units.ts';
import type { Advertisement, Placed } from '../model.ts';
import { areaSize, cellsText } from '../page/area.ts';
import type { PageReading } from '../page/read-page.ts';
import { type Reading, report } from '../reading.ts';
import { valueOrigin, type YamlFile } from '../yaml/document.ts';
import type { AdvertisementDraft } from './draft.ts';
import { type FileSight, type ReadPdf, readFileOf } from './read-file.ts';

type PlacedAdvertisement = Placed & { readonly block: 'advertisement' };

const isAdvertisement = (one: Placed): one is PlacedAdvertisement => one.block === 'advertisement';

/**
 * The pages with what the files of their advertisements are. One whose file cannot be used is left out of its page,
 * after the fault was noted.
 *
 * @param readPdf nothing where nobody has one
 * @throws when there is a PDF and nobody reads them
 */
export async function readAdvertisements(
  reading: Reading,
  pages: readonly PageReading[],
  readPdf: (() => Promise<ReadPdf>) | undefined,
): Promise<readonly PageReading[]> {
  return Promise.all(
    pages.map(async (one) => {
      const { page, yaml } = one;
      if (!one.placed?.some(isAdvertisement) || !yaml) return one;
      const placed = (
        await Promise.all(one.placed.map((block) => read(reading, block, { one, yaml, readPdf })))
      ).flat();
      return { ...one, placed, ...(page && { page: { ...page, placed } }) };
    }),
  );
}

interface About {
  readonly one: PageReading;
  readonly yaml: YamlFile;
  readonly readPdf: (() => Promise<ReadPdf>) | undefined;
}

async function read(reading: Reading, placed: Placed, about: About): Promise<readonly Placed[]> {
  if (!isAdvertisement(placed)) return [placed];
  const { yaml } = about;
  const draft = placed.advertisement as unknown as AdvertisementDraft;
  const at = (key: string) => valueOrigin(yaml, ['place', placed.id, key]);
  const readPdf =
    about.readPdf ??
    (() => {
      throw new Error(`"${placed.id}" is a PDF, and nobody reads it`);
    });
  const sight = await readFileOf(reading, { draft, at: { file: at('file'), page: at('page') }, readPdf });
  if (!sight) return [];
  if (draft.label === 'own' && !saysSo(draft, sight)) {
    const code = sight.text === undefined ? 'advertisement/unlabelled-picture' : 'advertisement/unlabelled';
    report(reading, code, { places: [at('label')], with: { file: draft.file } });
  }
  const size = printedSize(reading, placed, { draft, sight, about });
  return [{ ...placed, advertisement: advertisementOf(placed.id, { draft, sight, size }) }];
}

interface Read {
  readonly draft: AdvertisementDraft;
  readonly sight: FileSight;
  readonly size: Size;
}

const advertisementOf = (
  id: string,
  { draft: { file, client, label }, sight: { facts }, size }: Read,
): Advertisement => ({ file, name: `${file}#${id}`, client, label, ...size, facts });

/** 广告法 art. 14 asks for the word; so do the rules of other places where the paper is read. */
const WORDS = /广\s*告|廣\s*告|広\s*告|advertisement/i;

const saysSo = ({ seen }: AdvertisementDraft, { text }: FileSight): boolean =>
  text === undefined ? seen : WORDS.test(text);

interface Size {
  readonly width: Mm;
  readonly height: Mm;
}

/** mm by which an advertisement may differ from its place. */
const SLACK = 0.1;
/** Part by which its shape may differ where it is scaled. */
const SHAPE = 0.01;

const sizeText = ({ width, height }: { width: number; height: number }): string =>
  `${width.toFixed(1)} × ${height.toFixed(1)}`;

/** Its size, or that which it has in its place until a fault of it is mended. */
function printedSize(
  reading: Reading,
  { id, area }: PlacedAdvertisement,
  { draft, sight, about: { one, yaml } }: { draft: AdvertisementDraft; sight: FileSight; about: About },
): Size {
  const { grid } = one.page ?? {};
  // Where the grid is in doubt the edition is not to be had anyhow.
  if (!grid) return { width: mm(0), height: mm(0) };
  const pts = areaSize(grid, area);
  const room = { width: ptToMm(pt(pts.width)), height: ptToMm(pt(pts.height)) };
  const { facts, size } = sight;
  const own = size ?? ('widthPx' in facts ? { width: facts.widthPx, height: facts.heightPx } : room);
  const fits = size && Math.abs(own.width - room.width) <= SLACK && Math.abs(own.height - room.height) <= SLACK;
  if (fits) return { width: mm(own.width), height: mm(own.height) };
  const by = Math.min(room.width / own.width, room.height / own.height);
  const scaled = { width: mm(own.width * by), height: mm(own.height * by) };
  const alike = Math.abs((own.width * room.height) / (own.height * room.width) - 1) <= SHAPE;
  // A picture that has no size of its own is given that of its place.
  const mayScale = draft.scale || !size;
  if (mayScale && alike) return scaled;
  const told = size ? sizeText(own) : `${own.width} × ${own.height} px`;
  report(reading, mayScale ? 'advertisement/ratio' : 'advertisement/size', {
    places: [valueOrigin(yaml, ['place', id, 'file'])],
    with: {
      file: draft.file,
      own: mayScale && size ? `${told} mm` : told,
      room: sizeText(room),
      cells: cellsText(area),
    },
  });
  return scaled;
}
