/** The outlines of one-byte fonts count, and not only their names and characters. */
import { describe, expect, test } from 'vitest';
import { comparePdfs } from '../../scripts/compare/index.ts';
import { isOpened, openDocument } from '../../scripts/compare/pages/open-document.ts';
import { pageIn } from '../fixtures/compare/one-byte-fonts.ts';

const names = { old: 'old', new: 'new' };
const plain = { a: 700, b: 500 };
const encodings = ['', '/Encoding /WinAnsiEncoding', '/Encoding << /Differences [65 /A /B] >>'];

describe.each(['Type 1', 'CFF'] as const)('a font in the form %s', (form) => {
  test.each(encodings)('is read by the names of its glyphs: %s', async (encoding) => {
    const opened = await openDocument(pageIn(form, plain, encoding));
    if (!isOpened(opened)) throw new Error(opened.why);
    const glyphs = opened.paint(0).paints;
    expect(glyphs.map((one) => one.weak)).toEqual([undefined, undefined, undefined, undefined]);
    expect(glyphs[0]!.shape).toBe(glyphs[3]!.shape);
    expect(glyphs[1]!.shape).not.toBe(glyphs[0]!.shape);
  });

  test('an outline that changed is found, at its glyphs and no others', async () => {
    const { pages } = await comparePdfs(pageIn(form, plain), pageIn(form, { ...plain, b: 520 }), { names });
    const glyphs = pages[0]!.changes.filter((one) => one.kind === 'glyph');
    expect(glyphs).toEqual([expect.objectContaining({ layer: 'production', object: 'line', count: 2 })]);
    // Drawn too: PDFium reads the fonts as we do.
    expect(pages[0]!.changes.map((one) => one.layer)).toContain('looks');
  });

  test('a code that means another glyph is found', async () => {
    const other = pageIn(form, plain, '/Encoding << /Differences [65 /B /A] >>');
    const { pages } = await comparePdfs(pageIn(form, plain), other, { names });
    expect(pages[0]!.verdict).toBe('changed');
  });
});

test('the same outlines in both forms are two identities, but one look', async () => {
  const { pages } = await comparePdfs(pageIn('Type 1', plain), pageIn('CFF', plain), { names });
  expect(new Set(pages[0]!.changes.map((one) => `${one.layer}/${one.kind}`))).toEqual(new Set(['production/glyph']));
});
