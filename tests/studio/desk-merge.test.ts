/** Texts that are changed on two sides: merged where that is certain, both kept where it is not, and never lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEdits } from '../../scripts/studio/desk/find-edits.ts';
import { hashOf } from '../../scripts/studio/desk/hash-of.ts';
import { type Line, openJournal, readJournal, replay } from '../../scripts/studio/desk/journal.ts';
import { attributeEdit, frontMatterEdit } from '../../scripts/studio/desk/markdown-edits.ts';
import { merge } from '../../scripts/studio/desk/merge.ts';
import { yamlEdit } from '../../scripts/studio/desk/yaml-edits.ts';
import { applyEdits, fits, invertEdits, leastEditBetween, moveOver } from '../../scripts/studio/edits.ts';
import type { Edit } from '../../scripts/studio/protocol.ts';

const letters = fc.constantFrom('水', '溪', '。', 'a', ' ', '\n', '👨‍👩‍👧', '𠮷', 'é');
const copy = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(''));

/** Edits that fit a text, a few of them. */
const editsOf = (text: string): fc.Arbitrary<readonly Edit[]> =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(4), copy), { maxLength: 4 }).map((list) => {
    const edits: Edit[] = [];
    let end = 0;
    for (const [at, length, put] of list.toSorted((a, b) => a[0] - b[0])) {
      const from = Math.max(at, end);
      const edit: Edit = [from, Math.min(text.length, from + length), put];
      if (fits(text, [edit])) {
        edits.push(edit);
        end = edit[1];
      }
    }
    return edits;
  });

