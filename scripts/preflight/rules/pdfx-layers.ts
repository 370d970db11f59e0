import { arrayAt, dictAt, key, PDFDict, resolve, textAt } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';

/** each configuration has a name of its own and, where it says an order, all groups stand in it. X-1a has none. */
function find({ catalog, conformance }: Subject): readonly Found[] {
  const layers = dictAt(catalog, 'OCProperties');
  if (!layers) return [];
  if (conformance !== 'PDF/X-4') return [onFile({ what: '/OCProperties' })];
  const usual = dictAt(layers, 'D');
  if (!usual) return [onFile({ what: '/OCProperties /D –' })];
  const others = (arrayAt(layers, 'Configs')?.asArray() ?? []).flatMap((one) => {
    const dict = resolve(layers.context, one);
    return dict instanceof PDFDict ? [dict] : [];
  });
  const names = [usual, ...others].map((one) => textAt(one, 'Name'));
  const found: Found[] = [];
  if (names.some((name) => !name) || new Set(names).size < names.length) found.push(onFile({ what: '/OCCD /Name' }));
  if ([usual, ...others].some((one) => one.get(key('AS')) !== undefined)) found.push(onFile({ what: '/OCCD /AS' }));
  return found;
}

export const pdfxLayers: PressRule = {
  id: 'pdfx.layers',
  description: {
    en: 'optional content that the standard does not take, or that has no name',
    zh: '标准不允许或未命名的图层',
  },
  source: 'ISO 15930-7:2010, 6.19; ISO 15930-4:2003, 6.1',
  find,
};
