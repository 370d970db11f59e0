import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openScanner, scan } from '../../scripts/pdf/content/scan.ts';
import {
  arrangePdf,
  extractFromContent,
  extractWithPdfium,
  openPdf,
  pageContent,
  pageList,
  pdfFacts,
  UnreadablePdf,
} from '../../scripts/pdf/index.ts';
import { readBeside } from '../../scripts/preflight/draw-beside.ts';
import { decodeAhead, preflightOwn } from '../../scripts/preflight/index.ts';
import { readyFor } from '../../scripts/preflight/separations/decode-ahead.ts';
import {
  foreseePressPhotos,
  makePress,
  preparePressPhotos,
  presetNamed,
  writePress,
} from '../../scripts/press/index.ts';
import { haveTools, runTool } from '../pdf/outside-tool.ts';
import { coldset, jobFor, type PrintedSample, printSample, separate } from './sample-page.ts';

let samples: readonly PrintedSample[];
let pages: readonly Uint8Array[];

beforeAll(async () => {
  samples = await printSample(5, 6);
  pages = await Promise.all(
    samples.map(async (sample) => {
      const { value, diagnostics } = await writePress(sample.raw, await jobFor(sample));
      expect(diagnostics).toEqual([]);
      return value!;
    }),
  );
}, 60_000);

const contentOf = async (pdf: Uint8Array): Promise<Uint8Array> => pageContent(pageList(await openPdf(pdf))[0]!);
const tokensOf = (bytes: Uint8Array): string[] => {
  const scanner = openScanner(bytes);
  const tokens: string[] = [];
  while (scan(scanner))
    if (scanner.kind !== 'space') tokens.push(Buffer.from(bytes.subarray(scanner.from, scanner.to)).toString('latin1'));
  return tokens;
};

describe('photos that fill their columns', () => {
  test('are converted before the page is set, at the very size that the layout then gives them, and only once', async () => {
    // Ink that no preset has, so that no earlier run has kept these photos.
    const preset = { ...coldset, tac: 2.3 + (Date.now() % 1e6) * 1e-8 };
    const early: string[] = [];
    for (const { edition, layout, page, grid } of samples) {
      const begun = await foreseePressPhotos({ edition, page, grid }, preset);
      const { value: ready } = await preparePressPhotos(edition, layout, preset);
      for (const [file, making] of begun) expect(ready!.get(file) === (await making), file).toBe(true);
      early.push(...begun.keys());
    }
    expect(early).toEqual(['photos/dawn-river.jpg', 'photos/city-dusk.jpg']);
  });

  test('are not begun where the file is another than was read, or there is no profile', async () => {
    const { edition, page, grid } = samples[1]!;
    const photos = new Map(
      [...edition.photos].map(([id, photo]) => [id, { ...photo, facts: { ...photo.facts, sha256: 'f00d' } }]),
    );
    const changed = { edition: { ...edition, photos }, page, grid };
    expect((await foreseePressPhotos(changed, coldset)).size).toBe(0);
    expect((await foreseePressPhotos({ edition, page, grid }, presetNamed('heatset')!)).size).toBe(0);
  });
});

describe('what is begun before preflight', () => {
  test('is what preflight would come to by itself, photo by photo at the very size that the plates show', async () => {
    for (const [at, pdf] of pages.entries()) {
      const { edition, layout, trim } = samples[at]!;
      const photos = (await (await jobFor(samples[at]!)).photos)!;
      const taken = new Set<Uint8Array>();
      const ready = decodeAhead(photos, { layout, trim }).map((one) => ({
        ...one,
        decoded: () => {
          taken.add(one.jpeg);
          return one.decoded();
        },
      }));
      const options = { preset: coldset, layout, sources: edition.sources };
      expect(await preflightOwn(pdf, { ...options, ready })).toEqual(await preflightOwn(pdf, options));
      expect(taken.size).toBe(photos.size);
    }
  });

  test('is not taken where the bytes in the file are others', () => {
    const decoded = Promise.resolve({ samples: Uint8Array.of(0), channels: 1, width: 1, height: 1 });
    const ready = [{ jpeg: Uint8Array.of(1, 2, 3), wanted: { width: 9.2, height: 4 }, decoded: () => decoded }];
    expect(readyFor(ready, Uint8Array.of(1, 2, 3), { width: 9.7, height: 3.5 })).toBe(decoded);
    expect(readyFor(ready, Uint8Array.of(1, 2, 4), { width: 9.7, height: 3.5 })).toBeUndefined();
    expect(readyFor(ready, Uint8Array.of(1, 2, 3), { width: 10.1, height: 3.5 })).toBeUndefined();
  });

  test('is the text as PDFium reads it, in the thread as here', async () => {
    for (const pdf of pages) expect(await readBeside(pdf)).toEqual(await extractWithPdfium(pdf));
    await expect(readBeside(Buffer.from('no PDF'))).rejects.toThrow(UnreadablePdf);
  });
});

