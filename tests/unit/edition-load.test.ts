import { readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { editionSchema, loadEdition, optionTables, schemaFiles } from '../../scripts/edition/index.ts';
import type { Edition, Flow } from '../../scripts/edition/model.ts';
import { append, makeEdition, removeEditions, swap } from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

async function loaded(folder: string): Promise<Edition> {
  const { value, diagnostics } = await loadEdition(folder);
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  return value!;
}

const textOf = (flow: Flow): string => flow.runs.map((run) => run.text).join('');

describe('a sound edition', () => {
  test('comes out whole', async () => {
    const edition = await loaded(await makeEdition());
    expect(edition).toMatchObject({ id: 'minimal', date: '2026-09-18', number: 4210, language: 'zh-CN' });
    expect(edition.newspaper.text).toBe('大样日报');
    const page = edition.pages[0]!;
    expect(page).toMatchObject({ number: 1, name: '专版', template: 'special-page', theme: 'plain', fit: 'exact' });
    expect(page.grid).toEqual({
      columns: 6,
      characters: 17,
      size: 9,
      gutter: 1.5,
      pitch: 13.5,
      rows: 102,
      bodyCharacters: [16, 17],
    });
    expect(page.sheet).toMatchObject({ name: 'broadsheet', width: 390, height: 540, bleed: 3, marks: 'crop' });
    expect(page.placed.map(({ id }) => id).slice(0, 3)).toEqual(['banner', 'headline', 'deck']);
    const placed = new Map(page.placed.map((one) => [one.id, one]));
    expect(placed.get('river')).toMatchObject({
      block: 'photo',
      photo: 'river',
      area: { columns: { from: 3, to: 6 }, rows: { from: 16, to: 45 } },
      fit: { min: 20, max: 34, anchor: 'top' },
      air: { above: 1, below: 1 },
    });
    expect(placed.get('body')).toMatchObject({ block: 'text', rules: true, air: { above: 0, below: 0 } });
    expect(placed.get('quote')).toMatchObject({ straddle: true });
    expect(placed.get('voices')).toMatchObject({ frame: 'rule' });
  });

  test('has the story in runs, lines joined, marks as styles', async () => {
    const edition = await loaded(await makeEdition());
    const story = edition.stories.get('lead')!;
    expect(story.headline?.text).toBe('一溪碧水，｜十年新景');
    expect(story.lede.map(textOf)).toEqual(['清晨六点，老何把船撑进河心。', '水面上有鱼跃起。']);
    expect(story.body.map((one) => [one.kind, textOf(one)])).toEqual([
      ['paragraph', '河水是从第三年开始变清的。那年春天，沿岸的工厂都搬走了，只留下一座烟囱。'],
      ['section-head', '水往低处流 人往岸上走'],
      ['paragraph', '镇上的人说变化要从 一张旧照片 说起。'],
    ]);
    expect(story.body[0]!.runs[1]).toMatchObject({ text: '沿岸的工厂', strong: true });
    expect(story.body[2]!.runs[1]).toMatchObject({ text: '变化', emphasis: true });
    expect(story.body[2]!.runs[3]).toMatchObject({ text: '一张旧照片', href: 'https://example.org/' });
    expect(story.sidebars[0]).toMatchObject({ id: 'voices' });
    expect(textOf(story.sidebars[0]!.head!)).toBe('两岸的声音');
    expect(story.pullQuotes[0]?.source?.text).toBe('渔民 老何');
  });

  test('knows its photos without decoding them', async () => {
    const { photos } = await loaded(await makeEdition());
    expect(photos.get('river')).toMatchObject({
      file: 'photos/river.jpg',
      alt: '清晨的河面，一条小船',
      focus: { x: 0.5, y: 0.4 },
      facts: { format: 'jpeg', widthPx: 60, heightPx: 40, colour: 'rgb', orientation: 1 },
    });
    expect(photos.get('river')!.facts.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(photos.get('wood')!.caption).toBeUndefined();
  });

  test('knows the faces in a photo and where they look, if it is told', async () => {
    const folder = await makeEdition({
      'stories/lead.md': swap('focus="50% 40%"', 'faces="10, 20, 5,7.5 ; 60,20,5,10" gaze="up"'),
    });
    const { photos } = await loaded(folder);
    expect(photos.get('river')).toMatchObject({
      focus: { x: 0.5, y: 0.5 },
      faces: [
        { x: 0.1, y: 0.2, width: 0.05, height: 0.075 },
        { x: 0.6, y: 0.2, width: 0.05, height: 0.1 },
      ],
      gaze: 'up',
    });
    expect(photos.get('wood')).not.toHaveProperty('faces');
  });

  for (const [name, change] of [
    ['line feeds', (text: string) => text],
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['both', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ] as const) {
    test(`points each exact run, and each copy, at its own characters, with ${name}`, async () => {
      const files = ['edition.yaml', 'pages/01.yaml', 'stories/lead.md'];
      const folder = await makeEdition();
      for (const file of files) await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
      const edition = await loaded(folder);
      const at = (origin: { file: string; from: number; to: number }): string =>
        edition.sources.get(origin.file)!.text.slice(origin.from, origin.to);
      const story = edition.stories.get('lead')!;
      const flows: Flow[] = [...story.lede, ...story.body, story.sidebars[0]!.head!, ...story.sidebars[0]!.paragraphs];
      flows.push(...story.pullQuotes[0]!.paragraphs, story.photos[0]!.caption!);
      const runs = flows.flatMap((flow) => flow.runs);
      expect(runs.filter((run) => run.exact).length).toBeGreaterThan(12);
      for (const run of runs) if (run.exact) expect(at(run.origin)).toBe(run.text);
      for (const copy of [story.headline!, story.deck!, story.byline!, edition.newspaper, story.photos[0]!.credit!]) {
        expect(at(copy.origin)).toBe(copy.text);
      }
      expect(story.body.map(textOf)[0]).toContain('搬走了，只留下');
    });
  }

  test('may have its lede folded, quoted or escaped: then the whole of it is the place', async () => {
    const lede = 'lede: >\n  第一行\n  第二行\n';
    const folder = await makeEdition({
      'stories/lead.md': (text) => text.replace(/lede: \|\n(.*\n)*?(?=---)/, lede),
    });
    const { lede: read } = (await loaded(folder)).stories.get('lead')!;
    expect(read.map(textOf)).toEqual(['第一行第二行']);
    expect(read[0]!.runs[0]!.exact).toBe(false);
  });

  test('takes the pages asked for, and says which there are', async () => {
    const folder = await makeEdition();
    expect((await loadEdition(folder, { pages: [1] })).value?.pages.length).toBe(1);
    const missing = await loadEdition(folder, { pages: [7] });
    expect(missing.diagnostics).toMatchObject([
      { code: 'edition/no-such-page', parameters: { page: 7, choices: '1' } },
    ]);
    expect(missing.value).toBeUndefined();
  });

  test('is named after its folder if it names itself not', async () => {
    const folder = await makeEdition({ 'edition.yaml': swap('id: minimal\n', '') });
    expect((await loaded(folder)).id).toMatch(/^dayang-edition-[\p{L}\p{N}_-]+$/u);
  });

  test('may be reached through a link, and hold links that stay inside', async () => {
    const folder = await makeEdition();
    await rename(join(folder, 'photos/river.jpg'), join(folder, 'photos/dawn.jpg'));
    await symlink('dawn.jpg', join(folder, 'photos/river.jpg'));
    const link = join(await makeEdition(), 'link');
    await symlink(folder, link);
    expect((await loaded(link)).photos.size).toBe(3);
  });

  test('lets text make way for text only as an island or by a frame around it', async () => {
    const second = { 'stories/second.md': '另一篇。\n' };
    const place = (line: string) => ({ ...second, 'pages/01.yaml': append(line) });
    const island = place('  second: {block: text, story: second, columns: 3-4, rows: 50-54}\n');
    await loaded(await makeEdition(island));
    const parted = {
      ...second,
      'pages/01.yaml': (text: string) =>
        `${text.replace('columns: 1-6, rows: 16-100, rules', 'columns: 1-3, rows: 16-84, rules')}  frame: {block: box, columns: 3-5, rows: 50-56}\n  second: {block: text, story: second, columns: 3-5, rows: 51-55}\n`,
    };
    await loaded(await makeEdition(parted));
    const clash = {
      ...parted,
      'pages/01.yaml': (text: string) => parted['pages/01.yaml'](text).replace(/ {2}frame: .*\n/, ''),
    };
    const { diagnostics } = await loadEdition(await makeEdition(clash));
    expect(diagnostics.map(({ code }) => code)).toEqual(['edition/overlap', 'edition/no-headline']);
  });
});

describe('what is made from the schemas', () => {
  test('the JSON schemas in content/ are up to date (node scripts/edition/write-schemas.ts)', async () => {
    for (const [name, text] of schemaFiles()) {
      expect(await readFile(new URL(`../../content/${name}`, import.meta.url), 'utf8')).toBe(text);
    }
    expect(editionSchema()).toMatchObject({ type: 'object', additionalProperties: false });
  });

  test('the option tables name and describe every key in both languages', () => {
    const [en, zh] = [optionTables('en'), optionTables('zh')];
    for (const key of ['newspaper', 'grid.pitch', 'fit.anchor', 'pull-quote', ':::photo', 'duikai-6', 'byline']) {
      expect(en).toContain(`\`${key}\``);
      expect(zh).toContain(`\`${key}\``);
    }
    expect(en.split('\n').length).toBe(zh.split('\n').length);
    expect(en).not.toMatch(/\| {2}\|/);
    expect(zh).not.toMatch(/\| {2}\|/);
    expect(zh).toMatch(/\| 必填|\*\*必填\*\*/);
  });
});
