/** Extractor A: text as PDFium reads it, the engine of the reader that most people have. */
import { type ByteSource, sourceOf } from '../document/byte-source.ts';
import { UnreadablePdf } from '../document/unreadable.ts';
import { counts, type PageText, type PdfCharacter } from './page-text.ts';
import { loadDocument, openPdfium, type Pdfium } from './pdfium.ts';

const textObject = 1;
const formObject = 5;
const deepest = 24;
const scratchSize = 256;

/** @throws UnreadablePdf */
export async function extractWithPdfium(pdf: Uint8Array | ByteSource): Promise<readonly PageText[]> {
  const pdfium = await openPdfium();
  const { document, close } = loadDocument(pdfium, sourceOf(pdf));
  const scratch = pdfium.malloc(scratchSize);
  try {
    if (document === 0) throw new UnreadablePdf('PDFium cannot open it');
    const count = pdfium.FPDF_GetPageCount(document);
    return Array.from({ length: count }, (_, index) => readPage({ pdfium, scratch }, document, index));
  } finally {
    close();
    pdfium.free(scratch);
  }
}

interface Reader {
  readonly pdfium: Pdfium;
  /** 256 bytes for what PDFium gives back through pointers, on a multiple of 8. */
  readonly scratch: number;
}

function readPage(reader: Reader, document: number, index: number): PageText {
  const { pdfium } = reader;
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return { index, trim: [0, 0, 0, 0], characters: [], cut: true };
  const text = pdfium.FPDFText_LoadPage(page);
  try {
    const characters = text === 0 ? [] : readCharacters(reader, text, drawingOrder(pdfium, page));
    return { index, trim: trimBox(reader, page), characters };
  } finally {
    if (text !== 0) pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
  }
}

/** Each text object's rank in the content. PDFium sorts the characters of one line by place; this undoes it. */
function drawingOrder(pdfium: Pdfium, page: number): ReadonlyMap<number, number> {
  const order = new Map<number, number>();
  const visit = (object: number, depth: number): void => {
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === textObject) order.set(object, order.size);
    if (type !== formObject || depth > deepest) return;
    const count = pdfium.FPDFFormObj_CountObjects(object);
    for (let at = 0; at < count; at++) visit(pdfium.FPDFFormObj_GetObject(object, at), depth + 1);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let at = 0; at < count; at++) visit(pdfium.FPDFPage_GetObject(page, at), 0);
  return order;
}

function readCharacters(reader: Reader, text: number, order: ReadonlyMap<number, number>): readonly PdfCharacter[] {
  const { pdfium } = reader;
  const found: { readonly rank: number; readonly character: PdfCharacter }[] = [];
  const fonts = new Map<number, string>();
  const manners = new Map<number, Manner>();
  const count = pdfium.FPDFText_CountChars(text);
  let sorted = true;
  for (let at = 0; at < count; at++) {
    if (pdfium.FPDFText_IsGenerated(text, at) === 1) continue;
    const code = pdfium.FPDFText_IsHyphen(text, at) === 1 ? 0x2d : pdfium.FPDFText_GetUnicode(text, at);
    const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    if (!counts(character)) continue;
    const object = pdfium.FPDFText_GetTextObject(text, at);
    const rank = order.get(object) ?? found.at(-1)?.rank ?? 0;
    if (rank < (found.at(-1)?.rank ?? 0)) sorted = false;
    found.push({ rank, character: readCharacter(reader, { text, at, object, character, fonts, manners }) });
  }
  if (!sorted) found.sort((a, b) => a.rank - b.rank);
  return found.map((one) => one.character);
}

interface Place {
  readonly text: number;
  readonly at: number;
  readonly object: number;
  readonly character: string;
  readonly fonts: Map<number, string>;
  readonly manners: Map<number, Manner>;
}

/** How all characters of a text object are shown. */
type Manner = Pick<PdfCharacter, 'size' | 'font' | 'hidden'>;

function readCharacter(reader: Reader, place: Place): PdfCharacter {
  const { pdfium, scratch } = reader;
  const { text, at, object, character, manners } = place;
  let manner = manners.get(object);
  if (!manner) {
    manner = readManner(reader, place);
    if (object !== 0) manners.set(object, manner);
  }
  pdfium.FPDFText_GetCharOrigin(text, at, scratch, scratch + 8);
  pdfium.FPDFText_GetCharBox(text, at, scratch + 16, scratch + 24, scratch + 32, scratch + 40);
  // Growing memory replaces the buffer, so the view is made anew after the calls.
  const [x, y, left, right] = new Float64Array(pdfium.memory.buffer, scratch, 4) as unknown as Quadruple;
  return { text: character, x, y, width: right - left, ...manner };
}

type Quadruple = readonly [number, number, number, number];

function readManner(reader: Reader, { text, at, object, fonts }: Place): Manner {
  const { pdfium, scratch } = reader;
  const hasMatrix = pdfium.FPDFText_GetMatrix(text, at, scratch + 48) === 1;
  const font = object === 0 ? 0 : pdfium.FPDFTextObj_GetFont(object);
  const mode = object === 0 ? 0 : pdfium.FPDFTextObj_GetTextRenderMode(object);
  const size = pdfium.FPDFText_GetFontSize(text, at);
  const name = fontName(reader, font, fonts);
  const matrix = new Float32Array(pdfium.memory.buffer, scratch + 48, 6);
  return {
    size: hasMatrix ? size * Math.hypot(matrix[2]!, matrix[3]!) : size,
    font: name,
    ...(mode === 3 || mode === 7 ? { hidden: 'ink' } : {}),
  };
}

function fontName({ pdfium, scratch }: Reader, font: number, known: Map<number, string>): string {
  const before = known.get(font);
  if (before !== undefined) return before;
  const length = font === 0 ? 0 : Math.min(pdfium.FPDFFont_GetBaseFontName(font, scratch + 96, 128), 128);
  const bytes = new Uint8Array(pdfium.memory.buffer, scratch + 96, Math.max(0, length - 1));
  const name =
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^[A-Z]{6}\+/, '') || 'Type3';
  known.set(font, name);
  return name;
}

function trimBox({ pdfium, scratch }: Reader, page: number): readonly number[] {
  for (const get of [pdfium.FPDFPage_GetTrimBox, pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox]) {
    if (get(page, scratch, scratch + 4, scratch + 8, scratch + 12) === 1) {
      return Array.from(new Float32Array(pdfium.memory.buffer, scratch, 4));
    }
  }
  return [0, 0, 612, 792];
}
