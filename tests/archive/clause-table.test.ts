import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pdfaEntries } from '../../scripts/core/catalogue/pdfa.ts';
import { pdfuaEntries } from '../../scripts/core/catalogue/pdfua.ts';
import { clauseTable, pdfaClauses, pdfuaClauses } from '../../scripts/preflight/index.ts';
import { unpadded, withMarked } from '../doc-marks.ts';

// Written anew by `vitest -u`.
const readme = fileURLToPath(new URL('../../scripts/preflight/clauses/README.md', import.meta.url));

test('the tables of clauses are the ones that the code makes', async () => {
  const now = readFileSync(readme, 'utf8');
  const languages = ['en', 'zh'] as const;
  const made = languages.reduce((text, one) => withMarked(text, `clauses:${one}`, clauseTable(one)), now);
  if (unpadded(now) !== unpadded(made)) await expect(made).toMatchFileSnapshot(readme);
});

test('each clause has its words, and no words are without a clause', () => {
  const ids = [...pdfaClauses, ...pdfuaClauses].map(({ id }) => id as string);
  expect(ids.toSorted()).toEqual([...Object.keys(pdfaEntries), ...Object.keys(pdfuaEntries)].toSorted());
});
