/** Stories over several pages: which part stands where, what the pages say of it, and what cannot be. */
import { rm } from 'node:fs/promises';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { isText, type JumpRoom, type LoadOptions, loadEdition, type TextBlock } from '../../scripts/edition/index.ts';
import type { Edition, Flow, Page } from '../../scripts/edition/model.ts';
import { composePage } from '../../scripts/html/compose-page.ts';
import { divideStory } from '../../scripts/layout/index.ts';
import { openEdition } from '../../scripts/stages.ts';
import { jumpFiles, makeJumpEdition } from '../fixtures/edition/jump-edition.ts';

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

async function folderWith(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await makeJumpEdition(changes);
  made.push(folder);
  return folder;
}
const opened = async (changes?: Readonly<Record<string, string>>, options?: LoadOptions) =>
  openEdition(await folderWith(changes), options);
const changed = (file: string, from: string, to: string): Readonly<Record<string, string>> => {
  const text = jumpFiles[file]!.replace(from, () => to);
  expect(text).not.toBe(jumpFiles[file]);
  return { [file]: text };
};
const textIn = (page: Page): TextBlock => page.placed.find(isText)!;
const partsIn = (edition: Edition) =>
  edition.pages.filter((page) => textIn(page)?.story === 'lead').map((page) => textIn(page).part);
const words = ({ runs }: Flow): string => runs.map(({ text }) => text).join('');
/** What a block says: its pieces in order. */
async function said(edition: Edition, number: number, block: string): Promise<readonly string[]> {
  const page = edition.pages.find((one) => one.number === number)!;
  const { pieces } = await composePage(edition, page);
  return pieces.find(({ id }) => id === block)!.pieces.map((piece) => piece.runs.map(({ text }) => text).join(''));
}

