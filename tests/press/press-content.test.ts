import { describe, expect, test } from 'vitest';
import { standIn } from '../../scripts/layout/stand-in.ts';
import {
  key,
  nameAt,
  openPdf,
  PDFRawStream,
  type PDFStream,
  pageContent,
  pageList,
  streamBytes,
} from '../../scripts/pdf/index.ts';
import { openColourMap } from '../../scripts/press/colour/colour-map.ts';
import { readCalculator } from '../../scripts/press/content/calculator.ts';
import { readProfile, writePress } from '../../scripts/press/index.ts';
import { handmadePdf, helveticaFont, stream } from '../pdf/handmade-pdf.ts';
import { coldset, handmadeJob } from './sample-page.ts';

const red = '.7843 .0627 .1804';

/** The press file of a handmade page: its content, and every stream behind it as text. */
async function press(content: string, resources = '', extra: readonly string[] = []) {
  const pdf = handmadePdf({ content, resources: `/Font << /F1 5 0 R >> ${resources}` }, [helveticaFont, ...extra]);
  const { value, diagnostics } = await writePress(pdf, handmadeJob);
  if (!value) return { diagnostics, content: '', streams: [], text: '' };
  const context = await openPdf(value);
  const streams = context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFRawStream => object instanceof PDFRawStream);
  return {
    diagnostics,
    streams,
    content: Buffer.from(pageContent(pageList(context)[0]!)).toString('latin1'),
    text: Buffer.from(value).toString('latin1'),
  };
}

const contentOf = (object: PDFStream): string => Buffer.from(streamBytes(object)).toString('latin1');
const formIn = ({ streams }: { streams: readonly PDFRawStream[] }, name = 'Form'): PDFRawStream =>
  streams.find(({ dict }) => nameAt(dict, 'Subtype') === name || (name === 'Pattern' && dict.has(key('PatternType'))))!;

describe('colour operators', () => {
  test.each([
    ['0 0 0 rg 1 1 1 RG', '0 0 0 1 k 0 0 0 0 K'],
    [`${red} rg ${red} RG`, '0 1 .85 .05 k 0 1 .85 .05 K'],
    ['.3 .3 .3 rg', '0 0 0 .7 k'],
    ['.25 g 1 G', '0 0 0 .75 k 0 0 0 0 K'],
    ['0 .5 .25 0 k', '0 .5 .25 0 k'],
    ['/DeviceRGB cs 1 1 1 sc', '0 0 0 1 k 0 0 0 0 k'],
    ['/DeviceGray CS .5 SCN', '0 0 0 1 K 0 0 0 .5 K'],
    ['/DeviceCMYK cs .1 .2 .3 .4 sc', '/DeviceCMYK cs .1 .2 .3 .4 sc'],
    ['q 1 0 0 1 5 5 cm 10 10 20 20 re f Q', 'q 1 0 0 1 5 5 cm 10 10 20 20 re f Q'],
    ['0 0 0 rg% a comment 1 0 0 rg\n0 0 m', '0 0 0 1 k% a comment 1 0 0 rg\n0 0 m'],
  ])('%s', async (before, after) => {
    const { content, diagnostics } = await press(before);
    expect(diagnostics).toEqual([]);
    expect(content).toContain(after);
  });

  test('what looks like one inside a string, a hex string or a name stays', async () => {
    const inside = '/F1 9 Tf (1 0 0 rg) Tj <20312030203020726720> Tj /rg <</A (0 g)>> BDC EMC';
    expect((await press(`BT ${inside} ET`)).content).toContain(`BT ${inside} ET`);
  });

  test('other colours go through the profile, within the ink limit', async () => {
    const { content } = await press('.1 .2 .05 rg .9 .4 .1 RG');
    const colours = [...content.matchAll(/((?:[\d.]+ ){4})[kK]/g)].map(([, parts]) =>
      parts!.trim().split(' ').map(Number),
    );
    expect(colours).toHaveLength(2);
    for (const parts of colours) {
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(2.4);
      expect(parts.filter((part) => part > 0).length).toBeGreaterThan(1);
    }
  });
});

