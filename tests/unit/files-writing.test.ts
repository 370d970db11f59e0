import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileTrouble, folderTroubles, writeTogether } from '../../scripts/core/files.ts';

const root = process.getuid?.() === 0;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = (entries: Record<string, string | Uint8Array>) => new Map(Object.entries(entries));

test('files are written with the folders they need, and nothing else is left', async () => {
  const { value, diagnostics } = await writeTogether(
    folder,
    files({ 'page-05/proof.pdf': 'pdf', 'report.json': '{}' }),
  );
  expect(diagnostics).toEqual([]);
  expect(value).toEqual([join(folder, 'page-05/proof.pdf'), join(folder, 'report.json')]);
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(['page-05', 'page-05/proof.pdf', 'report.json']);
  expect(await readFile(join(folder, 'page-05/proof.pdf'), 'utf8')).toBe('pdf');
});

test('why nothing can be written into a folder is known before anything is made', async () => {
  await writeFile(join(folder, 'a'), 'old');
  const told = async (name: string): Promise<unknown> => (await folderTroubles(join(folder, name)))[0]?.parameters;
  expect([await told('.'), await told('new/deep')]).toEqual([undefined, undefined]);
  expect([await told('a'), await told('a/deep/er')]).toEqual(Array(2).fill({ file: join(folder, 'a') }));
  expect(await readdir(folder)).toEqual(['a']);
});

test('when one of two cannot be put in its place, the other keeps what it held', async () => {
  await writeFile(join(folder, 'a'), 'old');
  await mkdir(join(folder, 'b'));
  const { value, diagnostics } = await writeTogether(folder, files({ a: 'new', b: 'new', c: 'new' }));
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['file/in-the-way']);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
  expect((await readdir(folder)).sort()).toEqual(['a', 'b']);
});

test('a file in the place of a folder is named', async () => {
  await writeFile(join(folder, 'page-05'), '');
  const { diagnostics } = await writeTogether(folder, files({ 'page-05/proof.pdf': 'x' }));
  expect(diagnostics[0]?.code).toBe('file/in-the-way');
  expect(String(diagnostics[0]?.parameters['file'])).toContain('page-05');
});

test('an abort leaves the earlier files and no temporary ones', async () => {
  await writeFile(join(folder, 'a'), 'old');
  const controller = new AbortController();
  const writing = writeTogether(folder, files({ a: new Uint8Array(64e6), b: 'x' }), controller.signal);
  setTimeout(() => controller.abort(), 3);
  await expect(writing).rejects.toThrow(/abort/i);
  expect(await readdir(folder)).toEqual(['a']);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
});

test('what a killed run left is swept away, what a living one writes is not', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const name of [`.a.${dead}-1.part`, `.a.${process.ppid}-1.part`]) {
    await writeFile(join(folder, name), '');
    await utimes(join(folder, name), hourAgo, hourAgo);
  }
  await writeTogether(folder, files({ a: 'x' }));
  expect((await readdir(folder)).sort()).toEqual([`.a.${process.ppid}-1.part`, 'a']);
});

test('a process that ends in the middle takes its temporary files with it', async () => {
  const script = `
    import { readdirSync } from 'node:fs';
    import { writeTogether } from ${JSON.stringify(new URL('../../scripts/core/files.ts', import.meta.url).href)};
    writeTogether(${JSON.stringify(folder)}, new Map([['big', new Uint8Array(300e6)]]));
    setTimeout(() => {
      process.stdout.write(String(readdirSync(${JSON.stringify(folder)}).length));
      process.exit(130);
    }, 60);`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect({ status, unfinishedBefore: stdout }).toEqual({ status: 130, unfinishedBefore: '1' });
  expect(await readdir(folder)).toEqual([]);
});

test('only trouble of the file system is the disk’s fault', () => {
  expect(fileTrouble(new TypeError('x'), 'a')).toBeUndefined();
  expect(fileTrouble(undefined, 'a')).toBeUndefined();
  expect(fileTrouble(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }), 'a')).toBeUndefined();
  expect(fileTrouble(Object.assign(new Error('x'), { code: 'EDQUOT' }), 'a')?.code).toBe('file/no-space');
});

// Root in a container may be refused the mount.
const mayMount = root && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0;
if (!mayMount) process.stderr.write('SKIPPED: the full-disk test, since no small disk may be mounted here\n');

describe.skipIf(!mayMount)('on a disk of 256 kB', () => {
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
  });
  afterEach(() => {
    execFileSync('umount', [folder]);
  });

  test('a full disk is told, and the earlier files stay whole', async () => {
    await writeTogether(folder, files({ 'proof.pdf': 'old pdf', 'layout.json': 'old layout' }));
    const { diagnostics } = await writeTogether(
      folder,
      files({ 'proof.pdf': new Uint8Array(500_000), 'layout.json': 'new layout' }),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/no-space']);
    expect(String(diagnostics[0]?.parameters['file'])).toContain('proof.pdf');
    expect((await readdir(folder)).sort()).toEqual(['layout.json', 'proof.pdf']);
    expect(await readFile(join(folder, 'proof.pdf'), 'utf8')).toBe('old pdf');
    expect(await readFile(join(folder, 'layout.json'), 'utf8')).toBe('old layout');
  });

  test('a disk that can only be read is told', async () => {
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const { diagnostics } = await writeTogether(folder, files({ 'proof.pdf': 'x' }));
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/read-only']);
  });
});

describe.skipIf(root)('in a folder without permission', () => {
  test('the refusal is told', async () => {
    await chmod(folder, 0o500);
    const { diagnostics } = await writeTogether(folder, files({ 'proof.pdf': 'x' }));
    expect(diagnostics.map(({ code }) => code)).toEqual(['file/denied']);
    await chmod(folder, 0o700);
  });
});
