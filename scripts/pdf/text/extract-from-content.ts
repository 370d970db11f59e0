/** Extractor B: text by our own reading of the content streams, independent of PDFium. */
import type { Bounds, Machine } from '../content/graphics-state.ts';
import { type FontCache, fontsOf, interpretPage } from '../content/interpret.ts';
import { boundsOf } from '../content/path-operators.ts';
import type { ShownGlyph } from '../content/text-operators.ts';
import { readPdf } from '../document/open.ts';
import { type PageNode, pageList, trimOf } from '../document/page-list.ts';
import type { Font } from '../font/font.ts';
import { glyphBounds } from '../font/glyph-bounds.ts';
import { counts, type PageText, type PdfCharacter } from './page-text.ts';

/**
 * @param ink whether to tell what each glyph paints
 * @throws UnreadablePdf
 */
export async function extractFromContent(pdf: Uint8Array, { ink = false } = {}): Promise<readonly PageText[]> {
  const context = await readPdf(pdf);
  const inked = ink ? openInk() : undefined;
  return pageList(context).map((page, index) => pageText(page, index, { fonts: fontsOf(context), inked }));
}

/** What a glyph paints, in device space. */
type Inked = (machine: Machine, glyph: ShownGlyph) => Bounds | undefined;

function pageText(
  page: PageNode,
  index: number,
  { fonts, inked }: { readonly fonts: FontCache; readonly inked?: Inked | undefined },
): PageText {
  const characters: PdfCharacter[] = [];
  const glyph = (machine: Machine, shown: ShownGlyph) => collect(characters, machine, { shown, inked });
  const whole = interpretPage(page, { glyph }, { fonts });
  return { index, trim: trimOf(page), characters, ...(!whole && { cut: true }) };
}

function openInk(): Inked {
  const bounds = new Map<Font, ReturnType<typeof glyphBounds>>();
  return ({ state: { font } }, { code, matrix }) => {
    if (!bounds.has(font!)) bounds.set(font!, glyphBounds(font!));
    const outline = bounds.get(font!)!(code);
    return outline && boundsOf(outline, matrix);
  };
}

interface Shown {
  readonly shown: ShownGlyph;
  readonly inked?: Inked | undefined;
}

function collect(characters: PdfCharacter[], machine: Machine, { shown: glyph, inked }: Shown): void {
  const font = machine.state.font!;
  const text = replacement(machine) ?? font.text(glyph.code) ?? '\ufffd';
  if (text === '') return;
  const ink = inked?.(machine, glyph);
  const [a, b, c, d, x, y] = glyph.matrix;
  const width = Math.hypot(a, b) * glyph.advance;
  const hidden = hiding(machine, glyph);
  const spoken = [...text].filter(counts);
  for (const [at, character] of spoken.entries()) {
    characters.push({
      text: character,
      x,
      y,
      size: Math.hypot(c, d),
      width,
      font: font.name,
      ...(font.type3 && { type3: true }),
      ...(ink && { ink: share(ink, at, spoken.length) }),
      ...(hidden && { hidden }),
    });
  }
}

/** What one of several characters has of the ink of their common glyph, such as a dash of two ems. */
const share = ([left, bottom, right, top]: Bounds, at: number, count: number): Bounds => {
  const width = (right - left) / count;
  return [left + at * width, bottom, left + (at + 1) * width, top];
};

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