describe('overprinting', () => {
  const show = '/F1 9 Tf (x) Tj';
  const on = '/DyOverprint gs';
  const off = '/DyKnockout gs';

  test('black text turns it on, and what comes after turns it off', async () => {
    const { content } = await press(`0 0 0 rg BT ${show} ET 1 1 1 rg BT ${show} ET`);
    expect(content.replaceAll('\n', ' ')).toContain(
      `0 0 0 1 k BT /F1 9 Tf ${on} (x) Tj ET 0 0 0 0 k BT /F1 9 Tf ${off} (x) Tj ET`,
    );
  });

  test.each([
    ['a path', '0 0 10 10 re f'],
    ['text of another colour', `${red} rg BT ${show} ET`],
    ['an outline that is not black', `2 Tr 1 1 1 RG BT ${show} ET`],
  ])('it is off for %s', async (_, painting) => {
    const { content } = await press(`0 0 0 rg BT ${show} ET ${painting}`);
    expect(content.lastIndexOf(off)).toBeGreaterThan(content.indexOf(on));
  });

  test('invisible text and text in a colour nobody set do not overprint', async () => {
    expect((await press(`BT ${show} ET`)).content).not.toContain(on);
    expect((await press(`0 0 0 rg 3 Tr BT ${show} ET`)).content).not.toContain(on);
  });

  test('leaving a saved state restores it', async () => {
    const { content } = await press(`0 0 0 rg q BT ${show} ET Q BT ${show} ET`);
    expect(content.split(on)).toHaveLength(3);
  });

  test('a state of the page’s own cannot set it', async () => {
    const { text } = await press('/G0 gs 1 1 1 rg 0 0 9 9 re f', '/ExtGState << /G0 << /OP true /op true /OPM 1 >> >>');
    expect(text).not.toMatch(/\/OP true/);
  });
});

describe('what a page paints with', () => {
  test('forms within forms', async () => {
    const outer = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 7 0 R >> >>',
      '1 0 0 rg /X1 Do',
    );
    const inner = stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', `${red} rg 0 0 5 5 re f`);
    const { streams, diagnostics } = await press('/X0 Do', '/XObject << /X0 6 0 R >>', [outer, inner]);
    expect(diagnostics).toEqual([]);
    const forms = streams.filter(({ dict }) => nameAt(dict, 'Subtype') === 'Form').map(contentOf);
    expect(forms).toContain('0 1 .85 .05 k 0 0 5 5 re f');
    expect(forms.join()).not.toMatch(/rg/);
  });

  test('a form that draws itself ends', async () => {
    const form = stream('/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X0 6 0 R >> >>', '1 0 0 rg /X0 Do');
    expect((await press('/X0 Do', '/XObject << /X0 6 0 R >>', [form])).diagnostics).toEqual([]);
  });

  test('tiling patterns, coloured and not', async () => {
    const tiling = (paint: number, content: string) =>
      stream(
        `/PatternType 1 /PaintType ${paint} /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>`,
        content,
      );
    const made = await press(
      `/Pattern cs /P0 scn 0 0 9 9 re f /Cs1 cs ${red} /P1 scn 0 0 9 9 re f`,
      '/Pattern << /P0 6 0 R /P1 7 0 R >> /ColorSpace << /Cs1 [/Pattern /DeviceRGB] >>',
      [tiling(1, `${red} rg 0 0 2 2 re f`), tiling(2, '0 0 2 2 re f')],
    );
    expect(made.diagnostics).toEqual([]);
    expect(made.content).toContain('/Pattern cs /P0 scn');
    expect(made.content).toContain('/Cs1 cs 0 1 .85 .05 /P1 scn');
    expect(made.text).toMatch(/\[\s*\/Pattern \/DeviceCMYK\s*\]/);
    expect(contentOf(formIn(made, 'Pattern'))).toBe('0 1 .85 .05 k 0 0 2 2 re f');
  });

  test('glyphs of Type 3 fonts, which never inherit overprinting', async () => {
    const font =
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] /Resources << >> >>';
    const made = await press('0 0 0 rg BT /T3 9 Tf (a) Tj ET', '/Font << /T3 6 0 R >>', [
      font,
      stream('', '1 0 d0 1 1 1 rg 0 0 1 1 re f'),
    ]);
    expect(made.diagnostics).toEqual([]);
    expect(made.streams.map(contentOf).join()).toContain('1 0 d0 0 0 0 0 k 0 0 1 1 re /DyKnockout gs\nf');
  });

  test('a luminosity mask measures light: its colours become grays', async () => {
    const group = '/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceRGB >> /Resources << >>';
    const made = await press(
      '/G0 gs 1 1 1 rg 0 0 9 9 re f',
      '/ExtGState << /G0 << /SMask << /S /Luminosity /G 6 0 R >> >> >>',
      [stream(group, '1 0 0 rg 0 0 5 5 re f')],
    );
    expect(made.diagnostics).toEqual([]);
    const mask = formIn(made);
    expect(contentOf(mask)).toBe('.3 g 0 0 5 5 re f'.replace('.3', '0.3'));
    expect(mask.dict.toString()).toMatch(/\/CS \/DeviceGray/);
  });

  test('transparency groups are worked out in inks', async () => {
    const form = stream(
      '/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceRGB >> /Resources << >>',
      '0 0 5 5 re f',
    );
    const made = await press('/X0 Do', '/XObject << /X0 6 0 R >>', [form]);
    expect(formIn(made).dict.toString()).toMatch(/\/CS \/DeviceCMYK/);
    expect(made.text).toMatch(/\/Group[\s\S]{0,60}\/S \/Transparency[\s\S]{0,30}\/CS \/DeviceCMYK/);
  });
});

