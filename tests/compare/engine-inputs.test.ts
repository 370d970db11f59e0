/** Inputs that are odd, broken or huge get a clear answer. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparePdfs, IncomparablePdf } from '../../scripts/compare/index.ts';
import { describeChange } from '../../scripts/compare/report/describe-change.ts';
import { manyPages } from '../fixtures/compare/small-pages.ts';
import { handmadePdf, stream } from '../pdf/handmade-pdf.ts';
import { haveTools } from '../pdf/outside-tool.ts';

const names = { old: 'old.pdf', new: 'new.pdf' };
const page = (content: string, entries = ''): Uint8Array => handmadePdf({ content, page: entries });
const hello = 'BT /F1 12 Tf 20 100 Td (Hello page) Tj ET';
const compare = (a: Uint8Array, b: Uint8Array) => comparePdfs(a, b, { names });
const kinds = async (a: Uint8Array, b: Uint8Array): Promise<readonly string[]> =>
  (await compare(a, b)).pages.flatMap((one) => one.changes.map((change) => `${change.layer}/${change.kind}`));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-inputs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function qpdf(pdf: Uint8Array, ...words: string[]): Promise<Uint8Array> {
  const [from, to] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
  await writeFile(from, pdf);
  execFileSync('qpdf', [...words, from, to], { stdio: 'pipe' });
  return await readFile(to);
}

describe('inputs that cannot be read whole', () => {
  test('what is no PDF is named, by its name', async () => {
    const junk = Buffer.from('this is not a PDF at all');
    await expect(compare(page(hello), junk)).rejects.toThrow(IncomparablePdf);
    await expect(compare(page(hello), junk)).rejects.toThrow(/new\.pdf/);
  });

  describe.skipIf(!haveTools('qpdf'))('that are encrypted', () => {
    test.each(['256', '128', '40'])('what anybody may read is compared in every layer: %s bits', async (bits) => {
      const encrypt = ['--allow-weak-crypto', '--encrypt', '', 'owner', bits, '--'];
      const plain = page(hello);
      const locked = await qpdf(plain, ...encrypt);
      const same = await compare(plain, locked);
      expect(same.pages.map(({ verdict }) => verdict)).toEqual(['same']);
      expect(same.missing).toEqual([]);
      // A plant may refuse it.
      expect(same.document).toEqual([
        { layer: 'production', kind: 'encryption', object: 'document', before: 'none', after: 'yes' },
      ]);
      const moved = await qpdf(page(hello.replace('20 100', '20 90')), ...encrypt);
      const found = await compare(moved, locked);
      expect(found.document).toEqual([]);
      expect(found.pages[0]!.changes.map((one) => one.layer)).toEqual(['geometry', 'looks']);
      expect(await compare(locked, locked)).toMatchObject({ verdict: 'same', missing: [] });
    });

    test('what needs a password is refused in words, by its name', async () => {
      const locked = await qpdf(page(hello), '--encrypt', 'secret', 'owner', '256', '--');
      await expect(compare(page(hello), locked)).rejects.toThrow(/^new\.pdf needs a password$/);
      await expect(compare(locked, page(hello))).rejects.toThrow(/^old\.pdf needs a password$/);
    });
  });

  test('of what PDFium cannot draw the rest is compared, and that is said', async () => {
    const whole = Buffer.from(page(hello));
    const cut = whole.subarray(0, whole.indexOf('xref') - 40);
    const found = await compare(page(hello.replace('Hello', 'Hallo')), cut);
    expect(found.pages[0]!.changes.map(({ layer }) => layer)).toContain('text');
    expect(found.missing).toEqual([{ layer: 'looks', why: 'undrawn', files: ['new.pdf'] }]);
    const back = await compare(cut, page(hello.replace('Hello', 'Hallo')));
    expect(back.missing).toEqual([{ layer: 'looks', why: 'undrawn', files: ['old.pdf'] }]);
  });

  test('a file cut short is compared or refused, never mistaken for the same', async () => {
    const whole = page(`${hello} ${'BT /F1 9 Tf 20 50 Td (More) Tj ET '.repeat(40)}`);
    for (const part of [0.3, 0.6, 0.9]) {
      const cut = whole.slice(0, Math.floor(whole.length * part));
      const said = await compare(whole, cut).then(
        (found) => found.verdict,
        (error: unknown) => (error instanceof IncomparablePdf ? 'refused' : String(error)),
      );
      expect(['different', 'same', 'refused']).toContain(said);
      if (part < 0.6) expect(said).not.toBe('same');
    }
  });

  test('a document without pages differs from one with a page', async () => {
    const none = Buffer.from(
      Buffer.from(page(hello)).toString('latin1').replace('/Kids [3 0 R] /Count 1', '/Kids [     ] /Count 0'),
      'latin1',
    );
    expect((await compare(none, none)).pages).toEqual([]);
    const found = await compare(none, page(hello));
    expect(found).toMatchObject({ verdict: 'different', pages: [{ verdict: 'added', new: 1 }] });
  });
});

describe('what pages can be', () => {
  test('a turned page tells places as its reader sees them', async () => {
    const moved = hello.replace('20 100', '20 90');
    const [upright] = (await compare(page(hello), page(moved))).pages[0]!.changes;
    const [turned] = (await compare(page(hello, '/Rotate 90'), page(moved, '/Rotate 90'))).pages[0]!.changes;
    expect(upright!.shift).toEqual({ x: 0, y: 3.53 });
    expect(turned!.shift).toEqual({ x: -3.53, y: 0 });
  });

  test('boxes and turns are told by their own names, in mm', async () => {
    const told = async (before: string, after: string) => {
      const [change] = (await compare(page(hello, before), page(hello, after))).pages[0]!.changes;
      return describeChange(change!, 'en').replace('page box: ', '');
    };
    expect(await told('', '/Rotate 90')).toBe('Rotate 0° became 90°');
    expect(await told('/UserUnit 2', '')).toBe('UserUnit 2 pt became 1 pt');
    const box = (left: number, right: number): string => `/TrimBox [${left} 10 ${right} 190]`;
    expect(await told(box(10, 190), box(10, 180))).toBe('TrimBox 63.5 × 63.5 mm became 59.97 × 63.5 mm');
    expect(await told(box(10, 190), box(12, 192))).toBe(
      'TrimBox 63.5 × 63.5 mm (3.53, 3.53) became 63.5 × 63.5 mm (4.23, 3.53)',
    );
  });

  test('words of an alphabet are quoted with the spaces between them, Chinese without any', async () => {
    const [latin] = (await compare(page(hello), page(hello.replace('page', 'great page')))).pages[0]!.changes;
    expect(latin).toMatchObject({ kind: 'inserted', after: 'great', context: { before: 'Hello ', after: ' page' } });
    const copy = (words: readonly string[]) =>
      page(`BT /F1 12 Tf 20 100 Td ${words.map((word) => `(${word}) Tj 0 -14 Td`).join(' ')} ET`);
    const [line] = (await compare(copy(['One line', 'and two']), copy(['One line', 'and later two']))).pages[0]!
      .changes;
    expect(line).toMatchObject({ after: 'later', context: { before: 'One line and ', after: ' two' } });
  });

  test('the unit of a page counts in its lengths', async () => {
    const moved = hello.replace('20 100', '20 90');
    const [change] = (await compare(page(hello, '/UserUnit 2'), page(moved, '/UserUnit 2'))).pages[0]!.changes;
    expect(change!.shift).toEqual({ x: 0, y: 7.06 });
  });

  test('everything shifted together with its MediaBox is the same page', async () => {
    const shifted = page(hello.replace('20 100', '30 120'), '/Dummy 1');
    const box = Buffer.from(
      Buffer.from(shifted).toString('latin1').replace('[0 0 200 200]', '[10 20 210 220]'),
      'latin1',
    );
    expect(await kinds(page(hello), box)).toEqual([]);
  });

  test('an inline image, a shading and a form are paintings like others', async () => {
    const image = (bits: string) => `q 20 0 0 20 50 50 cm BI /W 8 /H 1 /BPC 1 /CS /G ID ${bits} EI Q`;
    expect(await kinds(page(image('a')), page(image('b')))).toContain('production/image');
    const shaded = (to: string) =>
      handmadePdf({
        content: 'q 20 20 60 60 re W n /S1 sh Q',
        resources: `/Shading << /S1 << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [20 0 80 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 ${to}] /N 1 >> >> >>`,
      });
    const [change] = (await compare(shaded('1'), shaded('.9'))).pages[0]!.changes;
    expect(change).toMatchObject({ layer: 'geometry', was: { x: 7.06, width: 21.17 } });
    const form = (x: number) =>
      handmadePdf({ content: '/X1 Do', resources: '/XObject << /X1 5 0 R >>' }, [
        stream('/Type /XObject /Subtype /Form /BBox [0 0 100 100]', `${x} 10 20 20 re f`),
      ]);
    expect(await kinds(form(10), form(12))).toContain('geometry/moved');
  });

  test('a spot ink is told by its name', async () => {
    const spot = (tint: number) =>
      handmadePdf({
        content: `/C1 cs ${tint} scn 10 10 50 50 re f`,
        resources:
          '/ColorSpace << /C1 [/Separation /PANTONE#20185#20C /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 .8 0] /N 1 >>] >>',
      });
    const changes = (await compare(spot(1), spot(0.98))).pages[0]!.changes;
    const ink = changes.find((one) => one.kind === 'ink');
    expect(ink?.before).toMatch(/^spot PANTONE 185 C\(\w+\) 1$/);
    expect(ink?.after).toMatch(/ 0\.98$/);
  });

  test('the look of an annotation is looked at, not only its words', async () => {
    const noted = (ink: string) =>
      handmadePdf(
        { content: hello, page: '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [50 50 90 90] /AP << /N 6 0 R >> >>]' },
        [
          '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
          stream('/Type /XObject /Subtype /Form /BBox [0 0 10 10]', `${ink} rg 0 0 10 10 re f`),
        ],
      );
    const found = await kinds(noted('1 0 0'), noted('0 0 1'));
    expect(found).toEqual(expect.arrayContaining(['production/ink', 'looks/region', 'production/annotation']));
  });

  test('a link that moved with its text has moved; one that leads elsewhere has changed', async () => {
    const linked = (left: number, target: string) =>
      page(
        hello,
        `/Annots [<< /Type /Annot /Subtype /Link /Rect [${left} 50 90 60] /A << /S /URI /URI (${target}) >> >>]`,
      );
    const told = async (fresh: Uint8Array) => (await compare(linked(20, 'a.example'), fresh)).pages[0]!.changes;
    expect(await told(linked(30, 'a.example'))).toEqual([
      expect.objectContaining({ layer: 'geometry', kind: 'moved', object: 'annotation' }),
    ]);
    expect(await told(linked(20, 'b.example'))).toEqual([
      expect.objectContaining({ kind: 'annotation', before: 'Link a.example', after: 'Link b.example' }),
    ]);
  });

  test('painting in another order is a change only where things lie over one another', async () => {
    const [a, b, c] = ['1 0 0 rg 10 10 40 40 re f', '0 0 1 rg 30 30 40 40 re f', '0 1 0 rg 120 120 40 40 re f'];
    expect(await kinds(page(`${a} ${b} ${c}`), page(`${b} ${a} ${c}`))).toContain('geometry/order');
    expect(await kinds(page(`${a} ${b} ${c}`), page(`${c} ${a} ${b}`))).toEqual([]);
  });

  test('a ruined corner has a share of its own region, not of the page', async () => {
    const found = (await compare(page(hello), page(`${hello} 180 180 10 10 re f`))).pages[0]!.changes;
    const region = found.find((one) => one.layer === 'looks');
    expect(region).toMatchObject({ greatest: 255 });
    expect(region!.share).toBeGreaterThan(0.9);
  });
});

describe('documents of many pages', () => {
  test('5,000 pages, one of them changed', { timeout: 180_000 }, async () => {
    const before = process.memoryUsage().rss;
    const old = manyPages(5000, (at) => `page ${at}`);
    const fresh = manyPages(5000, (at) => (at === 3210 ? 'page other' : `page ${at}`));
    // What it takes by itself, whoever else is at work on the machine.
    const start = process.cpuUsage();
    const found = await compare(old, fresh);
    const { user, system } = process.cpuUsage(start);
    expect(found.pages).toHaveLength(5000);
    expect(found.pages.filter((one) => one.verdict !== 'same').map((one) => one.new)).toEqual([3211]);
    expect((user + system) / 1000).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(600e6);
  });

  test('changed pages are compared in threads as they are without', { timeout: 60_000 }, async () => {
    // Of few pages one side is drawn by another thread, many are shared between threads.
    const all = [3, 12].map(async (count) => {
      const old = manyPages(count, (at) => `page ${at} as it was`);
      const fresh = manyPages(count, (at) => `page ${at} as it is`);
      const [threaded, alone] = await Promise.all([
        comparePdfs(old, fresh, { names, ...(count > 6 && { threads: 2 }) }),
        comparePdfs(old, fresh, { names, threads: 0 }),
      ]);
      expect({ ...threaded, milliseconds: 0 }).toEqual({ ...alone, milliseconds: 0 });
      expect(threaded.pages.every((one) => one.verdict === 'changed')).toBe(true);
    });
    // All at once: they share the thread that draws.
    await Promise.all(all);
  });

  test('pages added, removed and swapped are named', async () => {
    const old = manyPages(6, (at) => `chapter ${'abcdef'[at]} says ${'uvwxyz'[at]}${at}`);
    const order = [0, 2, 1, 3, 5];
    const fresh = manyPages(5, (at) => `chapter ${'abcdef'[order[at]!]} says ${'uvwxyz'[order[at]!]}${order[at]}`);
    const found = await compare(old, fresh);
    expect(found.pages.map((one) => [one.old, one.new])).toEqual([
      [1, 1],
      [3, 2],
      [2, 3],
      [4, 4],
      [5, undefined],
      [6, 5],
    ]);
    expect(found.pages.map((one) => one.verdict).toSorted()).toEqual([
      'moved',
      'removed',
      'same',
      'same',
      'same',
      'same',
    ]);
    const [moved] = found.pages.flatMap(({ changes }) => changes.filter((change) => change.kind === 'order'));
    expect(moved).toMatchObject({ object: 'page' });
    expect([moved!.before, moved!.after].toSorted()).toEqual(['2', '3']);
  });
});

test('of a page that paints without end as much is read as fits, and the rest is looked at', {
  timeout: 180_000,
}, async () => {
  const squares = Array.from({ length: 1200 }, (_, at) => `${at % 40} ${at % 37} 1 1 re f`).join('\n');
  const endless = (last: string): Uint8Array =>
    handmadePdf({ content: `${'/X1 Do\n'.repeat(20)}${last}`, resources: '/XObject << /X1 5 0 R >>' }, [
      stream(
        '/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Resources << /XObject << /X2 6 0 R >> >>',
        '/X2 Do\n'.repeat(30),
      ),
      stream('/Type /XObject /Subtype /Form /BBox [0 0 50 50]', squares),
    ]);
  const before = process.memoryUsage().rss;
  const found = await compare(endless('100 100 20 20 re f'), endless('100 120 20 20 re f'));
  expect(found.pages[0]!.verdict).toBe('changed');
  expect(process.memoryUsage().rss - before).toBeLessThan(1.2e9);
});
