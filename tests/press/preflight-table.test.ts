import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../scripts/core/catalogue/index.ts';
import { preflightEntries } from '../../scripts/core/catalogue/preflight.ts';
import { pressRules, pressRuleTable, pressThresholds } from '../../scripts/preflight/index.ts';

// Written anew by `vitest -u`.
const readme = fileURLToPath(new URL('../../scripts/preflight/README.md', import.meta.url));

const marked = (language: Language): RegExp =>
  new RegExp(`(?<=<!-- rules:${language} -->\n)[\\s\\S]*?(?=<!-- /rules:${language} -->)`);

const unpadded = (markdown: string): string => markdown.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

describe('the table of preflight rules', () => {
  test('in the README is the one that the code makes', async () => {
    const now = readFileSync(readme, 'utf8');
    const languages = ['en', 'zh'] as const;
    const made = languages.reduce((text, one) => text.replace(marked(one), () => `${pressRuleTable(one)}\n`), now);
    // The formatter pads the cells.
    if (unpadded(now) !== unpadded(made)) await expect(made).toMatchFileSnapshot(readme);
  });

  test('has a row for each entry of the catalogue but those of files that cannot be read', () => {
    const unruly = ['pdf.unreadable', 'pdf.damaged', 'pdf.limits'];
    const entries = Object.keys(preflightEntries).filter((id) => !unruly.includes(id));
    expect(pressRules.map(({ id }) => id as string).toSorted()).toEqual(entries.toSorted());
  });

  test('gives every limit to a rule', () => {
    const ids = pressRules.map(({ id }) => id as string);
    const stray = Object.keys(pressThresholds).filter(
      (name) => !ids.some((id) => name === id || name.startsWith(`${id}.`)),
    );
    expect(stray).toEqual([]);
  });
});
