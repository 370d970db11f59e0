/** What is told of a template of a house package that cannot be used. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TemplateFault } from '../../scripts/html/template-fault.ts';
import { loadTemplates } from '../../scripts/html/templates.ts';

const root = await mkdtemp(join(tmpdir(), 'dayang-house-templates-'));
afterAll(() => rm(root, { recursive: true }));

let count = 0;
async function faultOf(source: string): Promise<string> {
  count += 1;
  const house = join(root, `${count}`);
  await mkdir(join(house, 'templates/pages'), { recursive: true });
  await writeFile(join(house, 'templates/pages/ours.hbs'), source);
  try {
    (await loadTemplates(house))('pages/ours', { blocks: [] });
  } catch (error) {
    if (error instanceof TemplateFault) return `${error.line}:${error.column} ${error.message}`;
    throw error;
  }
  return 'none';
}

test.each([
  ['a partial that is not there', '<p>\n  {{> blok}}\n', '2:3 The partial blok could not be found'],
  ['a field that no view has', '<p>\n  {{title}}\n', '2:5 "title" not defined'],
  ['a block without an end', '{{#if blocks}}\n{{#each blocks}}\n{{/if}}', "2:4 each doesn't match if"],
  ['one that is sound', '{{#each blocks}}x{{/each}}', 'none'],
])('%s', async (_, source, told) => {
  expect(await faultOf(source)).toBe(told);
});
