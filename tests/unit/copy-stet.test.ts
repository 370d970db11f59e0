import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCopy, diagnosticsOf, fixCopy, type HouseStyle, loadHouse, readCopy } from '../../scripts/copy/index.ts';
import type { SourceFile } from '../../scripts/core/source.ts';
import { loadEdition } from '../../scripts/edition/index.ts';

const usual = (await loadHouse(undefined)).value as HouseStyle;
const facts = { language: 'zh-CN', date: '2026-09-18' };
const read = (source: SourceFile) => readCopy(source, facts);

function desk(text: string, file = 'stories/a.md', house = usual) {
  const check = (one: Parameters<typeof checkCopy>[0]) => checkCopy(one, { house });
  const { value, diagnostics } = read({ file, text });
  const checked = check(value!);
  const fixed = fixCopy(checked, { read: (source) => read(source).value, check });
  return {
    diagnostics,
    told: diagnosticsOf(checked).map(({ code }) => code as string),
    refused: checked.refused.map(({ rule }) => rule as string),
    text: fixed.text,
    copy: value!.pieces.map((piece) => piece.text),
  };
}

describe('a stet in Markdown', () => {
  test.each([
    ['on a line above its paragraph', '<!-- stet -->\n水清了,鱼来了。\n'],
    ['above it with an empty line between', '<!-- stet -->\n\n水清了,鱼来了。\n'],
    ['at its start', '<!-- stet copy.half-width -->水清了,鱼来了。\n'],
    ['at its end', '水清了,鱼来了。<!-- stet copy.half-width, copy.dash -->\n'],
    ['around a span', '水清了<!-- stet -->,<!-- /stet -->鱼来了。\n'],
    ['with a reason', '<!-- stet copy.half-width：原文如此，见《河志》 -->\n水清了,鱼来了。\n'],
    ['above a head', '<!-- stet -->\n\n## 水清了,鱼来了\n\n水清了，鱼来了。\n'],
    ['in a head', '## <!-- stet -->水清了,鱼来了\n\n水清了，鱼来了。\n'],
    ['in a lede', '---\nlede: |\n  <!-- stet -->水清了,鱼来了。\n---\n\n水清了，鱼来了。\n'],
    ['in a caption', ':::photo{#a src="photos/a.jpg" alt="河"}\n<!-- stet -->\n水清了,鱼来了。\n:::\n'],
    ['in YAML behind its text', '---\nheadline: 水清了,鱼来了 # stet copy.half-width\n---\n\n水清了，鱼来了。\n'],
    ['in YAML above it', '---\n# stet\nheadline: 水清了,鱼来了\n---\n\n水清了，鱼来了。\n'],
  ])('%s lets it stand, and never reaches the page', (_, text) => {
    const { diagnostics, told, refused, text: fixed, copy } = desk(text);
    expect(diagnostics).toEqual([]);
    expect(told).toEqual([]);
    expect(refused).toEqual(['copy.half-width']);
    expect(fixed).toBe(text);
    expect(copy.join()).not.toMatch(/stet|<!--|-->/);
  });

  test.each([
    ['of another rule', '<!-- stet copy.dash -->\n水清了,鱼来了。\n', ['copy.half-width', 'copy/stet-idle']],
    ['of the paragraph before', '<!-- stet -->\n水清了,鱼来了。\n\n人,也来了。\n', ['copy.half-width']],
    ['that was closed before', '<!-- stet -->水清,<!-- /stet -->鱼来,人来。\n', ['copy.half-width']],
    ['behind the fault, in the middle', '水清,<!-- stet -->鱼来,人来。\n', ['copy.half-width']],
    ['with a slip in its rule', '<!-- stet copy.halfwidth -->\n水清，鱼来。\n', ['copy/unknown-rule']],
    ['with nothing to let stand', '<!-- stet -->\n水清，鱼来。\n', ['copy/stet-idle']],
  ])('%s does not hold', (_, text, told) => {
    expect(desk(text).told.toSorted()).toEqual(told);
  });

  test('other comments are refused as before, and an escaped one is copy', () => {
    expect(desk('水清了<!-- 备注 -->。\n').diagnostics.map(({ code }) => code)).toEqual(['markdown/html']);
    expect(desk('水清了\\<!-- stet -->,鱼来了。\n')).toMatchObject({
      refused: [],
      copy: ['水清了<!-- stet -->,鱼来了。'],
    });
  });

  test('holds for a page file', () => {
    const text =
      'page: 5\nname: 专版\nplace:\n  # stet\n  foot: {block: picture-credit, columns: 1-4, rows: 1, text: "图片来源:本报"}\n';
    expect(desk(text, 'pages/05.yaml')).toMatchObject({ told: [], refused: ['copy.half-width'], text });
  });
});

