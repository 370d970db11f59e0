import { key } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';
import type { Reached } from '../walk/reach.ts';

const faultOf = ({ dict, name }: Reached): string | undefined =>
  dict.get(key('OPI')) !== undefined ? `/${name} /OPI` : undefined;

function find({ pages }: Subject): readonly Found[] {
  return pages.flatMap(({ number, reached }) =>
    reached.flatMap((one): readonly Found[] => {
      const what = faultOf(one);
      return what ? [{ page: number, parameters: { page: number, what } }] : [];
    }),
  );
}

export const pdfxOpi: PressRule = {
  id: 'pdfx.opi',
  description: {
    en: 'a picture that stands for another one elsewhere (OPI)',
    zh: 'OPI 替代图',
  },
  source: 'ISO 15930-7:2010, 6.9; ISO 15930-4:2003, 6.8',
  find,
};
