/** Pages bound into one PDF: what each had, none of it mixed up with another's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mm } from '../../scripts/core/units.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import {
  type EditionFacts,
  extractFromContent,
  type FinishFacts,
  finishPdf,
  mergePdfs,
  pdfFacts,
} from '../../scripts/pdf/index.ts';
import { haveTools, runTool } from './outside-tool.ts';
import { copyOf, printHtml } from './print-html.ts';

const tools = haveTools('pdfinfo', 'qpdf');
const facts: EditionFacts = {
  title: '大样日报 2026-09-18',
  language: 'zh-CN',
  author: '大样日报',
  date: '2026-09-18',
  pages: [
    { title: '05版 专版', label: '05' },
    { title: '06版 副刊', label: '06' },
  ],
};
const sheets: readonly FinishFacts[] = [
  {
    title: '05',
    language: 'zh-CN',
    date: '2026-09-18',
    sheet: { width: mm(390), height: mm(540), bleed: mm(0), marks: 'none' },
  },
  {
    title: '06',
    language: 'zh-CN',
    date: '2026-09-18',
    sheet: { width: mm(275), height: mm(390), bleed: mm(3), marks: 'none' },
  },
];
// Both pages use the same names for their destinations, fonts and structure keys.
const bodies = ['甲', '乙'].map(
  (name, at) => `<h1>${name}版头条</h1><h2 id="two">${name}版小标题</h2>
  <p style="width:600px">${copyOf(300, at + 7)}<a href="#two">${name}内链</a><a href="https://example.org/${at}">外</a><strong>重</strong></p>
  <table><tr><th id="h">表头</th></tr><tr><td headers="h">格${name}</td></tr></table>
  <svg width="40" height="40"><circle cx="20" cy="20" r="15" fill="red"/></svg>`,
);

let open: OpenBrowser;
let pages: Uint8Array[];
let bound: Uint8Array;
beforeAll(async () => {
  open = await openBrowser();
  pages = [];
  for (const [at, body] of bodies.entries()) pages.push(await finishPdf(await printHtml(open, { body }), sheets[at]!));
  bound = await mergePdfs(pages, facts);
});
afterAll(() => open[Symbol.asyncDispose]());

test('each page keeps its boxes and its text, character for character', async () => {
  const { pages: found, pageCount } = await pdfFacts(bound);
  expect(pageCount).toBe(2);
  const before = await Promise.all(pages.map(async (one) => (await pdfFacts(one)).pages[0]!));
  expect(found).toEqual(before);
  expect(found[1]!.boxes.trim).toEqual([3, 3, 278, 393]);
  const texts = await Promise.all(pages.map(async (one) => (await extractFromContent(one))[0]!.characters));
  const together = await extractFromContent(bound);
  expect(together.map(({ characters }) => characters)).toEqual(texts);
});

test('the same pages make the same file, other pages another', async () => {
  expect(Buffer.compare(await mergePdfs(pages, facts), bound)).toBe(0);
  const ids = await Promise.all(
    [bound, await mergePdfs(pages.toReversed(), facts)].map(async (one) => (await pdfFacts(one)).id),
  );
  expect(ids[0]).not.toBe(ids[1]);
});

test('equal streams are kept once', async () => {
  const twice = await mergePdfs([pages[0]!, pages[0]!], facts);
  expect(twice.length).toBeLessThan(pages[0]!.length * 1.5);
});

test('a PDF without a title in the facts is called by its own', async () => {
  const { pages: _, ...bare } = facts;
  const text = Buffer.from(await mergePdfs(pages, bare)).toString('latin1');
  expect(text).toContain(`/Title <FEFF${Buffer.from('05', 'utf16le').swap16().toString('hex').toUpperCase()}>`);
});

describe.runIf(tools)('to other readers', () => {
  test('the file is sound, tagged and says what it is', () => {
    expect(runTool('qpdf', bound, ['--check', '%'])).toContain('No syntax or stream encoding errors');
    const info = runTool('pdfinfo', bound, ['%']);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Title: +大样日报 2026-09-18$/m);
    expect(info).toMatch(/^Producer: +Skia/m);
    expect(info).toMatch(/^Pages: +2$/m);
  });

  test('the structure holds the parts of both pages, and their text', () => {
    const structure = runTool('pdfinfo', bound, ['-struct-text', '%']);
    expect(structure.match(/^ *Part/gm)).toHaveLength(2);
    for (const name of ['甲', '乙']) expect(structure).toContain(`"${name}版头条"`);
    expect(structure.indexOf('甲版小标题')).toBeLessThan(structure.indexOf('乙版头条'));
  });

  test('links within a page stay on that page', () => {
    const json = JSON.parse(
      runTool('qpdf', bound, ['--json=2', '--json-key=qpdf', '--json-key=pages', '%']),
    ) as QpdfJson;
    const objects = json.qpdf[1];
    const value = (ref: string): Record<string, unknown> => objects[`obj:${ref}`]!.value!;
    for (const { object } of json.pages) {
      const links = (value(object)['/Annots'] as string[]).map(value);
      expect(links).toHaveLength(2);
      const targets = links.flatMap((link) => (Array.isArray(link['/Dest']) ? [link['/Dest'][0]] : []));
      expect(targets).toEqual([object]);
    }
  });

  test('content finds its structure element, on every page', () => {
    const json = JSON.parse(
      runTool('qpdf', bound, ['--json=2', '--json-key=qpdf', '--json-key=pages', '%']),
    ) as QpdfJson;
    const objects = json.qpdf[1];
    const value = (ref: string): Record<string, unknown> => objects[`obj:${ref}`]!.value!;
    const root = Object.values(objects).find((one) => one.value?.['/Type'] === '/StructTreeRoot')!.value!;
    const numbers = value(root['/ParentTree'] as string)['/Nums'] as unknown[];
    const parents = new Map(
      Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at], numbers[2 * at + 1]]),
    );
    expect(root['/ParentTreeNextKey']).toBe(parents.size);
    const keys = json.pages.map(({ object }) => value(object)['/StructParents']);
    expect(new Set(keys).size).toBe(2);
    for (const [at, { object }] of json.pages.entries()) {
      const list = parents.get(keys[at]) as string[] | string;
      for (const element of Array.isArray(list) ? list : (value(list) as unknown as string[]))
        expect(value(element)['/Pg']).toBe(object);
      for (const link of value(object)['/Annots'] as string[]) {
        const element = value(parents.get(value(link)['/StructParent']) as string);
        expect(JSON.stringify(element['/K'])).toContain(JSON.stringify(link));
      }
    }
  });

  test('names of structure elements stay apart, and cells find their heads', () => {
    const json = JSON.parse(runTool('qpdf', bound, ['--json=2', '--json-key=qpdf', '%'])) as QpdfJson;
    const objects = json.qpdf[1];
    const value = (ref: string): Record<string, unknown> => objects[`obj:${ref}`]!.value!;
    const root = Object.values(objects).find((one) => one.value?.['/Type'] === '/StructTreeRoot')!.value!;
    const names = value(root['/IDTree'] as string)['/Names'] as string[];
    const ids = names.filter((_, at) => at % 2 === 0);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    for (const [at, id] of ids.entries()) expect(value(names[2 * at + 1]!)['/ID']).toBe(id);
    const heads = [...JSON.stringify(objects).matchAll(/"\/Headers":\["([^"]+)"\]/g)].map(([, id]) => id!);
    expect(heads).toHaveLength(2);
    expect(new Set(heads).size).toBe(2);
    for (const head of heads) expect(ids).toContain(head);
  });

  test('bookmarks and page labels', () => {
    const json = JSON.parse(
      runTool('qpdf', bound, ['--json=1', '--json-key=outlines', '--json-key=pagelabels', '%']),
    ) as {
      outlines: Bookmark[];
      pagelabels: { label: Record<string, string> }[];
    };
    expect(json.outlines.map(({ title, destpageposfrom1 }) => [title, destpageposfrom1])).toEqual([
      ['05版 专版', 1],
      ['06版 副刊', 2],
    ]);
    expect(json.outlines.map(({ kids }) => kids.map(({ title }) => title))).toEqual([['甲版头条'], ['乙版头条']]);
    expect(json.outlines[1]!.kids[0]!.kids[0]).toMatchObject({ title: '乙版小标题', destpageposfrom1: 2 });
    expect(json.pagelabels.map(({ label }) => label['/P'])).toEqual(['05', '06']);
  });
});

interface QpdfJson {
  readonly pages: readonly { readonly object: string }[];
  readonly qpdf: readonly [unknown, Record<string, { readonly value?: Record<string, unknown> }>];
}

interface Bookmark {
  readonly title: string;
  readonly destpageposfrom1: number;
  readonly kids: readonly Bookmark[];
}
