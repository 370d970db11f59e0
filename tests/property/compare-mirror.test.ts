/** What holds for the comparison of any two pages. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePdfs, mirrorComparison } from '../../scripts/compare/index.ts';
import { handmadePdf } from '../pdf/handmade-pdf.ts';

const number = fc.integer({ min: 5, max: 180 });
const level = fc.integer({ min: 0, max: 10 }).map((value) => value / 10);
const words = fc.array(fc.constantFrom('news', 'paper', 'page', 'ink', 'press', 'line', 'word', 'column'), {
  maxLength: 8,
});
const object = fc.oneof(
  fc
    .record({ x: number, y: number, text: words })
    .map(({ x, y, text }) => `BT /F1 9 Tf ${x} ${y} Td (${text.join(' ')}) Tj ET`),
  fc
    .record({ x: number, y: number, w: number, h: number, ink: level })
    .map(({ x, y, w, h, ink }) => `${ink} g ${x} ${y} ${w} ${h} re f`),
  fc
    .record({ x: number, y: number, w: number, ink: level })
    .map(({ x, y, w, ink }) => `0 0 0 ${ink} K ${x} ${y} m ${w} ${y} l S`),
);
const content = fc.array(object, { maxLength: 12 }).map((parts) => parts.join('\n'));
const names = { old: 'old', new: 'new' };

test('a page compared with itself says nothing', async () => {
  await fc.assert(
    fc.asyncProperty(content, async (text) => {
      const [a, b] = [handmadePdf({ content: text }), handmadePdf({ content: ` ${text.replaceAll('\n', ' \n ')}` })];
      const found = await comparePdfs(a, b, { names });
      expect(found).toMatchObject({ verdict: 'same', document: [] });
      expect(found.pages.flatMap((page) => page.changes)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('comparing backwards is the mirror of comparing forwards', async () => {
  await fc.assert(
    fc.asyncProperty(content, content, async (one, two) => {
      const [a, b] = [handmadePdf({ content: one }), handmadePdf({ content: two })];
      const there = await comparePdfs(a, b, { names: { old: 'a', new: 'b' }, dpi: 36 });
      const back = await comparePdfs(b, a, { names: { old: 'b', new: 'a' }, dpi: 36 });
      expect({ ...mirrorComparison(back), milliseconds: 0 }).toEqual({ ...there, milliseconds: 0 });
    }),
    { numRuns: 60 },
  );
});

test('what is added to a page is found', async () => {
  await fc.assert(
    fc.asyncProperty(content, number, number, async (text, x, y) => {
      const added = `${text}\n.5 .1 0 0 k ${x} ${y} 13.7 7.3 re f`;
      const found = await comparePdfs(handmadePdf({ content: text }), handmadePdf({ content: added }), {
        names,
        dpi: 36,
      });
      const boxes = found.pages.flatMap((page) => page.changes).filter((one) => one.kind === 'added');
      expect(boxes).toHaveLength(1);
      expect(boxes[0]).toMatchObject({ layer: 'geometry', is: { width: 4.83, height: 2.58 } });
    }),
    { numRuns: 40 },
  );
});
