/** The program as `npm start` runs it: compiled from the sources as they are now, and doing what they do. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayang, projectRoot } from '../run-dayang.ts';

const work = mkdtempSync(join(tmpdir(), 'dayang-compiled-'));
const tree = join(work, 'tree');
const modules = join(tree, 'node_modules');
const shelf = join(modules, '.cache', 'dayang-program');
const entry = join(tree, 'scripts', 'cli.ts');

/** A checkout with packages of its own, as far as a link can be one. */
beforeAll(() => {
  mkdirSync(join(modules, '.cache'), { recursive: true });
  for (const name of ['scripts', 'templates', 'styles', 'content', 'package.json', 'package-lock.json'])
    cpSync(join(projectRoot, name), join(tree, name), { recursive: true });
  for (const name of readdirSync(join(projectRoot, 'node_modules')).filter((one) => one !== '.cache'))
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name));
  const stamp = 'dayang-installed.json';
  const known = join(projectRoot, 'node_modules', '.cache', stamp);
  if (existsSync(known)) cpSync(known, join(modules, '.cache', stamp));
  else throw new Error('run npm ci first: it notes what it installed');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const start = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(tree, 'scripts', 'start.mjs'), 'dayang', ...words],
    { cwd: work, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '' } },
  );
  return { status, stdout, stderr };
};
const compiled = () => (existsSync(shelf) ? readdirSync(shelf) : []);

test('is compiled once and then found again', () => {
  expect(compiled()).toEqual([]);
  expect(start('--version')).toMatchObject({ status: 0, stderr: '' });
  expect(compiled()).toHaveLength(1);
  expect(start('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(compiled()).toHaveLength(1);
});

test('makes the bytes that the sources make, preflight in its thread included', { timeout: 120_000 }, () => {
  const edition = join(tree, 'content', 'qingxi');
  const words = ['build', edition, '--page', '6', '--only', 'press'];
  const first = start(...words, '--out', join(work, 'compiled'));
  const second = dayang([...words, '--out', join(work, 'sources')], { cwd: work });
  expect(first.status).toBe(0);
  expect(second.status).toBe(0);
  const file = (name: string) => readFileSync(join(work, name, 'page-06', 'press.pdf'));
  expect(file('compiled').equals(file('sources'))).toBe(true);
});

test('compares two files', () => {
  const file = (name: string) => join(work, name, 'page-06', 'press.pdf');
  expect(start('compare', file('compiled'), file('sources')).status).toBe(0);
});

test('archives a batch, in processes of its own', { timeout: 120_000 }, () => {
  const [first, second] = ['a', 'b'].map((name) => join(work, 'batch', name));
  for (const folder of [first!, second!]) cpSync(join(tree, 'content', 'starter'), folder, { recursive: true });
  const { status, stdout } = start('archive', first!, second!, '--out', join(work, 'packages'));
  expect(status).toBe(0);
  expect(stdout.trim().split('\n').sort()).toEqual(['packages/a', 'packages/b']);
});

test('follows a change of the sources at once', () => {
  const before = readFileSync(entry, 'utf8');
  writeFileSync(entry, `process.stdout.write('changed\\n');\n${before}`);
  expect(start('--version').stdout).toMatch(/^changed\n/);
  writeFileSync(entry, before);
  expect(start('--version').stdout).toMatch(/^\d/);
});

test('runs from the sources where nothing can be kept', () => {
  rmSync(shelf, { recursive: true, force: true });
  writeFileSync(shelf, 'a file where the folder should be');
  expect(start('--version')).toMatchObject({ status: 0, stderr: '' });
  rmSync(shelf);
});
