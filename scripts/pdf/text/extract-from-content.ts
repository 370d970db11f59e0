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
  const hidden = hiding(machine, glyph);
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
      ...(hidden && { hidden }),
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

/** A glyph counts as clipped away when the middle of its em box is. */
function hiding({ state }: Machine, { matrix, advance }: ShownGlyph): PdfCharacter['hidden'] {
  if (state.renderMode === 3 || state.renderMode === 7) return 'ink';
  if (!state.clip) return undefined;
  const [a, b, c, d, e, f] = matrix;
  const along = state.font?.vertical ? 0 : advance / 2;
  const above = state.font?.vertical ? advance / 2 : 0.38;
  const x = a * along + c * above + e;
  const y = b * along + d * above + f;
  const [left, bottom, right, top] = state.clip;
  return x < left || x > right || y < bottom || y > top ? 'clip' : undefined;
}
