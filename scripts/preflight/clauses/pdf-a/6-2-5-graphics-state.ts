import { dictAt, key, nameAt, numberAt, objectAt, PDFDict, PDFStream, resolve, textAt } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause } from '../clause.ts';

const process = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** A halftone, and those of its parts by the colorant that they are for. */
function halftone(dict: PDFDict, colorant: string | undefined, page: number): readonly Breach[] {
  const type = numberAt(dict, 'HalftoneType');
  const curve = dict.has(key('TransferFunction'));
  const bare = colorant === undefined || process.includes(colorant);
  const parts =
    type === 5
      ? dict.entries().flatMap(([name, value]) => {
          const part = resolve(dict.context, value);
          const below = part instanceof PDFStream ? part.dict : part;
          return below instanceof PDFDict ? halftone(below, name.decodeText(), page) : [];
        })
      : [];
  return [
    ...(type === 1 || type === 5 ? [] : [breach('6.2.5-4', `/HalftoneType ${type ?? '–'}`, page)]),
    ...(dict.has(key('HalftoneName'))
      ? [breach('6.2.5-5', `/HalftoneName ${textAt(dict, 'HalftoneName') ?? ''}`, page)]
      : []),
    ...(colorant !== 'Default' && bare === curve
      ? [breach('6.2.5-6', `/TransferFunction ${colorant ?? ''}`, page)]
      : []),
    ...parts,
  ];
}

function stateFaults(dict: PDFDict, page: number): readonly Breach[] {
  const curve = objectAt(dict, 'TR2');
  const screen = dictAt(dict, 'HT');
  return [
    ...(dict.has(key('TR')) ? [breach('6.2.5-1', '/TR', page)] : []),
    ...(curve && nameAt(dict, 'TR2') !== 'Default' ? [breach('6.2.5-2', '/TR2', page)] : []),
    ...(dict.has(key('HTP')) ? [breach('6.2.5-3', '/HTP', page)] : []),
    ...(screen ? halftone(screen, undefined, page) : []),
  ];
}

export const graphicsState: Clause = {
  id: 'pdfa.6-2-5',
  tests: [1, 2, 3, 4, 5, 6].map((test) => `6.2.5-${test}`),
  description: {
    en: 'transfer curves, and halftones that PDF/A does not take',
    zh: '传递曲线与不允许的网点设置',
  },
  find: ({ pages }) =>
    pages.flatMap(({ number, reached }) =>
      reached.flatMap(({ kind, dict }) => (kind === 'state' ? stateFaults(dict, number) : [])),
    ),
};