describe('the press file of the sample pages', () => {
  test('says what it is, in Info and XMP alike', async () => {
    for (const pdf of pages) {
      const text = Buffer.from(pdf).toString('latin1');
      expect(text.slice(0, 8)).toBe('%PDF-1.6');
      expect(text).toContain('<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4<');
      expect(text).toContain('<pdf:Trapped>False</pdf:Trapped>');
      expect(text).toMatch(/\/Trapped \/False/);
      expect(text).toMatch(/\/S \/GTS_PDFX\b/);
      expect(text).toContain('(CGATS TR 002)');
      // Black type overprints through this state; without its entries it would not, and look the same on a screen.
      expect(text.replace(/\s+/g, ' ')).toMatch(/\/OP true \/op true \/OPM 1/);
      expect(text).not.toMatch(/\/Annots|\/OBJR|\/DeviceRGB|\/CalRGB|\/JavaScript|\/AA\b/);
      const facts = await pdfFacts(pdf);
      expect(facts).toMatchObject({ version: '1.6', pageCount: 1, tagged: true, language: 'zh-CN' });
      expect(facts.id).toMatch(/^[0-9a-f]{32}$/);
      expect(facts.created).toBe("D:20260918000000+08'00'");
      expect(facts.fonts.every(({ embedded, subset, type }) => embedded && subset && type === 'CIDFontType2')).toBe(
        true,
      );
    }
  });

  test('has the boxes of the sheet to 0.01 mm', async () => {
    for (const pdf of pages) {
      const { boxes } = (await pdfFacts(pdf)).pages[0]!;
      for (const box of [boxes.media, boxes.bleed, boxes.trim]) {
        expect(box![0]).toBe(0);
        expect(box![1]).toBe(0);
        expect(Math.abs(box![2] - 390)).toBeLessThan(0.01);
        expect(Math.abs(box![3] - 540)).toBeLessThan(0.01);
      }
    }
  });

  test('keeps text, order, structure and outline', async () => {
    for (const [at, pdf] of pages.entries()) {
      const { raw } = samples[at]!;
      for (const extract of [extractWithPdfium, extractFromContent]) {
        const [before, after] = await Promise.all([extract(raw), extract(pdf)]);
        const textOf = (list: typeof before) =>
          list.map(({ characters }) => characters.map(({ text }) => text).join(''));
        expect(textOf(after)[0]!.length).toBeGreaterThan(1000);
        expect(textOf(after)).toEqual(textOf(before));
      }
      const text = Buffer.from(pdf).toString('latin1');
      expect(text).toMatch(/\/StructTreeRoot/);
      expect(text).toMatch(/\/Outlines/);
    }
  });

  test('is the same content but for colours, and what turns overprinting on and off', async () => {
    const { raw } = samples[0]!;
    const job = await jobFor(samples[0]!);
    const { page } = await arrangePdf(raw, job.facts);
    const before = tokensOf(pageContent(page));
    const after = tokensOf(await contentOf(pages[0]!));
    const numeric = /^[\d.]+$/;
    const bare = (tokens: readonly string[], operators: RegExp): string[] => {
      const kept: string[] = [];
      for (let at = 0; at < tokens.length; at++) {
        if (/^\/Dy(Overprint|Knockout)$/.test(tokens[at]!) && tokens[at + 1] === 'gs') at += 1;
        else if (operators.test(tokens[at]!)) {
          while (numeric.test(kept.at(-1) ?? '')) kept.pop();
          kept.push(/[A-Z]/.test(tokens[at]!) ? 'STROKE' : 'FILL');
        } else kept.push(tokens[at]!);
      }
      return kept;
    };
    const kept = bare(after, /^[kK]$/);
    expect(kept.length).toBeGreaterThan(5000);
    expect(kept).toEqual(bare(before, /^(rg|RG)$/));
  });

  test('has the declared inks to the digit, and nothing but them and black', async () => {
    const { inks } = await jobFor(samples[0]!);
    const tokens = tokensOf(await contentOf(pages[0]!));
    const used = new Set<string>();
    for (const [at, token] of tokens.entries()) {
      if (token !== 'k' && token !== 'K') continue;
      const colour = tokens.slice(at - 4, at).map(Number);
      const ink = inks.find(({ cmyk }) => cmyk.every((part, one) => Math.abs(part - colour[one]!) <= 0.0005));
      expect(ink, `${colour}`).toBeDefined();
      used.add(ink!.name);
    }
    expect([...used]).toEqual(expect.arrayContaining(['ink-accent', 'ink-black', 'ink-paper', 'ink-gold']));
  });

  test('takes the banner from one declared ink to another', () => {
    const text = Buffer.from(pages[0]!).toString('latin1');
    expect(text).toMatch(/\/C0 \[\s*0 0\.94 0\.84 0\.4\s*\]/);
    expect(text).toMatch(/\/C1 \[\s*0 1 0\.95 0\.2\s*\]/);
  });

  test('overprints black text, and never white', async () => {
    const content = Buffer.from(await contentOf(pages[0]!)).toString('latin1');
    let overprinting = false;
    let fill = '';
    const shown = { black: 0, other: 0 };
    const saved: (readonly [boolean, string])[] = [];
    for (const [, state, colour, stack, show] of content.matchAll(
      /\/Dy(Overprint|Knockout) gs|([\d.]+ [\d.]+ [\d.]+ [\d.]+) k\b|(?<![^\s])([qQ])(?![^\s])|(?<=[>)\]] )(T[jJ])\b/g,
    )) {
      if (state) overprinting = state === 'Overprint';
      else if (colour) fill = colour;
      else if (stack === 'q') saved.push([overprinting, fill]);
      else if (stack === 'Q') [overprinting, fill] = saved.pop() ?? [false, ''];
      else if (show) {
        expect(overprinting).toBe(fill === '0 0 0 1');
        shown[fill === '0 0 0 1' ? 'black' : 'other'] += 1;
      }
    }
    expect(shown.black).toBeGreaterThan(3000);
    expect(shown.other).toBeGreaterThan(20);
  });

  test('is the same bytes each time', async () => {
    const { value } = await writePress(samples[0]!.raw, await jobFor(samples[0]!));
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    expect(hash(value!)).toBe(hash(pages[0]!));
  });

  test('is withheld where what looks at it finds an error', async () => {
    const job = await jobFor(samples[0]!);
    const fault = { code: 'press/rgb-left', severity: 'error', parameters: {} } as const;
    const seen: string[] = [];
    const refused = await makePress(samples[0]!.raw, job, async (pdf) => {
      seen.push(Buffer.from(pdf.subarray(0, 8)).toString('latin1'));
      return [fault];
    });
    expect(seen).toEqual(['%PDF-1.6']);
    expect(refused).toEqual({ diagnostics: [fault] });
    const { value } = await makePress(samples[0]!.raw, job, async () => []);
    expect(value).toEqual(pages[0]);
  });
});

