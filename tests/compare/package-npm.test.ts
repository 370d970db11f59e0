/** The package as its users have it: packed, installed into an empty project, run by npx. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, mkdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { stagePackage } from '../../scripts/package/stage-package.ts';
import { manyPages, smallPage } from '../fixtures/compare/small-pages.ts';
import { projectRoot, stackLine } from '../run-dayang.ts';

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

/** As the registry has it today, every package fetched; otherwise with the versions that are installed here. */
const fresh = process.env['DAYANG_FRESH_INSTALL'] === '1';

/** The packages that users get, as our own installation has them: npm then finds them there, and fetches none. */
async function linkInstalled(to: string): Promise<void> {
  const { packages } = JSON.parse(await readFile(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  for (const [place, { dev }] of Object.entries(packages)) {
    const from = join(projectRoot, place);
    if (place === '' || dev || !existsSync(from)) continue;
    const files = await readdir(from, { recursive: true, withFileTypes: true });
    const own = files.filter((one) => one.isFile() && !relative(from, one.parentPath).includes('node_modules'));
    const folders = new Set(own.map(({ parentPath }) => parentPath));
    const placeOf = (path: string): string => join(to, '..', relative(projectRoot, path));
    for (const one of folders) mkdirSync(placeOf(one), { recursive: true });
    for (const { parentPath, name } of own) linkOrCopy(join(parentPath, name), placeOf(join(parentPath, name)));
  }
}

/** Between two file systems there are no links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-package-'));
  const staged = join(folder, 'staged');
  await stagePackage(staged);
  const packed = npm(staged, 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  expect({ status: packed.status, stderr: packed.stderr }).toMatchObject({ status: 0 });
  project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{"private": true}\n');
  if (!fresh) await linkInstalled(join(project, 'node_modules'));
  const words = ['install', fresh ? '--prefer-offline' : '--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
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

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a step as its runner does, as far as that can be without one: with the Node of this test. */
function runStep({ run = '', env = {} }: Step, more: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', run], {
    cwd: project,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      LC_ALL: 'C.UTF-8',
      CI: 'true',
      ...env,
      ...more,
    },
  });
  return { status, stdout, said: `${stdout}${stderr}` };
}

