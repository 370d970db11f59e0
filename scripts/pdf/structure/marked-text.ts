/** Which text stands in which marked-content sequence of a page, and the text of a document in the order of its structure. */
import type { Machine, Mark } from '../content/graphics-state.ts';
import { type FontCache, interpretPage } from '../content/interpret.ts';
import { type PageNode, pageList } from '../document/page-list.ts';
import type { PDFContext, PDFDict, PDFStream } from '../pdf-lib.ts';
import { replacement } from '../text/extract-from-content.ts';
import { type ContentItem, readStructure, type StructureItem } from './read-structure.ts';

/** Text by the stream that the sequences stand in (the page, or a form on it) and by their number. */
export type MarkedText = Map<PDFDict | PDFStream, Map<number, string>>;

/** The sequence that content belongs to: the innermost one with a number. */
export function sequenceOf(machine: Machine): Mark | undefined {
  return machine.marks.findLast(({ mcid }) => mcid !== undefined);
}

export function markedText(page: PageNode, fonts: FontCache, texts: MarkedText = new Map()): MarkedText {
  const glyph: Parameters<typeof interpretPage>[1]['glyph'] = (machine, { code }) => {
    const mark = sequenceOf(machine);
    if (!mark) return;
    const text = replacement(machine) ?? machine.state.font!.text(code) ?? '\ufffd';
    const owner = mark.form ?? page.dict;
    const own = texts.get(owner) ?? new Map<number, string>();
    texts.set(owner, own.set(mark.mcid!, (own.get(mark.mcid!) ?? '') + text));
  };
  interpretPage(page, { glyph }, { fonts });
  return texts;
}

/** What a sequence stands in. */
export const ownerOf = ({ page, form }: ContentItem): PDFDict | PDFStream | undefined => form ?? page;

/** All text in the order of the structure tree; content that no element holds is not in it. */
export function structureText(context: PDFContext): string {
  const texts: MarkedText = new Map();
  const fonts: FontCache = new Map();
  for (const page of pageList(context)) markedText(page, fonts, texts);
  const textOf = (items: readonly StructureItem[]): string =>
    items
      .map((item) => {
        if (item.kind === 'element') return textOf(item.kids);
        if (item.kind === 'object') return '';
        const owner = ownerOf(item);
        return (owner && texts.get(owner)?.get(item.mcid)) ?? '';
      })
      .join('');
  return textOf(readStructure(context)?.kids ?? []);
}