describe('as PDF/X-1a', () => {
  test('the sample pages have no transparency, and are written as 1.4 without object streams', async () => {
    const preset = presetNamed('newsprint-coldset', 'PDF/X-1a:2003')!;
    const { value, diagnostics } = await writePress(samples[0]!.raw, await jobFor(samples[0]!, preset));
    expect(diagnostics).toEqual([]);
    const text = Buffer.from(value!).toString('latin1');
    expect(text.slice(0, 8)).toBe('%PDF-1.4');
    expect(text).toContain('/GTS_PDFXVersion (PDF/X-1a:2003)');
    expect(text).not.toMatch(/\/ObjStm|\/Type \/XRef|\/S \/Transparency|pdfxid:/);
  });
});

describe('with marks', () => {
  test('they stand outside the bleed, and the slug can be read', async () => {
    const preset = { ...presetNamed('newsprint-coldset')!, marks: true };
    const { value, diagnostics } = await writePress(samples[0]!.raw, await jobFor(samples[0]!, preset));
    expect(diagnostics).toEqual([]);
    const { boxes } = (await pdfFacts(value!)).pages[0]!;
    expect(boxes.trim![2] - boxes.trim![0]).toBeCloseTo(390, 2);
    expect(boxes.trim![0]).toBeGreaterThan(8);
    expect(boxes.media![2] - boxes.bleed![2]).toBeGreaterThan(8);
    const [page] = await extractWithPdfium(value!);
    expect(page!.characters.map(({ text }) => text).join('')).toContain('大样日报_2026-09-18_05_1_c0ffee');
  });
});

