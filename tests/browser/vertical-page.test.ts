/** The literary page as a user builds it: stories from top to bottom in tiers, in the layout and in both PDFs. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLayout } from '../../scripts/check/index.ts';
import { pt, ptToMm } from '../../scripts/core/units.ts';
import type { Layout, LayoutFrame, Line } from '../../scripts/layout/model.ts';
import { layoutSchema } from '../../scripts/layout/schema.ts';
import {
  extractFromContent,
  extractWithPdfium,
  interpretPage,
  openPdf,
  type PdfCharacter,
  pageList,
  readStructure,
  type StructureItem,
} from '../../scripts/pdf/index.ts';
import { breakingTiers } from '../fixtures/check/breaking-tiers.ts';
import { edit } from '../fixtures/check/build-layout.ts';
import { haveTools, runTool } from '../pdf/outside-tool.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const tools = haveTools('pdftotext', 'mutool');
const copy = 'content/fukan/stories/essay.md';

let folder = '';
let run: ReturnType<typeof dayang>;
let layout: Layout;
const pdfs = new Map<string, Uint8Array>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-vertical-'));
  run = dayang(['build', 'content/fukan', '--out', folder, '--lang', 'en'], { cwd: projectRoot });
  layout = JSON.parse(await readFile(join(folder, 'page-08/layout.json'), 'utf8'));
  for (const kind of ['proof', 'press']) pdfs.set(kind, await readFile(join(folder, `page-08/${kind}.pdf`)));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const bare = (text: string): string => text.replace(/\s/g, '');
const bodyOf = (story: string): readonly Line[] =>
  layout.lines.filter((line) => line.story === story && line.role === 'body');
const right = ({ box }: LayoutFrame | Line): number => box.x + box.width;
const middle = ({ box }: Line): number => box.x + box.width / 2;

/** A line with each reading behind its base. */
const asRead = ({ text, readings = [] }: Line): string =>
  readings.reduceRight((read, { at, length, text: own }) => {
    return read.slice(0, at + length) + own + read.slice(at + length);
  }, text);

test('builds without an error or a warning, preflight and conservation too, each story to its last line', () => {
  expect({ status: run.status, stderr: run.stderr }).toEqual({
    status: 0,
    stderr: expect.stringContaining('errors: 0, warnings: 0'),
  });
  expect(layout.stories.map(({ story, exact, overset }) => [story, exact, overset ?? null])).toEqual([
    ['essay', true, null],
    ['verse', true, null],
  ]);
  expect(layoutSchema.safeParse(layout).error?.issues).toBeUndefined();
});

describe('the layout', () => {
  test('has five tiers of whole rows, from the right, and every line down from its head', () => {
    const essay = layout.frames.filter(({ story }) => story === 'essay');
    expect(new Set(essay.map(({ column }) => column)).size).toBe(5);
    for (const line of [...bodyOf('essay'), ...bodyOf('verse')]) {
      expect([line.text, line.vertical]).toEqual([line.text, true]);
      const { box } = layout.frames[line.frame!]!;
      // A point may hang half a character below.
      const below = ptToMm(pt(line.size)) / 2 + 0.02;
      const beyond = line.box.y + line.box.height - box.y - box.height;
      expect([line.text, box.y - line.box.y <= 0.02, beyond <= below]).toEqual([line.text, true, true]);
    }
    const places = bodyOf('essay').map((line) => [layout.frames[line.frame!]!.column, -middle(line)] as const);
    const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    expect(places).toEqual(sorted);
  });

  test('has every line on the lattice of its story, the same in all tiers', () => {
    for (const story of ['essay', 'verse']) {
      const frames = layout.frames.filter((frame) => frame.story === story);
      const { pitch } = frames[0]!.vertical!;
      const edge = Math.max(...frames.map(right));
      const em = ptToMm(pt(layout.stories.find((one) => one.story === story)!.size));
      for (const line of bodyOf(story)) {
        const lines = (edge - em / 2 - middle(line)) / pitch;
        expect([line.text, Math.abs(lines - Math.round(lines)) * pitch < 0.02]).toEqual([line.text, true]);
      }
    }
  });

  test('has an advance for every character, combined figures in one square', () => {
    const line = bodyOf('essay').find(({ text }) => text.includes('今年78岁'))!;
    const em = ptToMm(pt(line.size));
    expect(line.advances).toHaveLength(line.text.length + 1);
    const at = line.text.indexOf('78');
    expect(line.advances[at + 2]! - line.advances[at]!).toBeCloseTo(em, 1);
    const year = bodyOf('essay').find(({ text }) => text.includes('1962'))!;
    const from = year.text.indexOf('1962');
    for (const step of [0, 1, 2, 3]) {
      expect(year.advances[from + step + 1]! - year.advances[from + step]!).toBeGreaterThan(0.9 * em);
    }
  });
});

