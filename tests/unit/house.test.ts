/** The architecture as a test: what may import what, how files are named, how long they may be, what they may say. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Code, catalogue } from '../../scripts/core/catalogue/index.ts';
import { words } from '../../scripts/core/catalogue/words.ts';

const root = resolve(import.meta.dirname, '../..');
const listed = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const code = listed('scripts/*.ts', 'scripts/*.tsx', 'scripts/*.mjs', 'tests/*.ts');
const product = code.filter((file) => file.startsWith('scripts/'));

/**
 * The stages in the order in which a page passes them. A stage may import what stands before it, and its own.
 * `import` makes editions and `commands` run everything, so both stand behind; `press` and `archive` do not know each other.
 * `archive` makes what a library keeps, `access` reads it back.
 */
const order = [
  ['core'],
  ['edition'],
  ['copy'],
  ['html'],
  ['layout'],
  ['pdf'],
  ['press', 'archive'],
  ['preflight'],
  ['check'],
  ['import', 'make'],
  ['compare'],
  ['deliver'],
  ['access'],
  ['press-pipeline.ts', 'stages.ts'],
  ['print-page.ts'],
  ['page-pipeline.ts'],
  ['keep-pages.ts'],
  ['bind-edition.ts', 'impose-edition.ts'],
  ['pipeline.ts'],
  ['archive-proof.ts'],
  ['archive-page.ts'],
  ['archive-package.ts'],
  ['archive-pipeline.ts'],
  ['studio'],
  ['batch', 'bench', 'package'],
  ['commands'],
  ['cli.ts'],
  ['start.mjs'],
  ['dayang.mjs'],
];
const rankOf = (stage: string): number => order.findIndex((names) => names.includes(stage));
/** The first part of the path below `scripts/`. */
const stageOf = (file: string): string => file.split('/')[1]!;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typesOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = read(file);
  const found: Import[] = [];
  for (const match of text.matchAll(/(?:^|\n)(import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?['"](\.[^'"]+)['"]/g)) {
    found.push({ file, typesOnly: match[2] !== undefined, target: match[4]! });
  }
  for (const match of text.matchAll(/(typeof\s+)?\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g)) {
    found.push({ file, typesOnly: match[1] !== undefined, target: match[2]! });
  }
  return found
    .filter(({ target }) => /\.(tsx?|mjs)$/.test(target))
    .map((one) => ({ ...one, target: relative(root, resolve(root, dirname(file), one.target)) }));
}

const imports = product.flatMap(importsOf);
const shown = ({ file, target }: Import): string => `${file} imports ${target}`;

