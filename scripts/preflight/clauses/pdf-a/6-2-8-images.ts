import { key, numberAt, objectAt, PDFBool, type PDFDict } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause } from '../clause.ts';

const depths = [1, 2, 4, 8, 16];
const isTrue = (dict: PDFDict, name: string): boolean => {
  const found = objectAt(dict, name);
  return found instanceof PDFBool && found.asBoolean();
};

function depthFault(bits: number | undefined, mask: boolean): string | undefined {
  if (bits === undefined || (mask ? bits === 1 : depths.includes(bits))) return undefined;
  return mask ? '6.2.8-5' : '6.2.8-4';
}

function imageFaults(dict: PDFDict, name: string, page: number): readonly Breach[] {
  const bits = numberAt(dict, 'BitsPerComponent');
  const depth = depthFault(bits, isTrue(dict, 'ImageMask'));
  return [
    ...(dict.has(key('Alternates')) ? [breach('6.2.8-1', `/${name} /Alternates`, page)] : []),
    ...(dict.has(key('OPI')) ? [breach('6.2.8-2', `/${name} /OPI`, page)] : []),
    ...(isTrue(dict, 'Interpolate') ? [breach('6.2.8-3', `/${name} /Interpolate`, page)] : []),
    ...(depth ? [breach(depth, `/${name} /BitsPerComponent ${bits}`, page)] : []),
  ];
}

export const images: Clause = {
  id: 'pdfa.6-2-8',
  tests: [1, 2, 3, 4, 5].map((test) => `6.2.8-${test}`),
  description: {
    en: 'pictures with other versions of themselves, that are to be smoothed, or of an odd depth',
    zh: '图像带替代版本、要求插值，或位深不合规定',
  },
  find: ({ pages }) =>
    pages.flatMap(({ number, reached, content }) => [
      ...reached.flatMap(({ kind, dict, name }) => (kind === 'image' ? imageFaults(dict, name, number) : [])),
      ...content.inlineImages.flatMap(({ interpolate, bits, mask }) => {
        const depth = depthFault(bits, mask);
        return [
          ...(interpolate ? [breach('6.2.8-3', 'BI /I', number)] : []),
          ...(depth ? [breach(depth, `BI /BPC ${bits}`, number)] : []),
        ];
      }),
    ]),
};
