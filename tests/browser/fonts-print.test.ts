/** The subsets in the browser that sets the pages: what they print as, what text comes back, how they look. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { familyNames, subsetFaces } from '../../scripts/html/fonts/index.ts';
import { readStylesheet } from '../../scripts/html/fonts/slices.ts';
import type { FontFace } from '../../scripts/html/model.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';

const run = promisify(execFile);
const COPY = '一人日文青，溪水“清清”了：两岸见长门。龙马风页，车贝鱼鸟。Abc 2026';
const TRADITIONAL = '一人日文青，溪水「清清」了：兩岸見長門。龍馬風頁，車貝魚鳥。Abc 2026';
const JAPANESE = '一人日文青、渓水「清清」だ。両岸の長い門、竜馬の頁、車と貝。Abc 2026';
const LATIN = 'The “clear” water runs by day; Abc 2026.';
/** U+2060 stands in text to hold lines together; no face has a glyph for it. */
const joined = (copy: string): string => `${copy.slice(0, 12)}\u2060${copy.slice(12)}`;
const FACES: readonly { family: string; weight: number; name: RegExp; copy: string }[] = [
  { family: 'DY Song', weight: 500, name: /^[A-Z]{6}\+NotoSerifSC/, copy: COPY },
  { family: 'DY Song', weight: 900, name: /^[A-Z]{6}\+NotoSerifSC/, copy: COPY },
  { family: 'DY Hei', weight: 700, name: /^[A-Z]{6}\+NotoSansSC/, copy: COPY },
  { family: 'DY Kai', weight: 400, name: /^[A-Z]{6}\+LXGWWenKai/, copy: COPY },
  { family: 'DY Kai', weight: 700, name: /^[A-Z]{6}\+LXGWWenKai/, copy: COPY },
  { family: 'DY Brush', weight: 400, name: /^[A-Z]{6}\+MaShanZheng/, copy: COPY },
  { family: 'DY Display', weight: 400, name: /^[A-Z]{6}\+ZCOOLXiaoWei/, copy: COPY },
  { family: 'DY Song TC', weight: 500, name: /^[A-Z]{6}\+NotoSerifTC/, copy: TRADITIONAL },
  { family: 'DY Song JP', weight: 500, name: /^[A-Z]{6}\+NotoSerifJP/, copy: JAPANESE },
  { family: 'DY Roman', weight: 400, name: /^[A-Z]{6}\+SourceSerif4/, copy: LATIN },
];

let open: OpenBrowser;
let folder: string;
beforeAll(async () => {
  open = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'dayang-fonts-test-'));
});
afterAll(async () => {
  await open[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const dataUrl = (bytes: Uint8Array, type: string): string =>
  `data:font/${type};base64,${Buffer.from(bytes).toString('base64')}`;

const faceRule = ({ family, weight, bytes }: FontFace): string =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(${dataUrl(bytes, 'ttf')}); }`;

/** Those for simplified Chinese with one text, or all with their own. */
async function faces(text?: string): Promise<readonly FontFace[]> {
  const wanted = text === undefined ? FACES : FACES.filter(({ copy }) => copy === COPY);
  const { value, diagnostics } = await subsetFaces(
    wanted.map(({ family, weight, copy }) => ({ family, weight, text: text ?? joined(copy) })),
  );
  expect(diagnostics).toEqual([]);
  return value!;
}

async function show(style: string, body: string): Promise<Page> {
  const page = await open.browser.newPage();
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><style>${style} p { margin: 0; font-synthesis: none; }</style>${body}</html>`,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

async function print(body: string): Promise<Uint8Array> {
  const page = await show((await faces()).map(faceRule).join('\n'), body);
  try {
    return await page.pdf();
  } finally {
    await page.close();
  }
}

const paragraphs = FACES.map(
  ({ family, weight, copy }) => `<p style="font: ${weight} 16px/24px '${family}'">${joined(copy)}</p>`,
).join('');

/** An outside program's output; where it is not installed the test is skipped, but fails under CI. */
async function outside(context: TestContext, program: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(program, args)).stdout;
  } catch (error) {
    const absent = (error as { code?: unknown }).code === 'ENOENT';
    if (!absent || process.env['CI'] === 'true') throw error;
    return context.skip(`${program} is not installed`);
  }
}

