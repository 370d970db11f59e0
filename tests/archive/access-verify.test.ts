/** What `archive verify` finds in packages that were damaged, or that lead out of where they are. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyPackage } from '../../scripts/access/index.ts';
import { haveTools } from '../pdf/outside-tool.ts';
import { dayang, projectRoot, stackLine } from '../run-dayang.ts';
import { makePackage, schemas } from './packages.ts';
import { type Case, codesOf, copyOf, type Spoilt, seal } from './spoil-package.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let sound = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-verify-'));
  sound = await makePackage(join(projectRoot, 'content/starter'), folder, { withCopy: true });
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

const mets = 'data/mets.xml';

test('a sound package is sound', async () => {
  const { diagnostics, ...counts } = await verifyPackage(sound, { signal });
  expect(diagnostics).toEqual([]);
  expect(counts).toMatchObject({ pages: 1, articles: 1 });
  expect(counts.characters).toBeGreaterThan(600);
});

const addLine = (one: Spoilt, line: string): void =>
  one.write('manifest-sha256.txt', `${one.read('manifest-sha256.txt')}${line}\n`);
const zeros = '0'.repeat(64);

const bagCases: readonly Case[] = [
  ['a byte that fell over', (one) => one.edit('data/edition.pdf', '%PDF', '%PDE'), ['archive/checksum']],
  ['a checksum that lies', (one) => one.edit('manifest-sha256.txt', /^[0-9a-f]{8}/, 'deadbeef'), ['archive/checksum']],
  ['a file that is gone', (one) => unlinkSync(join(one.path, 'data/edition.pdf')), ['archive/listed-missing']],
  ['a file that came along', (one) => one.write('data/notes.txt', 'x'), ['archive/unlisted']],
  [
    'a file listed twice',
    (one) => addLine(one, `${zeros}  data/mets.xml`),
    ['archive/listed-twice', 'archive/checksum'],
  ],
  ['a line that is no checksum', (one) => addLine(one, 'data/mets.xml'), ['archive/manifest-line']],
  ['a path out of the package', (one) => addLine(one, `${zeros}  data/../../../etc/passwd`), ['archive/unsafe-path']],
  ['a path from the root', (one) => addLine(one, `${zeros}  /etc/passwd`), ['archive/unsafe-path']],
  ['a path of Windows', (one) => addLine(one, `${zeros}  data\\..\\secret`), ['archive/unsafe-path']],
  ['a path that is hidden in signs', (one) => addLine(one, `${zeros}  data/%0A/../../x`), ['archive/unsafe-path']],
  ['a tag file listed as payload', (one) => addLine(one, `${zeros}  bagit.txt`), ['archive/unsafe-path']],
  ['another number of octets', (one) => one.edit('bag-info.txt', /Oxum: \d/, 'Oxum: 9'), ['archive/oxum']],
  [
    'another encoding',
    (one) => one.write('manifest-sha256.txt', Buffer.from([0xb1, 0xa8, 0xd6, 0xbd])),
    ['archive/no-utf8'],
  ],
  ['no declaration', (one) => one.write('bagit.txt', 'BagIt-Version: 1.0\n'), ['archive/no-declaration']],
  ['no manifest', (one) => unlinkSync(join(one.path, 'manifest-sha256.txt')), ['archive/no-manifest']],
  [
    'a link to a file outside',
    (one) => {
      unlinkSync(join(one.path, 'data/text/first.txt'));
      symlinkSync('/etc/passwd', join(one.path, 'data/text/first.txt'));
    },
    ['archive/no-plain-file'],
  ],
  [
    'a link to a folder outside',
    (one) => {
      rmSync(join(one.path, 'data/text'), { recursive: true });
      symlinkSync('/etc', join(one.path, 'data/text'));
    },
    ['archive/no-plain-file'],
  ],
  [
    'a pipe that nobody writes to',
    (one) => {
      unlinkSync(join(one.path, 'data/text/first.txt'));
      execFileSync('mkfifo', [join(one.path, 'data/text/first.txt')]);
    },
    ['archive/no-plain-file'],
  ],
];

describe('a bag', () => {
  test.each(bagCases)('with %s', async (_, spoil, codes) => {
    const one = copyOf(sound, folder);
    await spoil(one);
    expect(await codesOf(one.path)).toEqual(expect.arrayContaining([...codes]));
  });
});

describe('from the command line', () => {
  const verify = (...words: readonly string[]) => dayang(['archive', 'verify', ...words], { cwd: folder });

  test.skipIf(!existsSync(schemas) || !haveTools('xmllint'))('xmllint is asked where there are schemas', () => {
    expect(verify(sound, '--schemas', schemas)).toMatchObject({ status: 0 });
    const one = copyOf(sound, folder);
    one.edit(mets, ' TYPE="Newspaper"', ' KIND="Newspaper"');
    seal(one);
    const { status, stderr } = verify(one.path, '--schemas', schemas);
    expect({ status, told: stderr.includes('error[archive/schema]') }).toEqual({ status: 1, told: true });
    expect(verify(sound, '--schemas', folder).stderr).toContain('error[archive/no-schema]');
  });

  test('several packages are looked at, and what is wrong is named', () => {
    mkdirSync(join(folder, 'shelf'));
    execFileSync('cp', ['-r', sound, join(folder, 'shelf/a')]);
    execFileSync('cp', ['-r', sound, join(folder, 'shelf/b')]);
    unlinkSync(join(folder, 'shelf/b/data/mets.xml'));
    const { status, stderr } = verify('shelf');
    expect(status).toBe(1);
    expect(stderr).toMatch(/shelf\/a is sound: \d+ files/);
    expect(stderr).toContain('error[archive/listed-missing]: data/mets.xml is in shelf/b/manifest-sha256.txt');
    expect(stderr).toMatch(/shelf\/b is not sound/);
    expect(stderr).not.toMatch(stackLine);
    const { stdout } = dayang(['archive', 'verify', 'shelf', '--json'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ command: 'archive', exit: 1 });
  });

  test('a folder without packages is said', () => {
    expect(verify('nowhere')).toMatchObject({ status: 2 });
    mkdirSync(join(folder, 'empty'));
    const { status, stderr } = verify('empty');
    expect({ status, said: stderr.includes('error[archive/no-package]') }).toEqual({ status: 1, said: true });
    expect(verify()).toMatchObject({ status: 2 });
  });
});
