/** `dayang build` from outside: outputs, streams, exit codes, and what stays when something goes wrong. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { dayang, type Place, processesNaming, projectRoot, stackLine, startDayang, until } from '../run-dayang.ts';

let folder = '';
let place: Place = { cwd: '' };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-build-'));
  await mkdir(join(folder, 'tmp'));
  place = { cwd: folder, tmp: join(folder, 'tmp') };
  expect(dayang(['new', 'mine'], place).status).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sha256 = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
const listing = async (of: string) => (await readdir(of, { recursive: true })).sort();
const change = async (file: string, edit: (text: string) => string) =>
  writeFile(join(folder, 'mine', file), edit(await readFile(join(folder, 'mine', file), 'utf8')));
const outputs = [
  'build.json',
  'edition.pdf',
  'page-01',
  'page-01/build.json',
  'page-01/layout.json',
  'page-01/press.pdf',
  'page-01/proof.pdf',
  'report.json',
];

describe('a good edition', () => {
  test('ends with 0, names its files on stdout, and leaves nothing in the temporary folder', async () => {
    const { status, stdout, stderr } = dayang(['build', 'mine', '--out', 'first', '--png'], place);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('errors: 0') });
    expect(stdout.trim().split('\n')).toEqual([
      'first/page-01/proof.pdf',
      'first/page-01/layout.json',
      'first/page-01/press.pdf',
      'first/page-01/proof.png',
      'first/edition.pdf',
    ]);
    expect(stderr).toContain('exact');
    expect(await listing(join(folder, 'first'))).toEqual([...outputs, 'page-01/proof.png'].sort());
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
    expect((await readFile(join(folder, 'first/page-01/proof.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('gives the same bytes again, from another folder', async () => {
    execFileSync('sh', ['-c', 'mkdir else && cp -r mine else/mine'], { cwd: folder });
    expect(dayang(['build', 'else/mine', '--out', 'second'], place).status).toBe(0);
    for (const file of outputs.filter((name) => /pdf$|layout.json$/.test(name))) {
      expect([file, await sha256(join(folder, 'second', file))]).toEqual([
        file,
        await sha256(join(folder, 'first', file)),
      ]);
    }
  });

  test('--only proof makes nothing for the plant and binds no edition', async () => {
    const { status, stdout } = dayang(['build', 'mine', '--out', 'proof', '--only', 'proof'], place);
    expect(status).toBe(0);
    expect(stdout).not.toContain('edition.pdf');
    expect(await listing(join(folder, 'proof'))).toEqual(outputs.filter((name) => !/press|edition|^build/.test(name)));
  });

  test('--json gives one document that follows the schema, and it is the report that is kept', async () => {
    const { status, stdout, stderr } = dayang(['build', 'mine', '--json'], place);
    expect({ status, stderr: stderr.replace(/^.*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
    const report = JSON.parse(stdout);
    const schema = JSON.parse(await readFile(join(projectRoot, 'scripts/core/report.schema.json'), 'utf8'));
    expect(z.fromJSONSchema(schema).safeParse(report).error).toBeUndefined();
    expect(report.outputs).toEqual(['page-01/proof.pdf', 'page-01/layout.json', 'page-01/press.pdf', 'edition.pdf']);
    expect(report.pages[0].stories[0]).toMatchObject({ story: 'first', exact: true, overset: null, underset: null });
    expect(JSON.parse(await readFile(join(folder, 'dist/mine/report.json'), 'utf8'))).toEqual(report);
  });

  test('check sets it and writes nothing', async () => {
    await rm(join(folder, 'dist'), { recursive: true });
    const { status, stdout, stderr } = dayang(['check', 'mine'], place);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('errors: 0, warnings: 0\n');
    expect(await readdir(folder)).not.toContain('dist');
  });

  test('check of a clean layout says so, and nothing where it is to be quiet', () => {
    const file = 'first/page-01/layout.json';
    const { status, stdout, stderr } = dayang(['check', file], place);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^errors: 0, warnings: 0\n(notes: \d+ \(--notes prints them\)\n)?$/);
    expect(dayang(['check', file, '--quiet'], place)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});

test('check counts notes as build does, and prints them when asked', () => {
  const sample = join(projectRoot, 'content', 'qingxi');
  const run = (...words: string[]) =>
    dayang([words[0]!, sample, '--page', '6', ...words.slice(1)], place).stderr.match(/^(?:note|notes|errors)\b.*$/gm);
  const shown = run('check', '--notes')!;
  const notes = shown.filter((line) => line.startsWith('note['));
  expect(notes.length).toBeGreaterThan(0);
  expect(shown).toEqual([...notes, 'errors: 0, warnings: 0']);
  const counted = ['errors: 0, warnings: 0', `notes: ${notes.length} (--notes prints them)`];
  expect(run('build', '--only', 'proof', '--out', 'sample')).toEqual(counted);
  expect(run('check')).toEqual(counted);
});

test('check draws what it found on a picture of the page, and scores it', async () => {
  const { status, stdout } = dayang(['check', 'mine', '--picture', '--out', 'drawn', '--json'], place);
  const { outputs, pages } = JSON.parse(stdout);
  expect({ status, outputs }).toEqual({ status: 0, outputs: ['page-01/findings.png'] });
  expect((await readFile(join(folder, 'drawn/page-01/findings.png'))).subarray(1, 4).toString()).toBe('PNG');
  expect(await listing(join(folder, 'drawn'))).toEqual(['page-01', 'page-01/findings.png']);
  expect(pages[0].score.score).toBeGreaterThan(50);
  expect(Object.keys(pages[0].score.parts)).toEqual(['faults', 'fit', 'white', 'lines']);
  const plain = dayang(['check', 'mine'], place);
  expect(plain.stdout).toBe('');
  expect(plain.stderr).toContain(`page 1 scores ${pages[0].score.score} of 100`);
  expect(dayang(['check', 'first/page-01/layout.json', '--picture'], place).status).toBe(2);
});

describe('when something goes wrong, earlier outputs stay', () => {
  let before: Record<string, string> = {};
  const sums = async () =>
    Object.fromEntries(
      await Promise.all(
        outputs
          .filter((name) => /pdf$|layout.json$/.test(name))
          .map(async (name) => [name, await sha256(join(folder, 'kept', name))]),
      ),
    );
  beforeAll(async () => {
    expect(dayang(['build', 'mine', '--out', 'kept'], place).status).toBe(0);
    before = await sums();
  });
  beforeEach(() => {
    execFileSync('sh', ['-c', 'rm -rf mine && cp -r else/mine mine'], { cwd: folder });
  });

  test.each([
    ['an unknown key', 'edition.yaml', (text: string) => text.replace('newspaper:', 'newspapr:')],
    [
      'a photo that is not there',
      'stories/first.md',
      (text: string) => text.replace('photos/river.jpg', 'photos/rivr.jpg'),
    ],
    ['a character that no face has', 'stories/first.md', (text: string) => text.replace('好了，', '好了🐟，')],
  ])('%s', async (_, file, edit) => {
    await change(file, edit);
    const { status, stdout, stderr } = dayang(['build', 'mine', '--out', 'kept'], place);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`--> mine/${file.replace('.', '\\.')}:\\d+:\\d+`));
    expect(stderr).not.toMatch(stackLine);
    expect(await sums()).toEqual(before);
    expect((await listing(join(folder, 'kept'))).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('under --github the fault is an annotation on the file, and stdout holds nothing else', async () => {
    await change('edition.yaml', (text) => text.replace('newspaper:', 'newspapr:'));
    const { stdout } = dayang(['build', 'mine', '--out', 'kept', '--github'], place);
    expect(stdout).toMatch(/^::error file=mine\/edition\.yaml,line=\d+,col=\d+,title=edition\/[\w-]+::/m);
    expect(
      stdout
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('::')),
    ).toEqual([]);
  });
});

const mayMount =
  process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0;
if (!mayMount) process.stderr.write('SKIPPED: builds onto full and read-only disks, since none may be mounted here\n');

describe.skipIf(!mayMount)('on a small disk', () => {
  const disk = () => join(folder, 'disk');
  beforeEach(async () => {
    execFileSync('sh', ['-c', 'rm -rf mine && cp -r else/mine mine'], { cwd: folder });
    await mkdir(disk(), { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', disk()]);
    return () => {
      execFileSync('umount', [disk()]);
    };
  });

  test('a full disk is told, and what was there stays', async () => {
    await mkdir(join(disk(), 'page-01'));
    await writeFile(join(disk(), 'page-01/proof.pdf'), 'earlier');
    await writeFile(join(disk(), 'filling'), new Uint8Array(600_000));
    const { status, stderr } = dayang(['build', 'mine', '--out', 'disk'], place);
    expect(status).toBe(1);
    expect(stderr).toContain('error[file/no-space]');
    expect(stderr).not.toMatch(stackLine);
    expect(await readFile(join(disk(), 'page-01/proof.pdf'), 'utf8')).toBe('earlier');
    expect((await listing(disk())).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('a disk that can only be read is told', () => {
    execFileSync('mount', ['-o', 'remount,ro', disk()]);
    const { status, stdout, stderr } = dayang(['build', 'mine', '--out', 'disk'], place);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('error[file/read-only]');
    expect(stderr).not.toMatch(stackLine);
  });
});

describe.skipIf(process.platform !== 'linux')('interrupted', () => {
  beforeAll(() => {
    execFileSync('sh', ['-c', 'rm -rf mine && cp -r else/mine mine'], { cwd: folder });
  });
  const browsers = () => processesNaming(join(folder, 'tmp', 'dayang-browser-'));

  // At once after Chromium comes up; while a page is set; about when files are written.
  test.each([0, 250, 700])(
    'by Ctrl-C %i ms after the browser is there, nothing is left: no process, no half file',
    async (delay) => {
      await rm(join(folder, 'cut'), { recursive: true, force: true });
      const run = startDayang(['build', 'mine', '--out', 'cut'], place);
      await until('Chromium runs', () => browsers().length > 0);
      await new Promise((resolve) => setTimeout(resolve, delay));
      run.child.kill('SIGINT');
      const code = await run.ended;
      // A fast machine may be done before the signal comes.
      expect(delay < 500 ? [130] : [130, 0]).toContain(code);
      expect(run.stderr()).not.toMatch(stackLine);
      await until('Chromium is gone', () => browsers().length === 0, 3_000);
      expect(await readdir(join(folder, 'tmp'))).toEqual([]);
      const left: readonly string[] = await listing(join(folder, 'cut')).catch(() => []);
      expect(left.filter((name) => name.includes('.part'))).toEqual([]);
      expect(left.includes('page-01/proof.pdf')).toBe(left.includes('page-01/layout.json'));
    },
  );

  test('by a kill that nobody can catch, Chromium ends all the same', async () => {
    const run = startDayang(['build', 'mine', '--out', 'cut'], place);
    await until('Chromium runs', () => browsers().length > 0);
    run.child.kill('SIGKILL');
    expect(await run.ended).toBe('SIGKILL');
    await until('Chromium is gone', () => browsers().length === 0, 10_000);
    const left = await readdir(join(folder, 'tmp'));
    expect(left).toEqual([expect.stringMatching(new RegExp(`^dayang-browser-${run.child.pid}-`))]);
    // What a living process keeps, and what is not a browser's, is nobody else's to remove.
    const kept = [`dayang-browser-${process.pid}-AbCdEf`, 'dayang-browser-AbCdEf', 'dayang-browser-999999999x-AbCdEf'];
    for (const name of kept) await mkdir(join(folder, 'tmp', name));
    await symlink(join(folder, 'else'), join(folder, 'tmp', 'dayang-browser-999999999-AbCdEf'));
    expect(dayang(['build', 'mine', '--out', 'cut', '--only', 'proof'], place).status).toBe(0);
    expect((await readdir(join(folder, 'tmp'))).toSorted()).toEqual(
      [...kept, 'dayang-browser-999999999-AbCdEf'].toSorted(),
    );
    expect(await readdir(join(folder, 'else'))).toContain('mine');
    await rm(join(folder, 'tmp'), { recursive: true });
    await mkdir(join(folder, 'tmp'));
  });

  test('--watch builds again after a change, says a fault and recovers, and Ctrl-C ends it', async () => {
    const run = startDayang(['build', 'mine', '--out', 'watched', '--only', 'proof', '--watch'], place);
    const builds = () => run.stderr().split('watching').length - 1;
    await until('the first build is done', () => builds() === 1);
    const first = await sha256(join(folder, 'watched/page-01/proof.pdf'));
    await change('stories/first.md', (text) => text.replace('祝您出报顺利', '愿您出报顺手'));
    await until('the second build is done', () => builds() === 2);
    expect(await sha256(join(folder, 'watched/page-01/proof.pdf'))).not.toBe(first);
    await change('edition.yaml', (text) => text.replace('newspaper:', 'newspapr:'));
    await until('the fault is told', () => builds() === 3);
    expect(run.stderr()).toContain('edition.yaml:');
    await change('edition.yaml', (text) => text.replace('newspapr:', 'newspaper:'));
    await until('the fourth build is done', () => builds() === 4);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    await until('Chromium is gone', () => browsers().length === 0, 3_000);
  });
});