const misprint = async (was: string, is: string): Promise<void> => {
  const file = join(project, 'editions/today/stories/first.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace(was, is));
};

describe('in CI', () => {
  const references = { REFERENCES: 'references', EDITION: 'editions/today', RULES: 'compare.yaml' };

  beforeAll(async () => {
    await cp(join(projectRoot, 'content/starter'), join(project, 'editions/today'), { recursive: true });
    await cp(join(projectRoot, 'content/ci/compare.yaml'), join(project, 'compare.yaml'));
    const run =
      'npx --no-install dayang build editions/today --out approved -q\nCI= npx --no-install dayang compare references approved --approve';
    const approved = runStep({ run });
    expect({ ...approved, status: approved.status }).toMatchObject({ status: 0 });
  }, 120_000);

  /** Every step that needs no service, one after another, to the first that fails. */
  function runAll(steps: readonly Step[], more: Readonly<Record<string, string>>) {
    let last = { status: 0 as number | null, said: '' };
    for (const step of steps) {
      last = runStep(step, more);
      if (last.status !== 0) break;
    }
    return last;
  }

  /** What was said by a run that failed. */
  const passed = ({ status, said }: ReturnType<typeof runAll>): string => (status === 0 ? '' : `${status}: ${said}`);

  async function actionSteps(inputs: Readonly<Record<string, string>>): Promise<readonly Step[]> {
    const { runs } = parse(await readFile(join(projectRoot, 'action.yml'), 'utf8')) as { runs: { steps: Step[] } };
    return runs.steps
      .filter((step) => step.run !== undefined && !step.if?.includes('package'))
      .map(({ env = {}, ...step }) => {
        const filled = Object.entries(env).map(([name, value]) => {
          const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1];
          expect([name, input]).toEqual([name, expect.any(String)]);
          return [name, inputs[input!] ?? ''] as const;
        });
        return { ...step, env: Object.fromEntries(filled) };
      });
  }

  const gitlab = async (): Promise<readonly Step[]> => {
    const text = await readFile(join(projectRoot, 'content/ci/gitlab-newsroom.yml'), 'utf8');
    const { pages } = parse(text) as { pages: { script: string[]; variables: Record<string, string> } };
    return pages.script.filter((run) => !run.startsWith('npm ci')).map((run) => ({ run, env: pages.variables }));
  };

  const github = async (): Promise<readonly Step[]> => {
    const text = await readFile(join(projectRoot, 'content/ci/github-newsroom.yml'), 'utf8');
    const { jobs } = parse(text) as { jobs: { pages: { steps: Step[] } } };
    return jobs.pages.steps.filter(({ run }) => run !== undefined && !run.startsWith('npm ci'));
  };

  test('the newsrooms’ jobs pass where nothing changed and fail where a character did', {
    timeout: 240_000,
  }, async () => {
    for (const steps of [await gitlab(), await github()]) {
      expect(steps.length).toBe(3);
      expect(passed(runAll(steps, {}))).toBe('');
    }
    // The next day, its date is what the rules let pass.
    const edition = join(project, 'editions/today/edition.yaml');
    const today = await readFile(edition, 'utf8');
    await writeFile(edition, today.replace('2026-01-05', '2026-01-06'));
    expect(passed(runAll(await github(), {}))).toBe('');
    await writeFile(edition, today);
    await misprint('不必自己', '不必自已');
    try {
      const failed = runAll(await github(), { GITHUB_STEP_SUMMARY: join(project, 'summary.md') });
      expect(failed).toMatchObject({ status: 3 });
      // The annotation stands at the line of the copy.
      expect(failed.said).toMatch(/::error file=editions\/today\/stories\/first\.md,line=\d+/);
      expect(await readFile(join(project, 'summary.md'), 'utf8')).toContain('已');
      const kept = await readdir(join(project, 'dist/dayang'));
      expect(kept).toEqual(expect.arrayContaining(['compare.html', 'compare.xml', 'pages']));
    } finally {
      await misprint('不必自已', '不必自己');
    }
  });

  test('the action says what it found in its outputs', { timeout: 240_000 }, async () => {
    const output = join(project, 'output.txt');
    const inputs = {
      edition: references.EDITION,
      references: 'references',
      rules: references.RULES,
      out: 'dist/action',
    };
    const steps = await actionSteps(inputs);
    expect(steps.map(({ name }) => name)).toEqual(['Build and check', 'Compare with the approved pages']);
    expect(passed(runAll(steps, { GITHUB_OUTPUT: output }))).toBe('');
    await misprint('不必自己', '不必自已');
    expect(runAll(steps, { GITHUB_OUTPUT: output })).toMatchObject({ status: 3 });
    await misprint('不必自已', '不必自己');
    expect((await readFile(output, 'utf8')).trim().split('\n')).toEqual([
      'report=dist/action/compare.html',
      'verdict=same',
      'report=dist/action/compare.html',
      'verdict=different',
    ]);
  });
});

/** A Node that is too old to build with, where the machine has one. */
const olderNode = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = (stdout ?? '').replace('v', '').split('.').map(Number);
  return major >= 20 && (major < 22 || (major === 22 && minor < 18));
});
if (olderNode === undefined) process.stderr.write('SKIPPED: the package on an older Node: none is installed\n');

describe.skipIf(olderNode === undefined)('on an older Node', () => {
  const run = (...words: string[]) => npm(project, olderNode!, ['node_modules/.bin/dayang', ...words]);

  test('building asks for a newer one, in one line', () => {
    const { status, stdout, stderr } = run('build', 'editions/today');
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
    expect(stderr).toMatch(/^error: dayang needs Node 22\.18 or newer \(20 to compare\); this is v\d+\.\d+\.\d+\n$/);
  });

  test('comparing works, in threads too', async () => {
    await writeFile(
      join(project, 'many-a.pdf'),
      manyPages(12, (at) => `page ${at} as it was`),
    );
    await writeFile(
      join(project, 'many-b.pdf'),
      manyPages(12, (at) => `page ${at} as it is`),
    );
    const { status, stdout, stderr } = run('compare', 'many-a.pdf', 'many-b.pdf');
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    expect(stdout).toContain('pages: 12, changed: 12');
  });
});
