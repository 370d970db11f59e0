/** Bad editions and bad places for output from outside: words, exit codes, and nothing left behind. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/layout/index.ts';
import { buildEdition } from '../../scripts/pipeline.ts';
import { body, type Files, headline, hostileEdition, removeHostile, spoilt } from '../fixtures/hostile/make-hostile.ts';
import { noise } from '../fixtures/hostile/pictures.ts';
import { dayang, processesNaming, stackLine, startDayang, until } from '../run-dayang.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-hostile-run-'));
  await mkdir(join(folder, 'tmp'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await removeHostile();
});

const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  dayang(words, { cwd: folder, tmp: join(folder, 'tmp'), environment });

async function leavesNothing(): Promise<void> {
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  if (process.platform === 'linux') expect(processesNaming(join(folder, 'tmp'))).toEqual([]);
}

const earlier = { 'page-01/proof.pdf': 'proof', 'page-01/layout.json': 'layout', 'edition.pdf': 'edition' };

async function withEarlier(name: string): Promise<string> {
  const out = join(folder, name);
  await mkdir(join(out, 'page-01'), { recursive: true });
  for (const [file, text] of Object.entries(earlier)) await writeFile(join(out, file), text);
  return out;
}

async function staysEarlier(out: string): Promise<void> {
  for (const [file, text] of Object.entries(earlier)) expect(await readFile(join(out, file), 'utf8')).toBe(text);
  const all = (await readdir(out, { recursive: true })).filter((name) => !/^(?:page-01|report\.json)$/.test(name));
  expect(all.sort()).toEqual(Object.keys(earlier).sort());
}

describe('a bad edition ends with 1, in words, and what was built before stays', () => {
  const large = async () =>
    sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
  const cases: [string, () => Files | Promise<Files>, string][] = [
    ['100 megapixels', async () => ({ 'photos/river.jpg': await large() }), 'photo/too-large stories/lead.md:7:22'],
    [
      'half a JPEG',
      async () => ({ 'photos/river.jpg': (await noise().jpeg().toBuffer()).subarray(0, 9_000) }),
      'photo/truncated stories/lead.md:7:22',
    ],
    [
      'GBK',
      () => ({ 'stories/lead.md': Buffer.from('bad3cbaeb1e4c7e5c1cba1a3', 'hex') }),
      'edition/encoding stories/lead.md:1:1',
    ],
    ['HTML', () => body('字<b>字</b>'), 'markdown/html stories/lead.md:5:2'],
    ['an emoji', () => headline('鱼🐟'), 'font/missing-everywhere stories/lead.md:2:12'],
    [
      'a picture without room',
      () => spoilt('pages/01.yaml', 'columns: 2, rows: 16-28', 'columns: 2, rows: 28'),
      'pdf/no-room stories/lead.md:7:1',
    ],
    [
      'a YAML bomb',
      () => ({ 'edition.yaml': `a: &a [${'x,'.repeat(99)}]\nb: &b [${'*a,'.repeat(99)}]\nc: [${'*b,'.repeat(99)}]\n` }),
      'edition/yaml-nesting edition.yaml:1:1',
    ],
  ];
  test.each(cases)('%s', async (name, changes, fault) => {
    const edition = await hostileEdition(await changes());
    const out = await withEarlier(name);
    const { status, stdout, stderr } = run(['build', edition, '--out', out]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const [code, place] = fault.split(' ') as [string, string];
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).toContain(`${join(edition, place)}`);
    expect(stderr).toMatch(/^hint: /m);
    expect(stderr).not.toMatch(stackLine);
    await staysEarlier(out);
    await leavesNothing();
  });
});

describe('bad places', () => {
  test.each<string[]>([
    ['a file', 'taken', 'file/in-the-way'],
    ['below a file', 'taken/deep/er', 'file/in-the-way'],
    ...(process.platform === 'linux' ? [['where no folder can be', '/proc/dayang/out', 'file/missing']] : []),
  ])('for output: %s', async (_, out = '', code = '') => {
    await writeFile(join(folder, 'taken'), 'here before');
    const { status, stdout, stderr } = run(['build', await hostileEdition(), '--out', out]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`error[${code}]`);
    // What is in the way is named once, not once for each page.
    if (code === 'file/in-the-way') expect(stderr.match(/^.*taken.*$/gm)).toEqual([expect.stringContaining('error[')]);
    expect(stderr).not.toMatch(stackLine);
    expect(await readFile(join(folder, 'taken'), 'utf8')).toBe('here before');
    await leavesNothing();
  });

  test('for temporary files: no browser, which is told with exit code 4', async () => {
    const { status, stderr } = run(['build', await hostileEdition(), '--out', 'o'], {
      TMPDIR: join(folder, 'not-there'),
    });
    expect([status, stderr]).toEqual([4, expect.stringMatching(/^error\[(?:layout|command)\/[\w-]*browser[\w-]*\]/m)]);
    expect(stderr).not.toMatch(stackLine);
  });

  test('for words: a full disk behind stdout is told, a reader that leaves is not', async () => {
    const edition = await hostileEdition();
    const shell = (tail: string) =>
      spawnSync(
        'sh',
        [
          '-c',
          `"$0" "$1" build "$2" --only proof --out piped ${tail}`,
          process.execPath,
          join(import.meta.dirname, '../../scripts/cli.ts'),
          edition,
        ],
        {
          cwd: folder,
          env: { ...process.env, TMPDIR: join(folder, 'tmp'), LC_ALL: 'C.UTF-8', NO_COLOR: '' },
          encoding: 'utf8',
        },
      );
    const gone = shell('| true');
    expect([gone.status, gone.stderr]).toEqual([0, expect.not.stringMatching(/error\[/)]);
    if (process.platform === 'linux') {
      const full = shell('> /dev/full');
      expect([full.status, full.stderr]).toEqual([1, expect.stringContaining('error[file/no-space]')]);
      expect(full.stderr).not.toMatch(stackLine);
    }
    await leavesNothing();
  });
});

describe.skipIf(process.platform !== 'linux')('Chromium killed, as by a machine without memory', () => {
  test('while it starts: exit code 4, and nothing left', async () => {
    const running = startDayang(['build', await hostileEdition(), '--out', 'killed'], {
      cwd: folder,
      tmp: join(folder, 'tmp'),
    });
    const browsers = () => processesNaming(join(folder, 'tmp', 'dayang-browser-'));
    await until('Chromium runs', () => browsers().length > 0);
    // The first is the one that the others belong to.
    process.kill(Math.min(...browsers()), 'SIGKILL');
    expect(await running.ended).toBe(4);
    expect(running.stderr()).toMatch(/^error\[layout\/browser-(?:failed|ended)\]/m);
    expect(running.stderr()).not.toMatch(stackLine);
    await leavesNothing();
  });

  test('before a page is set: told for that page, and closing it does not wait', async () => {
    const browser = await openBrowser();
    process.kill(Math.min(...processesNaming(`dayang-browser-${process.pid}-`)), 'SIGKILL');
    const { diagnostics } = await buildEdition({
      folder: await hostileEdition(),
      out: join(folder, 'gone'),
      products: ['proof'],
      browser: Promise.resolve({ value: browser, diagnostics: [] }),
      signal: new AbortController().signal,
    });
    expect(diagnostics.map(({ code }) => code)).toContain('layout/browser-ended');
    await browser[Symbol.asyncDispose]();
  });
});