describe('gradients', () => {
  const shading = (entries: string): string => `<< /ColorSpace /DeviceRGB ${entries} >>`;
  const axial = (fn: string): string => shading(`/ShadingType 2 /Coords [0 0 1 0] /Function ${fn}`);
  const use = '/Shading << /Sh0 6 0 R >>';
  const two = (from: string, to: string): string =>
    `<< /FunctionType 2 /Domain [0 1] /C0 [${from}] /C1 [${to}] /N 1 >>`;

  test('between declared inks both ends are exact', async () => {
    const { text } = await press('/Sh0 sh', use, [axial(two(red, '.9725 .8627 .6431'))]);
    expect(text).toMatch(/\/C0 \[ 0 1 0\.85 0\.05 \]/);
    expect(text).toMatch(/\/C1 \[ 0 0\.13 0\.38 0 \]/);
  });

  test('and so they are in every part of several stops', async () => {
    const stitched = `<< /FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 0 1] /Functions [${two(red, '1 1 1')} ${two('1 1 1', red)}] >>`;
    const { text } = await press('/Sh0 sh', use, [axial(stitched)]);
    expect(text.match(/\[ 0 1 0\.85 0\.05 \]/g)).toHaveLength(2);
    expect(text.match(/\[ 0 0 0 0 \]/g)).toHaveLength(2);
  });

  test('between colours of the profile they are a table of 256', async () => {
    const made = await press('/Sh0 sh', use, [axial(two('.1 .5 .9', '.9 .5 .1'))]);
    const table = made.streams.find(({ dict }) => dict.get(key('FunctionType'))?.toString() === '0')!;
    const samples = Buffer.from(streamBytes(table));
    expect(samples.length).toBe(256 * 4 * 2);
    const { value: profile } = await readProfile(coldset);
    const map = await openColourMap(coldset, { profile: profile!, inks: [] });
    for (const [at, rgb] of [
      [0, [0.1, 0.5, 0.9]],
      [255, [0.9, 0.5, 0.1]],
    ] as const) {
      map.ofRgb(rgb).cmyk.forEach((ink, part) => {
        expect(samples.readUInt16BE((at * 4 + part) * 2) / 65_535).toBeCloseTo(ink, 3);
      });
    }
  });

  test('over an area, by a PostScript function', async () => {
    const program = stream('/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]', '{ exch dup 3 1 roll }');
    const made = await press('/Sh0 sh', use, [shading('/ShadingType 1 /Function 7 0 R'), program]);
    expect(made.diagnostics).toEqual([]);
    expect(made.text).toMatch(/\/Size \[ 64 64 \]/);
  });

  test('a mesh with colours of its own is refused by name', async () => {
    const { diagnostics } = await press('/Sh0 sh', use, [
      stream(
        '/ColorSpace /DeviceRGB /ShadingType 4 /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 1 0 1 0 1 0 1 0 1]',
        'x',
      ),
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'press/rgb-left', parameters: { element: expect.stringMatching(/mesh.*gradient Sh0/) } },
    ]);
  });
});

