/** A finding on a page of our own names its block and its line of copy. */
import { describe, expect, test } from 'vitest';
import { hintOf, messageOf } from '../../scripts/core/diagnostic.ts';
import { mm, pt } from '../../scripts/core/units.ts';
import type { Layout, Line } from '../../scripts/layout/model.ts';
import { preflight } from '../../scripts/preflight/index.ts';
import { presetNamed } from '../../scripts/press/index.ts';
import { buildPdf, cleanParts } from '../fixtures/preflight/build-pdf.ts';

const preset = presetNamed('newsprint-coldset')!;
const side = mm((200 * 25.4) / 72);
const boxOf = (x: number, y: number, width: number, height: number) => ({
  x: mm(x),
  y: mm(y),
  width: mm(width),
  height: mm(height),
});
const sources = new Map([
  ['stories/lead.md', { file: 'stories/lead.md', text: '---\nheadline: 青溪\n---\n\nFirst.\nSmall print\n' }],
  ['pages/05.yaml', { file: 'pages/05.yaml', text: 'page: 5\nplace:\n  body: {}\n' }],
]);

/** As much of a layout as preflight reads. */
const layoutWith = (lines: readonly Partial<Line>[]): Layout =>
  ({
    page: 5,
    sheet: { width: side, height: side, bleed: mm(0) },
    photos: [],
    blocks: [
      { id: 'page', block: 'box', box: boxOf(0, 0, side, side), file: 'pages/05.yaml', from: 0, to: 1 },
      { id: 'body', block: 'text', box: boxOf(5, 55, 40, 12), file: 'pages/05.yaml', from: 17, to: 19 },
    ],
    lines: lines.map((line) => ({ block: 'body', size: pt(7), ...line })),
  }) as unknown as Layout;

const small = async (): Promise<Uint8Array> => {
  const parts = cleanParts();
  return await buildPdf({ ...parts, content: `${parts.content}BT /F1 6 Tf 0 1 .9 0 k 30 40 Td (Small print) Tj ET` });
};

describe('a finding on a page of our own', () => {
  test('stands at its line of copy', async () => {
    const line = { box: boxOf(6, 57, 30, 4), source: { file: 'stories/lead.md', from: 29, to: 40 } };
    const findings = await preflight(await small(), { preset, layout: layoutWith([line]), sources });
    expect(findings.map(({ code }) => code)).toEqual(['ink.multi-min']);
    const [finding] = findings;
    expect(finding!.at).toEqual({ file: 'stories/lead.md', line: 6, column: 1 });
    expect(finding!.onPage).toMatchObject({ page: 5, block: 'body' });
    expect(messageOf(finding!, 'en')).toBe(
      'type of 6 pt in several inks on page 5: “Small print”, C0 M100 Y90 K0 (at least 14 pt)',
    );
    expect(hintOf(finding!, 'zh')).toBe('改用单色，或加大字号');
  });

  test('stands where its block is placed when no line of copy is there', async () => {
    const [finding] = await preflight(await small(), { preset, layout: layoutWith([]), sources });
    expect(finding!.at).toEqual({ file: 'pages/05.yaml', line: 3, column: 3 });
  });

  test('has a box on the trimmed page, and none of ours in a PDF from elsewhere', async () => {
    const [finding] = await preflight(await small(), { preset });
    expect(finding!.at).toBeUndefined();
    expect(finding!.onPage!.page).toBe(1);
    const { x, y, width } = finding!.onPage!.box!;
    expect(x).toBeCloseTo((20 * 25.4) / 72, 1);
    expect(y).toBeGreaterThan(57);
    expect(y).toBeLessThan(59.5);
    expect(width).toBeGreaterThan(8);
  });
});
