/**
 * A glyph that serves a radical and an ideograph alike may be mapped to the radical: then 日 is copied out, searched
 * and read aloud as U+2F47. The map is given the ideograph, as the page's own replacement texts or NFKC name it.
 */
import { deflateSync } from 'node:zlib';
import { type FontCache, interpretPage } from '../content/interpret.ts';
import { key, streamAt } from '../document/open.ts';
import type { PageNode } from '../document/page-list.ts';
import { writeToUnicode } from '../font/cmap.ts';
import { type Font, loadFont } from '../font/font.ts';
import { PDFDict, PDFRawStream, PDFRef } from '../pdf-lib.ts';
import { replacement } from '../text/extract-from-content.ts';

const radical = /[\u2e80-\u2fdf]/u;

export interface Repairs {
  /** The ideographs that are read again as themselves. */
  readonly repaired: readonly string[];
  /** Radicals that stayed: nothing tells which ideograph they stand for. */
  readonly unknown: readonly string[];
}

export function repairToUnicode(pages: readonly PageNode[]): Repairs {
  const faulty = faultyFonts(pages);
  if (faulty.size === 0) return { repaired: [], unknown: [] };
  const replaced = replacementTexts(pages);
  const repaired = new Set<string>();
  const unknown = new Set<string>();
  for (const font of faulty) {
    const texts = new Map(font.toUnicode!.texts);
    for (const [code, text] of texts) {
      if (!radical.test(text)) continue;
      const better = replaced.get(font.dict)?.get(code) ?? text.normalize('NFKC');
      texts.set(code, better);
      (radical.test(better) ? unknown : repaired).add(better);
    }
    const bytes = deflateSync(Buffer.from(writeToUnicode(texts), 'latin1'));
    const { context } = font.dict;
    const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: bytes.length }), bytes);
    const ref = font.dict.get(key('ToUnicode'));
    if (ref instanceof PDFRef) context.assign(ref, stream);
    else font.dict.set(key('ToUnicode'), context.register(stream));
  }
  return { repaired: [...repaired].sort(), unknown: [...unknown].sort() };
}

function faultyFonts(pages: readonly PageNode[]): ReadonlySet<Font> {
  const found = new Set<Font>();
  const { context } = pages[0]!.dict;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(key('Type')) !== key('Font') || !streamAt(object, 'ToUnicode'))
      continue;
    const font = loadFont(object);
    if ([...font.toUnicode!.texts.values()].some((text) => radical.test(text))) found.add(font);
  }
  return found;
}

/** What the page puts in place of single glyphs, by font and code. */
function replacementTexts(pages: readonly PageNode[]): ReadonlyMap<PDFDict, ReadonlyMap<number, string>> {
  const found = new Map<PDFDict, Map<number, string>>();
  const fonts: FontCache = new Map();
  for (const page of pages) {
    const glyph: Parameters<typeof interpretPage>[1]['glyph'] = (machine, { code }) => {
      const text = replacement(machine);
      const { dict } = machine.state.font!;
      if (text === undefined || [...text].length !== 1 || radical.test(text)) return;
      const texts = found.get(dict) ?? new Map<number, string>();
      found.set(dict, texts.set(code, text));
    };
    interpretPage(page, { glyph }, { fonts });
  }
  return found;
}
