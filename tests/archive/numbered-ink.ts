/**
 * The ink of each glyph of a page as real pixels: the page is rewritten so that every glyph has a colour of its own and
 * nothing else is painted, and poppler renders it without smoothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  counts,
  interpretPage,
  key,
  objectAt,
  openPdf,
  PDFArray,
  PDFRawStream,
  pageList,
  sealPdf,
} from '../../scripts/pdf/index.ts';

export interface GlyphInk {
  /** The character, as the PDF names it. */
  readonly text: string;
  /** Pixels, end exclusive; undefined where the glyph left none. */
  readonly pixels?: { left: number; top: number; right: number; bottom: number; count: number };
}

const painting = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'EI']);

/** The page with glyph n, from 1, in the colour n; white space has no number. */
async function numbered(pdf: Uint8Array): Promise<{ pdf: Uint8Array; texts: readonly string[] }> {
  const context = await openPdf(pdf);
  const page = pageList(context)[0]!;
  const texts: string[] = [];
  const out: string[] = [];
  let open: string | undefined;
  const colour = (number: number): string =>
    `${[number >> 16, (number >> 8) & 255, number & 255].map((one) => (one / 255).toFixed(5)).join(' ')} rg`;
  interpretPage(page, {
    operation: (machine, { operator, scanner, from, to, operands }) => {
      if (open !== undefined) throw new Error('forms are not looked into');
      const font = machine.state.font;
      const show = (bytes: Uint8Array): void => {
        for (let at = 0; at + 1 < bytes.length; at += 2) {
          const actual = machine.marks.find(({ actual: one }) => one !== undefined)?.actual;
          const text = actual ?? font!.text(bytes[at]! * 256 + bytes[at + 1]!) ?? '?';
          if (counts(text)) texts.push(text);
          out.push(counts(text) ? colour(texts.length) : '1 1 1 rg');
          out.push(`<${Buffer.from(bytes.subarray(at, at + 2)).toString('hex')}> Tj`);
        }
      };
      if (operator === 'Tj') show(operands[0] as Uint8Array);
      else if (operator === 'TJ') {
        for (const item of operands[0] as readonly (number | Uint8Array)[]) {
          if (typeof item === 'number') out.push(`[${item}] TJ`);
          else show(item);
        }
      } else if (painting.has(operator)) out.push('n');
      else if (operator === 'Do' || /^(?:rg|RG|g|G|k|K|sc|scn|SC|SCN|cs|CS)$/.test(operator)) return;
      else out.push(Buffer.from(scanner.bytes.subarray(from, to)).toString('latin1'));
    },
  });
  open = undefined;
  const contents = objectAt(page.dict, 'Contents');
  if (contents instanceof PDFArray && contents.size() === 0) throw new Error('an empty page');
  const bytes = Buffer.from(`${out.join('\n')}\n`, 'latin1');
  page.dict.set(key('Contents'), context.register(PDFRawStream.of(context.obj({ Length: bytes.length }), bytes)));
  const facts = { title: 'numbered', language: 'zh-CN', date: '2026-01-01' };
  return { pdf: await sealPdf(context, facts), texts };
}

/** Ink of the page's glyphs in the order of the copy, white space left out; pixels from the page's top-left corner. */
export async function numberedInk(pdf: Uint8Array, dpi: number): Promise<readonly GlyphInk[]> {
  const { pdf: coloured, texts } = await numbered(pdf);
  const ink = texts.map((): GlyphInk['pixels'] => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'dayang-ink-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, coloured);
    const shared = ['-r', String(dpi), '-aa', 'no', '-aaVector', 'no', '-singlefile', '-cropbox'];
    const out = join(folder, 'page');
    const { status, stderr } = spawnSync('pdftoppm', [...shared, file, out], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const whole = readFileSync(`${out}.ppm`);
    const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(whole.subarray(0, 64).toString('latin1'))!;
    const pixels = whole.subarray(head.length);
    for (let y = 0, at = 0; y < Number(height); y++) {
      for (let x = 0; x < Number(width); x++, at += 3) {
        const number = (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!;
        if (number === 0xffffff) continue;
        const index = number - 1;
        if (index < 0 || index >= texts.length) throw new Error(`no glyph has the colour ${number} at ${x}, ${y}`);
        const known = ink[index];
        if (!known) ink[index] = { left: x, top: y, right: x + 1, bottom: y + 1, count: 1 };
        else {
          known.left = Math.min(known.left, x);
          known.right = Math.max(known.right, x + 1);
          known.bottom = y + 1;
          known.count += 1;
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return texts.map((text, index) => ({ text, ...(ink[index] && { pixels: ink[index] }) }));
}
