/** Files that hold the same objects are told to be the same without reading them, and nothing else is. */
import { describe, expect, test } from 'vitest';
import { sameObjects } from '../../scripts/compare/hash/same-objects.ts';
import { comparePdfs } from '../../scripts/compare/index.ts';
import { openByParts, sourceOf } from '../../scripts/pdf/index.ts';
import { manyPages } from '../fixtures/compare/small-pages.ts';
import { handmadePdf, stream } from '../pdf/handmade-pdf.ts';

interface Words {
  readonly date?: string;
  readonly title?: string;
  readonly content?: string;
  readonly page?: string;
  readonly id?: string;
}

const xmp = (date: string, title: string): string =>
  `<x:xmpmeta><xmp:ModifyDate>${date}</xmp:ModifyDate><dc:title>${title}</dc:title></x:xmpmeta>`;

/** A page with information in both forms, as a writer makes it at a date. */
function dated({
  date = '2026',
  title = 'Paper',
  content = 'BT /F1 12 Tf 20 100 Td (Hello) Tj ET',
  page = '',
  id = '00',
}: Words = {}): Uint8Array {
  const made = handmadePdf({ content, page }, [
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${title}) /ModDate (D:${date}) /Producer (press) >>`,
    stream('/Type /Metadata /Subtype /XML', xmp(date, title)),
  ]);
  const text = Buffer.from(made).toString('latin1');
  return rewritten(
    text
      .replace('/Type /Catalog', '/Type /Catalog /Metadata 7 0 R')
      .replace(/\/Root 1 0 R/, `/Root 1 0 R /Info 6 0 R /ID [<${id}> <${id}>]`),
  );
}

/** The same objects with a table that holds where they now lie. */
function rewritten(text: string, order = (objects: readonly string[]): readonly string[] => objects): Uint8Array {
  const [head = ''] = text.split('1 0 obj');
  const objects = order([...text.matchAll(/^\d+ 0 obj\n[\s\S]*?\nendobj\n/gm)].map(([object]) => object));
  const trailer = /trailer\n([\s\S]*?)\nstartxref/.exec(text)![1];
  let out = head;
  const offsets = new Map<number, number>();
  for (const object of objects) {
    offsets.set(Number.parseInt(object, 10), out.length);
    out += object;
  }
  const rows = [...offsets.keys()]
    .sort((a, b) => a - b)
    .map((at) => `${String(offsets.get(at)).padStart(10, '0')} 00000 n \n`);
  const start = out.length;
  out += `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** Whether the two are told to hold the same; undefined where one of them cannot be asked. */
function told(old: Uint8Array, fresh: Uint8Array): boolean | undefined {
  const [a, b] = [old, fresh].map((pdf) => ({ source: sourceOf(pdf), parts: openByParts(sourceOf(pdf)) }));
  return a!.parts && b!.parts && sameObjects({ ...a!.parts, source: a!.source }, { ...b!.parts, source: b!.source });
}

const names = { old: 'old', new: 'new' };
const compare = (a: Uint8Array, b: Uint8Array) => comparePdfs(a, b, { names });

describe('the same objects', () => {
  test.each([
    ['other dates', dated({ date: '203112010000' })],
    ['another ID', dated({ id: 'ffee' })],
    ['another title', dated({ title: 'A longer title' })],
    ['another order in the file', rewritten(Buffer.from(dated()).toString('latin1'), (all) => all.toReversed())],
  ])('with %s are told without reading them', (_, other) => {
    expect(told(dated(), other)).toBe(true);
    expect(told(other, dated())).toBe(true);
  });

  test('with other dates are the same; another title is told, and another program', async () => {
    expect(await compare(dated(), dated({ date: '2031', id: 'ab' }))).toMatchObject({ verdict: 'same', document: [] });
    const titled = await compare(dated(), dated({ title: 'Other' }));
    expect(titled).toMatchObject({ verdict: 'different', pages: [{ verdict: 'same', name: '1' }] });
    expect(titled.document).toEqual([
      expect.objectContaining({ kind: 'metadata', before: 'Title: Paper', after: 'Title: Other' }),
    ]);
    const press = Buffer.from(dated()).toString('latin1');
    const other = await compare(dated(), rewritten(press.replace('(press)', '(another press)')));
    expect(other).toMatchObject({ verdict: 'same', toolchainChanged: true, new: { producer: 'another press' } });
  });
});

describe('of files that are the same', () => {
  test('the pages are told as they are: their number, their sizes, their turn', async () => {
    const cut = dated({ page: '/TrimBox [10 20 190 120] /Rotate 90' });
    const sizes = async (pdf: Uint8Array) =>
      (await compare(pdf, pdf)).pages.map(({ width, height, verdict }) => ({ width, height, verdict }));
    expect(await sizes(cut)).toEqual([{ width: 35.28, height: 63.5, verdict: 'same' }]);
    const many = manyPages(30, (at) => `page ${at}`);
    expect(await sizes(many)).toHaveLength(30);
  });

  test('a tree that takes its boxes from elsewhere is read whole', async () => {
    const text = Buffer.from(dated()).toString('latin1');
    const apart = rewritten(
      `${text.replace('/MediaBox [0 0 200 200]', '/MediaBox 8 0 R').replace(/xref[\s\S]*/, '')}8 0 obj\n[0 0 100 100]\nendobj\n${/trailer[\s\S]*/.exec(text)![0]}`,
    );
    expect((await compare(apart, apart)).pages).toEqual([expect.objectContaining({ width: 35.28, verdict: 'same' })]);
  });

  test('one that nobody can read is still refused', async () => {
    const junk = Buffer.from('%PDF-1.4 nothing of a document');
    await expect(compare(junk, junk)).rejects.toThrow('old cannot be read as a PDF; new cannot be read as a PDF');
  });
});

describe('no such answer is given', () => {
  const plain = dated();
  const text = Buffer.from(plain).toString('latin1');
  test.each([
    ['where a page paints something else', dated({ content: 'BT /F1 12 Tf 20 100 Td (Hallo) Tj ET' })],
    ['where a page has another box', dated({ page: '/TrimBox [1 1 199 199]' })],
    ['where an object is gone', rewritten(text, (all) => all.slice(0, -1))],
    ['where the file has older states', Buffer.from(text.replace('/Root', '/Prev 9 /Root'), 'latin1')],
    ['where the file is encrypted', Buffer.from(text.replace('/Root', '/Encrypt 9 0 R /Root'), 'latin1')],
    ['where the table lies', Buffer.from(text.replace(/(\d{10}) 00000 n/, '0000000003 00000 n'), 'latin1')],
    ['where no table is', Buffer.from(text.slice(0, text.indexOf('xref')), 'latin1')],
  ])('%s', (_, other) => {
    expect(told(plain, other)).not.toBe(true);
    expect(told(other, plain)).not.toBe(true);
  });

  test('where a page paints with what the document says of itself', async () => {
    const named = (title: string): Uint8Array =>
      dated({ title, page: '/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Popup 6 0 R >>]' });
    expect(told(named('a'), named('b'))).toBe(false);
    expect(told(named('a'), named('a'))).toBe(true);
    expect((await compare(named('a'), named('b'))).pages[0]!.verdict).toBe('changed');
  });
});
