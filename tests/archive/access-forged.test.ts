/** What `archive verify` finds in packages that were forged with care: all their checksums are right. */
import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyPackage } from '../../scripts/access/index.ts';
import { projectRoot } from '../run-dayang.ts';
import { makePackage } from './packages.ts';
import { bomb, type Case, codesOf, copyOf, seal } from './spoil-package.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let sound = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-forged-'));
  sound = await makePackage(join(projectRoot, 'content/starter'), folder);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

const alto = 'data/pages/01/alto.xml';
const mets = 'data/mets.xml';

/** A PDF of one empty page. */
const blank =
  '%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj\ntrailer <</Root 1 0 R>>\n';

/** These have the right checksums: their maker could reckon them as well as anybody. */
const forged: readonly Case[] = [
  ['an entity bomb in ALTO', (one) => one.edit(alto, '<alto ', `${bomb}<alto `), ['archive/doctype']],
  ['an entity bomb in METS', (one) => one.edit(mets, '<mets:mets ', `${bomb}<mets:mets `), ['archive/doctype']],
  [
    'an entity bomb in PREMIS',
    (one) => one.edit('data/premis.xml', '<premis:premis ', `${bomb}<premis:premis `),
    ['archive/doctype'],
  ],
  [
    'an entity that reads a file',
    (one) => one.edit(alto, '<alto ', '<!DOCTYPE alto [<!ENTITY x SYSTEM "file:///etc/passwd">]><alto '),
    ['archive/doctype'],
  ],
  ['XML that nests without end', (one) => one.write(alto, '<a>'.repeat(500_000)), ['archive/broken-xml']],
  ['XML that is cut off', (one) => one.write(alto, one.read(alto).slice(0, 5000)), ['archive/broken-xml']],
  ['XML in another encoding', (one) => one.write(alto, Buffer.from([0x3c, 0x61, 0xb1, 0xa8])), ['archive/no-utf8']],
  ['a file of 200 MB', (one) => truncateSync(join(one.path, alto), 200 << 20), ['archive/too-large']],
  [
    'one character in ALTO',
    (one) => one.edit(alto, /CONTENT="\p{Script=Han}/u, 'CONTENT="龘'),
    ['archive/text-differs'],
  ],
  [
    'one character in a page’s text',
    (one) => one.edit('data/pages/01/page.txt', /\p{Script=Han}/u, ''),
    ['archive/text-differs'],
  ],
  [
    'one character in an article',
    (one) => one.edit('data/text/first.txt', /\p{Script=Han}/u, '龘'),
    ['archive/text-differs'],
  ],
  ['a word out of its line', (one) => one.edit(alto, /(<String [^>]*HPOS=")[\d.]+/, '$13'), ['archive/box-outside']],
  [
    'a place that is no number',
    (one) => one.edit(alto, /(<String [^>]*HPOS=")[\d.]+/, '$1here'),
    ['archive/box-outside'],
  ],
  [
    'a word without its place',
    (one) => one.edit(alto, /(<String [^>]*) HPOS="[\d.]+"/, '$1'),
    ['archive/structure', 'archive/box-outside'],
  ],
  ['an id given twice', (one) => one.edit(alto, /ID="P01_2_1"/, 'ID="P01_1_1"'), ['archive/id-twice']],
  ['a chain that leads nowhere', (one) => one.edit(alto, /IDNEXT="[^"]+"/, 'IDNEXT="nowhere"'), ['archive/reference']],
  [
    'a block that nobody reads',
    (one) => one.edit(alto, /\s*<ElementRef ID="RO_3"[^>]*>/, ''),
    ['archive/reading-order'],
  ],
  [
    'a block read twice',
    (one) => one.edit(alto, /(<ElementRef ID="RO_)3(" [^>]*>)/, '$13$2<ElementRef ID="RO_X" REF="P01_3_1"/>'),
    ['archive/reading-order'],
  ],
  ['what is no ALTO', (one) => one.write(alto, '<html/>'), ['archive/structure']],
  ['a PDF that is none', (one) => one.write('data/pages/01/page.pdf', '%PDF-1.7\nnothing'), ['archive/broken-pdf']],
  ['an edition that is another', (one) => one.write('data/edition.pdf', blank), ['archive/text-differs']],
  [
    'a picture that is cut off',
    (one) =>
      one.write('data/pages/01/page.jpg', readFileSync(join(one.path, 'data/pages/01/page.jpg')).subarray(0, 40_000)),
    ['archive/broken-picture'],
  ],
  [
    'a picture of another shape',
    async (one) =>
      one.write(
        'data/pages/01/page.jpg',
        await sharp(join(one.path, 'data/pages/01/page.jpg')).resize(900, 900, { fit: 'fill' }).toBuffer(),
      ),
    ['archive/proportions', 'archive/canvas-size'],
  ],
  [
    'a division that describes nothing',
    (one) => one.edit(mets, 'DMDID="DMD_ISSUE"', 'DMDID="DMD_NONE"'),
    ['archive/reference'],
  ],
  [
    'an area that is no block',
    (one) => one.edit(mets, 'BEGIN="P01_2_1"', 'BEGIN="P99_1_1"'),
    ['archive/reference', 'archive/not-in-map'],
  ],
  [
    'a file of METS out of the package',
    (one) => one.edit(mets, 'xlink:href="edition.pdf"', 'xlink:href="../../../etc/passwd"'),
    ['archive/unsafe-path'],
  ],
  [
    'a file of METS hidden in signs',
    (one) => one.edit(mets, 'xlink:href="edition.pdf"', 'xlink:href="%2e%2e/%2e%2e/x"'),
    ['archive/unsafe-path'],
  ],
  [
    'a file of METS that there is not',
    (one) => one.edit(mets, 'xlink:href="edition.pdf"', 'xlink:href="editions.pdf"'),
    ['archive/named-missing'],
  ],
  [
    'a checksum of METS that lies',
    (one) => one.edit(mets, /CHECKSUM="[0-9a-f]{4}/, 'CHECKSUM="dead'),
    ['archive/checksum'],
  ],
  [
    'a checksum of PREMIS that lies',
    (one) => one.edit('data/premis.xml', /(<premis:messageDigest>)[0-9a-f]{4}/, '$1dead'),
    ['archive/checksum'],
  ],
  ['METS without its maps', (one) => one.edit(mets, /TYPE="LOGICAL"/, 'TYPE="OTHER"'), ['archive/structure']],
  ['a manifest that is no JSON', (one) => one.write('data/manifest.json', '{'), ['archive/broken-json']],
  [
    'JSON that nests without end',
    (one) => one.write('data/manifest.json', '['.repeat(2_000_000)),
    ['archive/broken-json'],
  ],
  ['a manifest that is null', (one) => one.write('data/manifest.json', 'null'), ['archive/structure']],
  [
    'an annotation off its canvas',
    (one) => one.edit('data/manifest.json', /xywh=\d+,/, 'xywh=999999,'),
    ['archive/off-canvas'],
  ],
  [
    'an annotation of no canvas',
    (one) => one.edit('data/manifest.json', /"target": "[^"#]+#/, '"target": "https://x.invalid/#'),
    ['archive/reference'],
  ],
  [
    'a script',
    (one) => one.edit('data/e-paper/index.html', '</main>', '<script>alert(1)</script></main>'),
    ['archive/active-content'],
  ],
  [
    'a script in capitals without an end',
    (one) => one.edit('data/e-paper/index.html', '</main>', '<SCRIPT SRC=x.js'),
    ['archive/active-content', 'archive/named-missing'],
  ],
  [
    'a handler',
    (one) => one.edit('data/e-paper/index.html', '<main ', '<main onmouseover=alert(1) '),
    ['archive/active-content'],
  ],
  [
    'an address that runs',
    (one) => one.edit('data/e-paper/index.html', 'href="../edition.pdf"', 'href=" java&#115;cript&colon;alert(1)"'),
    ['archive/active-content'],
  ],
  [
    'a picture from elsewhere',
    (one) => one.edit('data/e-paper/index.html', /src="[^"]+"/, 'src="//tracker.example/x.gif"'),
    ['archive/active-content'],
  ],
  [
    'a page that moves on by itself',
    (one) =>
      one.edit(
        'data/e-paper/index.html',
        '<title>',
        '<meta http-equiv="refresh" content="0;url=http://x.example"><title>',
      ),
    ['archive/active-content'],
  ],
  [
    'a link out of the package',
    (one) => one.edit('data/e-paper/index.html', 'href="../edition.pdf"', 'href="../../../../etc/passwd"'),
    ['archive/unsafe-path'],
  ],
  [
    'a link to nothing',
    (one) => one.edit('data/e-paper/index.html', 'href="../edition.pdf"', 'href="../editions.pdf"'),
    ['archive/named-missing'],
  ],
  [
    'a style sheet that loads another',
    (one) => one.write('data/e-paper/style.css', '@import "http://x.example/x.css";'),
    ['archive/active-content'],
  ],
  ['a program beside the pages', (one) => one.write('data/e-paper/reader.js', 'alert(1)'), ['archive/foreign-file']],
  [
    'an outline off the sheet',
    (one) => one.edit('data/e-paper/page-01.json', /"polygons": \[\s*\[\s*\[\s*[\d.]+/, '"polygons": [[[-5'),
    ['archive/outline-outside'],
  ],
];

describe('a package whose checksums are right', () => {
  test.each(forged)('with %s', async (_, spoil, codes) => {
    const one = copyOf(sound, folder);
    await spoil(one);
    seal(one);
    const found = await codesOf(one.path);
    expect(found).toEqual(expect.arrayContaining([...codes]));
    expect(existsSync(join(one.path, 'data'))).toBe(true);
  });
});

test('of many faults of one kind some are told, and the rest counted', async () => {
  const one = copyOf(sound, folder);
  one.write(alto, one.read(alto).replaceAll(/<String (.*?)HPOS="[\d.]+"/g, '<String $1HPOS="1"'));
  seal(one);
  const { diagnostics } = await verifyPackage(one.path, { signal });
  expect(diagnostics.filter(({ code }) => code === 'archive/box-outside')).toHaveLength(20);
  expect(diagnostics.find(({ code }) => code === 'archive/more')?.parameters).toMatchObject({
    code: 'archive/box-outside',
  });
});
