import { breach, type Clause } from '../clause.ts';

const allowed = new Set(
  'ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode DCTDecode AHx A85 Fl RL CCF DCT'.split(' '),
);

export const inlineImages: Clause = {
  id: 'pdfa.6-1-10',
  tests: ['6.1.10-1'],
  description: {
    en: 'inline images in a compression that PDF/A does not take',
    zh: '内嵌图像使用不允许的压缩方式',
  },
  find: ({ pages }) =>
    pages.flatMap(({ number, content }) =>
      content.inlineImages.flatMap(({ filters }) =>
        filters.filter((name) => !allowed.has(name)).map((name) => breach('6.1.10-1', `BI /F /${name}`, number)),
      ),
    ),
};
