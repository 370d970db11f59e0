/** The text of the sample's package: whole, in order, and where it says that it is. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../scripts/edition/index.ts';
import { renderPage } from '../../scripts/html/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { haveTools } from '../pdf/outside-tool.ts';
import { projectRoot } from '../run-dayang.ts';
import { altoText, expectSoundStructure, expectTrueGlyphs, expectWholeText } from './check-alto.ts';
import { expectBag, expectValid, mayValidate } from './check-package.ts';
import { makePackage, named, pagesOf, readXml, rectOf, sample, squeezed } from './packages.ts';

const tools = haveTools('pdftotext', 'pdftoppm');
const literary = join(projectRoot, 'content/fukan');
/** Pages with fewer glyphs have lost some. */
const pages = [
  [sample, '05', 4_000],
  [sample, '06', 1_500],
  [literary, '08', 1_000],
] as const;

let folder = '';
const bags = new Map<string, string>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-text-'));
  for (const edition of [sample, literary]) bags.set(edition, await makePackage(edition, folder));
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const pageFolder = (page: string, edition: string = sample): string => join(bags.get(edition)!, 'data/pages', page);
const alto = (page: string) => readXml(join(pageFolder(page), 'alto.xml'));

test('the editions have these pages', () => {
  const made = [...bags].flatMap(([edition, bag]) => pagesOf(bag).map((page) => [edition, page]));
  expect(made).toEqual(pages.map(([edition, page]) => [edition, page]));
});

test.skipIf(!mayValidate())('the package of a page set vertically is valid', () => {
  expectValid(bags.get(literary)!);
  expectBag(bags.get(literary)!);
});

describe.each(pages)('%s, page %s', (edition, page, least) => {
  test.skipIf(!tools)('has each character once, in reading order', () => expectWholeText(pageFolder(page, edition)));

  test('is the copy', async () => {
    const { value } = await loadEdition(edition);
    const one = value!.pages.find(({ number }) => number === Number(page))!;
    const { value: html } = await renderPage(value!, one);
    const text = altoText(readXml(join(pageFolder(page, edition), 'alto.xml')));
    expect(text).toBe(squeezed(html!.expected.map((piece) => piece.text).join('')));
  });

  test('has boxes within boxes, and columns that are chained as they are read', () =>
    expectSoundStructure(pageFolder(page, edition)));

  test.skipIf(!tools)('has glyph boxes that hold their ink, and none that is off', { timeout: 240_000 }, async () => {
    expect(await expectTrueGlyphs(pageFolder(page, edition))).toBeGreaterThan(least);
  });

  test('has each article as text and as Markdown', () => {
    const bag = bags.get(edition)!;
    const own = readXml(join(pageFolder(page, edition), 'alto.xml'));
    for (const tag of named(own, 'StructureTag')) {
      const { ID, DESCRIPTION } = tag.attributes;
      const blocks = named(own, 'TextBlock').filter((block) => block.attributes['TAGREFS']!.split(' ').includes(ID!));
      const strings = blocks.flatMap((block) => named(block, 'String')).map(({ attributes }) => attributes);
      const text = strings.flatMap(({ CONTENT, TAGREFS }) => (TAGREFS === 'ROLE_reading' ? [] : CONTENT!)).join('');
      expect(squeezed(readFileSync(join(bag, `data/text/${DESCRIPTION}.txt`), 'utf8'))).toBe(text);
      const markdown = readFileSync(join(bag, `data/text/${DESCRIPTION}.md`), 'utf8');
      expect(markdown).toContain(`# ${tag.attributes['LABEL']}\n`);
    }
  });
});

