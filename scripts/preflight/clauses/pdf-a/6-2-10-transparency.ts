import { arrayAt, dictAt, key, nameAt, numberAt, objectAt, PDFDict, PDFName, resolve } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClausePage } from '../clause.ts';

/** ISO 32000-1:2008, tables 136 and 137. */
const known = new Set(
  'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(
    ' ',
  ),
);

function modesOf(dict: PDFDict): readonly string[] {
  const list = arrayAt(dict, 'BM')?.asArray() ?? [objectAt(dict, 'BM')];
  return list.flatMap((one) => {
    const name = resolve(dict.context, one);
    return name instanceof PDFName ? [name.decodeText()] : [];
  });
}

function isTransparent({ reached }: ClausePage): boolean {
  return reached.some(({ kind, dict }) => {
    if (kind === 'form') return nameAt(dictAt(dict, 'Group'), 'S') === 'Transparency';
    if (kind === 'image') return dictAt(dict, 'SMask') !== undefined || (numberAt(dict, 'SMaskInData') ?? 0) > 0;
    if (kind !== 'state') return false;
    const alpha = Math.min(numberAt(dict, 'ca') ?? 1, numberAt(dict, 'CA') ?? 1);
    return (
      objectAt(dict, 'SMask') instanceof PDFDict ||
      alpha < 1 ||
      modesOf(dict).some((mode) => mode !== 'Normal' && mode !== 'Compatible')
    );
  });
}

function find(page: ClausePage, hasIntent: boolean): readonly Breach[] {
  const modes = page.reached.flatMap(({ kind, dict }) => (kind === 'state' ? modesOf(dict) : []));
  const blended = dictAt(page.node.dict, 'Group')?.has(key('CS')) ?? false;
  return [
    ...modes.filter((mode) => !known.has(mode)).map((mode) => breach('6.2.10-1', `/BM /${mode}`, page.number)),
    ...(hasIntent || blended || !isTransparent(page) ? [] : [breach('6.2.10-2', '/Group /CS –', page.number)]),
  ];
}

export const transparency: Clause = {
  id: 'pdfa.6-2-10',
  tests: ['6.2.10-1', '6.2.10-2'],
  description: {
    en: 'blend modes that the format does not have, and transparency that is mixed in no told colour space',
    zh: '未定义的混合模式，或透明效果没有混合色彩空间',
  },
  find: ({ pages, outfit }) => pages.flatMap((page) => find(page, outfit.space !== undefined)),
};