describe('edits', () => {
  test('the least one makes the one text of the other, and cuts no character in half', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('水', '𠮷', '𠮶', '😀', '😁', 'a')),
        fc.array(fc.constantFrom('水', '𠮷', '𠮶', '😀', '😁', 'a')),
        (one, other) => {
          const [before, after] = [one.join(''), other.join('')];
          const edit = leastEditBetween(before, after);
          const edits = edit ? [edit] : [];
          expect(fits(before, edits)).toBe(true);
          expect(applyEdits(before, edits)).toBe(after);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('those that are found make the one text of the other, and are turned round exactly', () => {
    fc.assert(
      fc.property(copy, copy, (before, after) => {
        const edits = findEdits(before, after);
        expect(fits(before, edits)).toBe(true);
        expect(applyEdits(before, edits)).toBe(after);
        expect(applyEdits(after, invertEdits(before, edits))).toBe(before);
      }),
      { numRuns: 400 },
    );
  });

  test('a character is never cut in half', () => {
    expect(fits('𠮷', [[1, 1, 'x']])).toBe(false);
    expect(findEdits('𠮷', '𠮸').length).toBe(1);
    expect(
      fits('水溪', [
        [1, 2, ''],
        [1, 1, 'x'],
      ]),
    ).toBe(false);
  });

  test('two editors who touch different places both keep what they typed, in either order', () => {
    fc.assert(
      fc.property(
        copy.chain((text) => fc.tuple(fc.constant(text), editsOf(text), editsOf(text))),
        ([text, mine, theirs]) => {
          const [over, back] = [moveOver(mine, theirs), moveOver(theirs, mine)];
          const after = applyEdits(text, theirs);
          expect(fits(after, over.edits)).toBe(true);
          if (over.clashing.length > 0 || back.clashing.length > 0) return;
          const [one, other] = [applyEdits(after, over.edits), applyEdits(applyEdits(text, mine), back.edits)];
          // Where both put something in at one place, who came first stands first.
          const shared = mine.some(([from, to]) =>
            theirs.some(([start, end]) => from === start || to === start || from === end),
          );
          if (!shared) expect(one).toBe(other);
          expect([...one].sort()).toEqual([...other].sort());
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('merging with the disk', () => {
  const base = '一段。水记得路。\n二段。\n三段，很长的一段话，有头有尾。\n';
  test('different paragraphs, and different places of one', () => {
    const ours = base.replace('水记得路', '溪水记得路');
    expect(merge({ base, ours, theirs: base.replace('二段', '第二段') }).text).toBe(
      '一段。溪水记得路。\n第二段。\n三段，很长的一段话，有头有尾。\n',
    );
    const both = merge({ base, ours: base.replace('很长', '很短'), theirs: base.replace('有尾', '无尾') });
    expect(both).toEqual({ text: '一段。水记得路。\n二段。\n三段，很短的一段话，有头无尾。\n', collisions: [] });
  });

  test('the same words changed on both sides: ours stands, theirs is kept, and no marks come into the copy', () => {
    const { text, collisions } = merge({
      base,
      ours: base.replace('二段', '甲段'),
      theirs: base.replace('二段', '乙段'),
    });
    expect(text).toBe(base.replace('二段', '甲段'));
    expect(collisions).toMatchObject([{ before: '二段。\n', ours: '甲段。\n', theirs: '乙段。\n' }]);
    expect(text.slice(collisions[0]!.from, collisions[0]!.to)).toBe('甲段。\n');
  });

  test('whatever both sides do, what only one has typed is in the text or in a clash', () => {
    const marked = (mark: string) => (text: string) =>
      editsOf(text).map((edits) => edits.map(([a, b], i): Edit => [a, b, `${mark}${i}`]));
    fc.assert(
      fc.property(
        copy.chain((text) => fc.tuple(fc.constant(text), marked('甲')(text), marked('乙')(text))),
        ([text, mine, theirs]) => {
          const [ours, other] = [applyEdits(text, mine), applyEdits(text, theirs)];
          const { text: merged, collisions } = merge({ base: text, ours, theirs: other });
          const kept = merged + collisions.map((one) => one.theirs).join('');
          for (const [, , put] of [...mine, ...theirs]) expect(kept).toContain(put);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const pageFile = `# 版面
page: 5   # 版次
name: 专版
body: {characters: [17, 16]}
place:
  # 上半版
  banner:
    block: banner
    columns: 1-6
    rows: 1-6   # 通栏
    slogan: [十年溪声, 一路回响]

  hero:     {block: photo, photo: dawn, columns: 3-6, rows: 18-44, fit: {rows: 22-34, anchor: top}}
  credit:   {block: picture-credit, columns: 1-4, rows: 101-102, text: 本版图片来源：大样日报}
`;

describe('YAML by the smallest edit', () => {
  const set = (path: readonly (string | number)[], value: unknown, text = pageFile): string => {
    const edit = yamlEdit(text, path, value);
    if (!edit) throw new Error(`cannot set ${path.join('.')}`);
    return applyEdits(text, [edit]);
  };
  test.each([
    [['place', 'hero', 'rows'], '20-46', 'rows: 18-44', 'rows: 20-46'],
    [['place', 'banner', 'rows'], '1-7', 'rows: 1-6   # 通栏', 'rows: 1-7   # 通栏'],
    [['place', 'hero', 'fit'], undefined, ', fit: {rows: 22-34, anchor: top}}', '}'],
    [['place', 'hero', 'fit', 'rows'], '20-30', 'rows: 22-34', 'rows: 20-30'],
    [['place', 'hero', 'air'], { below: 2 }, 'anchor: top}}', 'anchor: top}, air: {below: 2}}'],
    [['place', 'hero', 'block'], undefined, '{block: photo, photo', '{photo'],
    [['place', 'banner', 'slogan', 1], '一路, 回响', '一路回响]', '"一路, 回响"]'],
    [['place', 'banner', 'translation'], 'Ten: years', '一路回响]\n', '一路回响]\n    translation: "Ten: years"\n'],
    [['body', 'characters', 2], 15, '[17, 16]', '[17, 16, 15]'],
    [['page'], 6, 'page: 5   #', 'page: 6   #'],
    [['theme'], 'plain', '大样日报}\n', '大样日报}\ntheme: plain\n'],
  ] as const)('%j to %j', (path, value, from, to) => {
    expect(pageFile).toContain(from);
    expect(set(path, value)).toBe(pageFile.replace(from, to));
  });
  test('a block is added like its neighbours, and taken out with its line', () => {
    const area = { block: 'photo', photo: 'dusk', columns: '1-2', rows: 3 };
    const added = set(['place', 'dusk'], area);
    expect(added).toBe(`${pageFile}`.replace(/\n$/, '\n  dusk: {block: photo, photo: dusk, columns: 1-2, rows: 3}\n'));
    expect(set(['place', 'dusk'], undefined, added)).toBe(pageFile);
    expect(set(['place', 'banner'], undefined)).toBe(pageFile.replace(/ {2}banner:[\s\S]*?回响\]\n/, ''));
  });
  test('line ends, a last line without one, and values that YAML would misread', () => {
    const crlf = 'a: 1\r\nb: 2\r\n';
    expect(set(['c'], 3, crlf)).toBe('a: 1\r\nb: 2\r\nc: 3\r\n');
    expect(set(['b'], undefined, 'a: 1\nb: 2')).toBe('a: 1');
    for (const value of ['no', '5', '1e3', '', ' x', '- a', 'a: b', 'a #b', "it's", '"', '｜', '{', '\n']) {
      expect(set(['a'], value, 'a: 1\n')).toContain('a: ');
    }
    expect(set(['lede'], '一段。\n\n二段。', 'lede: |\n  旧。\n\n  旧二。\nheadline: 题\n')).toBe(
      'lede: |\n  一段。\n\n  二段。\nheadline: 题\n',
    );
  });
  test('what an alias shares is left alone', () => {
    expect(yamlEdit('a: &x {rows: 1}\nb: *x\n', ['b', 'rows'], 2)).toBeUndefined();
    expect(yamlEdit('a: &x {rows: 1}\nb: *x\n', ['a', 'rows'], 2)).toBeUndefined();
  });
  test('front matter and directives', () => {
    const story = '---\nheadline: 旧题 # 待定\n---\n正文。\n\n:::photo{#dawn src="photos/a.jpg" alt="江"}\n说明\n:::\n';
    expect(applyEdits(story, [frontMatterEdit(story, ['headline'], '新题')!])).toBe(story.replace('旧题', '新题'));
    const at = story.indexOf(':::photo');
    const focus = attributeEdit(story, at, { key: 'focus', value: '40% 60%' })!;
    const set = applyEdits(story, [focus]);
    expect(set).toBe(story.replace('alt="江"}', 'alt="江" focus="40% 60%"}'));
    expect(applyEdits(set, [attributeEdit(set, at, { key: 'focus', value: '1% 2%' })!])).toContain('focus="1% 2%"}');
  });
});

test('a journal that was cut off gives all that stands whole in it', () => {
  const line = (one: Line): string => `${JSON.stringify(one)}\n`;
  const change = (base: string, edits: readonly Edit[]): Line => {
    const hash = hashOf(applyEdits(base, edits));
    return { kind: 'change', changes: [{ file: 'a.md', base: hashOf(base), hash, edits }] };
  };
  const whole = [
    line({ kind: 'text', file: 'a.md', text: '水' }),
    line(change('水', [[1, 1, '溪']])),
    line({ kind: 'saved', file: 'a.md', hash: hashOf('水溪') }),
    line(change('水溪', [[0, 1, '']])),
    line(change('别的文本', [[0, 0, '乱']])),
  ].join('');
  const cut = line(change('溪', [[0, 0, '长']])).slice(0, -9);
  expect(replay(whole + cut).files.get('a.md')).toMatchObject({ text: '溪', saved: '水溪' });
});

test('a journal begun anew loses nothing that is written at the same moment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dayang-journal-'));
  try {
    const journal = await openJournal(folder);
    const text = (words: string): Line => ({ kind: 'text', file: `${words}.md`, text: words });
    await Promise.all([
      journal.write([text('旧')]),
      journal.clear(),
      journal.write([text('甲')]),
      journal.write([text('乙')]),
    ]);
    journal.add({ kind: 'saved', file: '甲.md', hash: hashOf('甲') });
    await journal.close(false);
    expect([...(await readJournal(folder)).files.keys()]).toEqual(['甲.md', '乙.md']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
