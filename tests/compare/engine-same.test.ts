/** No false alarm: what is the same page in another file is the same. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Comparison, comparePdfs, pageHash } from '../../scripts/compare/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { key, openPdf, type PDFDict, PDFHexString, PDFString, PDFWriter, resolve } from '../../scripts/pdf/index.ts';
import { mutants } from '../fixtures/compare/mutants.ts';
import { randomFrom } from '../fixtures/compare/random.ts';
import { buildSample, type SamplePages } from '../fixtures/compare/sample-pages.ts';
import { haveTools } from '../pdf/outside-tool.ts';
import { projectRoot } from '../run-dayang.ts';

let sample: SamplePages;
let folder = '';
beforeAll(async () => {
  sample = await buildSample();
  folder = await mkdtemp(join(tmpdir(), 'dayang-same-'));
}, 120_000);
afterAll(async () => {
  await sample.close();
  await rm(folder, { recursive: true, force: true });
});

const names = { old: 'old', new: 'new' };
const findings = (comparison: Comparison): readonly string[] => [
  ...comparison.document.map((one) => `${one.kind}: ${one.before} → ${one.after}`),
  ...comparison.pages.flatMap((page) =>
    page.changes.map((one) => `${one.layer}/${one.kind} ${one.before} → ${one.after}`),
  ),
];

async function rewritten(pdf: Uint8Array, tool: string, words: readonly string[]): Promise<Uint8Array> {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
  await writeFile(from, pdf);
  execFileSync(
    tool,
    words.map((word) => (word === 'IN' ? from : word === 'OUT' ? to : word)),
    { stdio: 'pipe' },
  );
  return await readFile(to);
}

const rewritings: readonly (readonly [string, ...string[]])[] = [
  ['qpdf', '--object-streams=generate', 'IN', 'OUT'],
  ['qpdf', '--linearize', 'IN', 'OUT'],
  ['qpdf', '--recompress-flate', '--compression-level=9', 'IN', 'OUT'],
  ['qpdf', '--stream-data=uncompress', 'IN', 'OUT'],
  ['qpdf', '--qdf', 'IN', 'OUT'],
  ['qpdf', '--normalize-content=y', 'IN', 'OUT'],
  ['qpdf', '--deterministic-id', 'IN', 'OUT'],
  ['mutool', 'clean', '-gggg', '-z', '-f', '-i', 'IN', 'OUT'],
];

describe.skipIf(!haveTools('qpdf', 'mutool'))('a page rewritten', () => {
  test.each(rewritings.map((words) => [words.filter((word) => word === word.toLowerCase()).join(' '), words] as const))(
    'by %s is the same page',
    { timeout: 60_000 },
    async (_, [tool, ...words]) => {
      for (const pdf of [sample.proof, sample.press, sample.edition]) {
        const other = await rewritten(pdf, tool, words);
        expect(Buffer.compare(pdf, other)).not.toBe(0);
        const comparison = await comparePdfs(pdf, other, { names });
        expect(findings(comparison)).toEqual([]);
        expect(comparison).toMatchObject({ verdict: 'same', toolchainChanged: false });
        expect(await pageHash(other)).toEqual(await pageHash(pdf));
      }
    },
  );
});

test('other dates and another ID are the same page', async () => {
  const context = await openPdf(sample.press);
  const info = resolve(context, context.trailerInfo.Info) as PDFDict;
  info.set(key('ModDate'), PDFString.of("D:20300101000000+08'00'"));
  info.set(key('CreationDate'), PDFString.of("D:20300101000000+08'00'"));
  const id = PDFHexString.of('00112233445566778899aabbccddeeff');
  context.trailerInfo.ID = context.obj([id, id]);
  const other = await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
  const comparison = await comparePdfs(sample.press, other, { names });
  expect(findings(comparison)).toEqual([]);
  expect(comparison.verdict).toBe('same');
});

test('another program that paints the same is a change of the toolchain only', async () => {
  const context = await openPdf(sample.proof);
  (resolve(context, context.trailerInfo.Info) as PDFDict).set(key('Producer'), PDFString.of('Skia/PDF m999'));
  const other = await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
  const comparison = await comparePdfs(sample.proof, other, { names });
  expect(comparison).toMatchObject({ verdict: 'same', toolchainChanged: true, document: [] });
});

test('a page built again, in another folder, is the same page', { timeout: 120_000 }, async () => {
  const again = await buildSample();
  try {
    for (const which of ['proof', 'press', 'edition'] as const) {
      const comparison = await comparePdfs(sample[which], again[which], { names });
      expect(findings(comparison)).toEqual([]);
      expect(comparison.verdict).toBe('same');
    }
  } finally {
    await again.close();
  }
});

test('where a layout is known, a change is told with its block and the place in its source', async () => {
  const mutant = mutants.find((one) => one.name === 'one character replaced')!;
  const layout = JSON.parse(sample.layout) as Layout;
  const stories = [...new Set(layout.lines.flatMap((line) => (line.source ? [line.source.file] : [])))];
  const edition = join(projectRoot, 'content/qingxi');
  const texts = stories.map(async (file) => [file, (await readFile(join(edition, file))).toString()] as const);
  const sources = new Map(await Promise.all(texts));
  for (let seed = 0; seed < 4; seed++) {
    const made = (await mutant.make(sample.proof, randomFrom(seed)))!;
    const found = await comparePdfs(sample.proof, made.pdf, {
      names,
      layouts: { old: [layout], new: [layout] },
      sources,
    });
    const change = found.pages[0]!.changes.find((one) => one.layer === 'text')!;
    expect(found.pages[0]!.name).toBe('5');
    expect(layout.blocks.map((one) => one.id)).toContain(change.block);
    if (!change.source) continue;
    // The line of type that holds the character is somewhere from that place on.
    const line = sources.get(change.source.file)!.split('\n')[change.source.line - 1]!;
    expect(line.slice(change.source.column - 1)).toContain(change.before);
  }
});
