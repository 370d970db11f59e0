/** Extractor B: text by our own reading of the content streams, independent of PDFium. */
import type { Machine } from '../content/graphics-state.ts';
import { type FontCache, interpretPage } from '../content/interpret.ts';
import type { ShownGlyph } from '../content/text-operators.ts';
import { openPdf } from '../document/open.ts';
import { type PageNode, pageList, trimOf } from '../document/page-list.ts';
import { counts, type PageText, type PdfCharacter } from './page-text.ts';

/** @throws UnreadablePdf */
export async function extractFromContent(pdf: Uint8Array): Promise<readonly PageText[]> {
  const fonts: FontCache = new Map();
  return pageList(await openPdf(pdf)).map((page, index) => pageText(page, index, fonts));
}

export function pageText(page: PageNode, index: number, fonts: FontCache): PageText {
  const characters: PdfCharacter[] = [];
  const whole = interpretPage(page, { glyph: (machine, glyph) => collect(characters, machine, glyph) }, { fonts });
  return { index, trim: trimOf(page), characters, ...(!whole && { cut: true }) };
}

function collect(characters: PdfCharacter[], machine: Machine, glyph: ShownGlyph): void {
  const font = machine.state.font!;
  const text = replacement(machine) ?? font.text(glyph.code) ?? '\ufffd';
  if (text === '') return;
  const [a, b, c, d, x, y] = glyph.matrix;
  const width = Math.hypot(a, b) * glyph.advance;
  const invisible = machine.state.renderMode === 3 || machine.state.renderMode === 7;
  for (const character of text) {
    if (!counts(character)) continue;
    characters.push({
      text: character,
      x,
      y,
      size: Math.hypot(c, d),
      width,
      font: font.name,
      ...(font.type3 && { type3: true }),
      ...(invisible && { invisible: true }),
    });
  }
}

/** The text of the outermost replacement that is open: once, at its first glyph; '' at those that follow. */
export function replacement(machine: Machine): string | undefined {
  for (const mark of machine.marks) {
    if (mark.actual === undefined) continue;
    if (mark.spent) return '';
    mark.spent = true;
    return mark.actual;
  }
  return undefined;
}
