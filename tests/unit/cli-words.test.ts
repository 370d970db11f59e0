/** The command line from outside: a real process, its two streams and its exit code. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandTable } from '../../scripts/commands/command-table.ts';

const root = resolve(import.meta.dirname, '../..');
const cli = join(root, 'scripts/cli.ts');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function dayang(words: readonly string[], more: Record<string, string> = {}) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '', GITHUB_WORKSPACE: '', ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const noStack = /^\s+at .*[:(]\d+/m;

describe('help', () => {
  test('lists every command on stdout, and so does no word at all', () => {
    const help = dayang(['--help']);
    expect(help.status).toBe(0);
    expect(help.stderr).toBe('');
    for (const { name } of commandTable) expect(help.stdout).toContain(`  ${name} `);
    expect(dayang([])).toEqual(help);
  });

  test.each(commandTable.map(({ name }) => name))('%s --help names every option, in both languages', (name) => {
    const row = commandTable.find((one) => one.name === name)!;
    for (const lang of ['en', 'zh']) {
      const { status, stdout } = dayang([name, '--help', '--lang', lang]);
      expect(status).toBe(0);
      for (const { flags } of row.options) expect(stdout).toContain(flags);
      expect(/\p{Script=Han}{4}/u.test(stdout)).toBe(lang === 'zh');
    }
  });

  test('the locale of the shell decides, and --lang over it', () => {
    expect(dayang(['--help'], { LC_ALL: 'zh_CN.UTF-8' }).stdout).toContain('用法：');
    expect(dayang(['--help', '--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' }).stdout).toContain('Usage:');
  });

  test('loads nothing of the program’s work', () => {
    const script = `
      import module from 'node:module';
      const loaded = [];
      module.registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      const { parseCommand } = await import(${JSON.stringify(join(root, 'scripts/commands/parse-command.ts'))});
      const { runCommand } = await import(${JSON.stringify(join(root, 'scripts/commands/index.ts'))});
      await runCommand(['--help']);
      process.stderr.write(JSON.stringify(loaded));`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    const loaded = JSON.parse(stderr) as string[];
    const heavy = loaded.filter((url) => !/\/commander\/|\/scripts\/(?:core|commands)\/|^node:/.test(url));
    expect(heavy).toEqual([]);
    expect(loaded.filter((url) => /commands\/(?:build|check|doctor|import|new)\.ts/.test(url))).toEqual([]);
  });
});

test('--version is the package’s', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(dayang(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

describe('a bad command line ends with 2, words on stderr and nothing on stdout', () => {
  test.each([
    ['command/unknown', ['biuld'], 'did you mean "build"?'],
    ['command/unknown', ['bench'], undefined],
    ['command/unknown-option', ['build', '--pgae', '5'], 'did you mean "--page"?'],
    ['command/unknown-option', ['build', '--otu=x'], 'did you mean "--out"?'],
    ['command/unknown-option', ['--versoin'], 'did you mean "--version"?'],
    ['command/missing-argument', ['new'], 'dayang new --help'],
    ['command/missing-option', ['import', 'text.txt'], '--out'],
    ['command/missing-value', ['build', '--out'], '--out'],
    ['command/excess-argument', ['doctor', 'me'], '"me"'],
    ['command/bad-value', ['build', '--page', 'five'], '5-8'],
    ['command/bad-value', ['build', '--page', '8-5'], '5-8'],
    ['command/bad-value', ['build', '--page', '0'], '"0"'],
    ['command/bad-value', ['build', '--only', 'plates'], 'proof, press, edition'],
    ['command/bad-value', ['build', '--fit=loose'], 'exact, report, off'],
    ['command/bad-value', ['import', 'a', '--out', 'b', '--sheet', 'A4'], 'broadsheet, tabloid'],
    ['command/bad-value', ['build', '--lang', 'fr'], 'en, zh'],
    ['command/conflict', ['build', '--json', '--github'], '--github'],
    ['command/conflict', ['make', '--page', '3', '--around', '--name', '要闻'], '--name'],
    ['command/missing-option', ['page', '--variant', 'six'], '--kind'],
    ['command/bad-value', ['page', '--kind', 'news-page', '--page', 'five'], '"five"'],
    ['command/no-edition', ['page', '--kind', 'news-page'], 'edition.yaml'],
    ['command/no-edition', ['build', 'nowhere'], 'nowhere'],
    ['command/no-edition', ['check'], 'edition.yaml'],
  ] as const)('%s: dayang %j', (code, words, said) => {
    const { status, stdout, stderr } = dayang(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`error[${code}]`);
    if (said) expect(stderr).toContain(said);
    else expect(stderr).not.toContain('did you mean');
    expect(stderr).not.toMatch(noStack);
    expect(dayang(words, { LC_ALL: 'zh_CN.UTF-8' }).stderr).toContain(`错误[${code}]`);
  });

  test('all faults at once', () => {
    const { stderr } = dayang(['build', 'nowhere', '--page', 'x', '--fit', 'y', '--only', 'z']);
    expect(stderr.match(/error\[/g)).toHaveLength(4);
  });

  test('under --json the faults are the report', () => {
    const { status, stdout, stderr } = dayang(['build', 'nowhere', '--json']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    const report = JSON.parse(stdout);
    expect(report.exit).toBe(2);
    expect(report.diagnostics[0].code).toBe('command/no-edition');
  });
});

describe('dayang new', () => {
  test('makes an edition once, and never over something', async () => {
    const made = dayang(['new', 'mine']);
    expect({ status: made.status, stdout: made.stdout }).toEqual({ status: 0, stdout: 'mine\n' });
    expect(await readdir(join(folder, 'mine'))).toContain('edition.yaml');
    const again = dayang(['new', 'mine']);
    expect({ status: again.status, stdout: again.stdout }).toEqual({ status: 1, stdout: '' });
    expect(again.stderr).toContain('command/not-empty');
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('its files name schemas that stand in it', async () => {
    expect(dayang(['new', 'with-schemas']).status).toBe(0);
    for (const [file, schema, titled] of [
      ['edition.yaml', 'edition.schema.json', 'edition.yaml'],
      ['pages/01.yaml', 'page.schema.json', 'pages/*.yaml'],
    ] as const) {
      const path = join(folder, 'with-schemas', file);
      const named = /^# yaml-language-server: \$schema=(.+)\n/.exec(await readFile(path, 'utf8'))?.[1];
      const found = resolve(dirname(path), named ?? 'none');
      expect(found).toBe(join(folder, 'with-schemas', schema));
      expect(JSON.parse(await readFile(found, 'utf8')).title).toBe(titled);
    }
  });

  test('says when the place cannot be had', async () => {
    await writeFile(join(folder, 'file'), '');
    const { status, stderr } = dayang(['new', 'file/inside']);
    expect(status).toBe(1);
    expect(stderr).toContain('error[file/in-the-way]');
    expect(stderr).not.toMatch(noStack);
  });
});

describe('dayang check on a file', () => {
  test.each([
    ['none.json', undefined, 'file/missing'],
    ['broken.json', '{"version": 1,', 'command/no-layout'],
    ['other.json', '{"version": 2}', 'command/no-layout'],
    ['null.json', 'null', 'command/no-layout'],
  ])('%s is told as %3$s', async (name, text, code) => {
    if (text !== undefined) await writeFile(join(folder, name), text);
    const { status, stdout, stderr } = dayang(['check', name]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).not.toMatch(noStack);
  });
});

test('a reader that goes away early is no error', async () => {
  const child = spawn(process.execPath, [cli, 'build', '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  const status = await new Promise((done) => child.on('close', done));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('our own fault is one line and 70, and its stack only on request', () => {
  const script = (debug: string) =>
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { failLoudly } from ${JSON.stringify(join(root, 'scripts/commands/index.ts'))};
         process.on('unhandledRejection', failLoudly);
         Promise.reject(new TypeError('x is not a function'));
         setTimeout(() => {}, 1000);`,
      ],
      { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', DAYANG_DEBUG: debug } },
    );
  const plain = script('');
  expect(plain.status).toBe(70);
  expect(plain.stderr).toContain('error[command/our-fault]');
  expect(plain.stderr).toContain('x is not a function');
  expect(plain.stderr).not.toMatch(noStack);
  expect(script('1').stderr).toMatch(noStack);
});
