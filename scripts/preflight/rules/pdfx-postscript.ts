import { key, nameAt } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';
import type { Reached } from '../walk/reach.ts';

/** 8.8.1: as an XObject of its own, and as a form that says so. */
const faultOf = ({ kind, dict, name }: Reached): string | undefined =>
  kind === 'postscript' || nameAt(dict, 'Subtype2') === 'PS' || dict.get(key('PS')) !== undefined
    ? `/${name}`
    : undefined;

function find({ pages }: Subject): readonly Found[] {
  return pages.flatMap(({ number, reached }) =>
    reached.flatMap((one): readonly Found[] => {
      const what = faultOf(one);
      return what ? [{ page: number, parameters: { page: number, what } }] : [];
    }),
  );
}

export const pdfxPostscript: PressRule = {
  id: 'pdfx.postscript',
  description: {
    en: 'PostScript inside the page',
    zh: '页面中的 PostScript',
  },
  source: 'ISO 15930-7:2010, 6.8; ISO 15930-4:2003, 6.7',
  find,
};
