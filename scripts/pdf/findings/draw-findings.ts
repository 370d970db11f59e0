/**
 * Findings drawn on the page: a box round each in the colour of its severity, its number at a corner, and beside the page
 * what was found in words. They are drawn into the PDF, in faces that the program brings along, so that the picture is
 * the same everywhere.
 */
import type { Language } from '../../core/catalogue/index.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { UnreadablePdf } from '../document/unreadable.ts';
import { type PDFContext, PDFDocument, PDFName, type PDFPage } from '../pdf-lib.ts';
import { embedFace } from '../write/embed-face.ts';
import { type Area, areaOn, grow } from './areas.ts';
import { type Faces, legendWidth, legendWords, paintLegend } from './legend.ts';
import { type NumberedFinding, numberFindings } from './number-findings.ts';
import { badge, colours, fillWith, rectangle, strokeWith } from './paint.ts';
import { placeBadges } from './place-badges.ts';

export interface DrawnFindings {
  readonly language: Language;
  /** Number of the page, or both of a double truck, for the heading. */
  readonly page?: string;
}

/** pt */
const outline = 1.1;
/** So thin a box is drawn larger, so that it is seen. */
const thin = 4;
/** A finding on more of the page than this is outlined only: its fill would lie on pictures and on other findings. */
const largeShare = 0.05;
/** As much of the box's colour as the type under it bears. */
const tint = 0.12;
const tintName = 'DyTint';

interface Placed extends Required<NumberedFinding> {
  readonly area: Area;
}

const placed = (findings: readonly NumberedFinding[], sheet: Area): readonly Placed[] =>
  findings.flatMap(({ number, finding }) => {
    if (number === undefined) return [];
    const area = areaOn(sheet, finding.onPage!.box!);
    return [{ number, finding, area: grow(area, Math.min(area.width, area.height) < thin ? thin / 2 : outline) }];
  });

/** The boxes of grave findings are painted last, over the others, and all numbers over all boxes. */
function paintBoxes(all: readonly Placed[], sheet: Area, faces: Faces): readonly string[] {
  const boxes = all.toReversed().map(({ area, finding: { severity } }) => {
    const large = area.width * area.height > largeShare * sheet.width * sheet.height;
    const colour = colours[severity];
    const line = `${strokeWith(colour, outline)} ${large ? '[5 3] 0 d' : ''} ${rectangle(area)} S`;
    return large ? `q ${line} Q` : `q /${tintName} gs ${fillWith(colour)} ${rectangle(area)} f Q q ${line} Q`;
  });
  const badges = placeBadges(
    all.map(({ area }) => area),
    sheet,
  );
  return [
    ...boxes,
    ...badges.map((area, index) => {
      const { number, finding } = all[index]!;
      return badge(area, { severity: finding.severity, number, face: faces.bold });
    }),
  ];
}

/** DY Hei has the letters, digits and Han of every message. */
async function openFaces(page: PDFPage, context: PDFContext, text: string): Promise<Faces> {
  const open = async (name: string, weight: number) => {
    const { value } = await embedFace(context, { family: 'DY Hei', weight, text, tag: 'DYNOTE+' });
    if (!value) throw new Error('DY Hei cannot be embedded.');
    page.node.setFontDictionary(PDFName.of(name), value.font);
    return { ...value, name };
  };
  return { plain: await open('DyPlain', 400), bold: await open('DyBold', 700) };
}

/** Characters that the face has; a story may quote any. */
const known = (text: string): string => [...text].filter((one) => one >= ' ' && !/\p{Co}|\p{Cs}/u.test(one)).join('');

/**
 * The page with its findings on it, on paper that is wider by the legend. What stands on no page, or on no place of
 * it, is in the legend only.
 *
 * @param pdf one page, with the TrimBox from whose corner the findings count
 * @throws UnreadablePdf
 */
export async function drawFindings(
  pdf: Uint8Array,
  found: readonly Diagnostic[],
  { language, page: number }: DrawnFindings,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false }).catch((error: unknown) => {
    throw new UnreadablePdf(error instanceof Error ? error.message : String(error), { cause: error });
  });
  const [page] = document.getPages();
  if (!page) throw new UnreadablePdf('it has no page');
  const { context } = document;
  const findings = numberFindings(found);
  const faces = await openFaces(page, context, known(legendWords(findings, language)));
  page.node.setExtGState(PDFName.of(tintName), context.register(context.obj({ Type: 'ExtGState', ca: tint })));
  const paper = page.getMediaBox();
  const beside = { x: paper.x + paper.width, y: paper.y, width: legendWidth, height: paper.height };
  const content = [
    ...paintBoxes(placed(findings, page.getTrimBox()), page.getTrimBox(), faces),
    ...paintLegend({ findings, page: number, language, faces }, beside),
  ].join('\n');
  const [before, after] = ['q', 'Q'].map((text) => context.register(context.flateStream(text)));
  page.node.wrapContentStreams(before!, after!);
  page.node.addContentStream(context.register(context.flateStream(content)));
  page.setMediaBox(paper.x, paper.y, paper.width + legendWidth, paper.height);
  page.setCropBox(paper.x, paper.y, paper.width + legendWidth, paper.height);
  return document.save({ useObjectStreams: false });
}
