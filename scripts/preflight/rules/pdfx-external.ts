import { key } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';
import type { Reached } from '../walk/reach.ts';

const faultOf = ({ dict, stream, name }: Reached): string | undefined =>
  dict.get(key('Ref')) !== undefined || (stream && dict.get(key('F')) !== undefined) ? `/${name}` : undefined;

function find({ pages }: Subject): readonly Found[] {
  return pages.flatMap(({ number, reached }) =>
    reached.flatMap((one): readonly Found[] => {
      const what = faultOf(one);
      return what ? [{ page: number, parameters: { page: number, what } }] : [];
    }),
  );
}

export const pdfxExternal: PressRule = {
  id: 'pdfx.external',
  description: {
    en: 'content that lies in another file',
    zh: '内容在其他文件中',
  },
  source: 'ISO 15930-7:2010, 6.10; ISO 15930-4:2003, 6.6',
  find,
};