describe('what may import what', () => {
  test('the reader of imports sees them', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(importsOf('scripts/cli.ts').map(({ target }) => target)).toContain('scripts/commands/index.ts');
  });

  test('every file belongs to a stage that has a place in the order', () => {
    expect(product.filter((file) => rankOf(stageOf(file)) < 0)).toEqual([]);
  });

  test('data flows one way: no stage imports a later one', () => {
    const backward = imports.filter(({ file, target }) => {
      const [from, to] = [stageOf(file), stageOf(target)];
      return from !== to && rankOf(to) >= rankOf(from);
    });
    expect(backward.map(shown)).toEqual([]);
  });

  test('a stage is entered by its one door', () => {
    // Rooms with a door of their own, since who needs them needs nothing else of their stage.
    const ownDoors = [
      'scripts/layout/browser.ts',
      'scripts/layout/browser-stamp.ts',
      'scripts/deliver/kept/index.ts',
      'scripts/layout/estimate.ts',
      'scripts/html/fonts/index.ts',
      'scripts/copy/house/index.ts',
      'scripts/check/thresholds.ts',
      'scripts/press/choose-preset.ts',
      'scripts/layout/bundle.ts',
      'scripts/preflight/draw-beside.ts',
      'scripts/preflight/in-thread.ts',
      'scripts/pdf/document/byte-source.ts',
      'scripts/pdf/document/unreadable.ts',
      'scripts/pdf/load-pdf-lib.ts',
      'scripts/pdf/text/extract-with-pdfium.ts',
      'scripts/pdf/text/pdfium.ts',
    ];
    const door = /^scripts\/(?:core\/.+|[^/]+\/(?:index|model|plan)\.ts|[^/]+\.(?:ts|mjs))$/;
    // The studio's page is the engine's page kept open: it enters what runs there, by its door.
    const inPage = (file: string, target: string) =>
      file.startsWith('scripts/studio/page/') && target === 'scripts/layout/in-page/index.ts';
    const climbing = imports.filter(
      ({ file, target }) =>
        stageOf(file) !== stageOf(target) && !door.test(target) && !ownDoors.includes(target) && !inPage(file, target),
    );
    expect(climbing.map(shown)).toEqual([]);
  });

  test('what runs in the page takes nothing along but itself and plain shared code', () => {
    const allowed =
      /^scripts\/(?:layout\/in-page\/|core\/(?:units|script|columns)\.ts|edition\/model\.ts|html\/(?:model|plan)\.ts|layout\/model\.ts)/;
    const heavy = imports.filter(
      ({ file, target, typesOnly }) => file.includes('/in-page/') && !typesOnly && !allowed.test(target),
    );
    expect(heavy.map(shown)).toEqual([]);
    const plain = ['scripts/studio/edits.ts', 'scripts/studio/routes.ts', 'scripts/studio/words.ts'];
    const rooms = {
      'scripts/studio/page/': /^scripts\/(?:studio\/page\/|layout\/in-page\/index\.ts|core\/columns\.ts)/,
      'scripts/studio/shell/': /^scripts\/studio\/shell\//,
    };
    for (const [room, own] of Object.entries(rooms)) {
      const carried = imports.filter(
        ({ file, target, typesOnly }) =>
          file.startsWith(room) && !typesOnly && !own.test(target) && !plain.includes(target),
      );
      expect(carried.map(shown)).toEqual([]);
    }
    // What the browser shares with the server brings nothing along.
    for (const file of plain) expect([file, read(file).match(/^import (?!type )/m)]).toEqual([file, null]);
  });

  test('the pipeline reads as a table of contents', () => {
    for (const file of [
      'pipeline.ts',
      'page-pipeline.ts',
      'archive-pipeline.ts',
      'archive-page.ts',
      'archive-package.ts',
    ]) {
      expect([file, read(`scripts/${file}`).trimEnd().split('\n').length <= 100]).toEqual([file, true]);
    }
  });
});

describe('how files are named and written', () => {
  test('no file is longer than 350 lines', () => {
    const long = code
      .map((file) => [file, read(file).trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > 350);
    expect(long).toEqual([]);
  });

  test('names are kebab-case, after what the file holds', () => {
    const odd = code.filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|data|config|d))?\.(tsx?|mjs)$/.test(file.split('/').at(-1)!),
    );
    expect(odd).toEqual([]);
    const vague = code.filter((file) => /(^|\/|-)(utils?|helpers?|common|misc|manager|stuff)(\/|-|\.)/.test(file));
    expect(vague).toEqual([]);
  });

  test('there are no default exports, enums, namespaces or classes for what need not be closed', () => {
    const found = code.filter((file) =>
      /^(?:export default|(?:export )?(?:const )?enum |(?:export )?namespace )/m.test(read(file)),
    );
    expect(found).toEqual([]);
    const classes = product.filter(
      (file) =>
        /^(?:export )?(?:abstract )?class \w+ (?!extends \w*Error\b)/m.test(read(file)) &&
        !/[aA]syncDispose|Symbol\.dispose/.test(read(file)),
    );
    expect(classes).toEqual([]);
  });
});

