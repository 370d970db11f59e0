/** A story that goes on to another page, as set, as proven and as kept. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeJumpEdition } from '../fixtures/edition/jump-edition.ts';
import { dayang } from '../run-dayang.ts';

let [edition, out] = ['', ''];
let ran: ReturnType<typeof dayang>;
beforeAll(async () => {
  edition = await makeJumpEdition();
  out = await mkdtemp(join(tmpdir(), 'dayang-jumped-'));
  ran = dayang(['archive', edition, '--out', out], { cwd: out });
});
afterAll(() => Promise.all([edition, out].map((folder) => rm(folder, { recursive: true, force: true }))));

test('check tells what the edition comes to', () => {
  const { stdout } = dayang(['check', edition, '--json'], { cwd: out });
  const { summary } = JSON.parse(stdout);
  expect(summary).toMatchObject({ pages: 3, stories: 2, pictures: 4, jumps: 1 });
  expect(summary.characters).toBeGreaterThan(4500);
});

const read = (file: string): Promise<string> => readFile(join(out, 'jump/data', file), 'utf8');

test('both pages are filled exactly by what estimate gave them, and every character is proven', () => {
  expect(ran).toMatchObject({ status: 0, stderr: expect.stringMatching(/errors: 0/) });
});

test('is one article over two pages, whose own text has no trace of the jump', async () => {
  const mets = await read('mets.xml');
  const article = /<mets:div ID="LOG_ARTICLE_lead"[\s\S]*?(?=<mets:div ID="LOG_)/.exec(mets)![0];
  const types = [...article.matchAll(/TYPE="(JUMP_LINE|JUMP_HEAD|HEADLINE)"/g)].map(([, type]) => type);
  // The last is the sidebar's.
  expect(types).toEqual(['HEADLINE', 'JUMP_LINE', 'JUMP_HEAD', 'JUMP_LINE', 'HEADLINE']);
  for (const file of ['text/lead.txt', 'text/lead.md']) {
    const text = await read(file);
    expect(text).not.toMatch(/下转|上接/);
    expect(text.match(/水记得路/g)).toHaveLength(file.endsWith('.md') ? 2 : 1);
    expect(text.indexOf('桐埠镇的望溪桥')).toBeLessThan(text.indexOf('路它自己认得'));
  }
  expect(await read('pages/01/page.txt')).toContain('（下转第3版）');
  expect(await read('pages/03/page.txt')).toContain('（上接第1版）');
});
