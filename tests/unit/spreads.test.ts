/** Which pages stand side by side, and that they do. */
import { expect, test } from 'vitest';
import { type SpreadPlan, spreadsOf } from '../../scripts/deliver/index.ts';
import {
  dictAt,
  imposePdfs,
  key,
  type PageNode,
  PDFContext,
  PDFRawStream,
  pageList,
  sealPdf,
  streamBytes,
} from '../../scripts/pdf/index.ts';

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

const boxOf = (form: PDFRawStream): string => String(form.dict.get(key('BBox')));

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

test('a double truck goes down whole, and in halves where its pages lie on two sheets', async () => {
  const truck = await page('0.5');
  const context = await imposePdfs([
    { truck },
    { left: { pdf: truck, half: 'left' } },
    { left: { pdf: await page('0.2') }, right: { pdf: truck, half: 'right' } },
  ]);
  const [whole, left, right] = pageList(context) as [PageNode, PageNode, PageNode];
  const form = (node: PageNode, name: string) =>
    context.lookup(dictAt(node.resources!, 'XObject')!.get(key(name))) as PDFRawStream;
  expect(whole.boxes).toEqual({
    MediaBox: [0, 0, 160, 260],
    BleedBox: [21, 21, 139, 239],
    TrimBox: [30, 30, 130, 230],
  });
  expect(boxOf(form(whole, 'Truck'))).toBe('[ 0 0 160 260 ]');
  // Half of 100 pt, and a white one beside it.
  expect(left.boxes.TrimBox).toEqual([30, 30, 130, 230]);
  expect(boxOf(form(left, 'Left'))).toBe('[ 0 0 80 260 ]');
  expect(right.boxes).toEqual({
    MediaBox: [0, 0, 210, 260],
    BleedBox: [21, 21, 189, 239],
    TrimBox: [30, 30, 180, 230],
  });
  expect(boxOf(form(right, 'Right'))).toBe('[ 80 0 160 260 ]');
});

test('two pages meet at the fold, with the boxes of both and nothing beyond it', async () => {
  const context = await imposePdfs([
    { left: { pdf: await page('0.4') }, right: { pdf: await page('0.1') } },
    { right: { pdf: await page('0.3') } },
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
