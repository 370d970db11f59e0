import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ruleIds, ruleTable, thresholds } from '../../scripts/copy/index.ts';
import { copySchemaFiles } from '../../scripts/copy/write-schemas.ts';
import { copyEntries } from '../../scripts/core/catalogue/copy.ts';
import type { Language } from '../../scripts/core/catalogue/index.ts';

// Written anew by `vitest -u`.
const readme = fileURLToPath(new URL('../../scripts/copy/README.md', import.meta.url));

const marked = (language: Language): RegExp =>
  new RegExp(`(?<=<!-- rules:${language} -->\n)[\\s\\S]*?(?=<!-- /rules:${language} -->)`);

const unpadded = (markdown: string): string => markdown.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

describe('the table of rules', () => {
  it('in the README is the one that the code makes', async () => {
    const languages = ['en', 'zh'] as const;
    const now = readFileSync(readme, 'utf8');
    for (const one of languages) expect(now).toMatch(marked(one));
    const made = languages.reduce((text, one) => text.replace(marked(one), () => `${ruleTable(one)}\n`), now);
    if (unpadded(now) !== unpadded(made)) await expect(made).toMatchFileSnapshot(readme);
  });

  it('has a row for each entry of the catalogue, and no other', () => {
    expect(ruleIds.toSorted()).toEqual(Object.keys(copyEntries).toSorted());
    for (const id of ruleIds) expect(ruleTable('en')).toContain(`| \`${id}\` |`);
  });

  it('gives every limit to a rule', () => {
    const stray = Object.keys(thresholds).filter(
      (name) => !ruleIds.some((id) => name === id || name.startsWith(`${id}.`)),
    );
    expect(stray).toEqual([]);
  });
});

it('the schema of house styles in content/ is the one that the code makes', () => {
  for (const [name, text] of copySchemaFiles()) {
    expect(readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8')).toBe(text);
  }
});
