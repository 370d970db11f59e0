import { arrayAt, nameAt, PDFDict, resolve, streamAt, textAt } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';

function find({ catalog, conformance }: Subject): readonly Found[] {
  const intents = (arrayAt(catalog, 'OutputIntents')?.asArray() ?? []).flatMap((one) => {
    const dict = catalog && resolve(catalog.context, one);
    return dict instanceof PDFDict && nameAt(dict, 'S') === 'GTS_PDFX' ? [dict] : [];
  });
  if (intents.length !== 1) return [onFile({ what: `GTS_PDFX × ${intents.length}` })];
  const intent = intents[0]!;
  const embedded = streamAt(intent, 'DestOutputProfile') !== undefined;
  const registered = textAt(intent, 'RegistryName') !== undefined;
  const found: Found[] = [];
  if (!textAt(intent, 'OutputConditionIdentifier')) found.push(onFile({ what: '/OutputConditionIdentifier –' }));
  if (!registered && !textAt(intent, 'Info')) found.push(onFile({ what: '/Info –' }));
  if (!embedded && (conformance === 'PDF/X-4' || !registered)) found.push(onFile({ what: '/DestOutputProfile –' }));
  return found;
}

export const pdfxIntent: PressRule = {
  id: 'pdfx.intent',
  description: {
    en: 'no output intent for print, or more than one, or one that lacks its keys',
    zh: '没有输出意图（OutputIntent）、多于一个，或缺键',
  },
  source: 'ISO 15930-7:2010, 6.2.2; ISO 15930-4:2003, 6.4',
  find,
};
