/** Fine setting where a paragraph runs through frames of different width, and while it is edited. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../scripts/layout/index.ts';
import { dayang } from '../run-dayang.ts';
import { type Harness, newspaper, openHarness, samplePlain } from './setting-harness.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-frames-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a paragraph is set whole through frames of different width', async () => {
  await mkdir(join(folder, 'pages'));
  await mkdir(join(folder, 'stories'));
  await writeFile(join(folder, 'edition.yaml'), "newspaper: 大样日报\ndate: '2026-09-18'\npages: [pages/01.yaml]\n");
  await writeFile(
    join(folder, 'pages/01.yaml'),
    `page: 1
name: 宽窄
fit: report
place:
  body:
    block: text
    story: lead
    columns: 1-6
    rows: 1-100
    frames:
      - {columns: 1-2, rows: 1-13}
      - {columns: 3, rows: 1-31}
      - {columns: 4-5, rows: 1-9}
      - {columns: 1, rows: 40-60}
      - {columns: 4, rows: 40-80}
      - {columns: 5-6, rows: 40-100}
`,
  );
  await writeFile(join(folder, 'stories/lead.md'), `${(await samplePlain()).join('\n\n')}\n`);
  dayang(['build', folder, '--only', 'proof', '--out', join(folder, 'out')], { cwd: folder });
  const report = JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8'));
  const codes: string[] = report.diagnostics.map(({ code }: { code: string }) => code);
  expect(codes.filter((code) => /astray|^pdf\//.test(code))).toEqual([]);
  const layout = JSON.parse(await readFile(join(folder, 'out/page-01/layout.json'), 'utf8')) as Layout;
  const body = layout.lines.filter(({ frame }) => frame !== undefined);
  expect(new Set(body.map(({ frame }) => frame)).size).toBe(6);
  // Every full line ends flush, or keeps the white of its last mark, in its own frame.
  const em = (layout.stories[0]!.size * 25.4) / 72;
  const ragged = body.filter(({ last, frame, box, advances }) => {
    const { x, width } = layout.frames[frame!]!.box;
    return !last && Math.abs(x + width - box.x - advances.at(-1)!) > 0.02 * em;
  });
  expect(ragged.map(({ text }) => text)).toEqual([]);
  expect(body.length).toBeGreaterThan(100);
});

describe('editing', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness[Symbol.asyncDispose]());

  test('sets the paragraph anew at each key, the caret where it was', async () => {
    const [text] = await samplePlain();
    await harness.set([text!.repeat(2)], { characters: 17 });
    const steps = await harness.tab.evaluate((setting) => {
      const host = document.querySelector<HTMLElement>('#trial .type-area')!;
      const paragraph = host.querySelector('p')!;
      host.contentEditable = 'true';
      host.focus();
      const setter = window.setting.openSetter(document.body, setting);
      const selection = getSelection()!;
      const offset = (): number => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        range.setEnd(selection.focusNode!, selection.focusOffset);
        return range.toString().length;
      };
      setter.impose(paragraph, setter.plan(paragraph, 17));
      selection.setBaseAndExtent(paragraph, 0, paragraph, 0);
      for (let step = 0; step < 30; step += 1) selection.modify('move', 'forward', 'character');
      const found: { at: number; after: number; misplaced: number }[] = [];
      for (const key of ['水', '，', '“', '7', '。', 'k', '水']) {
        document.execCommand('insertText', false, key);
        const at = offset();
        setter.impose(paragraph, setter.plan(paragraph, 17));
        found.push({ at, after: offset(), misplaced: setter.misplaced(18).length });
      }
      return { found, text: paragraph.textContent };
    }, newspaper);
    expect(steps.found.map(({ after }) => after)).toEqual([31, 32, 33, 34, 35, 36, 37]);
    for (const { at, after, misplaced } of steps.found) expect([after, misplaced]).toEqual([at, 0]);
    const copy = text!.repeat(2);
    expect(steps.text).toBe(`${copy.slice(0, 30)}水，“7。k水${copy.slice(30)}`);
  });
});
