/** A house style speaks to the page: words that its headlines keep whole, and limits and severities of the layout rules. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../scripts/layout/model.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-house-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
/** The starter with a house style of its own. */
async function edition(style: string, headline?: string): Promise<string> {
  count += 1;
  const root = join(folder, `edition-${count}`);
  await cp(join(projectRoot, 'content/starter'), root, { recursive: true });
  await writeFile(join(root, 'house.yaml'), style);
  const file = join(root, 'edition.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}house: house.yaml\n`);
  if (headline !== undefined) {
    const story = join(root, 'stories/first.md');
    await writeFile(story, (await readFile(story, 'utf8')).replace(/^headline: .*$/m, `headline: ${headline}`));
  }
  return root;
}

function check(root: string): { status: number | null; codes: readonly string[]; at: readonly unknown[] } {
  const { status, stdout } = dayang(['check', root, '--json'], { cwd: folder });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; severity: string; at?: unknown }[] };
  return {
    status,
    codes: diagnostics.map((one) => `${one.severity} ${one.code}`),
    at: diagnostics.map(({ at }) => at),
  };
}

describe('limits and severities', () => {
  // The starter as it is has one finding, a note: its text covers too little of the page.
  test('of the house hold instead of the program’s', async () => {
    const limits = check(await edition('limits: {fit.density.text: 20}\n'));
    expect(limits).toMatchObject({ status: 0, codes: [] });
    const severity = check(await edition('severity: {fit.density: error}\n'));
    expect(severity).toMatchObject({ status: 1, codes: ['error fit.density'] });
  });

  test.each([
    ['limits: {fit.densty.text: 20}', 'copy/unknown-limit'],
    ['severity: {fit.densty: off}', 'copy/unknown-rule'],
    ['limits: {fit.short: many}', 'edition/not-number'],
  ])('%s is told at its place, and nothing is built', async (style, code) => {
    const { status, codes, at } = check(await edition(`${style}\n`));
    expect({ status, codes }).toEqual({ status: 1, codes: [`error ${code}`] });
    expect(at[0]).toMatchObject({ line: 1 });
  });
});

test('a headline is broken within no word of the house', async () => {
  const headline = '青石镇口三号线北延段今日开通试运营首日客流突破三万人次';
  const lines = async (style: string): Promise<readonly string[]> => {
    const root = await edition(style, headline);
    dayang(['build', root, '--only', 'proof', '--out', `${root}-out`], { cwd: folder });
    const layout = JSON.parse(await readFile(`${root}-out/page-01/layout.json`, 'utf8')) as Layout;
    return layout.lines.filter(({ role }) => role === 'headline').map(({ text }) => text);
  };
  const plain = await lines('spacing: none\n');
  const named = await lines('words: [三号线, 北延段]\n');
  expect(plain.join('')).toBe(headline);
  expect(named.join('')).toBe(headline);
  expect(named.length).toBeGreaterThan(1);
  for (const word of ['三号线', '北延段', '试运营']) expect(named.some((line) => line.includes(word))).toBe(true);
});