describe.runIf(haveTools('gs', 'qpdf', 'pdfinfo', 'pdftotext'))('by independent readers', () => {
  const dpi = 100;
  const perMm = dpi / 25.4;

  test('qpdf finds nothing, pdfinfo the sheet, pdftotext the same text', () => {
    for (const [at, pdf] of pages.entries()) {
      expect(runTool('qpdf', pdf, ['--check', '%'])).toContain('No syntax or stream encoding errors');
      const boxes = [...runTool('pdfinfo', pdf, ['-box', '%']).matchAll(/(Media|Bleed|Trim)Box:\s+(.*)/g)];
      expect(boxes).toHaveLength(3);
      for (const [, , numbers] of boxes) {
        const [left, bottom, right, top] = numbers!.split(/\s+/).map((value) => (Number(value) * 25.4) / 72);
        expect([left, bottom]).toEqual([0, 0]);
        expect(Math.abs(right! - 390)).toBeLessThan(0.01);
        expect(Math.abs(top! - 540)).toBeLessThan(0.01);
      }
      const args = ['-raw', '%', '-'];
      // The radicals that Chromium writes for some Han are mended on the way.
      const plain = (text: string): string => text.normalize('NFKC');
      expect(plain(runTool('pdftotext', pdf, args))).toBe(plain(runTool('pdftotext', samples[at]!.raw, args)));
    }
  });

  test('body text is on the black plate alone, and no spot has more ink than the paper carries', async () => {
    for (const [at, pdf] of pages.entries()) {
      const { C, M, Y, K } = await separate(pdf, dpi);
      let most = 0;
      for (let pixel = 0; pixel < C.ink.length; pixel++)
        most = Math.max(most, C.ink[pixel]! + M.ink[pixel]! + Y.ink[pixel]! + K.ink[pixel]!);
      expect((most / 255) * 100).toBeLessThanOrEqual(240);
      expect((most / 255) * 100).toBeGreaterThan(150);
      const lines = samples[at]!.layout.lines.filter(({ role, text }) => role === 'body' && text.trim() !== '');
      expect(lines.length).toBeGreaterThan(50);
      for (const { box } of lines) {
        const sum = { C: 0, M: 0, Y: 0, K: 0 };
        for (let y = Math.ceil(box.y * perMm); y < Math.floor((box.y + box.height) * perMm); y++) {
          for (let x = Math.ceil(box.x * perMm); x < Math.floor((box.x + box.width) * perMm); x++) {
            for (const [name, plate] of Object.entries({ C, M, Y, K })) {
              sum[name as keyof typeof sum] += plate.ink[y * plate.width + x]!;
            }
          }
        }
        expect(sum).toMatchObject({ C: 0, M: 0, Y: 0 });
        expect(sum.K).toBeGreaterThan(0);
      }
    }
  });

  test('the black plate carries most of the ink, and more of it than in the print that the browser made', () => {
    const coverage = (pdf: Uint8Array): number[] =>
      runTool('gs', pdf, ['-q', '-dSAFER', '-o', '-', '-sDEVICE=ink_cov', '%'])
        .trim()
        .split(/\s+/)
        .slice(0, 4)
        .map(Number);
    const [c, m, y, k] = coverage(pages[1]!) as [number, number, number, number];
    const [rawC] = coverage(samples[1]!.raw) as [number];
    for (const ink of [c, m, y]) expect(ink).toBeGreaterThan(0.5);
    expect(k).toBeGreaterThan(Math.max(c, m, y));
    expect(c).not.toBe(rawC);
  });
});