describe('the checks hold vertical lines to the rules of their own', () => {
  test.each(breakingTiers)('$rule: $name', ({ rule, change }) => {
    expect(checkLayout(layout).filter(({ code }) => code === rule)).toEqual([]);
    expect(checkLayout(edit(layout, change)).map(({ code }) => code)).toContain(rule);
  });
});

describe.each(['proof', 'press'])('the %s', (kind) => {
  const pdf = (): Uint8Array => pdfs.get(kind)!;
  const wanted = (): string => bare(layout.lines.map(asRead).join(''));

  test('gives the copy back as it was written, readings behind their bases', async () => {
    for (const extract of [extractFromContent, extractWithPdfium]) {
      const [page] = await extract(pdf());
      expect(bare(page!.characters.map(({ text }) => text).join(''))).toBe(wanted());
    }
    if (!tools) return;
    expect(bare(runTool('pdftotext', pdf(), ['-raw', '%', '-']))).toBe(wanted());
    expect(bare(runTool('mutool', pdf(), ['draw', '-q', '-F', 'text', '%']))).toBe(wanted());
  });

  test('has each character in the middle of its line, to a twentieth of a millimetre', async () => {
    const [page] = await extractFromContent(pdf());
    const { pitch } = layout.frames.find(({ story }) => story === 'essay')!.vertical!;
    const edge = Math.max(...layout.frames.filter(({ story }) => story === 'essay').map(right));
    const size = layout.stories.find(({ story }) => story === 'essay')!.size;
    const han = page!.characters.filter(
      (one) => /\p{Script=Han}/u.test(one.text) && Math.abs(one.size - size) < 0.01 && !one.font.includes('Hei'),
    );
    expect(han.length).toBeGreaterThan(850);
    const astray = han.filter((one) => {
      const centre = ptToMm(pt(one.x - page!.trim[0]! + one.size / 2));
      const lines = (edge - ptToMm(pt(size)) / 2 - centre) / pitch;
      return Math.abs(lines - Math.round(lines)) * pitch > 0.05;
    });
    expect(astray).toEqual([]);
  });

  test('names each base and each reading, in one ruby', async () => {
    const { kids } = (await readStructure(await openPdf(pdf())))!;
    const elements = (items: readonly StructureItem[]): readonly StructureItem[] =>
      items.flatMap((one) => (one.kind === 'element' ? [one, ...elements(one.kids)] : []));
    const rubies = elements(kids).filter((one) => one.kind === 'element' && one.type === 'Ruby');
    const written = (await readFile(join(projectRoot, copy), 'utf8')).match(/\{\p{Script=Han}+\|[^}]+\}/gu)!;
    const bases = written.flatMap((one) => one.slice(1, -1).split('|').slice(1));
    expect(rubies).toHaveLength(bases.length);
    for (const ruby of rubies) {
      const inside = ruby.kind === 'element' ? ruby.kids : [];
      expect(inside.map((one) => (one.kind === 'element' ? one.type : one.kind))).toEqual(['RB', 'RT']);
    }
  });

  test('draws dots and lines beside the text, in black alone, heavy enough, and as no text', async () => {
    const [page] = await extractFromContent(pdf());
    const { dots, strokes } = await drawn(pdf());
    const source = await readFile(join(projectRoot, copy), 'utf8');
    const dotted = [...source.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words]) => words!).join('');
    expect(dots).toHaveLength(dotted.replace(/\P{Script=Han}/gu, '').length);
    for (const { bounds } of dots) {
      const [x, y] = [(bounds[0]! + bounds[2]!) / 2, (bounds[1]! + bounds[3]!) / 2];
      expect(page!.characters.some((one) => isBeside(one, x, y))).toBe(true);
    }
    const lines = strokes.filter(({ curved }) => !curved);
    const waves = strokes.filter(({ curved }) => curved);
    expect(lines.length).toBeGreaterThanOrEqual([...source.matchAll(/\]\{\.name\}/g)].length);
    expect(waves.length).toBeGreaterThanOrEqual([...source.matchAll(/\]\{\.title\}/g)].length);
    for (const { width } of strokes) expect(width).toBeGreaterThanOrEqual(0.5);
    for (const { tags } of [...dots, ...strokes]) expect(tags.filter((tag) => tag !== 'Artifact')).toEqual([]);
    const black = kind === 'press' ? '0 0 0 1' : '0 0 0';
    for (const { colour } of [...dots, ...strokes]) expect(colour).toBe(black);
  });
});

