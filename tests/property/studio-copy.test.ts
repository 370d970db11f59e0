/** What the page of the studio writes is read as what was meant, and the least edit of it too. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startReading } from '../../scripts/edition/index.ts';
import { readMarkdown } from '../../scripts/edition/markdown/flow.ts';
import { passageOf } from '../../scripts/edition/markdown/passage.ts';
import { editPiece } from '../../scripts/studio/page/edit-copy.ts';
import type { Glyph, Style } from '../../scripts/studio/page/glyphs.ts';
import { writeMarkdown } from '../../scripts/studio/page/write-copy.ts';

/** Text and style of each character, as the edition reads them. */
function read(source: string): readonly string[] {
  const reading = startReading('/');
  const blocks = readMarkdown(reading, passageOf({ file: 'stories/a.md', text: source }, 0));
  return blocks.flatMap((block) =>
    block.kind === 'directive'
      ? ['directive']
      : [
          block.kind,
          ...block.runs.flatMap((run) =>
            [...run.text].map((one) => `${one}${run.strong ? 's' : ''}${run.emphasis ? 'e' : ''}`),
          ),
        ],
  );
}

const written = (glyphs: readonly Glyph[]): readonly string[] => [
  'paragraph',
  ...glyphs.map(({ text, style }) => `${text}${style.strong ? 's' : ''}${style.em ? 'e' : ''}`),
];

const signs = [...'水溪鱼，。“”《》——12.3)*_`[](){}<>&;#+-=~!|\\:'];
const styles: readonly Style[] = [{}, {}, {}, { strong: true }, { em: true }];
/** Stretches of one style that begin and end in a Han, so that marks are marks. */
const stretch = fc
  .record({ style: fc.constantFrom(...styles), inner: fc.array(fc.constantFrom(...signs), { maxLength: 8 }) })
  .map(({ style, inner }): Glyph[] => ['水', ...inner, '鱼'].map((text) => ({ text, style })));
const plain = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 })
  .map((all): Glyph[] => all.map((text) => ({ text, style: {} })));

describe('copy written by the page', () => {
  test('is read as it was meant', () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 4 }), (all) => {
        const glyphs = all.flat();
        expect(read(writeMarkdown(glyphs).source)).toEqual(written(glyphs));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('keeps its meaning under an edit, and every character its place', () => {
    fc.assert(
      fc.property(plain, plain, fc.nat(), fc.nat(), (before, put, from, less) => {
        const first = writeMarkdown(before);
        const at = from % (before.length + 1);
        const end = Math.min(before.length, at + (less % 3));
        const after = [...before.slice(0, at), ...put, ...before.slice(end)];
        const piece = { file: 'a', from: 0, to: first.source.length, cells: first.cells };
        const { edits, piece: made } = editPiece(piece, {
          text: first.source,
          form: { kind: 'markdown', indent: '' },
          before,
          after,
        });
        const [edit] = edits;
        const now = edit ? first.source.slice(0, edit[0]) + edit[2] + first.source.slice(edit[1]) : first.source;
        expect(read(now)).toEqual(written(after));
        expect(made.to).toBe(now.length);
        for (const [index, { from: start, to }] of made.cells.entries()) {
          expect(now.slice(start, to).endsWith(after[index]!.text)).toBe(true);
        }
      }),
      { numRuns: 4000, seed: 11 },
    );
  });
});
