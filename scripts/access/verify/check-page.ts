/** The files of one page against one another: ALTO, PDF, text, picture. */
import { extractFromContent, extractWithPdfium, pdfFacts, UnreadablePdf } from '../../pdf/index.ts';
import { readAlto, textOf } from '../alto/read-alto.ts';
import type { AltoPage } from '../model.ts';
import { checkAlto } from './check-alto.ts';
import { compareText } from './compare-text.ts';
import { bytesOfFile, type Desk, mostBytes, shown, textOfFile, xmlOfFile } from './desk.ts';

export interface CheckedPage {
  readonly alto: AltoPage;
  readonly ids: ReadonlySet<string>;
  /** Of the page's picture; missing where it cannot be read. */
  readonly picture?: { readonly width: number; readonly height: number };
}

/** Parts of a mm by which the sheet may differ from file to file. */
const slack = 0.1;

export async function checkPage(desk: Desk, folder: string): Promise<CheckedPage | undefined> {
  const path = (name: string): string => `${folder}/${name}`;
  const root = await xmlOfFile(desk, path('alto.xml'));
  if (!root) return undefined;
  const ids = checkAlto(desk, path('alto.xml'), root);
  const alto = readAlto(root);
  const told = { file: path('alto.xml'), text: textOf(alto.blocks, { printed: true }) };
  const plain = await textOfFile(desk, path('page.txt'));
  if (plain !== undefined) {
    const text = textOf(alto.blocks, { printed: false });
    compareText(desk, { file: path('page.txt'), text: plain }, { ...told, text });
  }
  await checkPdf(desk, path('page.pdf'), { alto, told });
  const picture = await checkPicture(desk, path('page.jpg'), alto);
  return { alto, ids, ...(picture && { picture }) };
}

async function checkPdf(
  desk: Desk,
  path: string,
  { alto, told }: { readonly alto: AltoPage; readonly told: { readonly file: string; readonly text: string } },
): Promise<void> {
  const pdf = await bytesOfFile(desk, path, mostBytes.pdf);
  if (!pdf) return;
  try {
    const readers = await Promise.all([extractFromContent(pdf), extractWithPdfium(pdf)]);
    for (const pages of readers) {
      const seen = pages.flatMap(({ characters }) => characters.filter(({ hidden }) => !hidden));
      compareText(desk, { file: path, text: seen.map(({ text }) => text).join('') }, told);
    }
    const { trim, media } = (await pdfFacts(pdf)).pages[0]?.boxes ?? {};
    const [left, bottom, right, top] = trim ?? media ?? [0, 0, 0, 0];
    if (Math.abs(right - left - alto.width) > slack || Math.abs(top - bottom - alto.height) > slack) {
      const found = `${(right - left).toFixed(1)} × ${(top - bottom).toFixed(1)}`;
      const expected = `${alto.width.toFixed(1)} × ${alto.height.toFixed(1)}`;
      desk.findings.add('archive/sheet-differs', {
        file: shown(desk, path),
        found,
        other: shown(desk, told.file),
        expected,
      });
    }
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    desk.findings.add('archive/broken-pdf', { file: shown(desk, path), reason: error.message });
  }
}

async function checkPicture(desk: Desk, path: string, { width, height }: AltoPage): Promise<CheckedPage['picture']> {
  const bytes = await bytesOfFile(desk, path, mostBytes.picture);
  if (!bytes) return undefined;
  const size = await pictureSize(bytes);
  if (!size) {
    desk.findings.add('archive/broken-picture', { file: shown(desk, path) });
    return undefined;
  }
  // Within a pixel of the sheet's proportions.
  if (Math.abs(size.width / width - size.height / height) * width > 1.5)
    desk.findings.add('archive/proportions', { file: shown(desk, path), width: size.width, height: size.height });
  return size;
}

/** Undefined for what is no whole JPEG: it is decoded down to its last row. */
async function pictureSize(bytes: Uint8Array): Promise<CheckedPage['picture']> {
  const { default: sharp } = await import('sharp');
  try {
    const options = { failOn: 'warning', limitInputPixels: 400_000_000 } as const;
    const { width, height, format } = await sharp(bytes, options).metadata();
    if (format !== 'jpeg') return undefined;
    await sharp(bytes, { ...options, sequentialRead: true })
      .extract({ left: 0, top: height - 1, width, height: 1 })
      .raw()
      .toBuffer();
    return { width, height };
  } catch {
    return undefined;
  }
}
