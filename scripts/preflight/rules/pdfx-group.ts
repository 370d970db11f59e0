import { dictAt, key, type PDFDict } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';
import { colourSpaceOf } from '../walk/colour-space.ts';

const inked = new Set(['cmyk', 'icc-cmyk', 'gray', 'icc-gray', 'cal-gray']);

/** Family of the colour space that a group blends in, when it names one without inks. */
function mixedIn(dict: PDFDict): string | undefined {
  const group = dictAt(dict, 'Group');
  const space = group?.get(key('CS'));
  const family = group && space ? colourSpaceOf(group, space).family : undefined;
  return family && !inked.has(family) ? family : undefined;
}

function find({ pages }: Subject): readonly Found[] {
  return pages.flatMap(({ number, node, reached }) => {
    const all = [{ dict: node.dict, name: 'Page' }, ...reached.filter(({ kind }) => kind === 'form')];
    return all.flatMap(({ dict, name }): readonly Found[] => {
      const space = mixedIn(dict);
      return space ? [{ page: number, parameters: { page: number, what: name, space } }] : [];
    });
  });
}

export const pdfxGroup: PressRule = {
  id: 'pdfx.group',
  description: {
    en: 'transparency that is mixed in screen colours',
    zh: '透明效果在屏幕色彩空间中混合',
  },
  source: 'ISO 15930-7:2010, 6.18',
  find,
};
