import { boxInMm, type Found, type PressRule, type Subject, type SubjectPage } from '../rule.ts';

const slack = 0.01;
type Edges = readonly number[];

const holds = (outer: Edges, inner: Edges): boolean =>
  inner[0]! >= outer[0]! - slack &&
  inner[1]! >= outer[1]! - slack &&
  inner[2]! <= outer[2]! + slack &&
  inner[3]! <= outer[3]! + slack;

function faultOf({ node: { boxes } }: SubjectPage): string | undefined {
  const { MediaBox, CropBox, BleedBox, TrimBox, ArtBox } = boxes;
  const finished = TrimBox ?? ArtBox;
  if (TrimBox && ArtBox) return 'TrimBox + ArtBox';
  if (!finished) return 'TrimBox –';
  if (BleedBox && !holds(BleedBox, finished)) return 'BleedBox ⊉ TrimBox';
  if (MediaBox && !holds(MediaBox, BleedBox ?? finished)) return `MediaBox ⊉ ${BleedBox ? 'BleedBox' : 'TrimBox'}`;
  if (CropBox && MediaBox && !holds(MediaBox, CropBox)) return 'MediaBox ⊉ CropBox';
  if (CropBox && !holds(CropBox, finished)) return 'CropBox ⊉ TrimBox';
  return undefined;
}

function find({ pages }: Subject): readonly Found[] {
  return pages.flatMap((page): readonly Found[] => {
    const what = faultOf(page);
    const media = page.node.boxes.MediaBox as unknown as readonly [number, number, number, number];
    return what ? [{ page: page.number, box: boxInMm(page, media), parameters: { page: page.number, what } }] : [];
  });
}

export const pdfxBoxes: PressRule = {
  id: 'pdfx.boxes',
  description: {
    en: 'page boxes that are missing, doubled or not nested',
    zh: '页面框缺失、重复或不嵌套',
  },
  source: 'ISO 15930-7:2010, 6.15; ISO 15930-4:2003, 6.9',
  find,
};
