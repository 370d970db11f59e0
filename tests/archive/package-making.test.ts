/** How packages come about: the same every time, whole or not at all, with what was asked for. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { haveTools } from '../pdf/outside-tool.ts';
import { dayang, projectRoot, stackLine, startDayang, until } from '../run-dayang.ts';
import { bagFaults } from './check-bag.ts';
import { filesOf, named, readXml, squeezed } from './packages.ts';

const tools = haveTools('qpdf');
const starter = join(projectRoot, 'content/starter');

let folder = '';
// Each makes a package or two, in processes of their own.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-making-'));
  await cp(starter, join(folder, 'paper'), { recursive: true });
  expect(archive(['paper', '--out', 'a']).status).toBe(0);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const archive = (words: readonly string[], more: { environment?: Record<string, string>; cwd?: string } = {}) =>
  dayang(['archive', ...words], { cwd: folder, ...more });
const hidden = async (out: string) => (await readdir(join(folder, out))).filter((name) => name.startsWith('.'));

test('the same edition gives the same bytes, wherever and whenever it is made', async () => {
  await mkdir(join(folder, 'elsewhere'));
  await cp(join(folder, 'paper'), join(folder, 'elsewhere/paper'), { recursive: true });
  const place = { cwd: join(folder, 'elsewhere'), environment: { TZ: 'America/Lima', LC_ALL: 'zh_CN.UTF-8' } };
  expect(archive(['paper', '--out', '../b'], place).status).toBe(0);
  for (const name of ['tagmanifest-sha256.txt', 'manifest-sha256.txt'])
    expect(readFileSync(join(folder, 'b/paper', name), 'utf8')).toBe(
      readFileSync(join(folder, 'a/paper', name), 'utf8'),
    );
  expect(filesOf(join(folder, 'b'))).toEqual(filesOf(join(folder, 'a')));
});

describe('by option', () => {
  let bag = '';
  beforeAll(() => {
    const words = ['--pdf-a', '3u', '--with-copy', '--glyphs', '--base-url', 'https://library.example/papers'];
    const time = ['--event-time', '2026-01-06T09:30:00+08:00'];
    const { status, stderr } = archive(['paper', '--out', 'options', ...words, ...time]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    bag = join(folder, 'options/paper');
  }, 120_000);

  test.skipIf(!tools)('PDF/A-3u carries copy, ALTO and layout inside', () => {
    const attached = (file: string): readonly string[] =>
      [
        ...execFileSync('qpdf', ['--list-attachments', join(bag, file)], { encoding: 'utf8' }).matchAll(/^(\S+) ->/gm),
      ].map(([, name]) => name!);
    expect(attached('data/pages/01/page.pdf')).toEqual(['alto.xml', 'first.md', 'layout.json']);
    expect(attached('data/edition.pdf')).toEqual(['first.md']);
    const inside = execFileSync('qpdf', ['--show-attachment=alto.xml', join(bag, 'data/pages/01/page.pdf')]);
    expect(inside.equals(readFileSync(join(bag, 'data/pages/01/alto.xml')))).toBe(true);
  });

  test('the copy comes along byte for byte', () => {
    for (const name of filesOf(join(folder, 'paper')).filter((file) => !file.startsWith('.')))
      expect([
        name,
        readFileSync(join(bag, 'data/copy', name)).equals(readFileSync(join(folder, 'paper', name))),
      ]).toEqual([name, true]);
  });

  test('events have their time, the bag its day, IIIF its address', () => {
    const premis = readXml(join(bag, 'data/premis.xml'));
    const times = new Set(named(premis, 'premis:eventDateTime').map(({ text }) => text));
    expect([...times]).toEqual(['2026-01-06T09:30:00+08:00']);
    expect(readFileSync(join(bag, 'bag-info.txt'), 'utf8')).toContain('\nBagging-Date: 2026-01-06\n');
    const manifest = JSON.parse(readFileSync(join(bag, 'data/manifest.json'), 'utf8'));
    expect(manifest.id).toBe('https://library.example/papers/paper/data/manifest.json');
    expect(bagFaults(bag)).toEqual([]);
  });
});

test('SOURCE_DATE_EPOCH is a time too', () => {
  const environment = { SOURCE_DATE_EPOCH: '1767666600' };
  expect(archive(['paper', '--out', 'epoch'], { environment }).status).toBe(0);
  const premis = readXml(join(folder, 'epoch/paper/data/premis.xml'));
  expect(named(premis, 'premis:eventDateTime')[0]!.text).toBe('2026-01-06T02:30:00Z');
});

test.each([
  ['--base-url', 'ftp://library.example/'],
  ['--base-url', 'library'],
  ['--event-time', 'yesterday'],
  ['--event-time', '2026-13-40T00:00:00Z'],
  ['--pdf-a', '1b'],
])('%s %s is refused, and nothing is made', (option, value) => {
  const { status, stderr } = archive(['paper', '--out', 'refused', option, value]);
  expect(status).toBe(2);
  expect(stderr).toContain(`"${value}" is no value for ${option}`);
  expect(existsSync(join(folder, 'refused'))).toBe(false);
});

describe('what stands there already', () => {
  const inside = () => readFile(join(folder, 'there/paper/tagmanifest-sha256.txt'), 'utf8');

  test('stays, unless it is told to give way', async () => {
    expect(archive(['paper', '--out', 'there']).status).toBe(0);
    const before = await inside();
    await writeFile(join(folder, 'there/paper/note.txt'), 'mine');
    const again = archive(['paper', '--out', 'there']);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('error[archive/exists]');
    expect(existsSync(join(folder, 'there/paper/note.txt'))).toBe(true);
    expect(archive(['paper', '--out', 'there', '--force']).status).toBe(0);
    expect(await inside()).toBe(before);
    expect(existsSync(join(folder, 'there/paper/note.txt'))).toBe(false);
    expect(await hidden('there')).toEqual([]);
  });

  test('is never replaced if it is no package', async () => {
    await mkdir(join(folder, 'foreign/paper'), { recursive: true });
    await writeFile(join(folder, 'foreign/paper/diary.txt'), 'dear diary');
    const { status, stderr } = archive(['paper', '--out', 'foreign', '--force']);
    expect(status).toBe(1);
    expect(stderr).toContain('error[archive/no-bag-there]');
    expect(await readFile(join(folder, 'foreign/paper/diary.txt'), 'utf8')).toBe('dear diary');
  });
});

test('copy that has no room makes no package, and an earlier one stays', async () => {
  await cp(join(folder, 'paper'), join(folder, 'long'), { recursive: true });
  const story = join(folder, 'long/stories/first.md');
  await writeFile(story, `${await readFile(story, 'utf8')}\n\n${'这一段太长，排不进这一版。'.repeat(60)}\n`);
  const page = join(folder, 'long/pages/01.yaml');
  await writeFile(page, (await readFile(page, 'utf8')).replace(/^fit: .*$/m, 'fit: report'));
  const { status, stderr } = archive(['long', '--out', 'no-room']);
  expect(status).toBe(1);
  expect(stderr).toContain('error[archive/overset]');
  expect(stderr).not.toMatch(stackLine);
  expect(await readdir(join(folder, 'no-room'))).toEqual([]);
});

test('an interrupt leaves nothing behind', async () => {
  const running = startDayang(['archive', 'paper', '--out', 'stopped'], { cwd: folder });
  await until('the package is begun', () => existsSync(join(folder, 'stopped')));
  running.child.kill('SIGINT');
  expect(await running.ended).toBe(130);
  expect(await readdir(join(folder, 'stopped'))).toEqual([]);
});

test('what a killed run left is taken away, and what it had put aside gets its name back', async () => {
  const out = join(folder, 'killed');
  await mkdir(join(out, '.paper.999999-1.part/data'), { recursive: true });
  await cp(join(folder, 'a/paper'), join(out, '.paper.999999-2.old'), { recursive: true });
  execFileSync('touch', ['-d', '10 minutes ago', join(out, '.paper.999999-1.part'), join(out, '.paper.999999-2.old')]);
  const { status, stderr } = archive(['paper', '--out', 'killed']);
  expect({ status, said: stderr.includes('error[archive/exists]') }).toEqual({ status: 1, said: true });
  expect(await readdir(out)).toEqual(['paper']);
  expect(bagFaults(join(out, 'paper'))).toEqual([]);
});

// Root in a container may be refused the mount.
const root = process.getuid?.() === 0;
const mayMount = root && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0;
if (!mayMount) process.stderr.write('SKIPPED: the full-disk test, since no small disk may be mounted here\n');

test.skipIf(!mayMount)('a full disk is told, and leaves what stood there', async () => {
  const out = join(folder, 'full');
  await mkdir(out);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', out]);
  try {
    await mkdir(join(out, 'paper'));
    await writeFile(join(out, 'paper/bagit.txt'), 'an older bag');
    const { status, stderr } = archive(['paper', '--out', 'full', '--force']);
    expect(status).toBe(1);
    expect(stderr).toContain('error[file/no-space]');
    expect(stderr).not.toMatch(stackLine);
    expect(await readdir(out)).toEqual(['paper']);
    expect(await readFile(join(out, 'paper/bagit.txt'), 'utf8')).toBe('an older bag');
  } finally {
    execFileSync('umount', [out]);
  }
});

test('readings stand behind their base in ALTO, and apart from the text', async () => {
  await cp(join(folder, 'paper'), join(folder, 'reading'), { recursive: true });
  const story = join(folder, 'reading/stories/first.md');
  const text = await readFile(story, 'utf8');
  await writeFile(story, text.replace('这一版是一份', '{这一版|zhè yì bǎn}是一份'));
  const { status, stderr } = archive(['reading', '--out', 'readings', '--glyphs']);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const alto = readXml(join(folder, 'readings/reading/data/pages/01/alto.xml'));
  const strings = named(alto, 'String').map(({ attributes }) => attributes);
  const readings = strings.filter(({ TAGREFS }) => TAGREFS === 'ROLE_reading');
  expect(squeezed(readings.map(({ CONTENT }) => CONTENT).join(''))).toBe('zhèyìbǎn');
  expect(readFileSync(join(folder, 'readings/reading/data/text/first.txt'), 'utf8')).not.toContain('zhè');
  expect(readFileSync(join(folder, 'readings/reading/data/text/first.md'), 'utf8')).toContain('<rt>');
});
