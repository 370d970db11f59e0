/** What a PDF says of itself, against poppler. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/layout/index.ts';
import { pdfFacts, postScriptName, UnreadablePdf } from '../../scripts/pdf/index.ts';
import { handmadePdf } from './handmade-pdf.ts';
import { haveTools, runTool } from './outside-tool.ts';
import { printHtml } from './print-html.ts';

const tools = haveTools('pdffonts');

test('fonts are listed as poppler lists them', async () => {
  await using open = await openBrowser();
  const pdf = await printHtml(open, {
    body: '<p>正文</p><h1 style="font:900 30px \'DY Song\'">标题</h1><p style="-webkit-text-stroke:1px red">描边</p>',
  });
  const facts = await pdfFacts(pdf);
  expect(facts.fonts).toContainEqual({
    name: 'NotoSerifSC-Black',
    type: 'CIDFontType2',
    embedded: true,
    subset: true,
    toUnicode: true,
  });
  expect(facts.fonts.some(({ type }) => type === 'Type3')).toBe(true);
  expect(facts).toMatchObject({
    version: '1.4',
    pageCount: 1,
    title: '大样',
    language: 'zh-CN',
    tagged: true,
    metadata: false,
  });
  expect(facts.id).toBeUndefined();
  if (!tools) return;
  const rows = runTool('pdffonts', pdf, ['%']).trimEnd().split('\n').slice(2);
  expect(rows).toHaveLength(facts.fonts.length);
  for (const { name, type } of facts.fonts) if (type !== 'Type3') expect(rows.join('\n')).toContain(`+${name} `);
});

test('boxes that are absent are not made up; inherited ones are there', async () => {
  const { pages } = await pdfFacts(handmadePdf({ content: '', page: '/TrimBox [10 10 190 190]' }));
  expect(pages[0]!.boxes).toEqual({ media: [0, 0, 70.5556, 70.5556], trim: [3.5278, 3.5278, 67.0278, 67.0278] });
});

test('a PDF without anything says so', async () => {
  expect(await pdfFacts(handmadePdf({ content: '' }))).toMatchObject({
    version: '1.7',
    tagged: false,
    metadata: false,
  });
  await expect(pdfFacts(new Uint8Array(20))).rejects.toThrow(UnreadablePdf);
});

describe('the PostScript name of a font', () => {
  const serif = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));

  test('is the one a PDF uses', async () => {
    const font = await readFile(join(serif, '900Black/NotoSerifSC_900Black.ttf'));
    expect(postScriptName(font)).toBe('NotoSerifSC-Black');
  });

  test('is missing where there is no font', () => {
    expect(postScriptName(new Uint8Array(3))).toBeUndefined();
    expect(postScriptName(new TextEncoder().encode('no font, but long enough to look like one'))).toBeUndefined();
  });
});
