import { dictAt, key, nameAt, PDFDict } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';

const has = (dict: PDFDict | undefined, name: string): boolean => dict?.get(key(name)) !== undefined;

function find({ catalog, pages, context }: Subject): readonly Found[] {
  const found: Found[] = [];
  if (has(catalog, 'AA')) found.push(onFile({ what: 'Catalog /AA' }));
  if (dictAt(catalog, 'OpenAction')?.get(key('S'))) found.push(onFile({ what: 'Catalog /OpenAction' }));
  if (has(dictAt(catalog, 'Names'), 'JavaScript')) found.push(onFile({ what: 'Names /JavaScript' }));
  for (const { number, node } of pages) {
    if (has(node.dict, 'AA')) found.push({ page: number, parameters: { what: `Page ${number} /AA` } });
  }
  if (found.length > 0) return found;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && nameAt(object, 'S') === 'JavaScript') {
      return [onFile({ what: `/JavaScript (${ref.objectNumber})` })];
    }
  }
  return found;
}

export const pdfxActions: PressRule = {
  id: 'pdfx.actions',
  description: {
    en: 'scripts and actions',
    zh: '脚本与动作',
  },
  source: 'ISO 15930-7:2010, 6.13; ISO 15930-4:2003, 6.16',
  find,
};
