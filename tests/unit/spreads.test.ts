/** Which pages stand side by side, and that they do. */
import { expect, test } from 'vitest';
import { type SpreadPlan, spreadsOf } from '../../scripts/deliver/index.ts';
import { imposePdfs, key, PDFContext, PDFRawStream, pageList, sealPdf, streamBytes } from '../../scripts/pdf/index.ts';

const pairs = (numbers: readonly number[], plan: SpreadPlan): string =>
  spreadsOf(numbers, plan)
    .map(({ left = '', right = '' }) => `${left}-${right}`)
    .join(' ');
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

test.each([
  [upTo(4), {}, '4-1 2-3'],
  [upTo(8), {}, '8-1 2-7 6-3 4-5'],
  [upTo(8), { section: 4 }, '4-1 2-3 8-5 6-7'],
  [upTo(12), {}, '12-1 2-11 10-3 4-9 8-5 6-7'],
  [upTo(6), {}, '-1 2- 6-3 4-5'],
  [[5, 6, 7], {}, '-5 6-7'],
  [[3], {}, '-3'],
])('printer’s spreads of %j %j', (numbers, more, expected) => {
  expect(pairs(numbers, { imposition: 'spreads', ...more })).toBe(expected);
});

test('reader’s spreads begin with a right-hand page', () => {
  expect(pairs(upTo(4), { imposition: 'reader' })).toBe('-1 2-3 4-');
  expect(pairs([5, 6], { imposition: 'reader' })).toBe('-5 6-');
});

/** A page of 100 × 200 pt with 9 pt of bleed in a medium of 30 pt more, that paints one number. */
async function page(word: string): Promise<Uint8Array> {
  const context = PDFContext.create();
  const tree = context.nextRef();
  const contents = Buffer.from(`${word} 0 0 rg 30 30 100 200 re f`);
  const one = context.obj({
    Type: 'Page',
    Parent: tree,
    MediaBox: [0, 0, 160, 260],
    BleedBox: [21, 21, 139, 239],
    TrimBox: [30, 30, 130, 230],
    Contents: context.register(PDFRawStream.of(context.obj({ Length: contents.length }), contents)),
  });
  context.assign(tree, context.obj({ Type: 'Pages', Kids: [context.register(one)], Count: 1 }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: tree }));
  return sealPdf(context, { title: word, language: 'zh-CN', date: '2026-09-18' });
}

test('two pages meet at the fold, with the boxes of both and nothing beyond it', async () => {
  const context = await imposePdfs([
    { left: await page('0.4'), right: await page('0.1') },
    { right: await page('0.3') },
  ]);
  const [both, alone] = pageList(context);
  for (const one of [both!, alone!]) {
    expect(one.boxes).toEqual({
      MediaBox: [0, 0, 260, 260],
      BleedBox: [21, 21, 239, 239],
      TrimBox: [30, 30, 230, 230],
    });
  }
  const forms = both!.resources!.lookup(key('XObject')) as ReturnType<typeof context.obj>;
  const shown = (name: string) =>
    context.lookup((forms as never as Map<unknown, unknown>).get(key(name)) as never) as PDFRawStream;
  expect(String(shown('Left').dict.get(key('BBox')))).toBe('[ 0 0 130 260 ]');
  expect(String(shown('Right').dict.get(key('BBox')))).toBe('[ 30 0 160 260 ]');
  expect(Buffer.from(streamBytes(shown('Right'))!).toString()).toContain('0.1 0 0 rg');
  const words = (node: typeof both) =>
    Buffer.from(streamBytes(context.lookup(node!.dict.get(key('Contents'))) as PDFRawStream)!).toString();
  expect(words(both)).toBe('q 1 0 0 1 0 0 cm /Left Do Q\nq 1 0 0 1 100 0 cm /Right Do Q\n');
  // The left half is white.
  expect(words(alone)).toBe('q 1 0 0 1 100 0 cm /Right Do Q\n');
});
