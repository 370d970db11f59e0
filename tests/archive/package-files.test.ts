/** The package of the sample edition as libraries read it: schemas, references, checksums. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveTools } from '../pdf/outside-tool.ts';
import { bagFaults } from './check-bag.ts';
import { expectBag, expectValid, mayValidate } from './check-package.ts';
import { all, filesOf, makePackage, named, pagesOf, readXml, sample } from './packages.ts';

const valid = mayValidate();
const tools = haveTools('qpdf');

let folder = '';
let bag = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-package-'));
  bag = await makePackage(sample, folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(bag, path), 'utf8');

test.skipIf(!valid)('ALTO, METS and IIIF are valid to their schemas', () => expectValid(bag));

describe('the bag', () => {
  test('is valid by RFC 8493', () => expect(bagFaults(bag)).toEqual([]));

  test.skipIf(!valid)('is valid to readers that are not ours', () => expectBag(bag));

  test('has the files that the documentation names, and no other', () => {
    const page = (label: string) =>
      ['alto.xml', 'layout.json', 'page.jpg', 'page.pdf', 'page.txt'].map((name) => `data/pages/${label}/${name}`);
    const shown = (label: string) =>
      ['-small.jpg', '.html', '.jpg', '.json'].map((end) => `data/e-paper/page-${label}${end}`);
    const articles = ['calendar', 'lead', 'night'];
    const photos = ['bridge', 'dawn', 'dusk', 'ridge', 'stream', 'terraces', 'wetland'];
    expect(filesOf(bag)).toEqual(
      [
        'bag-info.txt',
        'bagit.txt',
        'manifest-sha256.txt',
        'tagmanifest-sha256.txt',
        'data/edition.pdf',
        'data/manifest.json',
        'data/mets.xml',
        'data/premis.xml',
        'data/e-paper/index.html',
        'data/e-paper/style.css',
        ...['05', '06'].flatMap(page),
        ...['05', '06'].flatMap(shown),
        ...articles.flatMap((id) => [`data/text/${id}.md`, `data/text/${id}.txt`, `data/e-paper/article-${id}.html`]),
        ...photos.map((id) => `data/e-paper/pictures/${id}.jpg`),
      ].sort(),
    );
  });
});

describe('METS and PREMIS', () => {
  test('name every file with its size and checksum', async () => {
    const sums = new Map(
      read('manifest-sha256.txt')
        .trim()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    const mets = readXml(join(bag, 'data/mets.xml'));
    const located = [...named(mets, 'mets:file'), ...named(mets, 'mets:mdRef')];
    const paths = await Promise.all(
      located.map(async (one) => {
        const href = one.attributes['xlink:href'] ?? one.children[0]!.attributes['xlink:href']!;
        const path = `data/${decodeURIComponent(href)}`;
        expect([path, one.attributes['CHECKSUM']]).toEqual([path, sums.get(path)]);
        expect([path, Number(one.attributes['SIZE'])]).toEqual([path, (await stat(join(bag, path))).size]);
        expect(one.attributes['MIMETYPE']).toMatch(/^\w+\/[\w.+-]+$/);
        return path;
      }),
    );
    expect(paths.sort()).toEqual([...sums.keys()].filter((path) => path !== 'data/mets.xml').sort());
  });

  test('refer to what there is', () => {
    const mets = readXml(join(bag, 'data/mets.xml'));
    const ids = new Set(all(mets).flatMap(({ attributes }) => attributes['ID'] ?? []));
    expect(ids.size).toBe(all(mets).filter(({ attributes }) => attributes['ID']).length);
    const keys = ['FILEID', 'DMDID', 'ADMID', 'xlink:from', 'xlink:to'];
    const refs = all(mets).flatMap(({ attributes }) => keys.flatMap((key) => attributes[key]?.split(' ') ?? []));
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('point to every block of the pages once, in reading order', () => {
    const mets = readXml(join(bag, 'data/mets.xml'));
    const areas = named(mets, 'mets:area').map(
      ({ attributes }) => [attributes['FILEID'], attributes['BEGIN']!] as const,
    );
    const blocks = pagesOf(bag).flatMap((page) => {
      const alto = readXml(join(bag, `data/pages/${page}/alto.xml`));
      return named(alto, 'TextBlock', 'Illustration').map(
        ({ attributes }) => [`F_pages_${page}_alto.xml`, attributes['ID']!] as const,
      );
    });
    expect(areas.toSorted()).toEqual(blocks.toSorted());
    const lead = named(mets, 'mets:div').find(({ attributes }) => attributes['ID'] === 'LOG_ARTICLE_lead')!;
    const order = named(lead, 'mets:area').map(({ attributes }) => attributes['BEGIN']!);
    const written = blocks.map(([, id]) => id).filter((id) => order.includes(id));
    expect(order).toEqual(written);
  });

  test('tell issue, pages, articles and their parts apart', () => {
    const mets = readXml(join(bag, 'data/mets.xml'));
    const types = new Set(named(mets, 'mets:div').map(({ attributes }) => attributes['TYPE']));
    for (const type of [
      'ISSUE',
      'PAGE',
      'ARTICLE',
      'HEADLINE',
      'BYLINE',
      'BODY',
      'PARAGRAPH',
      'ILLUSTRATION',
      'CAPTION',
    ])
      expect(types).toContain(type);
    const lead = named(mets, 'mets:dmdSec').find(({ attributes }) => attributes['ID'] === 'DMD_ARTICLE_lead')!;
    const text = (name: string) => named(lead, name).map((one) => one.text.trim());
    expect(text('mods:title')).toEqual(['水记得路，鱼认得家，人守得住', '大样日报']);
    expect(text('mods:namePart')).toEqual(['顾南舟', '许知夏', '林汀', '唐一苇']);
    expect(text('mods:roleTerm')).toEqual(['aut', 'aut', 'pht', 'pht']);
    expect([...text('mods:start'), ...text('mods:end'), ...text('mods:dateIssued')]).toEqual(['5', '5', '2026-09-18']);
  });

  test('say how each file was made, and ask no clock', () => {
    const premis = readXml(join(bag, 'data/premis.xml'));
    const objects = named(premis, 'premis:object');
    const events = named(premis, 'premis:event');
    const ids = (root: (typeof objects)[number], name: string) => named(root, name).map(({ text }) => text);
    const known = new Set(events.flatMap((event) => ids(event, 'premis:eventIdentifierValue')));
    const agents = new Set(ids(premis, 'premis:agentIdentifierValue'));
    for (const object of objects) {
      const linked = ids(object, 'premis:linkingEventIdentifierValue');
      expect(linked.length).toBeGreaterThan(1);
      expect(linked.filter((id) => !known.has(id))).toEqual([]);
    }
    for (const event of events) {
      expect(ids(event, 'premis:eventDateTime')).toEqual(['unknown']);
      expect(ids(event, 'premis:linkingAgentIdentifierValue').filter((id) => !agents.has(id))).toEqual([]);
    }
    expect(objects.length).toBe(filesOf(join(bag, 'data')).length - 2);
  });
});

describe('IIIF', () => {
  test('has canvases of the size of their pictures, and everything lies on them', async () => {
    const manifest = JSON.parse(read('data/manifest.json'));
    expect(manifest.navDate).toBe('2026-09-18T00:00:00Z');
    const sizes = new Map<string, { width: number; height: number }>();
    for (const [index, canvas] of manifest.items.entries()) {
      const { width, height } = await sharp(join(bag, `data/pages/${pagesOf(bag)[index]}/page.jpg`)).metadata();
      expect({ width: canvas.width, height: canvas.height }).toEqual({ width, height });
      sizes.set(canvas.id, { width, height });
    }
    const ranges = manifest.structures[0].items as {
      items: { source: { id: string }; selector: { value: string } }[];
    }[];
    const places = [
      ...ranges.flatMap(({ items }) => items.map(({ source, selector }) => `${source.id}#${selector.value}`)),
      ...manifest.items.flatMap((canvas: { annotations: { items: { target: string }[] }[] }) =>
        canvas.annotations.flatMap(({ items }) => items.map(({ target }) => target)),
      ),
    ];
    expect(places.length).toBeGreaterThan(100);
    for (const place of places) {
      const [, id, x, y, width, height] = /^(.*)#xywh=(\d+),(\d+),(\d+),(\d+)$/.exec(place)!;
      const size = sizes.get(id!)!;
      expect({
        place,
        fits: Number(x) + Number(width) <= size.width && Number(y) + Number(height) <= size.height,
      }).toEqual({
        place,
        fits: true,
      });
    }
    expect(ranges).toHaveLength(3);
  });

  test('names files of the package', () => {
    const base = 'https://archive.invalid/qingxi/data/';
    const addresses = [...read('data/manifest.json').matchAll(/"id": "([^"]+\.(?:pdf|jpg|xml|txt|html))"/g)].map(
      ([, id]) => id!,
    );
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) expect(existsSync(join(bag, 'data', address.slice(base.length)))).toBe(true);
  });
});

test.skipIf(!tools)('the whole edition is one PDF of its pages', { timeout: 120_000 }, () => {
  const { stdout } = spawnSync('qpdf', ['--show-npages', join(bag, 'data/edition.pdf')], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('2');
  expect(spawnSync('qpdf', ['--check', join(bag, 'data/edition.pdf')]).status).toBe(0);
});

test('Markdown and e-paper link to what there is in the package, and to what the copy links to', () => {
  for (const path of filesOf(bag).filter((file) => /\.(?:md|html)$/.test(file))) {
    const links = [...read(path).matchAll(/(?:href|src)="([^"]+)"|\]\(<?([^)>]+)>?\)/g)].map(
      (one) => one[1] ?? one[2]!,
    );
    expect({ path, links: links.length > 0 || path.endsWith('.md') }).toEqual({ path, links: true });
    const inside = links.filter((link) => link !== 'https://example.org/qingxi' && !link.startsWith('#'));
    expect(inside.filter((link) => !existsSync(join(bag, posix.join(dirname(path), link))))).toEqual([]);
  }
});
