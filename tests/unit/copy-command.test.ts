/** `dayang copy` from outside: real files, two streams, exit codes. */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { dayang, projectRoot, stackLine } from '../run-dayang.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-copy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const dirty = '水清了,鱼来了。\n\n他用 VR 看了３遍...\n';
const mended = '水清了，鱼来了。\n\n他用VR看了3遍……\n';
const copy = (...words: string[]) => dayang(['copy', ...words], { cwd: folder });
const put = async (name: string, text: string | Uint8Array): Promise<string> => {
  await mkdir(join(folder, name, '..'), { recursive: true });
  await writeFile(join(folder, name), text);
  return name;
};
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const partial = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('.part'));

const schema = z.fromJSONSchema(
  JSON.parse(await readFile(join(projectRoot, 'scripts/core/report.schema.json'), 'utf8')),
);

describe('check', () => {
  test('tells every slip with its place, and writes nothing', async () => {
    const file = await put('check.md', dirty);
    const { status, stdout, stderr } = copy('check', file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('--> check.md:1:4');
    expect(stderr).toContain('--> check.md:3:3');
    expect(stderr).toContain('errors by the counting method of 2020');
    expect(stderr).toContain('dayang copy fix check.md');
    expect(await read(file)).toBe(dirty);
    expect(dayang(['copy', 'check', file, '--lang', 'zh'], { cwd: folder }).stderr).toContain('差错率万分之');
  });

  test('ends with 0 where there is nothing, and on our own sample editions', async () => {
    await put('clean.md', mended);
    expect(copy('check', 'clean.md').status).toBe(0);
    for (const edition of ['content/qingxi', 'content/starter']) {
      const { status, stdout } = dayang(['copy', 'check', edition, '--json'], { cwd: projectRoot });
      const { diagnostics, copy: counted } = JSON.parse(stdout);
      expect({ status, diagnostics }).toEqual({ status: 0, diagnostics: [] });
      expect(counted).toMatchObject({ errors: 0, rate: 0, rules: {} });
    }
  });

  test('--json is the report, by its schema', async () => {
    const file = await put('json.md', dirty);
    const { status, stdout } = copy('check', file, '--json');
    expect(status).toBe(1);
    const report = JSON.parse(stdout);
    expect(schema.safeParse(report).error).toBeUndefined();
    expect(report).toMatchObject({ command: 'copy check', exit: 1, errors: 3, warnings: 2 });
    expect(report.copy.rules['copy.space']).toEqual({ found: 2, certain: 2 });
    // Five marks and forms at 0.1 each in 19 characters.
    expect(report.copy).toMatchObject({ files: 1, characters: 19, errors: 0.5, rate: 263.16, fixes: [] });
  });

  test('--github annotates, --rule picks', async () => {
    const file = await put('github.md', dirty);
    const { stdout } = copy('check', file, '--github', '--rule', 'copy.half-width');
    expect(stdout).toMatch(/^::error file=github\.md,line=1,col=4,title=copy\.half-width::/);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  test('reads an edition: stories, pages, its date and its house style', async () => {
    await put(
      'paper/edition.yaml',
      'newspaper: 报\ndate: 2026-09-18\nlanguage: zh-CN\nhouse: own.yaml\npages: [pages/01.yaml]\n',
    );
    await put('paper/own.yaml', 'terms: [{avoid: 白水, prefer: 柳河}]\nseverity: {copy.space: off}\n');
    const page =
      'page: 1\nname: 版\nplace:\n  foot: {block: picture-credit, columns: 1, rows: 1, text: "图片来源:本报"}\n';
    await put('paper/pages/01.yaml', page);
    await put('paper/stories/a.md', '9月18日（星期六），白水清了 3 遍。\n');
    await put('paper/notes.txt', dirty);
    const whole = JSON.parse(copy('check', 'paper', '--json').stdout);
    const told = whole.diagnostics.map(({ code, at }: { code: string; at: { file: string } }) => [code, at.file]);
    expect(told).toEqual([
      ['copy.weekday', 'paper/stories/a.md'],
      ['copy.term', 'paper/stories/a.md'],
      ['copy.half-width', 'paper/pages/01.yaml'],
    ]);
    // Of one story alone the edition is found all the same.
    const story = JSON.parse(copy('check', 'paper/stories/a.md', '--json').stdout);
    expect(story.diagnostics.map(({ code }: { code: string }) => code)).toEqual(['copy.weekday', 'copy.term']);
    await put('other.yaml', 'severity: {copy.weekday: off, copy.half-width: note}\n');
    const other = JSON.parse(copy('check', 'paper', '--house', 'other.yaml', '--json').stdout);
    expect(other).toMatchObject({ exit: 0, errors: 0, warnings: 2 });
  });
});

describe('fix', () => {
  test('shows a diff that patch understands, writes, and changes nothing the second time', async () => {
    const file = await put('fix.md', dirty);
    const { status, stdout, stderr } = copy('fix', file);
    expect(status).toBe(0);
    expect(stderr).toContain('mended 5 places in 1 files');
    expect(await read(file)).toBe(mended);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      '--- a/fix.md',
      '+++ b/fix.md',
      '@@ -1,3 +1,3 @@',
      '-水清了,鱼来了。',
    ]);
    await put(file, dirty);
    expect(spawnSync('git', ['apply', '-'], { cwd: folder, input: stdout }).status).toBe(0);
    expect(await read(file)).toBe(mended);
    expect(copy('fix', file)).toMatchObject({ status: 0, stdout: '' });
    expect(await partial()).toEqual([]);
  });

  test('--dry-run writes nothing and says the same', async () => {
    const file = await put('dry.md', dirty);
    const { stdout, stderr } = copy('fix', file, '--dry-run');
    expect(stdout).toContain('+水清了，鱼来了。');
    expect(stderr).toContain('nothing was written');
    expect(await read(file)).toBe(dirty);
  });

  test('--json names each change at its place', async () => {
    const file = await put('named.md', dirty);
    const report = JSON.parse(copy('fix', file, '--json').stdout);
    expect(schema.safeParse(report).error).toBeUndefined();
    expect(report.copy.fixes).toEqual([
      { rule: 'copy.half-width', at: { file, line: 1, column: 4 }, before: ',', after: '，' },
      { rule: 'copy.space', at: { file, line: 3, column: 3 }, before: ' ', after: '' },
      { rule: 'copy.space', at: { file, line: 3, column: 6 }, before: ' ', after: '' },
      { rule: 'copy.full-width', at: { file, line: 3, column: 9 }, before: '３', after: '3' },
      { rule: 'copy.ellipsis', at: { file, line: 3, column: 11 }, before: '...', after: '……' },
    ]);
    expect(report).toMatchObject({ command: 'copy fix', outputs: ['named.md'], copy: { errors: 0 } });
  });

  test('--rule mends by this rule alone', async () => {
    const file = await put('one.md', dirty);
    expect(copy('fix', file, '--rule', 'copy.ellipsis,copy.full-width').status).toBe(0);
    expect(await read(file)).toBe('水清了,鱼来了。\n\n他用 VR 看了3遍……\n');
  });

  test('keeps byte order mark, line ends, permissions and links', async () => {
    const bytes = `\ufeff${dirty.replaceAll('\n', '\r\n')}`;
    await put('kept/real.md', bytes);
    await chmod(join(folder, 'kept/real.md'), 0o640);
    await symlink('real.md', join(folder, 'kept/link.md'));
    expect(copy('fix', 'kept/link.md').status).toBe(0);
    expect(await read('kept/real.md')).toBe(`\ufeff${mended.replaceAll('\n', '\r\n')}`);
    expect((await stat(join(folder, 'kept/real.md'))).mode & 0o777).toBe(0o640);
    expect(await readFile(join(folder, 'kept/link.md'), 'utf8')).toBe(await read('kept/real.md'));
  });

  test('leaves what a person must decide, lists it, and ends with 1', async () => {
    const file = await put('left.md', '水清了,，鱼来了。\n\n老船工说：“好。\n');
    const { status, stderr } = copy('fix', file);
    expect(status).toBe(1);
    expect(stderr).toContain('error[copy.quote-pairs]');
    expect(stderr).toContain('error[copy.double-mark]');
    expect(stderr).toContain('left to decide: 2');
  });

  test('writes all the files or none', async () => {
    await put('all/a.md', dirty);
    await put('all/b.md', dirty);
    await chmod(join(folder, 'all/b.md'), 0o444);
    const { status, stderr, stdout } = copy('fix', 'all');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('all/b.md');
    expect(await read('all/a.md')).toBe(dirty);
  });
});

describe('bad input', () => {
  const gb18030 = Uint8Array.from(
    // 水清了，鱼来了，人也在河边看了又看。
    [
      0xcb, 0xae, 0xc7, 0xe5, 0xc1, 0xcb, 0xa3, 0xac, 0xd3, 0xe3, 0xc0, 0xb4, 0xc1, 0xcb, 0xa3, 0xac, 0xc8, 0xcb, 0xd2,
      0xb2, 0xd4, 0xda, 0xba, 0xd3, 0xb1, 0xdf, 0xbf, 0xb4, 0xc1, 0xcb, 0xa1, 0xa3,
    ],
  );
  test.each([
    ['nothing there', undefined, 'file/missing'],
    ['another encoding', gb18030, 'edition/encoding'],
    [
      'broken bytes',
      Buffer.concat([
        Buffer.from('水清了，鱼来了。'),
        Buffer.from([0xe6, 0xb0]),
        Buffer.from('人也来了，大家都在河边看了又看。'),
      ]),
      'edition/damaged',
    ],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46), 'edition/encoding-unknown'],
    ['zero bytes', Buffer.alloc(64), 'edition/encoding-unknown'],
    ['more than a newspaper prints', Buffer.from('水清了,鱼来了。\n\n'.repeat(200_000)), 'edition/too-large'],
    ['an empty story', '', 'edition/empty-story'],
    ['broken front matter', '---\nheadline: [\n---\n\n水清了。\n', 'edition/yaml-indent'],
  ])('%s is told, and not written', async (name, bytes, code) => {
    const file = `bad/${name.replaceAll(' ', '-')}.md`;
    if (bytes !== undefined) await put(file, bytes);
    for (const act of ['check', 'fix']) {
      const { status, stdout, stderr } = copy(act, file);
      expect({ act, status, stdout }).toEqual({ act, status: 1, stdout: '' });
      expect(stderr).toContain(`error[${code}]`);
      expect(stderr).not.toMatch(stackLine);
    }
    if (bytes !== undefined) expect(Buffer.compare(await readFile(join(folder, file)), Buffer.from(bytes))).toBe(0);
  });

  test('an empty text has nothing wrong', async () => {
    await put('empty.txt', '');
    expect(copy('check', 'empty.txt').status).toBe(0);
  });

  test('one bad file keeps nobody from the others', async () => {
    await put('mixed/a.txt', Buffer.alloc(64));
    await put('mixed/b.txt', dirty);
    const { status, stderr } = copy('check', 'mixed', 'nowhere');
    expect(status).toBe(1);
    for (const code of ['edition/encoding-unknown', 'file/missing', 'copy.half-width']) expect(stderr).toContain(code);
  });

  test('a folder without copy, a pipe, a house style that is none', async () => {
    await mkdir(join(folder, 'hollow'));
    expect(copy('check', 'hollow').stderr).toContain('error[copy/none]');
    if (process.platform !== 'win32') {
      spawnSync('mkfifo', [join(folder, 'pipe.txt')]);
      expect(copy('check', 'pipe.txt').stderr).toContain('error[copy/no-file]');
    }
    await put('any.md', dirty);
    await put('bad-house.yaml', 'severity: {copy.halfwidth: off}\n');
    const { status, stderr } = copy('fix', 'any.md', '--house', 'bad-house.yaml');
    expect(status).toBe(1);
    expect(stderr).toContain('--> bad-house.yaml:1:12');
    expect(await read('any.md')).toBe(dirty);
  });

  test.each([
    ['command/bad-value', ['mend', 'a.md']],
    ['command/missing-argument', ['check']],
    ['command/bad-value', ['check', 'a.md', '--rule', 'copy.commas']],
    ['command/unknown-option', ['check', 'a.md', '--dryrun']],
  ])('%s: dayang copy %j ends with 2', (code, words) => {
    const { status, stdout, stderr } = copy(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`error[${code}]`);
  });

  test('pathological copy is read in seconds', async () => {
    const shapes = [
      '（',
      '“',
      '" ',
      "'",
      '( ',
      '水 ',
      'a ',
      '...',
      '--',
      '3-5',
      '水水',
      '<!-- stet -->',
      '1)',
      '，',
      '「',
      '千',
    ];
    for (const [index, shape] of shapes.entries()) await put(`odd/${index}.txt`, shape.repeat(60_000));
    const from = performance.now();
    expect(copy('fix', 'odd', '--dry-run', '--json').stderr).not.toMatch(stackLine);
    expect(performance.now() - from).toBeLessThan(25_000);
  });
});
