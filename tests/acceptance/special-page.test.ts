/** The page in ../shared, imported and set: what a newspaper's archive would hand in, and what it must get back. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../scripts/layout/model.ts';
import { dayang, type Place, projectRoot, stackLine } from '../run-dayang.ts';

const shared = join(projectRoot, '../shared');
const source = join(shared, 'special-page/source.txt');
const needed = ['pdftotext', 'pdffonts', 'pdfinfo', 'mutool', 'qpdf'];
const missing = [
  ...(existsSync(source) ? [] : ['../shared']),
  ...needed.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0),
];
if (missing.length > 0) {
  const text = `the acceptance on ../shared needs ${missing.join(', ')}`;
  if (process.env['CI'] === 'true') throw new Error(text);
  process.stderr.write(`SKIPPED: ${text}\n`);
}

const squeeze = (text: string): string => text.replace(/[\s\u200b\u00ad]/gu, '');
const sorted = (text: string): string => [...squeeze(text)].sort().join('');
const run = (tool: string, ...words: readonly string[]): string =>
  spawnSync(tool, words, { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;

const sentencesOf = (paragraph: string): readonly string[] =>
  paragraph.match(/[^。！？!?]*(?:[。！？!?]+[”’」』]*|$)/gu)!.filter(Boolean);

/** The text with the paragraphs of its body cut or grown, sentence by sentence, to so much of their length. */
function bodyTimes(text: string, factor: number): string {
  const blocks = text.split(/\n/);
  const first = blocks.findIndex((block) => block.startsWith('### '));
  let whole = 0;
  let kept = 0;
  return blocks
    .map((block, index) => {
      if (index < first || block.length < 60) return block;
      const sentences = sentencesOf(block);
      const chosen: string[] = [];
      for (const sentence of sentences) {
        whole += sentence.length;
        for (const copies of [0, 1]) {
          if (copies === 1 && factor <= 1) break;
          if (kept + sentence.length / 2 > whole * factor) break;
          kept += sentence.length;
          chosen.push(sentence);
        }
      }
      return chosen.join('');
    })
    .join('\n');
}

