import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { messageOf } from '../../scripts/core/diagnostic.ts';
import { lineText } from '../../scripts/core/source.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import { makeEdition, removeEditions } from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

const files = ['edition.yaml', 'pages/01.yaml', 'stories/lead.md'] as const;

const snippets = [
  ...[
    '',
    ' ',
    '\n',
    '\n\n',
    ':',
    ': ',
    '-',
    '- ',
    '#',
    '##',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '|',
    '>',
    '&a',
    '*a',
    '!x',
    '? ',
    '---\n',
    ':::',
    ':::\n',
  ],
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e9',
    '.inf',
    '1.5',
    '100-1',
    '字',
    '：',
    '\r',
    '\t',
    '\0',
    '\u200b',
    '<<: ',
    '**',
    '<b>',
    '`',
    '\\',
    '{#x}',
    'block: text',
    '__proto__: 1',
  ],
];

interface Cut {
  readonly at: number;
  readonly length: number;
  readonly put: string;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(60) }),
  put: fc.constantFrom(...snippets),
});

function damaged(text: string, cuts: readonly Cut[]): string {
  let now = text;
  for (const { at, length, put } of cuts) {
    const from = Math.floor(at * now.length);
    now = now.slice(0, from) + put + now.slice(from + length);
  }
  return now;
}

describe('a damaged edition', () => {
  for (const file of files) {
    test(`${file}: an edition or faults with places that exist, never an exception`, async () => {
      const folder = await makeEdition();
      const sound = await readFile(join(folder, file), 'utf8');
      await fc.assert(
        fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 3 }), async (cuts) => {
          const text = damaged(sound, cuts);
          await writeFile(join(folder, file), text);
          const { value, diagnostics } = await loadEdition(folder);
          expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
          for (const one of diagnostics) {
            expect(messageOf(one, 'en')).not.toContain('undefined');
            expect(one.at).toBeDefined();
            if (one.at!.file !== file) continue;
            const source = { file, text };
            expect(one.at!.column).toBeLessThanOrEqual(lineText(source, one.at!.line).length + 2);
          }
        }),
        { numRuns: 150 },
      );
    });
  }
});