describe('ALTO', () => {
  test('knows the parts of a page by their tags', () => {
    const roles = named(alto('05'), 'RoleTag').map(({ attributes }) => attributes['LABEL']);
    for (const role of ['headline', 'byline', 'caption', 'section-head', 'body', 'folio'])
      expect(roles).toContain(role);
  });

  test('keeps a picture and its caption together', () => {
    const composed = named(alto('05'), 'ComposedBlock').filter(
      ({ attributes }) => attributes['TYPE'] === 'illustration',
    );
    expect(composed).toHaveLength(4);
    for (const block of composed) {
      expect(block.children.map(({ name }) => name)).toEqual(['Illustration', 'TextBlock', 'TextBlock']);
      const [picture, caption] = block.children.map(rectOf);
      expect(caption!.top).toBeGreaterThan(picture!.bottom - 0.5);
    }
  });

  test('has the folio line in the margin, and rules as graphics', () => {
    const margin = named(alto('05'), 'TopMargin')[0]!;
    expect(
      named(margin, 'String')
        .map(({ attributes }) => attributes['CONTENT'])
        .join(''),
    ).toContain('大样日报');
    const { rules } = JSON.parse(readFileSync(join(pageFolder('05'), 'layout.json'), 'utf8')) as Layout;
    const graphics = named(alto('05'), 'GraphicalElement').map(({ attributes }) => attributes['TAGREFS']);
    expect(rules.length).toBeGreaterThan(4);
    expect(graphics.filter((tag) => tag === 'GRAPHIC_column-rule')).toHaveLength(rules.length);
    expect(graphics).toContain('GRAPHIC_frame');
  });

  test('cuts words by meaning, and says of a word that a line cuts what the whole is', () => {
    const strings = named(alto('05'), 'String');
    const halves = strings.filter(({ attributes }) => attributes['SUBS_TYPE']);
    expect(halves.length).toBeGreaterThan(40);
    for (let at = 0; at < halves.length; at += 2) {
      const [first, second] = halves.slice(at, at + 2).map(({ attributes }) => attributes);
      expect([first!['SUBS_TYPE'], second!['SUBS_TYPE']]).toEqual(['HypPart1', 'HypPart2']);
      expect(`${first!['CONTENT']}${second!['CONTENT']}`).toBe(first!['SUBS_CONTENT']);
    }
    const words = strings.map(({ attributes }) => attributes['CONTENT']!);
    for (const word of ['清晨', '调查', '湿地']) expect(words).toContain(word);
    expect(words.filter((word) => /\p{L}/u.test(word) && /[，。！？]/u.test(word))).toEqual([]);
  });

  test('sets vertical headlines from top to bottom', () => {
    const lines = named(alto('06'), 'TextLine').filter(({ attributes }) => attributes['BASEDIRECTION'] === 'ttb');
    expect(
      lines.map((line) =>
        named(line, 'String')
          .map(({ attributes }) => attributes['CONTENT'])
          .join(''),
      ),
    ).toEqual(['一条河的', '十年日历']);
    expect(rectOf(lines[0]!).left).toBeGreaterThan(rectOf(lines[1]!).right);
  });

  test('has the proportions of the picture', async () => {
    const { attributes } = named(alto('05'), 'Page')[0]!;
    const { width, height } = await sharp(join(pageFolder('05'), 'page.jpg')).metadata();
    expect(Math.abs(Number(attributes['WIDTH']) / Number(attributes['HEIGHT']) - width / height)).toBeLessThan(0.0005);
  });
});

test('a headline in white on a photo has its ink where its boxes are on the picture', async () => {
  const headline = named(alto('06'), 'TextBlock').find(({ attributes }) =>
    attributes['TAGREFS']!.includes('ROLE_headline'),
  )!;
  const scale = 200 / 25.4;
  const picture = sharp(join(pageFolder('06'), 'page.jpg')).greyscale();
  for (const glyph of named(headline, 'Glyph')) {
    const { left, top, right, bottom } = rectOf(glyph);
    const box = {
      left: Math.round(left * scale),
      top: Math.round(top * scale),
      width: Math.round((right - left) * scale),
      height: Math.round((bottom - top) * scale),
    };
    const { data } = await picture.clone().extract(box).raw().toBuffer({ resolveWithObject: true });
    const light = data.filter((value) => value > 220).length / data.length;
    expect([glyph.attributes['CONTENT'], light > 0.02 && light < 0.7]).toEqual([glyph.attributes['CONTENT'], true]);
  }
});
