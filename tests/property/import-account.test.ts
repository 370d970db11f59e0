import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEdition } from '../../scripts/edition/index.ts';
import { accountFor } from '../../scripts/import/account.ts';
import { importText } from '../../scripts/import/index.ts';
import { recognise } from '../../scripts/import/recognise.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const signs = '*_`[]<>&\\#|~{}()!-+=:."\'$%@^/1234 AbcXyz，。！？；：、“”‘’（）《》—…·▶▲';
const character = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...'青溪水清岸上的人回来了一二三渠山村') },
  { weight: 2, arbitrary: fc.constantFrom(...signs) },
);
const words = (min: number, max: number) =>
  fc.array(character, { minLength: min, maxLength: max }).map((list) => list.join(''));
const sentence = words(1, 90).map((text) => `${text}。`);
const line = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: words(1, 20) },
  { weight: 1, arbitrary: words(2, 14).map((text) => `### ${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '本版图片来源:青溪',
      '▶ 本报记者 林川',
      '---',
      '　　',
      '爱你如水!水清了。',
      '爱你如山!人来了。',
    ),
  },
);
const page = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 14 }),
    fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n\n\n'),
    fc.constantFrom(0, 5, 39, 79, 130),
    fc.constantFrom(0, 6, 41),
  )
  .map(([lines, between, headline, banner]) => {
    const above = banner > 0 ? [`${'庆'.repeat(banner)}${between}${'Ten Years '.repeat(banner / 3)}`] : [];
    const top = headline > 0 ? [...above, `# ${'溪'.repeat(headline)}`] : above;
    return [...top, ...lines].join(between);
  });

test('whatever the text, each character belongs to one part, to the markup or to the white space', () => {
  fc.assert(
    fc.property(page, fc.nat(12), (text, photos) => {
      const { account, diagnostics } = accountFor({ file: 'text', text }, recognise(text, photos));
      expect(diagnostics).toEqual([]);
      expect(account.copy + account.markup + account.white).toBe(text.length);
    }),
    { numRuns: 1_000 },
  );
});

test('an edition that was written says the same as the text, signs of Markdown and YAML included', async () => {
  let written = 0;
  let count = 0;
  await fc.assert(
    fc.asyncProperty(page, async (text) => {
      count += 1;
      const file = join(folder, `${count}.txt`);
      const out = join(folder, `${count}`);
      await writeFile(file, text);
      const { value, diagnostics } = await importText({ text: file, out });
      const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      expect(errors.filter((code) => code !== 'import/empty')).toEqual([]);
      if (!value) return;
      written += 1;
      expect((await loadEdition(out)).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(written).toBeGreaterThan(30);
});