describe('the catalogue', () => {
  const codes = Object.keys(catalogue) as Code[];
  const placesOf = (text: string | undefined): string[] =>
    [...new Set([...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();

  test('holds something', () => {
    expect(codes.length).toBeGreaterThan(20);
  });

  test.each(codes)('%s says the same in both languages', (one) => {
    const { en, zh } = catalogue[one];
    expect(one).toMatch(/^[a-z]+[/.][a-z0-9.-]+$/);
    expect(zh.message).toMatch(/\p{Script=Han}/u);
    expect(en.message).not.toMatch(/\p{Script=Han}{2}/u);
    expect(en.message).not.toMatch(/[.。]$/);
    expect(zh.message).not.toMatch(/。$/);
    for (const part of ['message', 'hint', 'label'] as const) {
      expect({ part, given: en[part] !== undefined }).toEqual({ part, given: zh[part] !== undefined });
      expect({ part, places: placesOf(zh[part]) }).toEqual({ part, places: placesOf(en[part]) });
    }
  });

  test('every code is used, and used outside the catalogue', () => {
    const elsewhere = product
      .filter((file) => !file.startsWith('scripts/core/catalogue/'))
      .map(read)
      .join('\n');
    expect(codes.filter((one) => !elsewhere.includes(`'${one}'`))).toEqual([]);
  });

  test('every phrase has its places in both languages, and is used', () => {
    const elsewhere = product
      .filter((file) => file !== 'scripts/core/catalogue/words.ts')
      .map(read)
      .join('\n');
    for (const [key, { en, zh }] of Object.entries(words)) {
      expect({ key, places: placesOf(zh) }).toEqual({ key, places: placesOf(en) });
      // A key may be put together of its group and a value: `doctor/${state}`.
      const used = elsewhere.includes(`'${key}'`) || composed.test(key);
      expect({ key, used }).toEqual({ key, used: true });
    }
  });
  const composed = /^doctor\/(ok|note|trouble|chromium-(package|system))$/;
});

describe('what the project says', () => {
  const texts = listed(
    '*.md',
    '*.ts',
    '*.mjs',
    '*.json',
    '*.yaml',
    '*.yml',
    '*.css',
    '*.hbs',
    '.ci/run',
    '.npmrc',
  ).filter((file) => file !== 'tests/unit/house.test.ts');

  test('names no registry host but the public one, and no machine', () => {
    const hosts =
      /registry\.(?!npmjs\.org)[\w.-]+|https?:\/\/(?:localhost|127\.0\.0\.1|10\.\d|192\.168\.)|\/(?:work|tmp)\/(?:main|brief|shared)\b|\/root\//;
    expect(texts.filter((file) => hosts.test(read(file)))).toEqual([]);
  });

  test('does not tell of how it was written', () => {
    const history = /\b(?:language model|AI assistant|chatgpt|copilot|claude|anthropic|this session|the agent)\b/i;
    const unfinished = /\b(?:TODO|FIXME|XXX)\b/;
    const own = texts.filter((file) => file !== 'package-lock.json');
    expect(own.filter((file) => history.test(read(file)) || unfinished.test(read(file)))).toEqual([]);
  });

  test('package-lock.json fits package.json', () => {
    const lock = JSON.parse(read('package-lock.json')).packages[''];
    const { dependencies, devDependencies, bin } = JSON.parse(read('package.json'));
    expect({ dependencies: lock.dependencies, devDependencies: lock.devDependencies, bin: lock.bin }).toEqual({
      dependencies,
      devDependencies,
      bin,
    });
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  const shared = join(root, '../shared/special-page/source.txt');
  const absent = !existsSync(shared);
  if (absent && process.env['CI'] === 'true') throw new Error('../shared is absent, and CI needs it');
  if (absent) process.stderr.write('SKIPPED: the look for sentences of ../shared, which is absent here\n');

  test.skipIf(absent)('repeats no sentence of the page in ../shared', () => {
    const runs = new Set<string>();
    for (const [run] of readFileSync(shared, 'utf8').matchAll(/\p{Script=Han}{14,}/gu)) {
      for (let at = 0; at + 14 <= run.length; at++) runs.add(run.slice(at, at + 14));
    }
    expect(runs.size).toBeGreaterThan(200);
    const repeating = texts.filter((file) =>
      [...read(file).matchAll(/\p{Script=Han}{14,}/gu)].some(([run]) => {
        for (let at = 0; at + 14 <= run.length; at++) if (runs.has(run.slice(at, at + 14))) return true;
        return false;
      }),
    );
    expect(repeating).toEqual([]);
  });
});
