/** Our own reader on hand-written pages: each operator and each way of naming characters, against PDFium where it agrees. */
import { describe, expect, test } from 'vitest';
import { extractFromContent, extractWithPdfium, type PdfCharacter, UnreadablePdf } from '../../scripts/pdf/index.ts';
import { handmadePdf, helveticaFont, stream } from './handmade-pdf.ts';

const read = async (pdf: Uint8Array): Promise<readonly PdfCharacter[]> =>
  (await extractFromContent(pdf))[0]!.characters;
const textOf = (characters: readonly PdfCharacter[]): string => characters.map((one) => one.text).join('');
const places = (characters: readonly PdfCharacter[]): string[] =>
  characters.map(({ text, x, y, size }) => `${text} ${x.toFixed(2)} ${y.toFixed(2)} ${size.toFixed(2)}`);

describe('where text stands', () => {
  test.each([
    [
      'Td and Tj',
      'BT /F1 10 Tf 20 30 Td (AB) Tj 5 5 Td (C) Tj ET',
      ['A 20.00 30.00 10.00', 'B 30.00 30.00 10.00', 'C 25.00 35.00 10.00'],
    ],
    [
      'TD sets the leading for T*',
      'BT /F1 10 Tf 0 100 Td 0 -12 TD (A) Tj T* (B) Tj ET',
      ['A 0.00 88.00 10.00', 'B 0.00 76.00 10.00'],
    ],
    [
      'TJ moves by thousandths',
      'BT /F1 10 Tf [(A) -500 (B) 1000 (C)] TJ ET',
      ['A 0.00 0.00 10.00', 'B 15.00 0.00 10.00', 'C 15.00 0.00 10.00'],
    ],
    ["' goes to the next line", "BT /F1 10 Tf 14 TL 0 50 Td (A) ' ET", ['A 0.00 36.00 10.00']],
    ['" sets the spacing', 'BT /F1 10 Tf 14 TL 0 50 Td 3 2 (A B) " ET', ['A 0.00 36.00 10.00', 'B 27.00 36.00 10.00']],
    ['Tc, Tz and Ts', 'BT /F1 10 Tf 2 Tc 50 Tz 3 Ts (AB) Tj ET', ['A 0.00 3.00 10.00', 'B 6.00 3.00 10.00']],
    [
      'Tm scales and turns',
      'BT /F1 10 Tf 0 2 -2 0 50 60 Tm (AB) Tj ET',
      ['A 50.00 60.00 20.00', 'B 50.00 80.00 20.00'],
    ],
    [
      'cm, q and Q',
      'q 2 0 0 2 10 10 cm BT /F1 10 Tf (A) Tj ET Q BT /F1 10 Tf (B) Tj ET',
      ['A 10.00 10.00 20.00', 'B 0.00 0.00 10.00'],
    ],
  ])('%s', async (_, content, expected) => {
    const wide = `<< /Type /Font /Subtype /TrueType /BaseFont /Wide /FirstChar 32 /Widths [${'1000 '.repeat(95)}] /Encoding /WinAnsiEncoding >>`;
    expect(places(await read(handmadePdf({ content }, [wide])))).toEqual(expected);
  });
});

