/** Large files are compared as small ones are, and are never held as a whole. */
import { createCipheriv } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../scripts/bench/run-process.ts';
import { comparePdfs, IncomparablePdf, mirrorComparison } from '../../scripts/compare/index.ts';
import { openPictures } from '../../scripts/compare/looks/pictures.ts';
import { isOpened, openDocument } from '../../scripts/compare/pages/open-document.ts';
import { type ByteSource, openFileSource, sourceOf } from '../../scripts/pdf/index.ts';
import { manyPages, smallPage } from '../fixtures/compare/small-pages.ts';

const root = join(import.meta.dirname, '../..');
const names = { old: 'old', new: 'new' };
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-large-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The same bytes for the same number, and other ones for every other; nothing packs them. */
function noise(number: number, length: number): Buffer {
  const key = Buffer.alloc(16, number);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}

interface Large {
  readonly pages: number;
  /** Pixels each way of the picture that each page has to itself. */
  readonly side: number;
  readonly word: (at: number) => string;
}

async function writeLarge(path: string, { pages, side, word }: Large): Promise<void> {
  await using file = await open(path, 'w');
  const offsets: number[] = [];
  let length = 0;
  const put = async (bytes: Buffer): Promise<void> => {
    await file.write(bytes, 0, bytes.length, length);
    length += bytes.length;
  };
  const add = async (head: string, data?: Buffer, tail = data ? '\nendstream' : ''): Promise<void> => {
    offsets.push(length);
    await put(Buffer.from(`${offsets.length} 0 obj\n${head}${data ? '\nstream\n' : ''}`));
    if (data) await put(data);
    await put(Buffer.from(`${tail}\nendobj\n`));
  };
  await put(Buffer.from('%PDF-1.4\n'));
  await add('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = Array.from({ length: pages }, (_, at) => `${4 + at * 3} 0 R`).join(' ');
  await add(`<< /Type /Pages /Count ${pages} /Kids [${kids}] /MediaBox [0 0 1100 1500] >>`);
  await add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (let at = 0; at < pages; at++) {
    const [content, picture] = [5 + at * 3, 6 + at * 3];
    const resources = `<< /Font << /F1 3 0 R >> /XObject << /P ${picture} 0 R >> >>`;
    await add(`<< /Type /Page /Parent 2 0 R /Contents ${content} 0 R /Resources ${resources} >>`);
    const text = Buffer.from(`q 800 0 0 800 100 100 cm /P Do Q BT /F1 40 Tf 100 1300 Td (${word(at)}) Tj ET`);
    await add(`<< /Length ${text.length} >>`, text);
    const size = side * side * 3;
    const entries = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceRGB`;
    await add(`<< ${entries} /Length ${size} >>`, noise(at, size));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  await put(Buffer.from(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`));
  await put(Buffer.from(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
}

const fileOf = (name: string): string => join(folder, name);

describe('files that are read by parts', () => {
  test('are told as the same bytes in memory are, from both sides', { timeout: 60_000 }, async () => {
    const old = manyPages(9, (at) => `page ${at}`);
    const fresh = manyPages(10, (at) => (at === 9 ? 'a new page' : at % 2 === 0 ? `page ${at}` : `Page ${at}`));
    await writeFile(fileOf('old.pdf'), old);
    await writeFile(fileOf('new.pdf'), fresh);
    await using a = await openFileSource(fileOf('old.pdf'));
    await using b = await openFileSource(fileOf('new.pdf'));
    const timeless = { milliseconds: 0 };
    const inMemory = { ...(await comparePdfs(old, fresh, { names })), ...timeless };
    expect(inMemory.pages.filter(({ verdict }) => verdict === 'changed').length).toBeGreaterThan(3);
    expect({ ...(await comparePdfs(a, b, { names })), ...timeless }).toEqual(inMemory);
    const back = await comparePdfs(b, a, { names: { old: 'new', new: 'old' } });
    expect({ ...mirrorComparison(back), ...timeless }).toMatchObject({ old: inMemory.old, new: inMemory.new });
    expect(await comparePdfs(a, a, { names })).toMatchObject({ verdict: 'same' });
  });

  test('that nobody can read are refused in words', async () => {
    await writeFile(fileOf('junk.pdf'), 'this is not a PDF at all');
    await using junk = await openFileSource(fileOf('junk.pdf'));
    await expect(comparePdfs(junk, junk, { names })).rejects.toThrow(IncomparablePdf);
  });

  test('are let go of when their user has had enough', async () => {
    const stop = new AbortController();
    await using a = await openFileSource(fileOf('old.pdf'));
    await using b = await openFileSource(fileOf('new.pdf'));
    const comparing = comparePdfs(a, b, { names, signal: stop.signal });
    stop.abort();
    await expect(comparing).rejects.toThrow(/abort/i);
  });

  test.each([
    ['two', 2 ** 31],
    ['three', 3 * 2 ** 30],
  ])('may be longer than %s gigabytes', async (_, least) => {
    const source = withHole(smallPage(), least);
    const opened = await openDocument(source);
    if (!isOpened(opened)) throw new Error(opened.why);
    expect(
      opened
        .paint(0)
        .characters.map(({ text }) => text)
        .join(''),
    ).toContain('runs');
    const pictures = await openPictures(source);
    const page = pictures!.page(0, 72)!;
    const { data } = page.render({ x: 0, y: 0, width: 200, height: 200 });
    const dark = data.filter((one) => one < 128).length;
    pictures!.close();
    expect(dark).toBeGreaterThan(1000);
  });
});

test('a page drawn in bands has no seam', async () => {
  const pictures = await openPictures(sourceOf(smallPage()));
  const page = pictures!.page(0, 400)!;
  expect(page.height).toBeGreaterThan(1024);
  const [x, width] = [100, page.width - 100];
  const whole = page.render({ x, y: 0, width, height: page.height }).data;
  const differing = (top: number): number => {
    const alone = page.render({ x, y: top, width, height: 40 }).data;
    return alone.filter((value, at) => Math.abs(value - whole[top * width * 4 + at]!) > 1).length;
  };
  expect([0, 490, 500, 1000].map(differing)).toEqual([0, 0, 0, 0]);
  // White alone would prove nothing.
  expect(whole.filter((value) => value < 128).length).toBeGreaterThan(1000);
  pictures!.close();
});

/** A file with so many bytes of nothing before its table that it need not exist. */
function withHole(pdf: Uint8Array, least: number): ByteSource {
  const text = Buffer.from(pdf).toString('latin1');
  const table = text.indexOf('xref\n0');
  const number = Number(/xref\n0 (\d+)/.exec(text)![1]);
  const head = Buffer.from(`${text.slice(0, table)}${number} 0 obj\n<< /Length ${least} >>\nstream\n`, 'latin1');
  const row = `${String(table).padStart(10, '0')} 00000 n \n`;
  const end = '\nendstream\nendobj\n';
  const tail = Buffer.from(
    end +
      text
        .slice(table)
        .replace(/xref\n0 \d+/, `xref\n0 ${number + 1}`)
        .replace('trailer', `${row}trailer`)
        .replace(/startxref\n\d+/, `startxref\n${head.length + least + end.length}`),
    'latin1',
  );
  const length = head.length + least + tail.length;
  const read = (into: Uint8Array, from: number): void => {
    into.fill(0);
    const to = from + into.length;
    if (from < head.length) into.set(head.subarray(from, Math.min(to, head.length)));
    const start = length - tail.length;
    if (to > start) into.set(tail.subarray(Math.max(0, from - start), to - start), Math.max(0, start - from));
  };
  const slice = (from: number, to: number): Buffer => {
    const part = Buffer.alloc(Math.min(to, length) - from);
    read(part, from);
    return part;
  };
  return { length, read, slice, held: { descriptor: -1 } };
}

test.skipIf(process.platform !== 'linux')(
  '64 pages that share nothing take at most 600 MB',
  { timeout: 180_000 },
  async () => {
    const pages = 64;
    for (const [file, word] of [
      ['apart-old.pdf', 'Hello'],
      ['apart-new.pdf', 'Hallo'],
    ] as const) {
      await writeLarge(fileOf(file), { pages, side: 890, word: (at) => `${word} ${at}` });
    }
    const words = ['scripts/cli.ts', 'compare', fileOf('apart-old.pdf'), fileOf('apart-new.pdf'), '-q'];
    const { peak } = await run(process.execPath, words, { cwd: root, expected: [3], memory: true });
    expect(peak).toBeGreaterThan(100);
    expect(peak).toBeLessThan(600_000_000 / 2 ** 20);
  },
);
