import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayang, stackLine } from '../run-dayang.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('says what is there, one line each', () => {
  const { status, stdout } = dayang(['doctor'], { cwd: folder });
  expect(status).toBe(0);
  for (const name of ['Node', 'Chromium', 'Sandbox', 'Fonts', 'Cache', 'Output', 'Disk']) {
    expect(stdout).toMatch(new RegExp(`^(?:ok|note) +${name} +\\S`, 'm'));
  }
  expect(stdout).toMatch(/HeadlessChrome\/\d+/);
});

test('names a browser that cannot be started, and what mends it', async () => {
  await writeFile(join(folder, 'chrome'), '#!/bin/sh\necho it lacks a library >&2\nexit 127\n', { mode: 0o755 });
  const place = { cwd: folder, environment: { DAYANG_CHROMIUM: join(folder, 'chrome') } };
  const { status, stdout, stderr } = dayang(['doctor', '--lang', 'zh'], place);
  expect(status).toBe(4);
  expect(stdout).toMatch(/^有问题 +Chromium/m);
  expect(stdout).toContain('DAYANG_CHROMIUM');
  expect(stdout).toContain('127');
  expect(stdout + stderr).not.toMatch(stackLine);
});

test('a build without a browser ends with 4', async () => {
  const place = { cwd: folder, environment: { DAYANG_CHROMIUM: '/nonexistent/chrome' } };
  expect(dayang(['new', 'mine'], place).status).toBe(0);
  const { status, stdout, stderr } = dayang(['build', 'mine'], place);
  expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
  expect(stderr).toContain('error[layout/browser-failed]');
  expect(stderr).not.toMatch(stackLine);
});

test('names a place that cannot be written', async () => {
  await writeFile(join(folder, 'file'), '');
  const { status, stdout } = dayang(['doctor', '--out', 'file', '--json'], { cwd: folder });
  expect(status).toBe(4);
  const { checks } = JSON.parse(stdout) as { checks: { name: string; state: string; mend?: string }[] };
  expect(checks.find(({ name }) => name === 'Output')).toMatchObject({ state: 'trouble', mend: expect.any(String) });
});
