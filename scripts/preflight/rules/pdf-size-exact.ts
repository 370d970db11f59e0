import { type Found, type PressRule, rounded, type Subject } from '../rule.ts';

const asMm = (points: number): number => (points * 25.4) / 72;

function find({ pages, expected, limits }: Subject): readonly Found[] {
  if (!expected) return [];
  const { width, height } = expected.sheet;
  const limit = limits['pdf.size-exact'];
  return pages.flatMap(({ number, trim }): readonly Found[] => {
    const is = [asMm(trim[2]! - trim[0]!), asMm(trim[3]! - trim[1]!)] as const;
    if (Math.abs(is[0] - width) <= limit && Math.abs(is[1] - height) <= limit) return [];
    const value = `${rounded(is[0], 3)} × ${rounded(is[1], 3)}`;
    const wanted = `${width} × ${height}`;
    return [{ page: number, value, limit: wanted, parameters: { page: number, value, limit: wanted } }];
  });
}

export const pdfSizeExact: PressRule = {
  id: 'pdf.size-exact',
  description: {
    en: 'a trimmed size that is not the sheet of the page file',
    zh: '成品尺寸与版面文件的开本不符',
  },
  source: 'house rule',
  find,
};
