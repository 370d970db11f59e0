/**
 * Findings drawn on the page: a box round each in the colour of its severity with the id of its rule, and a legend
 * beside the page. They are drawn into the PDF in Helvetica, which every PDF reader brings along: no font of the
 * machine's is needed, and the picture is the same everywhere.
 */
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { type Box, type Mm, mmToPt } from '../core/units.ts';
import { UnreadablePdf } from './document/open.ts';
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from './pdf-lib.ts';

const colours = {
  error: rgb(0.84, 0.05, 0.1),
  warning: rgb(0.9, 0.45, 0),
  info: rgb(0, 0.38, 0.75),
} as const satisfies Readonly<Record<Severity, unknown>>;
const severities = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
] as const;
const white = rgb(1, 1, 1);
const black = rgb(0, 0, 0);

/** pt. */
const tag = { size: 8, height: 11, pad: 3 };
const legend = { size: 11, line: 17, inset: 16, width: 170 };
const outline = 1.2;
/** A finding on more of the page than this is outlined only: its fill would lie on all the others. */
const largeShare = 0.2;
/** As much of the box's colour as the type under it bears. */
const fill = 0.14;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const meet = (one: Area, other: Area): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Over the box's upper left corner, or further down where another tag stands already. */
function tagPlace(box: Area, width: number, taken: readonly Area[]): Area {
  let place = { x: box.x, y: box.y + box.height, width, height: tag.height };
  while (taken.some((other) => meet(place, other))) place = { ...place, y: place.y - tag.height };
  return place;
}

/** The box of a finding, mm from the trimmed page's upper left corner, in the PDF's own coordinates. */
const areaOn = (sheet: Area, box: Box<Mm>): Area => ({
  x: sheet.x + mmToPt(box.x),
  y: sheet.y + sheet.height - mmToPt(box.y) - mmToPt(box.height),
  width: mmToPt(box.width),
  height: mmToPt(box.height),
});

function drawBoxes(page: PDFPage, found: readonly Diagnostic[], font: PDFFont): void {
  const sheet = page.getTrimBox();
  const taken: Area[] = [];
  for (const { code, severity, onPage } of found) {
    if (!onPage?.box) continue;
    const color = colours[severity];
    const box = areaOn(sheet, onPage.box);
    const large = box.width * box.height > largeShare * sheet.width * sheet.height;
    page.drawRectangle({
      ...box,
      borderColor: color,
      borderWidth: outline,
      ...(!large && { color, opacity: fill, borderOpacity: 1 }),
    });
    const place = tagPlace(box, font.widthOfTextAtSize(code, tag.size) + 2 * tag.pad, taken);
    taken.push(place);
    page.drawRectangle({ ...place, color });
    page.drawText(code, { x: place.x + tag.pad, y: place.y + tag.pad, size: tag.size, font, color: white });
  }
}

/** The rules that found something and how often, the gravest first. */
function drawLegend(page: PDFPage, found: readonly Diagnostic[], { x, y, height }: Area, font: PDFFont): void {
  let line = y + height - legend.inset;
  const left = x + legend.inset;
  for (const [severity, name] of severities) {
    const own = found.filter((one) => one.severity === severity);
    const color = colours[severity];
    line -= legend.line * 1.5;
    page.drawRectangle({ x: left, y: line - 2, width: legend.size, height: legend.size, color });
    const title = `${name} × ${own.length}`;
    page.drawText(title, { x: left + legend.line, y: line, size: legend.size, font, color });
    for (const [code, all] of Map.groupBy(own, (one) => one.code)) {
      line -= legend.line;
      const text = `${code} × ${all.length}`;
      page.drawText(text, { x: left + legend.line, y: line, size: legend.size, font, color: black });
    }
  }
}

/**
 * The page with its findings on it, on paper that is wider by the legend. What stands on no page, or on no place of
 * it, is counted in the legend only.
 *
 * @param pdf one page, with the TrimBox from whose corner the findings count
 * @throws UnreadablePdf
 */
export async function drawFindings(pdf: Uint8Array, found: readonly Diagnostic[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false }).catch((error: unknown) => {
    throw new UnreadablePdf(error instanceof Error ? error.message : String(error), { cause: error });
  });
  const [page] = document.getPages();
  if (!page) throw new UnreadablePdf('it has no page');
  const font = await document.embedFont(StandardFonts.Helvetica);
  const { x, y, width, height } = page.getMediaBox();
  drawBoxes(page, found, font);
  page.setMediaBox(x, y, width + legend.width, height);
  page.setCropBox(x, y, width + legend.width, height);
  drawLegend(page, found, { x: x + width, y, width: legend.width, height }, font);
  return document.save({ useObjectStreams: false });
}