describe('a story with text on two pages', () => {
  test('stands on them without a gap or a double, each page naming the other', async () => {
    const { value: edition, diagnostics } = await opened();
    expect(diagnostics).toEqual([]);
    const body = edition!.stories.get('lead')!.body;
    const [first, second] = partsIn(edition!);
    expect(first).toMatchObject({ index: 0, of: 2, from: 0, after: '3' });
    expect(second).toMatchObject({ index: 1, of: 2, from: first!.to, to: body.length, before: '1' });
    expect(first).not.toHaveProperty('before');
    expect(second).not.toHaveProperty('after');
    expect(body[first!.to - 1]!.kind).toBe('paragraph');

    const [one, two] = [await said(edition!, 1, 'body'), await said(edition!, 3, 'body')];
    expect([one.at(-1), two[0]]).toEqual(['（下转第3版）', '（上接第1版）']);
    expect([...one.slice(0, -1), ...two.slice(1)]).toEqual(body.map(words));
  });

  test('is headed by its key where it goes on, and by its headline without one', async () => {
    const { value: edition } = await opened();
    expect((await said(edition!, 1, 'headline')).join('')).toBe('水记得路，鱼认得家，人守得住');
    expect((await said(edition!, 3, 'headline')).join('')).toBe('水记得路，鱼认得家');
    const { jumpKey: _key, ...story } = edition!.stories.get('lead')!;
    const without = { ...edition!, stories: new Map([...edition!.stories, ['lead', story]]) };
    expect((await said(without, 3, 'headline')).join('')).toBe('水记得路，鱼认得家，人守得住');
  });

  test('knows the other page when only one is asked for', async () => {
    const { value: edition } = await opened({}, { pages: [3] });
    expect(edition!.pages.map(({ number }) => number)).toEqual([3]);
    expect((await said(edition!, 3, 'body'))[0]).toBe('（上接第1版）');
  });

  test('follows its pages: another number is another word, and the order of numbers is the order of parts', async () => {
    const { value: moved } = await opened(changed('pages/03.yaml', 'page: 3', 'page: 8'));
    expect((await said(moved!, 1, 'body')).at(-1)).toBe('（下转第8版）');
    const { value: turned } = await opened(changed('pages/01.yaml', 'page: 1', 'page: 9'));
    expect((await said(turned!, 3, 'body')).at(-1)).toBe('（下转第9版）');
    expect((await said(turned!, 9, 'body'))[0]).toBe('（上接第3版）');
  });

  test('speaks the language of the edition', async () => {
    const { value: edition } = await opened(changed('edition.yaml', 'id: jump', 'id: jump\nlanguage: en'));
    expect((await said(edition!, 1, 'body')).at(-1)).toBe('(Continued on page 3)');
    expect((await said(edition!, 3, 'body'))[0]).toBe('(Continued from page 1)');
  });

  test('goes on where the page file says', async () => {
    const { value: edition } = await opened(changed('pages/01.yaml', 'rules: true', 'rules: true, jump: {after: 6}'));
    const body = edition!.stories.get('lead')!.body;
    const { to } = partsIn(edition!)[0]!;
    expect(body.slice(0, to).filter(({ kind }) => kind === 'paragraph')).toHaveLength(6);
    // The head behind it goes along.
    expect([body[to - 1]!.kind, body[to]!.kind]).toEqual(['paragraph', 'paragraph']);
    const early = await opened(changed('pages/01.yaml', 'rules: true', 'rules: true, jump: {after: 5}'));
    expect(body[partsIn(early.value!)[0]!.to]!.kind).toBe('section-head');
  });

  test('ends whole where its other block is deleted', async () => {
    const { diagnostics } = await opened({
      'pages/03.yaml': jumpFiles['pages/03.yaml']!.replace(/^ {2}body:.*\n/m, ''),
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['edition/placed-twice']);
    const whole = await opened({
      'pages/03.yaml': jumpFiles['pages/03.yaml']!.replace(/^ {2}(?:headline|body):.*\n/gm, ''),
    });
    expect(whole.diagnostics).toEqual([]);
    expect(partsIn(whole.value!)).toEqual([undefined]);
    expect((await said(whole.value!, 1, 'body')).join('')).not.toMatch(/下转|上接/);
  });
});

describe('what cannot be', () => {
  const places = async (changes: Readonly<Record<string, string>>) =>
    (await opened(changes)).diagnostics.map(({ code, at }) => `${code} ${at?.file}:${at?.line}:${at?.column}`);

  test('two text blocks of a story on one page', async () => {
    const two = '  again:    {block: text, story: lead, columns: 1, rows: 73}\n  credit:';
    const found = await places(changed('pages/01.yaml', '  credit:', two));
    expect(found).toEqual(['edition/text-twice pages/01.yaml:14:34']);
  });

  test('a jump that leads nowhere, or behind a paragraph that there is not', async () => {
    const jump = (file: string, after: number) => changed(file, 'rules: true', `rules: true, jump: {after: ${after}}`);
    expect(await places(jump('pages/03.yaml', 3))).toEqual(['edition/jump-nowhere pages/03.yaml:8:85']);
    expect(await places(jump('pages/01.yaml', 400))).toEqual(['edition/jump-after pages/01.yaml:13:94']);
  });

  test('a story too short for two pages', async () => {
    const found = await places({
      'stories/lead.md': '---\nheadline: 短\nkicker: 短\ndeck: 短\nbyline: 短\nlede: 短\n---\n\n一段。\n\n又一段。\n',
    });
    expect(found).toContain('edition/jump-short pages/03.yaml:8:34');
  });

  test('to be divided without a word of how is a fault of ours', async () => {
    await expect(loadEdition(await folderWith())).rejects.toThrow('nobody says how');
  });
});

test('whatever the story and its pages, the parts are the story, and none ends behind a head', async () => {
  const { value } = await opened();
  const pages = value!.pages;
  const flow = fc.array(
    fc.record({
      kind: fc.constantFrom('paragraph', 'paragraph', 'paragraph', 'section-head'),
      length: fc.integer({ min: 1, max: 400 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(flow, fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 2, maxLength: 4 }), (story, heights) => {
      const body = story.map(
        ({ kind, length }) => ({ kind, runs: [{ text: '水'.repeat(length) }] }) as unknown as Flow,
      );
      const rooms = heights.map((rows): JumpRoom => {
        const text = { ...textIn(pages[0]!), area: { columns: { from: 1, to: 4 }, rows: { from: 1, to: rows } } };
        return { page: { ...pages[0]!, placed: [text] }, text };
      });
      const ends = divideStory(body, rooms, []);
      if (!ends) return;
      expect(ends).toHaveLength(rooms.length - 1);
      const edges = [0, ...ends, body.length];
      for (const [index, end] of edges.slice(1).entries()) {
        const part = body.slice(edges[index], end);
        expect(part.filter(({ kind }) => kind === 'paragraph').length).toBeGreaterThanOrEqual(2);
        if (end < body.length) expect(part.at(-1)!.kind).toBe('paragraph');
      }
    }),
    { numRuns: 200 },
  );
});
