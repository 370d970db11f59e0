/** The package as its users have it: packed, installed into an empty project, run by npx. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stagePackage } from '../../scripts/package/stage-package.ts';
import { smallPage } from '../fixtures/compare/small-pages.ts';
import { stackLine } from '../run-dayang.ts';

let folder = '';
let project = '';
const npm = (cwd: string, command: string, words: readonly string[]) =>
  spawnSync(command, [...words], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      CI: '',
      PUPPETEER_SKIP_DOWNLOAD: '1',
      npm_config_update_notifier: 'false',
    },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-package-'));
  const staged = join(folder, 'staged');
  await stagePackage(staged);
  const packed = npm(staged, 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  expect({ status: packed.status, stderr: packed.stderr }).toMatchObject({ status: 0 });
  project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{"private": true}\n');
  const words = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'))!;
  const installed = npm(project, 'npm', [...words, join(folder, archive)]);
  expect({ status: installed.status, stderr: installed.stderr }).toMatchObject({ status: 0 });
  await writeFile(join(project, 'a.pdf'), smallPage());
  await writeFile(join(project, 'b.pdf'), smallPage({ text: 'The river runs dirty' }));
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('holds JavaScript and what it needs, and none of our sources or tests', async () => {
    const root = join(project, 'node_modules/dayang');
    const files = (await readdir(root, { recursive: true })).filter((file) => !file.startsWith('node_modules'));
    expect(files).toContain('lib/cli.js');
    expect(files.filter((file) => /^(tests|scripts\/(?!dayang\.mjs$))/.test(file))).toEqual([]);
    const sources = files.filter((file) => file.endsWith('.ts'));
    // What runs in the page is bundled on first use, from its sources.
    expect(sources.filter((file) => !/^lib\/(layout\/in-page|core|edition|html|layout)\//.test(file))).toEqual([]);
    const library = files.filter((file) => file.startsWith('lib/') && file.endsWith('.js'));
    for (const file of library) expect(await readFile(join(root, file), 'utf8')).not.toMatch(/from "\.[^"]*\.ts"/);
  });

  test('compares by npx, writes its reports, and ends with the documented codes', async () => {
    const same = npm(project, 'npx', ['--no-install', 'dayang', 'compare', 'a.pdf', 'a.pdf']);
    expect(same).toMatchObject({ status: 0, stdout: 'nothing changed; pages: 1\n' });
    const words = ['--no-install', 'dayang', 'compare', 'a.pdf', 'b.pdf', '--html', 'r.html', '--junit', 'r.xml'];
    const other = npm(project, 'npx', words);
    expect({ status: other.status, stderr: other.stderr }).toMatchObject({ status: 3 });
    expect(other.stdout).toMatch(/changed, \d+ in text/);
    expect(await readFile(join(project, 'r.html'), 'utf8')).toContain('data:image/webp');
    const approved = npm(project, 'npx', ['--no-install', 'dayang', 'compare', 'refs', 'a.pdf', '--approve']);
    expect({ status: approved.status, stderr: approved.stderr }).toMatchObject({ status: 0 });
    expect(npm(project, 'npx', ['--no-install', 'dayang', 'compare', 'refs', 'b.pdf'])).toMatchObject({ status: 3 });
  });

  test('says what is wrong without a stack', () => {
    const { status, stderr } = npm(project, 'npx', ['--no-install', 'dayang', 'compare', 'a.pdf', 'package.json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('error[compare/unreadable]') });
    expect(stderr).not.toMatch(stackLine);
  });

  test('is a module too', () => {
    const program = "const { comparePdfs } = await import('dayang'); console.log(typeof comparePdfs)";
    const { stdout } = npm(project, process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout).toBe('function\n');
  });

  test('loads nothing that only building needs when it compares', async () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;
    await writeFile(join(project, 'hook.mjs'), hook);
    const cli = 'node_modules/dayang/lib/cli.js';
    const { stderr } = npm(project, process.execPath, ['--import', './hook.mjs', cli, 'compare', 'a.pdf', 'b.pdf']);
    expect(stderr).toContain('/lib/compare/compare-pdfs.js');
    expect(
      stderr
        .split('\n')
        .filter((url) =>
          /markdown-it|handlebars|puppeteer|esbuild|harfbuzz|lcms|zod|lib\/(html|press|import)\//.test(url),
        ),
    ).toEqual([]);
  });
});
