/** A PDF that is read by parts has the objects that a reader of the whole finds; where that is not certain, it is none. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ByteSource,
  compareSources,
  key,
  openByParts,
  openFileSource,
  openPdf,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  resolve,
  sourceOf,
} from '../../scripts/pdf/index.ts';
import { manyPages } from '../fixtures/compare/small-pages.ts';
import { handmadePdf, stream } from './handmade-pdf.ts';
import { haveTools } from './outside-tool.ts';

const typst = join(import.meta.dirname, '../fixtures/compare/kept/typst/Monday.pdf');
const hello = 'BT /F1 12 Tf 20 100 Td (Hello) Tj ET';
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
/** A stream above what is read at once. */
const long = 'q 1 0 0 1 0 0 cm Q '.repeat(8000);
const plain = handmadePdf({ content: hello }, [font, stream('/Note (a>> stream)', long)]);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-parts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shown = (object: PDFObject | undefined): string => {
  if (!(object instanceof PDFStream)) return String(object);
  const bytes = object instanceof PDFRawStream ? object.contents : object.getContents();
  return `${object.dict} ${createHash('sha256').update(bytes).digest('hex')}`;
};

/** Every object of the whole document, by both readers; what only holds others is left out. */
async function bothReadings(source: ByteSource): Promise<readonly (readonly [string, string])[]> {
  const parts = openByParts(source)!;
  const whole = await openPdf(source.slice(0, source.length));
  expect(String(parts.context.trailerInfo.Root)).toBe(String(whole.trailerInfo.Root));
  expect(String(parts.context.header)).toBe(String(whole.header));
  return whole.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const type = object instanceof PDFStream ? String(object.dict.get(key('Type'))) : '';
    if (type === '/XRef' || type === '/ObjStm') return [];
    return [[`${ref} ${shown(object)}`, `${ref} ${shown(resolve(parts.context, ref))}`] as const];
  });
}

const made: readonly (readonly [string, (from: string, to: string) => readonly string[]])[] = [
  ['qpdf', (from, to) => ['--object-streams=disable', from, to]],
  ['qpdf', (from, to) => ['--object-streams=generate', from, to]],
  ['qpdf', (from, to) => ['--linearize', from, to]],
  ['qpdf', (from, to) => ['--linearize', '--object-streams=generate', from, to]],
  ['mutool', (from, to) => ['clean', '-gg', from, to]],
];

describe('every object is read as it stands', () => {
  test('in memory and in a file', async () => {
    const file = join(folder, 'plain.pdf');
    await writeFile(file, plain);
    await using source = await openFileSource(file);
    expect(compareSources(source, sourceOf(plain))).toBe(0);
    for (const one of [source, sourceOf(plain)]) {
      const pairs = await bothReadings(one);
      expect(pairs).toHaveLength(6);
      for (const [whole, parts] of pairs) expect(parts).toBe(whole);
    }
  });

  describe.skipIf(!haveTools('qpdf', 'mutool'))('of what others write', () => {
    test.each(made)('%s %#', async (tool, words) => {
      for (const from of [typst, join(folder, 'plain.pdf')]) {
        await writeFile(join(folder, 'plain.pdf'), plain);
        const to = join(folder, 'made.pdf');
        execFileSync(tool, words(from, to), { stdio: 'pipe' });
        await using source = await openFileSource(to);
        for (const [whole, parts] of await bothReadings(source)) expect(parts).toBe(whole);
      }
    });
  });

  test('many times over: what was let go of is read again', () => {
    const { context, forget } = openByParts(sourceOf(plain))!;
    const font = context.lookup(PDFRef.of(5));
    expect(context.lookup(PDFRef.of(5))).toBe(font);
    forget();
    expect(context.lookup(PDFRef.of(5))).not.toBe(font);
    expect(String(context.lookup(PDFRef.of(5)))).toBe(String(font));
  });

  test('by the newest of its states, and what was taken out is gone', async () => {
    const text = Buffer.from(plain).toString('latin1');
    const start = /startxref\n(\d+)/.exec(text)![1]!;
    const [note, table] = ['3 0 obj\n(newer)\nendobj\n', text.length];
    const row = (at: number, kind: string): string => `${String(at).padStart(10, '0')} 00000 ${kind} \n`;
    const updated = `${text}${note}xref\n3 1\n${row(table, 'n')}5 1\n${row(0, 'f')}trailer\n<< /Size 7 /Root 1 0 R /Prev ${start} >>\nstartxref\n${table + note.length}\n%%EOF\n`;
    const { context } = openByParts(sourceOf(Buffer.from(updated, 'latin1')))!;
    expect(String(context.lookup(PDFRef.of(3)))).toBe('(newer)');
    expect(context.lookup(PDFRef.of(5))).toBeUndefined();
    expect(context.lookup(PDFRef.of(1))).toBeInstanceOf(PDFDict);
  });

  test('where the length of a stream is wrong, it ends at its end', async () => {
    const wrong = Buffer.from(plain)
      .toString('latin1')
      .replace(`/Length ${hello.length}`, `/Length ${hello.length + 5}`);
    const [whole, parts] = (await bothReadings(sourceOf(Buffer.from(wrong, 'latin1'))))[3]!;
    expect(parts).toBe(whole);
    expect(parts).toContain(createHash('sha256').update(hello).digest('hex'));
  });
});

describe('what asks for a reader of the whole is not read by parts', () => {
  const text = Buffer.from(plain).toString('latin1');
  test.each([
    ['a table that lies', text.replace(/(\d{10}) 00000 n/, '0000000123 00000 n')],
    ['no table', text.slice(0, text.indexOf('xref'))],
    ['a table that points outside', text.replace(/(\d{10}) 00000 n/, '0009999999 00000 n')],
    ['a table whose rows are too short', text.replace(/00000 n \n/g, '00000 n\n')],
    [
      'a table that comes back to itself',
      text.replace('/Root 1', `/Prev ${/startxref\n(\d+)/.exec(text)![1]} /Root 1`),
    ],
    ['two tables at once', text.replace('/Root 1', '/XRefStm 9 /Root 1')],
    ['bytes before its beginning', `junk\n${text}`],
    ['a root that is no catalog', text.replace('/Root 1', '/Root 4')],
    ['a table of more objects than there can be', text.replace(/xref\n0 7/, 'xref\n0 99999999')],
  ])('%s', (_, broken) => {
    expect(openByParts(sourceOf(Buffer.from(broken, 'latin1')))).toBeUndefined();
  });

  test('that it is encrypted is told', () => {
    const locked = text.replace('/Root 1', '/Encrypt 5 0 R /Root 1');
    expect(openByParts(sourceOf(Buffer.from(locked, 'latin1')))!.context.trailerInfo.Encrypt).toBeDefined();
  });
});

test('an object that says it holds itself is nothing, and ends', async () => {
  const loop = handmadePdf({ content: hello }, [font, `<< /Length 6 0 R >>\nstream\n${long}\nendstream`]);
  const { context } = openByParts(sourceOf(loop))!;
  expect(context.lookup(PDFRef.of(6))).toBeInstanceOf(PDFRawStream);
});

test('of many objects only those are held that were asked for', async () => {
  const file = join(folder, 'many.pdf');
  await writeFile(
    file,
    manyPages(3000, (at) => `page ${at}`),
  );
  await using source = await openFileSource(file);
  const { context } = openByParts(source)!;
  context.lookup(PDFRef.of(4000));
  expect(context.enumerateIndirectObjects().length).toBeLessThan(10);
  expect((await readFile(file)).length).toBeGreaterThan(500_000);
});
