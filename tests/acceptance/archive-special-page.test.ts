/** The package of the page in ../shared: valid to every schema, whole to the character, true to the pixel. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { altoText, expectSoundStructure, expectTrueGlyphs, expectWholeText } from '../archive/check-alto.ts';
import { expectBag, expectValid, mayValidate } from '../archive/check-package.ts';
import { makePackage, readXml, squeezed } from '../archive/packages.ts';
import { haveTools } from '../pdf/outside-tool.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const shared = join(projectRoot, '../shared');
const tools = haveTools('pdftotext', 'pdftoppm') && mayValidate();
const absent = !existsSync(shared);
if (absent && process.env['CI'] === 'true') throw new Error('../shared is absent, and CI needs it');
if (absent) process.stderr.write('SKIPPED: the package of the page in ../shared, which is absent here\n');

describe.skipIf(absent || !tools)('the package of the special page', () => {
  let folder = '';
  let bag = '';
  let page = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayang-archive-'));
    const photos = join(shared, 'sample-photos');
    const source = join(shared, 'special-page/source.txt');
    const { status, stderr } = dayang(['import', source, '--photos', photos, '--out', 'page'], { cwd: folder });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    bag = await makePackage(join(folder, 'page'), join(folder, 'out'));
    page = join(bag, 'data/pages/05');
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is valid to its schemas, and to readers of bags that are not ours', () => {
    expectValid(bag);
    expectBag(bag);
  });

  test('has each character of the source in ALTO, and each of ALTO once in the PDF, in reading order', async () => {
    await expectWholeText(page);
    const text = altoText(readXml(join(page, 'alto.xml')));
    const left = new Map<string, number>();
    for (const character of text) left.set(character, (left.get(character) ?? 0) + 1);
    const written = squeezed(readFileSync(join(shared, 'special-page/source.txt'), 'utf8').replace(/^#+\s*/gm, ''));
    const lost = [...written].filter((character) => {
      const count = left.get(character) ?? 0;
      left.set(character, count - 1);
      return count < 1;
    });
    expect(lost.join('')).toBe('');
    expect(written.length).toBeGreaterThan(4_200);
  });

  test('has sound boxes and chains', () => expectSoundStructure(page));

  test('has glyph boxes that hold their ink, and none that is off', { timeout: 240_000 }, async () => {
    expect(await expectTrueGlyphs(page)).toBeGreaterThan(4_200);
  });
});