describe.skipIf(missing.length > 0)('the special page', () => {
  let folder = '';
  let place: Place = { cwd: '' };
  let text = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayang-acceptance-'));
    place = { cwd: folder };
    text = (await readFile(source, 'utf8')).replace(/\r/g, '');
    await mkdir(join(folder, 'six'));
    const photos = (await readdir(join(shared, 'sample-photos'))).filter((name) => name.endsWith('.jpg')).sort();
    for (const name of photos.slice(0, 6))
      await copyFile(join(shared, 'sample-photos', name), join(folder, 'six', name));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Imports and builds a text; the page's files lie in the folder that is returned. */
  async function set(name: string, copy: string, photos = join(folder, 'six')) {
    await writeFile(join(folder, `${name}.txt`), copy);
    const imported = dayang(['import', `${name}.txt`, '--photos', photos, '--out', name], place);
    expect({ status: imported.status, stderr: imported.stderr }).toMatchObject({ status: 0 });
    const built = dayang(['build', name, '--out', `${name}-out`], place);
    expect(built.stderr).not.toMatch(stackLine);
    const pages = (await readdir(join(folder, `${name}-out`))).filter((entry) => entry.startsWith('page-'));
    expect(pages).toHaveLength(1);
    const page = join(folder, `${name}-out`, pages[0]!);
    const layout = JSON.parse(await readFile(join(page, 'layout.json'), 'utf8')) as Layout;
    const report = JSON.parse(await readFile(join(folder, `${name}-out`, 'report.json'), 'utf8'));
    return { ...built, pdf: join(page, 'proof.pdf'), layout, report };
  }

  test('is set from its text and seven photos: exact, every character there, on the grid', async () => {
    const { status, stderr, pdf, layout, report } = await set('whole', text, join(shared, 'sample-photos'));
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(report.errors).toBe(0);
    for (const story of layout.stories) expect(story).toMatchObject({ exact: true, overset: null, underset: null });
    expect(layout.lines.filter(({ overset }) => overset)).toEqual([]);
    expect(layout.photos).toHaveLength(6);

    // Every character of the source, its markup aside: on the page there is besides only what the program adds.
    const written = squeeze(text.replace(/^#+\s*/gm, ''));
    const onPage = new Map<string, number>();
    for (const character of squeeze(run('pdftotext', '-raw', pdf, '-'))) {
      onPage.set(character, (onPage.get(character) ?? 0) + 1);
    }
    const lost = [...written].filter((character) => {
      const left = onPage.get(character) ?? 0;
      onPage.set(character, left - 1);
      return left < 1;
    });
    expect(lost.join('')).toBe('');
    expect([...written].length).toBeGreaterThan(4_200);

    const captions = layout.lines.filter(({ role, last, text: words }) => role === 'caption' && last && words !== '▲');
    expect(captions).toHaveLength(6);
    const roles = new Set(layout.lines.map(({ role }) => role));
    for (const role of [
      'banner',
      'translation',
      'headline',
      'deck',
      'byline',
      'lede',
      'sidebar',
      'picture-credit',
      'slogan',
    ]) {
      expect(roles).toContain(role);
    }

    const { y, pitch } = layout.grid;
    const bodyLines = layout.lines.filter(({ role }) => role === 'body');
    expect(bodyLines.length).toBeGreaterThan(200);
    const offset = (bodyLines[0]!.baseline - y) % pitch;
    const off = bodyLines.filter(({ baseline }) => {
      const away = Math.abs(((baseline - y - offset + pitch / 2) % pitch) - pitch / 2);
      return away > 0.1;
    });
    expect(off).toEqual([]);
  });

  test('reads the same to readers that share no code, and holds only subsets of TrueType', () => {
    const pdf = join(folder, 'whole-out', 'page-05', 'proof.pdf');
    const poppler = run('pdftotext', '-raw', pdf, '-');
    expect(sorted(run('mutool', 'draw', '-q', '-F', 'text', pdf))).toBe(sorted(poppler));
    expect(poppler).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/u);
    const fonts = run('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ +(?:CID )?TrueType +\S+(?: \S+)? +yes yes yes /);
    expect(run('pdfinfo', pdf)).toMatch(/^Pages: +1$/m);
    expect(spawnSync('qpdf', ['--check', pdf]).status).toBe(0);
  });

  test('goes into the archive as PDF/A-2u and PDF/UA-1, alone and in the edition', () => {
    const kept = dayang(['archive', 'whole', '--out', 'package'], place);
    expect({ status: kept.status, stderr: kept.stderr }).toMatchObject({ status: 0 });
    const [name] = readdirSync(join(folder, 'package'));
    for (const file of ['pages/05/page.pdf', 'edition.pdf']) {
      const path = join('package', name!, 'data', file);
      const { status, stderr } = dayang(['check', path, '--conformance', 'PDF/A-2u,PDF/UA-1', '--lang', 'en'], place);
      expect({ status, stderr }).toMatchObject({ status: 0 });
      expect(stderr.match(/no breach of PDF\/(A-2u|UA-1)/g)).toHaveLength(2);
    }
  });

  test.each([60, 80, 120])(
    'with %i per cent of its body is exact too, every line where it was planned',
    async (percent) => {
      const { status, stderr, layout, report } = await set(`body-${percent}`, bodyTimes(text, percent / 100));
      expect({ status, stderr }).toMatchObject({ status: 0 });
      expect(report.diagnostics.map(({ code }: { code: string }) => code)).not.toContain('layout/lines-astray');
      for (const story of layout.stories) expect(story).toMatchObject({ exact: true, overset: null, underset: null });
    },
  );

  test('with 150 per cent of its body ends with 1, says by how much, and makes the PDF all the same', async () => {
    const { status, stderr, layout, report, pdf } = await set('body-150', bodyTimes(text, 1.5));
    expect(status).toBe(1);
    const codes = report.diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).toContain('layout/overset');
    expect(stderr).toMatch(/--> body-150\/stories\/\w+\.md:\d+:\d+/);
    const { overset } = layout.stories.find((story) => story.overset)!;
    // The truth: what of the copy is not on a line that has room.
    const shown = layout.lines.filter((line) => line.role === 'body' && !line.overset);
    const story = layout.stories.find((one) => one.overset)!;
    const without = story.characters - squeeze(shown.map((line) => line.text).join('')).length;
    const heads = squeeze(
      layout.lines
        .filter((line) => line.role === 'section-head' && !line.overset)
        .map((line) => line.text)
        .join(''),
    ).length;
    expect(Math.abs(overset!.characters - (without - heads)) / (without - heads)).toBeLessThanOrEqual(0.02);
    expect(stderr).toContain(String(overset!.characters));
    expect(stderr).toContain(String(overset!.lines));
    expect(existsSync(pdf)).toBe(true);
  });
});
