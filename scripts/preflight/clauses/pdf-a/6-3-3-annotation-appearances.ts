import { dictAt, nameAt, numbersAt, objectAt, PDFDict, PDFStream } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause } from '../clause.ts';
import { annotationsOf } from '../subject/read-subject.ts';

function faults(dict: PDFDict, page: number): readonly Breach[] {
  const subtype = nameAt(dict, 'Subtype') ?? '–';
  const looks = dictAt(dict, 'AP');
  const [a = 0, b = 0, c = 0, d = 0] = numbersAt(dict, 'Rect') ?? [];
  const told = (test: string, what: string): Breach => breach(test, `/${subtype} ${what}`, page);
  if (!looks)
    return (a === c && b === d) || subtype === 'Popup' || subtype === 'Link' ? [] : [told('6.3.3-1', '/AP –')];
  const names = looks.keys().map((name) => name.decodeText());
  if (names.join() !== 'N') return [told('6.3.3-2', `/AP ${names.map((name) => `/${name}`).join(' ')}`)];
  const look = objectAt(looks, 'N');
  const type = nameAt(dict, 'FT') ?? nameAt(dictAt(dict, 'Parent'), 'FT');
  if (subtype === 'Widget' && type === 'Btn')
    return look instanceof PDFDict && look.keys().length > 0 ? [] : [told('6.3.3-3', '/AP /N')];
  return look instanceof PDFStream ? [] : [told('6.3.3-4', '/AP /N')];
}

export const annotationAppearances: Clause = {
  id: 'pdfa.6-3-3',
  tests: ['6.3.3-1', '6.3.3-2', '6.3.3-3', '6.3.3-4'],
  description: {
    en: 'annotations that do not say what they look like, or look different at a touch',
    zh: '注释没有外观流，或外观随操作变化',
  },
  find: ({ pages }) => pages.flatMap(({ number, node }) => annotationsOf(node).flatMap((dict) => faults(dict, number))),
};
