import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLayout, limitsWith, rules, ruleTable, thresholds } from '../../scripts/check/index.ts';
import { checkEntries } from '../../scripts/core/catalogue/check.ts';
import type { Language } from '../../scripts/core/catalogue/index.ts';
import { buildPage } from '../fixtures/check/build-layout.ts';

// Both are written anew by `vitest -u`.
const readme = fileURLToPath(new URL('../../scripts/check/README.md', import.meta.url));
const clean = fileURLToPath(new URL('../fixtures/check/clean.json', import.meta.url));

const marked = (language: Language): RegExp =>
  new RegExp(`(?<=<!-- rules:${language} -->\n)[\\s\\S]*?(?=<!-- /rules:${language} -->)`);

const unpadded = (markdown: string): string => markdown.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

describe('the table of rules', () => {
  it('in the README is the one that the code makes', async () => {
    const languages = ['en', 'zh'] as const;
    const now = readFileSync(readme, 'utf8');
    const made = languages.reduce((text, one) => text.replace(marked(one), () => `${ruleTable(one)}\n`), now);
    // The formatter pads the cells.
    if (unpadded(now) !== unpadded(made)) await expect(made).toMatchFileSnapshot(readme);
  });

  it('has a row for each entry of the catalogue, and no other', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual(Object.keys(checkEntries).toSorted());
    for (const { id } of rules) expect(ruleTable('en')).toContain(`| \`${id}\` |`);
  });

  it('gives every limit to a rule', () => {
    const ids = rules.map(({ id }) => id as string);
    const stray = Object.keys(thresholds).filter((name) => !ids.some((id) => name === id || name.startsWith(`${id}.`)));
    expect(stray).toEqual([]);
  });
});

describe('limits', () => {
  it('may be replaced one by one', () => {
    expect(limitsWith({ 'fit.short': 5 })).toEqual({ ...limitsWith(), 'fit.short': 5 });
    const { layout } = buildPage({ short: 3 });
    expect(checkLayout(layout).map(({ code }) => code)).toEqual(['fit.short']);
    const severity = { 'fit.short': 'note' } as const;
    expect(checkLayout(layout, new Map(), { severity }).map((one) => one.severity)).toEqual(['info']);
    expect(checkLayout(layout, new Map(), { severity: { 'fit.short': 'off' } })).toEqual([]);
    expect(checkLayout(layout, new Map(), { limits: { 'fit.short': 3, 'fit.hole': 5 } })).toEqual([]);
  });
});

describe('clean.json', () => {
  it('is the page that the builder makes', async () => {
    const made = `${JSON.stringify(buildPage().layout).replaceAll('},{', '},\n{')}\n`;
    await expect(made).toMatchFileSnapshot(clean);
  });

  it('passes every rule as it is read from disk', () => {
    expect(checkLayout(JSON.parse(readFileSync(clean, 'utf8')))).toEqual([]);
  });
});