describe('printed', () => {
  let pdf: Uint8Array;
  let file: string;
  beforeAll(async () => {
    pdf = await print(paragraphs);
    file = join(folder, 'faces.pdf');
    await writeFile(file, pdf);
  });

  it('each face is one embedded TrueType subset with its character map, and there is no other font', async () => {
    const document = await PDFDocument.load(pdf);
    const dictionaries = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
      .filter(
        (object) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font'),
      ) as PDFDict[];
    const kindOf = (font: PDFDict): string => String(font.get(PDFName.of('Subtype')));
    expect([...new Set(dictionaries.map(kindOf))].sort()).toEqual(['/CIDFontType2', '/Type0']);
    const names = dictionaries
      .filter((font) => kindOf(font) === '/Type0')
      .map((font) => {
        expect(font.get(PDFName.of('ToUnicode'))).toBeDefined();
        return String(font.get(PDFName.of('BaseFont'))).slice(1);
      });
    expect(names).toHaveLength(FACES.length);
    for (const { name, family } of FACES)
      expect(
        names.some((one) => name.test(one)),
        family,
      ).toBe(true);
    for (const one of names)
      expect(
        FACES.some(({ name }) => name.test(one)),
        one,
      ).toBe(true);
  });

  it('pdffonts finds nothing but embedded CID TrueType', async (context) => {
    const lines = (await outside(context, 'pdffonts', [file])).trim().split('\n').slice(2);
    expect(lines).toHaveLength(FACES.length);
    for (const line of lines) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  it('pdftotext and mutool give the text back, without radicals, once for each face', async (context) => {
    const expected = FACES.map(({ copy }) => copy.replace(/\s/g, '')).join('');
    for (const [program, args] of [
      ['pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']],
      ['mutool', ['draw', '-q', '-F', 'text', file]],
    ] as const) {
      const text = await outside(context, program, args);
      expect(text.replace(/[\s\u2060]/g, ''), program).toBe(expected);
    }
  });
});

describe('on the screen', () => {
  const marks = '国。”国（国，“国';

  it.each(['DY Song', 'DY Hei', 'DY Kai'])('neighbouring marks of %s close up', async (family) => {
    const page = await show(
      (await faces(marks)).map(faceRule).join('\n'),
      `<p style="font: 500 20px/30px '${family}'"><span id="a" style="text-spacing-trim: space-all">${marks}</span></p>
       <p style="font: 500 20px/30px '${family}'"><span id="b">${marks}</span></p>`,
    );
    const widths = await page.evaluate(() =>
      ['a', 'b'].map((id) => document.getElementById(id)!.getBoundingClientRect().width / 20),
    );
    await page.close();
    expect(widths[0]).toBeCloseTo([...marks].length, 1);
    // 。” and ，“ lose half an em each.
    expect(widths[1]).toBeCloseTo([...marks].length - 1, 1);
  });

  it.each(['DY Song', 'DY Hei', 'DY Kai'])('marks of %s take their vertical forms in vertical text', async (family) => {
    const box = `font: 500 60px/60px '${family}'; writing-mode: vertical-rl; width: 60px; height: 60px`;
    const page = await show(
      (await faces('，')).map(faceRule).join('\n'),
      `<p id="a" style="${box}">，</p><p id="b" style="${box}; font-feature-settings: 'vert' 0">，</p>`,
    );
    const [vertical, plain] = await Promise.all(
      ['#a', '#b'].map(async (one) => Buffer.from(await (await page.$(one))!.screenshot()).toString('base64')),
    );
    await page.close();
    expect(vertical).not.toBe(plain);
  });

  it('the merged 楷 draws every character as the slice it came from, and none as a box', async () => {
    const text = '清溪碧水入画来日一人文青两岸新村修复观澜ABC019，。、《》（）—…';
    const require = createRequire(import.meta.url);
    const root = dirname(require.resolve('lxgw-wenkai-webfont/package.json'));
    const ranges = readStylesheet(await readFile(join(root, 'lxgwwenkai-regular.css'), 'utf8'), root);
    const fileOf = (letter: string): string =>
      ranges.find(({ from, to }) => letter.codePointAt(0)! >= from && letter.codePointAt(0)! <= to)!.file;
    const letters = [...new Set(text)].map((letter) => ({ letter, file: fileOf(letter) }));
    const slices = await Promise.all(
      [...new Set(letters.map(({ file }) => file))].map(async (file) => ({
        file,
        url: dataUrl(await readFile(file), 'woff2'),
      })),
    );
    const merged = (await faces(text)).find(({ family, weight }) => family === 'DY Kai' && weight === 400)!;
    const page = await show('', '<p></p>');
    const differing = await page.evaluate(
      async ({ letters, slices, merged }) => {
        const load = async (name: string, url: string) => {
          document.fonts.add(await new FontFace(name, `url(${url})`).load());
        };
        await load('merged', merged);
        for (const [index, { url }] of slices.entries()) await load(`slice${index}`, url);
        const draw = (family: string, letter: string): string => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 120 });
          const context = canvas.getContext('2d')!;
          context.font = `80px ${family}`;
          context.fillText(letter, 10, 90);
          return canvas.toDataURL();
        };
        const blank = draw('merged', ' ');
        const box = draw('merged', '\u{10ffff}');
        return letters
          .filter(({ letter, file }) => {
            const ours = draw('merged', letter);
            const theirs = draw(`slice${slices.findIndex((slice) => slice.file === file)}`, letter);
            return ours !== theirs || ours === blank || ours === box;
          })
          .map(({ letter }) => letter);
      },
      { letters, slices, merged: dataUrl(merged.bytes, 'ttf') },
    );
    await page.close();
    expect(differing).toEqual([]);
  });
});

it('every family is printed here', () => {
  expect(new Set(FACES.map(({ family }) => family))).toEqual(new Set(familyNames()));
});