test('an edition with stets reads as the same edition without them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dayang-stet-'));
  try {
    await cp(join(import.meta.dirname, '../../content/starter'), folder, { recursive: true });
    const plain = (await loadEdition(folder)).value!;
    const file = join(folder, 'stories/first.md');
    const text = await readFile(file, 'utf8');
    const marked = text
      .replace(/^(headline: .*)$/m, '$1 # stet copy.head-stop')
      .replace(/^(## .*)$/gm, '$1 <!-- stet -->')
      .replace(/^(\p{Script=Han}.*)，/gmu, '<!-- stet copy.dash -->$1<!-- stet -->，<!-- /stet -->');
    expect(marked.match(/stet/g)!.length).toBeGreaterThan(20);
    await writeFile(file, marked);
    const { value, diagnostics } = await loadEdition(folder);
    expect(diagnostics).toEqual([]);
    const textsOf = (part: unknown): readonly string[] =>
      typeof part === 'object' && part !== null
        ? Object.entries(part).flatMap(([key, one]) =>
            key === 'runs' ? [one.map(({ text: run }: { text: string }) => run).join('')] : textsOf(one),
          )
        : [];
    expect(textsOf([...value!.stories.values()])).toEqual(textsOf([...plain.stories.values()]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('a house style', () => {
  let folder = '';
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayang-house-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  async function styled(style: string) {
    count += 1;
    const path = join(folder, `style-${count}.yaml`);
    await writeFile(path, style);
    return loadHouse(path);
  }
  const styledDesk = async (style: string, text: string, file?: string) =>
    desk(text, file, (await styled(style)).value!);

  test('lets rules be graver, milder or off, and for some files otherwise', async () => {
    const text = '水清了,鱼来了。\n';
    expect((await styledDesk('severity: {copy.half-width: off}', text)).told).toEqual([]);
    const files = 'severity: {copy.half-width: off}\nfiles: {"stories/new-*.md": {copy.half-width: warning}}';
    expect((await styledDesk(files, text, 'paper/stories/new-1.md')).told).toEqual(['copy.half-width']);
    expect((await styledDesk(files, text, 'paper/stories/old-1.md')).told).toEqual([]);
    expect((await styledDesk('files: {"**/a.md": {copy.half-width: off}}', text, 'x/y/a.md')).told).toEqual([]);
  });

  test('decides on spaces, digits, quotes, dash, ellipsis and ranges', async () => {
    expect((await styledDesk('spacing: keep', '用 VR 看了 3 遍。\n')).told).toEqual([]);
    expect((await styledDesk('digits: keep', '看了３遍。\n')).told).toEqual([]);
    expect((await styledDesk('quotes: corner', '他说："好"。\n')).text).toBe('他说：「好」。\n');
    expect((await styledDesk('dash: ⸺', '这条河--清了。\n')).text).toBe('这条河⸺清了。\n');
    expect((await styledDesk('ellipsis: …', '这条河...清了。\n')).text).toBe('这条河…清了。\n');
    expect((await styledDesk('ranges: {values: —}', '水深3-5米，6月1日~8日。\n')).text).toBe(
      '水深3—5米，6月1日—8日。\n',
    );
    expect((await styledDesk('measures: [捆]', '3-5捆，3-5米。\n')).text).toBe('3～5捆，3～5米。\n');
  });

  test('adds terms, allows those of the program, and knows where a word is right', async () => {
    const style = 'terms: [{avoid: 白水, prefer: 柳河, unless: [白水泥]}]\nallow: [迫不急待]';
    const { told } = await styledDesk(style, '白水边上铺白水泥，人们迫不急待，再接再励。\n');
    expect(told).toEqual(['copy.term', 'copy.term']);
  });

  test('of comments alone changes nothing', async () => {
    expect((await styled('# 暂无\n')).value).toEqual(usual);
  });

  test.each([
    ['spacing: thin', 'edition/unknown-value'],
    ['severety: {}', 'edition/unknown-key'],
    ['severity: {copy.halfwidth: off}', 'copy/unknown-rule'],
    ['files: {"*.md": {copy.dashes: off}}', 'copy/unknown-rule'],
    ['terms: [{prefer: x}]', 'edition/missing-key'],
    ['spacing: [', 'edition/yaml-indent'],
  ])('%s is told at its place', async (style, code) => {
    const { value, diagnostics } = await styled(style);
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code as string)).toContain(code);
    expect(diagnostics[0]!.at).toMatchObject({ line: 1 });
  });
});