/** Whether a dot stands at the right of this character, level with its middle. */
function isBeside({ text, x, y, size }: PdfCharacter, dotX: number, dotY: number): boolean {
  if (!/\p{Script=Han}/u.test(text)) return false;
  const aside = (dotX - x) / size - 0.5;
  return aside > 0.5 && aside < 0.8 && Math.abs(dotY - y) / size < 0.5;
}

interface Drawn {
  readonly bounds: readonly number[];
  readonly width: number;
  readonly curved: boolean;
  readonly colour: string;
  readonly tags: readonly string[];
}

/** Small filled circles, and lines along the text: what is drawn beside it. pt. */
async function drawn(pdf: Uint8Array): Promise<{ dots: readonly Drawn[]; strokes: readonly Drawn[] }> {
  const page = pageList(await openPdf(pdf))[0]!;
  const [dots, strokes]: [Drawn[], Drawn[]] = [[], []];
  const saved: { fill: string; stroke: string; width: number }[] = [];
  let state = { fill: '0 0 0', stroke: '0 0 0', width: 1 };
  let path = '';
  interpretPage(page, {
    operation: (machine, { operator, operands }) => {
      const numbers = operands.filter((one) => typeof one === 'number').join(' ');
      if (operator === 'q') saved.push(state);
      else if (operator === 'Q') state = saved.pop() ?? state;
      else if (operator === 'w') state = { ...state, width: Number(operands[0]) };
      else if (['k', 'rg', 'g', 'sc', 'scn'].includes(operator)) state = { ...state, fill: numbers };
      else if (['K', 'RG', 'G', 'SC', 'SCN'].includes(operator)) state = { ...state, stroke: numbers };
      else if (['m', 'l', 'c', 'v', 'y', 're'].includes(operator)) path += operator[0];
      else if (['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'n'].includes(operator)) {
        const bounds = machine.path ?? [0, 0, 0, 0];
        const tags = machine.marks.map(({ tag }) => tag);
        const scale = Math.hypot(machine.state.ctm[0], machine.state.ctm[1]);
        const one = { bounds, width: state.width * scale, curved: path.includes('c'), tags };
        const [across, along] = [bounds[2] - bounds[0], bounds[3] - bounds[1]];
        if (operator.startsWith('f') && one.curved && across < 4 && Math.abs(across - along) < 0.1)
          dots.push({ ...one, colour: state.fill });
        if (operator === 'S' && !path.includes('r') && across < 4 && along > 8)
          strokes.push({ ...one, colour: state.stroke });
        path = '';
      }
    },
  });
  return { dots, strokes };
}
