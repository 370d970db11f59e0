import { nameAt } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';

/** X-4 takes the key from Info or XMP; X-1a from Info only. Where both say it, `pdfx.meta` wants them to agree. */
function find({ info, xmp, conformance }: Subject): readonly Found[] {
  const told = nameAt(info, 'Trapped') ?? (conformance === 'PDF/X-4' ? xmp?.get('pdf:Trapped') : undefined);
  return told === 'True' || told === 'False' ? [] : [onFile({ found: told ?? '–' })];
}

export const pdfxTrapped: PressRule = {
  id: 'pdfx.trapped',
  description: {
    en: 'a file that does not say whether it is trapped',
    zh: '没有说明是否已做陷印（Trapped）',
  },
  source: 'ISO 15930-7:2010, 6.17; ISO 15930-4:2003, 6.10',
  find,
};
