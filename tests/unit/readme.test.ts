/** The READMEs say what is true: their commands exist, their links lead somewhere, their tables are the code's. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../scripts/commands/parse-command.ts';
import { codeTables } from '../../scripts/core/catalogue/code-table.ts';
import { exitCodes } from '../../scripts/core/interrupt.ts';
import { optionTables } from '../../scripts/edition/index.ts';
import { commandTables, unpadded, withMarked } from '../doc-marks.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', '*.md'], {
  cwd: projectRoot,
  encoding: 'utf8',
})
  .split('\0')
  .filter(
    (file) => file !== '' && existsSync(join(projectRoot, file)) && !/^(content\/.+\/stories|tests)\//.test(file),
  );
const readmes = [
  { file: 'README.md', language: 'en' },
  { file: 'README.zh-CN.md', language: 'zh' },
] as const;

/** Without what stands in fences. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');
/** The commands of the `sh` fences, one a line. */
const fencedCommands = (text: string): readonly string[] =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, body]) => body!.trim().split('\n'));
/** And those in sentences. */
const commandsOf = (text: string): readonly string[] => [
  ...fencedCommands(text),
  ...[...prose(text).matchAll(/`((?:npx|npm|node)\s[^`]+)`/g)].map(([, command]) => command!.replace(/\s+/g, ' ')),
];

test('the documents are found', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'scripts/README.md']));
});

describe.each(readmes)('$file', ({ file, language }) => {
  // Written anew by `vitest -u`; `npm run lint -- --write` then sets the tables.
  test('has the tables that the code makes', async () => {
    const now = read(file);
    const tables = { options: optionTables(language), commands: commandTables(language), codes: codeTables(language) };
    const made = Object.entries(tables).reduce((text, [name, table]) => withMarked(text, name, table), now);
    if (unpadded(now) !== unpadded(made)) await expect(made).toMatchFileSnapshot(join(projectRoot, file));
  });

  test('has every exit code, and no other', () => {
    const told = [...read(file).matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
    expect(told).toEqual(Object.values(exitCodes));
  });

  test('has every file of a page that a command writes', () => {
    for (const one of ['proof.pdf', 'layout.json', 'press.pdf', 'proof.png', 'findings.png', 'plates/'])
      expect(read(file)).toContain(`| \`page-NN/${one}\` `);
  });

  test('opens with the picture of the page and the two commands', () => {
    const top = read(file).split('\n## ')[0]!;
    expect(top).toMatch(/!\[[^\]]+\]\(templates\/pictures\/page-05\.jpg\)/);
    expect(fencedCommands(top)).toEqual(['npm start', 'npm test']);
  });
});

test('both READMEs have the same commands', () => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((file) => fencedCommands(read(file)));
  expect(chinese).toEqual(english);
});

describe('the commands', () => {
  const all = new Set(documents.flatMap((file) => commandsOf(read(file))));
  const scripts = JSON.parse(read('package.json')).scripts as Record<string, string>;

  test('are there', () => expect(all.size).toBeGreaterThan(8));

  test.each([...all])('%s can be given', (command) => {
    // What lies beside the checkout is nobody's but ours.
    expect(command).not.toContain('../');
    const words = command.replace(/^(?:[A-Z_]+=\S+ )+/, '').split(' ');
    const [program, second = '', ...rest] = words;
    if (program === 'npx' && second === 'dayang') {
      const parsed = parseCommand(rest, { language: 'en', version: '0', width: 80 });
      const fault = parsed.kind === 'fault' ? parsed.diagnostic.code : undefined;
      // A sentence may name a command without its argument.
      expect([undefined, 'command/missing-argument']).toContain(fault);
      return;
    }
    if (program === 'npx') return expect(existsSync(join(projectRoot, 'node_modules/.bin', second))).toBe(true);
    // The reader's own Node may be too old for TypeScript; `npx node` is the project's.
    if (program === 'node') expect(second).toMatch(/\.mjs$/);
    if (program === 'node') return expect(existsSync(join(projectRoot, second))).toBe(true);
    expect(program).toBe('npm');
    // npm's own.
    if (second === 'ci') return expect(existsSync(join(projectRoot, 'package-lock.json'))).toBe(true);
    if (second === 'pack') return expect(scripts['prepack']).toBeDefined();
    if (second === 'install')
      return expect(rest.at(-1)).toBe(`./dayang-${JSON.parse(read('package.json')).version}.tgz`);
    const name = second === 'run' ? rest[0]! : second;
    expect(Object.keys(scripts)).toContain(name);
  });

  test('that are quick do what they say', async () => {
    const quick = fencedCommands(read('README.md')).filter((command) => /^npx dayang (?:new|import)\b/.test(command));
    expect(quick.length).toBe(2);
    const folder = await mkdtemp(join(tmpdir(), 'dayang-readme-'));
    try {
      for (const command of quick) {
        const words = command.split(' ').slice(2);
        // They are given in the checkout; what they make goes elsewhere.
        const made = ['new', 'import'].includes(words[0]!) ? words.length - 1 : -1;
        const moved = words.map((word, at) => (at === made ? join(folder, word) : word));
        const { status, stderr } = dayang(moved, { cwd: projectRoot });
        expect({ command, status, stderr }).toMatchObject({ status: 0 });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

test('templates/README.md shows every block', () => {
  const blocks = readdirSync(join(projectRoot, 'templates/pictures')).filter((file) => file.endsWith('.png'));
  const shown = [...read('templates/README.md').matchAll(/src="pictures\/([^"]+)"/g)].map(([, file]) => file!);
  expect(shown.sort()).toEqual(blocks.sort());
});

/** Headings as GitHub names them in links. */
const anchorsOf = (text: string): readonly string[] =>
  [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (file) => {
  const text = prose(read(file));
  const targets = [...text.matchAll(/(?<!\\)\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source!,
  );

  test('links to what is there', () => {
    for (const target of targets.filter((one) => !/^https?:/.test(one))) {
      const [path = '', anchor] = target.split('#');
      const linked = path === '' ? file : join(dirname(file), path);
      expect([target, existsSync(join(projectRoot, linked))]).toEqual([target, true]);
      if (anchor) expect([target, anchorsOf(read(linked)).includes(decodeURI(anchor))]).toEqual([target, true]);
    }
  });

  test('links to other sites over https', () => {
    expect(targets.filter((one) => one.startsWith('http:'))).toEqual([]);
  });
});
