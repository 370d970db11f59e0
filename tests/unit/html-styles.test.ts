import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FaceRole, faceOf, readTokens } from '../../scripts/html/type-faces.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFile(join(root, file), 'utf8');
const bare = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '');
const list = async (folder: string, ending: string) =>
  (await readdir(join(root, folder))).filter((file) => file.endsWith(ending)).sort();

const themes = await list('styles/themes', '.css');
const blocks = await list('styles/blocks', '.css');
const tokens = await read('styles/tokens.css');
const rules = await Promise.all(
  ['page.css', 'grid.css', 'type.css', ...blocks.map((file) => `blocks/${file}`)].map(async (file) => ({
    file,
    css: bare(await read(`styles/${file}`)),
  })),
);
const roles: readonly FaceRole[] = [
  ...(['folio', 'folio-name', 'folio-number', 'banner', 'translation', 'slogan', 'kicker', 'headline'] as const),
  ...(['deck', 'byline', 'lede', 'body', 'section-head', 'caption', 'credit', 'sidebar-head', 'sidebar'] as const),
  ...([
    'pull-quote',
    'quote-source',
    'picture-credit',
    'index-head',
    'index',
    'teaser-head',
    'teaser',
    'names-head',
    'names',
    'table-head',
    'table',
    'notice-head',
  ] as const),
  ...(['notice', 'notice-end', 'strong', 'stand-in'] as const),
];

describe.each(themes)('theme %s', async (theme) => {
  const own = await read(`styles/themes/${theme}`);
  const all = readTokens(tokens + own);
  const inks = [...all.keys()].filter((name) => name.startsWith('ink-') && !name.endsWith('-cmyk'));

  test.each(inks)('the ink --%s says what it is in print', (ink) => {
    expect(all.get(ink)).toMatch(/^#[0-9a-f]{6}$/);
    const parts = (all.get(`${ink}-cmyk`) ?? '').split(' ').map(Number);
    expect(parts).toHaveLength(4);
    for (const part of parts) expect(part >= 0 && part <= 100).toBe(true);
    // Coldset newsprint carries 240 %.
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(240);
  });

  test('changes no token that does not exist', () => {
    const known = readTokens(tokens);
    expect([...readTokens(own).keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test('sets a page in four families and a brush at most', () => {
    const families = new Set(roles.map((role) => faceOf(all, role).family));
    families.delete('DY Brush');
    expect(families.size).toBeLessThanOrEqual(4);
  });
});

test.each(rules)('$file names every colour by its token', ({ css }) => {
  const colours = css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)a?\(|:\s*(?:black|white|red)\b/gi);
  expect(colours).toBeNull();
});

test.each(rules)('$file uses nothing that a press cannot print as it is', ({ css }) => {
  expect(css.match(/opacity|filter|(?:box|text|drop)-shadow|mix-blend|mask|backdrop/g)).toBeNull();
  expect(css.match(/border-radius/g)).toBeNull();
});

test('only the banner has a gradient, linear, between two inks', () => {
  const found = rules.flatMap(({ file, css }) => (css.match(/[\w-]*gradient\([^;]*/g) ?? []).map((one) => [file, one]));
  expect(found).toEqual([['blocks/banner.css', 'linear-gradient(90deg, var(--banner-from), var(--banner-to))']]);
});

test('every token that a rule names exists', () => {
  const given = ['column', 'gutter', 'pitch', 'base', 'body', 'rows', 'columns', 'size', 'measure', 'margin', 'fold'];
  const known = new Set([...readTokens(tokens).keys(), ...given]);
  for (const { css } of rules) for (const name of readTokens(css).keys()) known.add(name);
  const named = rules.flatMap(({ css }) => [...css.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name!));
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
});

describe('a block has one name everywhere', async () => {
  const names = blocks.map((file) => file.replace('.css', ''));

  test.each(names)('%s has a template', async (name) => {
    expect(await list('templates/blocks', '.hbs')).toContain(`${name}.hbs`);
  });

  test.each(names.filter((name) => name !== 'folio'))('%s has a fixture', async (name) => {
    const fixtures = await readdir(join(root, 'tests/fixtures/blocks'));
    for (const ending of ['md', 'yaml', 'html']) expect(fixtures).toContain(`${name}.${ending}`);
  });
});

test('no template writes raw markup of its own accord', async () => {
  const files = await readdir(join(root, 'templates'), { recursive: true });
  for (const file of files.filter((one) => one.endsWith('.hbs'))) {
    const template = await read(`templates/${file}`);
    expect(template, file).not.toContain('{{{');
    expect(template, file).not.toContain('{{&');
    expect(template, file).not.toMatch(/\bstyle=|<script(?! type="application\/json")|\bon\w+=/);
  }
});

describe('faces', () => {
  test('follow a token to another and take the last word', () => {
    const css = ':root{--kai:"DY Kai";--lede-family:var(--kai);--lede-weight:400} :root{--lede-weight:700}';
    expect(faceOf(readTokens(css), 'lede')).toEqual({ family: 'DY Kai', weight: 700 });
  });

  test('are asked for in full', () => {
    expect(() => faceOf(readTokens(':root{--lede-family:"DY Kai"}'), 'lede')).toThrow('--lede-weight');
  });
});
