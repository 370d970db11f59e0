import { arrayAt, objectAt, PDFBool, PDFDict, resolve } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';
import type { Reached } from '../walk/reach.ts';

const faultOf = ({ kind, dict, name }: Reached): string | undefined => {
  if (kind !== 'image') return undefined;
  const alternates = arrayAt(dict, 'Alternates')?.asArray() ?? [];
  const chosen = alternates.some((one) => {
    const entry = resolve(dict.context, one);
    return entry instanceof PDFDict && objectAt(entry, 'DefaultForPrinting') === PDFBool.True;
  });
  return chosen ? `/${name}` : undefined;
};

function find({ pages }: Subject): readonly Found[] {
  return pages.flatMap(({ number, reached }) =>
    reached.flatMap((one): readonly Found[] => {
      const what = faultOf(one);
      return what ? [{ page: number, parameters: { page: number, what } }] : [];
    }),
  );
}

export const pdfxAlternates: PressRule = {
  id: 'pdfx.alternates',
  description: {
    en: 'a picture of which another version is to be printed',
    zh: '图像另有打印用替代版本',
  },
  source: 'ISO 15930-7:2010, 6.11',
  find,
};