describe('what text it is', () => {
  const font = (entries: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /X ${entries} >>`;
  const show = 'BT /F1 10 Tf 10 50 Td (A\\223\\001) Tj ET';

  test('by the base encoding and its differences', async () => {
    expect(textOf(await read(handmadePdf({ content: show })))).toBe('A“\ufffd');
    const differing = font('/Encoding << /BaseEncoding /MacRomanEncoding /Differences [1 /uni4E00 65 /quoteright] >>');
    expect(textOf(await read(handmadePdf({ content: show }, [differing])))).toBe('’ì一');
  });

  test('by the ToUnicode map before anything else, one code to several characters', async () => {
    const map = stream(
      '',
      '1 beginbfchar <41> <4E004E8C> endbfchar 1 beginbfrange <93> <94> [<D842DFB7> <0042>] endbfrange',
    );
    const mapped = font('/ToUnicode 6 0 R /Encoding /WinAnsiEncoding');
    expect(textOf(await read(handmadePdf({ content: 'BT /F1 9 Tf (A\\223\\224) Tj ET' }, [mapped, map])))).toBe(
      '一二𠮷B',
    );
  });

  test('by an embedded CMap with codes of one and two bytes', async () => {
    const cmap = stream('/Type /CMap /CMapName /X', '2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange');
    const map = stream('', '2 beginbfchar <41> <7532> <8142> <4E59> endbfchar');
    const type0 =
      '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 6 0 R /DescendantFonts [8 0 R] /ToUnicode 7 0 R >>';
    const cid = '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 /W [65 [500]] >>';
    const found = await read(handmadePdf({ content: 'BT /F1 10 Tf <414181428142> Tj ET' }, [type0, cmap, map, cid]));
    expect(places(found)).toEqual([
      '甲 0.00 0.00 10.00',
      '甲 5.00 0.00 10.00',
      '乙 10.00 0.00 10.00',
      '乙 20.00 0.00 10.00',
    ]);
  });

  test('ActualText stands once in place of all that is drawn inside it', async () => {
    const content =
      'BT /F1 10 Tf 10 10 Td /Span << /ActualText <FEFF65E52F2E> >> BDC (ab) Tj (c) Tj EMC (d) Tj /P /MC0 BDC (e) Tj EMC ET';
    const resources = '/Font << /F1 5 0 R >> /Properties << /MC0 << /ActualText (f) >> >>';
    expect(textOf(await read(handmadePdf({ content, resources })))).toBe('日⼮df');
  });

  test('a code that nothing explains is U+FFFD, never nothing', async () => {
    const none = '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>';
    const cid = '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>';
    expect(textOf(await read(handmadePdf({ content: 'BT /F1 9 Tf <00410042> Tj ET' }, [none, cid])))).toBe(
      '\ufffd\ufffd',
    );
  });
});

describe('what is to be seen of it', () => {
  const hidden = async (content: string): Promise<string> =>
    (await read(handmadePdf({ content }))).map((one) => `${one.text}${one.hidden ? `:${one.hidden}` : ''}`).join(' ');

  test('text without ink is marked', async () => {
    expect(await hidden('BT /F1 10 Tf 3 Tr (A) Tj 0 Tr (B) Tj 7 Tr (C) Tj ET')).toBe('A:ink B C:ink');
  });

  test('text outside the clip is marked, and the clip ends with its state', async () => {
    const clip = 'q 0 0 12 20 re W n BT /F1 20 Tf (AAA) Tj ET Q';
    expect(await hidden(`${clip} BT /F1 20 Tf 100 100 Td (B) Tj ET`)).toBe('A A:clip A:clip B');
    // A clip that is a triangle is taken for its bounds: never more than it hides.
    expect(await hidden('0 0 m 50 0 l 0 50 l h W* n BT /F1 20 Tf (A) Tj 60 0 Td (B) Tj ET')).toBe('A B:clip');
  });

  test('a path that is only painted clips nothing', async () => {
    expect(await hidden('0 0 5 5 re f BT /F1 10 Tf 50 50 Td (A) Tj ET')).toBe('A');
  });

  test('Type 3 fonts are marked', async () => {
    const type3 =
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << >> /Encoding << >> /FirstChar 65 /Widths [5] /ToUnicode 6 0 R >>';
    const map = stream('', '1 beginbfchar <41> <65E5> endbfchar');
    const [one, two] = await read(handmadePdf({ content: 'BT /F1 10 Tf (AA) Tj ET' }, [type3, map]));
    expect(one).toMatchObject({ text: '日', type3: true, font: 'Type3' });
    expect(two!.x).toBeCloseTo(5);
  });
});

describe('forms', () => {
  const form = (data: string, entries = ''): string =>
    stream(`/Type /XObject /Subtype /Form /BBox [0 0 200 200] ${entries}`, data);
  const resources = '/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>';

  test('are drawn where the page puts them, with the fonts of the page where they have none', async () => {
    const pdf = handmadePdf({ content: 'q 2 0 0 2 10 0 cm /X Do Q', resources }, [
      helveticaFont,
      form('BT /F1 10 Tf 5 5 Td (A) Tj ET', '/Matrix [1 0 0 1 1 1]'),
    ]);
    expect(places(await read(pdf))).toEqual(['A 22.00 12.00 20.00']);
    expect(textOf((await extractWithPdfium(pdf))[0]!.characters)).toBe('A');
  });

  test('a form that draws itself is drawn once', async () => {
    const own = form('BT /F1 10 Tf (A) Tj ET /X Do', '/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>');
    expect(textOf(await read(handmadePdf({ content: '/X Do', resources }, [helveticaFont, own])))).toBe('A');
  });

  test('what a form leaves open does not leak', async () => {
    const leaky = form('q q 5 0 0 5 0 0 cm 3 Tr BT /Span << /ActualText (x) >> BDC');
    const [one] = await read(
      handmadePdf({ content: '/X Do BT /F1 10 Tf (A) Tj ET', resources }, [helveticaFont, leaky]),
    );
    expect(one).toMatchObject({ text: 'A', size: 10 });
    expect(one!.hidden).toBeUndefined();
  });
});

describe('broken and hostile files end', () => {
  test('forms that double at each level are cut, and the page says so', async () => {
    const levels = 24;
    const forms = Array.from({ length: levels }, (_, at) =>
      stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${Math.min(6 + at + 1, 6 + levels)} 0 R >> >>`,
        '/X Do '.repeat(8),
      ),
    );
    const pdf = handmadePdf({ content: '/X Do', resources: '/XObject << /X 6 0 R >>' }, [
      helveticaFont,
      ...forms,
      forms.at(-1)!,
    ]);
    const started = performance.now();
    const [page] = await extractFromContent(pdf);
    expect(page!.cut).toBe(true);
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 20_000);

  test('page trees, fonts and streams that are not there', async () => {
    const none = handmadePdf({
      content: 'BT /F9 9 Tf (A) Tj /F1 9 Tf (B) Tj ET (',
      resources: '/Font << /F1 99 0 R >>',
    });
    expect(await read(none)).toEqual([]);
    const loop = Buffer.from(none).toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R]');
    expect(await extractFromContent(Buffer.from(loop, 'latin1'))).toEqual([]);
  });

  test('what is no PDF is refused by both readers in one way', async () => {
    const noise = new TextEncoder().encode('this is not a PDF');
    await expect(extractFromContent(noise)).rejects.toThrow(UnreadablePdf);
    await expect(extractWithPdfium(noise)).rejects.toThrow(UnreadablePdf);
  });
});