describe('pictures', () => {
  const image = (entries: string, data: string): string =>
    stream(`/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 ${entries}`, data);
  const use = '/XObject << /X0 6 0 R >>';
  const pixels = (...values: number[]): string => Buffer.from(values).toString('latin1');

  test('RGB samples become inks', async () => {
    const made = await press('/X0 Do', use, [image('/ColorSpace /DeviceRGB', pixels(255, 255, 255, 255, 0, 0))]);
    expect(made.diagnostics).toEqual([]);
    const inks = streamBytes(formIn(made, 'Image'));
    expect([...inks.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(inks[5]! + inks[6]!).toBeGreaterThan(350);
    expect(inks).toHaveLength(8);
  });

  test('a stand-in without its photo is our own fault, and a photo without its place too', async () => {
    const pdf = handmadePdf({ content: '/X0 Do', resources: '/XObject << /X0 5 0 R >>' }, [
      stream('/Subtype /Image /Width 16 /Height 16 /Filter /DCTDecode', standIn('photos/a.jpg').toString('latin1')),
    ]);
    await expect(writePress(pdf, handmadeJob)).rejects.toThrow('photos/a.jpg');
    const photo = { jpeg: new Uint8Array(9), width: 1, height: 1, components: 4, inverted: true } as const;
    const photos = new Map([['photos/b.jpg', photo]]);
    await expect(writePress(handmadePdf({ content: '' }), { ...handmadeJob, photos })).rejects.toThrow('photos/b.jpg');
  });

  test('there is no file where there are no photos to be had', async () => {
    const none = { ...handmadeJob, photos: Promise.resolve(undefined) };
    expect(await writePress(handmadePdf({ content: '' }), none)).toEqual({ diagnostics: [] });
  });

  test('a palette is converted, its samples are not', async () => {
    const made = await press('/X0 Do', use, [
      image('/ColorSpace [/Indexed /DeviceRGB 1 <FFFFFFC8102E>]', pixels(0, 1)),
    ]);
    expect(made.diagnostics).toEqual([]);
    expect(made.text).toMatch(/\/Indexed \/DeviceCMYK 1 <0000000000ffd90d>/i);
  });

  test.each([
    ['Lab', '/ColorSpace [/Lab << /WhitePoint [1 1 1] >>]'],
    ['a colour key', '/ColorSpace /DeviceRGB /Mask [0 1 0 1 0 1]'],
    ['16 bits', '/ColorSpace /DeviceRGB /BitsPerComponent 16'],
  ])('%s is refused by name', async (_, entries) => {
    const { diagnostics } = await press('/X0 Do', use, [image(entries, pixels(0, 0, 0, 0, 0, 0))]);
    expect(diagnostics).toMatchObject([{ code: 'press/rgb-left', severity: 'error', onPage: { page: 1 } }]);
    expect(diagnostics[0]!.parameters['element']).toContain('image X0');
  });

  test('an inline image in RGB is refused, one in gray is not', async () => {
    const inline = (space: string, data: string): string => `BI /W 1 /H 1 /BPC 8 /CS /${space} ID ${data} EI`;
    expect((await press(inline('RGB', 'abc'))).diagnostics).toMatchObject([{ code: 'press/rgb-left' }]);
    const gray = inline('G', 'a');
    expect((await press(`${gray} 1 0 0 rg`)).content).toContain(gray);
  });

  test('a spot colour that falls back to RGB is refused', async () => {
    const space =
      '/ColorSpace << /Cs1 [/Separation /Gold /DeviceRGB << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>] >>';
    const { diagnostics } = await press('/Cs1 cs 1 scn 0 0 9 9 re f', space);
    expect(diagnostics.map(({ code }) => code)).toContain('press/rgb-left');
  });
});

describe('for PDF/X-1a', () => {
  const x1a = { ...handmadeJob, preset: { ...coldset, conformance: 'PDF/X-1a:2003' as const } };
  test.each([
    ['opacity of 0.5', '/ExtGState << /G0 << /ca .5 >> >>', []],
    ['blend mode Multiply', '/ExtGState << /G0 << /BM /Multiply >> >>', []],
    [
      'transparency group',
      '/XObject << /X0 6 0 R >>',
      [stream('/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >>', 'n')],
    ],
  ] as const)('%s is refused by name', async (what, resources, extra) => {
    const pdf = handmadePdf({ content: '/G0 gs /X0 Do', resources: `/Font << /F1 5 0 R >> ${resources}` }, [
      helveticaFont,
      ...extra,
    ]);
    const { value, diagnostics } = await writePress(pdf, x1a);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'press/transparency', parameters: { element: expect.stringContaining(what) } },
    ]);
  });
});

test.each([
  ['{ 2 mul 1 add }', [3], [7]],
  ['{ dup 0 lt { neg } { 2 div } ifelse }', [-4], [4]],
  ['{ 1 index exch 3 -1 roll pop }', [1, 2], [1, 2]],
  ['{ 360 mul sin 2 div exch pop }', [9, 0.25], [0.5]],
])('the calculator %s', (program, inputs, outputs) => {
  const made = readCalculator(Buffer.from(program))!(inputs);
  expect(made.map((value) => Math.round(value * 1e6) / 1e6)).toEqual(outputs);
});
