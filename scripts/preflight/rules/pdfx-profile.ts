import { arrayAt, nameAt, numberAt, PDFDict, resolve, streamAt, streamBytes } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';

const components: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, CMYK: 4 };

function find({ catalog }: Subject): readonly Found[] {
  const found: Found[] = [];
  for (const one of arrayAt(catalog, 'OutputIntents')?.asArray() ?? []) {
    const intent = catalog && resolve(catalog.context, one);
    if (!(intent instanceof PDFDict) || nameAt(intent, 'S') !== 'GTS_PDFX') continue;
    const profile = streamAt(intent, 'DestOutputProfile');
    if (!profile) continue;
    const header = Buffer.from(streamBytes(profile).subarray(0, 128));
    const [type, space, mark] = [12, 16, 36].map((at) => header.toString('latin1', at, at + 4)) as [
      string,
      string,
      string,
    ];
    const n = numberAt(profile.dict, 'N');
    if (header.length < 128 || mark !== 'acsp') found.push(onFile({ what: 'ICC –' }));
    else if (type !== 'prtr') found.push(onFile({ what: `class ${type}` }));
    else if (n !== components[space]) found.push(onFile({ what: `/N ${n} ≠ ${space.trim()}` }));
    else if (space !== 'CMYK') found.push(onFile({ what: space.trim() }));
  }
  return found;
}

export const pdfxProfile: PressRule = {
  id: 'pdfx.profile',
  description: {
    en: 'an output profile that is none for a four-colour press',
    zh: '输出特性文件不是四色印刷的输出类 ICC',
  },
  source: 'ISO 15930-7:2010, 6.2.2; ICC.1:2010, 7.2',
  find,
};
