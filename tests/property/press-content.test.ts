import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openScanner, scan } from '../../scripts/pdf/content/scan.ts';
import { key, nameAt, openPdf, type PDFContext } from '../../scripts/pdf/index.ts';
import { type ColourMap, openColourMap } from '../../scripts/press/colour/colour-map.ts';
import { limitInk } from '../../scripts/press/colour/ink-limit.ts';
import { convertShading } from '../../scripts/press/content/convert-shading.ts';
import { evaluateFunction } from '../../scripts/press/content/evaluate-function.ts';
import { rewriteContent } from '../../scripts/press/content/rewrite-content.ts';
import { presetNamed, readProfile } from '../../scripts/press/index.ts';
import type { Cmyk } from '../../scripts/press/model.ts';
import { handmadePdf } from '../pdf/handmade-pdf.ts';

let context: PDFContext;
let colours: ColourMap;
const inks = [
  { name: 'ink-red', rgb: [200, 16, 46], cmyk: [0, 1, 0.85, 0.05] },
  { name: 'ink-deep', rgb: [14, 44, 71], cmyk: [0.95, 0.65, 0.2, 0.4321] },
] as const;

beforeAll(async () => {
  const preset = presetNamed('newsprint-coldset')!;
  const { value: profile } = await readProfile(preset);
  colours = await openColourMap(preset, { profile: profile!, inks });
  context = await openPdf(handmadePdf({ content: '' }));
});

const rewrite = (bytes: Uint8Array, overprint = true): Uint8Array =>
  rewriteContent(bytes, {
    context,
    resources: undefined,
    colours,
    mode: 'ink',
    ...(overprint && { overprint: { on: 'On', off: 'Off' } }),
    refuse: () => undefined,
  }).bytes;

const tokensOf = (bytes: Uint8Array): string[] => {
  const scanner = openScanner(bytes);
  const tokens: string[] = [];
  while (scan(scanner)) tokens.push(Buffer.from(bytes.subarray(scanner.from, scanner.to)).toString('latin1'));
  return tokens;
};

const part = fc.integer({ min: 0, max: 255 }).map((level) => String(Number((level / 255).toFixed(4))));
const colour = fc
  .tuple(part, part, part, fc.constantFrom('rg', 'RG'))
  .map(([r, g, b, operator]) => `${r} ${g} ${b} ${operator}`);
const gray = fc.tuple(part, fc.constantFrom('g', 'G')).map((parts) => parts.join(' '));
/** A string in which anything may stand, colour operators too. */
const text = fc
  .string({ unit: 'binary-ascii', maxLength: 12 })
  .map((inside) => `(${inside.replace(/[\\()]/g, '\\$&')}1 0 0 rg) Tj`);
const other = fc.constantFrom(
  'q',
  'Q',
  'BT',
  'ET',
  '0 0 10 10 re f',
  '1 0 0 1 3.5 -2 cm',
  '<0031002000300020> Tj',
  '/F1 9 Tf',
  '/Span <</ActualText <FEFF65E5> /MCID 3>> BDC',
  'EMC',
  '[(a) -120 (0 g)] TJ',
  '% 1 1 1 rg\n',
  '0 1 .5 0 k',
  'BI /W 1 /H 1 /BPC 8 /CS /G ID r EI',
);
const stream = fc
  .array(fc.oneof(colour, gray, text, other), { maxLength: 40 })
  .map((operations) => Buffer.from(operations.join('\n'), 'latin1'));

const number = /^[+-]?[\d.]+$/;

/** Tokens without colours: each colour operation is one sign, and what sets overprinting is left out. */
function uncoloured(bytes: Uint8Array): string[] {
  const kept: string[] = [];
  const tokens = tokensOf(bytes).filter((token) => token.trim() !== '');
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if ((token === '/On' || token === '/Off') && tokens[at + 1] === 'gs') at += 1;
    else if (/^(rg|RG|g|G|k|K)$/.test(token)) {
      while (number.test(kept.at(-1) ?? '')) kept.pop();
      kept.push(token === token.toUpperCase() ? 'STROKE' : 'FILL');
    } else kept.push(token);
  }
  return kept;
}

describe('rewriting content', () => {
  test('loses and alters nothing but colours', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        expect(uncoloured(rewrite(bytes))).toEqual(uncoloured(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test('leaves not one RGB or gray operator', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const left = tokensOf(rewrite(bytes)).filter((token) => /^(rg|RG|g|G)$/.test(token));
        expect(left).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('done twice is the same as done once', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const once = rewrite(bytes, false);
        expect(Buffer.from(rewrite(once, false)).equals(once)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('content without colours is the very same bytes', () => {
    fc.assert(
      fc.property(fc.array(other, { maxLength: 30 }), (operations) => {
        const bytes = Buffer.from(operations.join(' '), 'latin1');
        expect(rewrite(bytes, false)).toBe(bytes);
      }),
    );
  });

  test('any bytes at all are read to their end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(rewrite(bytes)).toBeInstanceOf(Uint8Array);
      }),
      { numRuns: 300 },
    );
  });

  test('overprinting is on for black text alone', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        let state = { on: false, black: false };
        const saved: (typeof state)[] = [];
        const tokens = tokensOf(rewrite(bytes)).filter((token) => token.trim() !== '');
        for (const [at, token] of tokens.entries()) {
          if (token === 'gs') state = { ...state, on: tokens[at - 1] === '/On' };
          else if (token === 'k') state = { ...state, black: tokens.slice(at - 4, at).join() === '0,0,0,1' };
          else if (token === 'q') saved.push(state);
          else if (token === 'Q') state = saved.pop() ?? state;
          else if (token === 'Tj' || token === 'TJ') expect(state.on).toBe(state.black);
          else if (token === 'f') expect(state.on).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('declared inks come out to the digit, filled and stroked', () => {
  fc.assert(
    fc.property(fc.constantFrom(...inks), fc.constantFrom('rg', 'RG'), ({ rgb, cmyk }, operator) => {
      const operands = rgb.map((level) => (level / 255).toFixed(4).replace(/^0/, '')).join(' ');
      const [, ...parts] = /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) [kK]/.exec(
        Buffer.from(rewrite(Buffer.from(`${operands} ${operator}`))).toString('latin1'),
      )!;
      for (const [at, written] of parts.entries())
        expect(Math.abs(Number(written) - cmyk[at]!)).toBeLessThanOrEqual(0.0005);
    }),
  );
});

test('and so they do at the ends of gradients, whichever way and in how many stops', () => {
  const ink = fc.constantFrom(...inks);
  fc.assert(
    fc.property(fc.array(ink, { minLength: 2, maxLength: 5 }), (stops) => {
      const end = (at: number): number[] => stops[at]!.rgb.map((level) => Number((level / 255).toFixed(4)));
      const parts = stops
        .slice(1)
        .map((_, at) => context.obj({ FunctionType: 2, Domain: [0, 1], C0: end(at), C1: end(at + 1), N: 1 }));
      const bounds = parts.slice(1).map((_, at) => (at + 1) / parts.length);
      const stitched = context.obj({
        FunctionType: 3,
        Domain: [0, 1],
        Bounds: bounds,
        Encode: parts.flatMap(() => [0, 1]),
      });
      stitched.set(key('Functions'), context.obj(parts as never));
      const shading = context.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB' });
      shading.set(key('Function'), parts.length === 1 ? parts[0]! : stitched);
      const refuse = (what: string): never => expect.fail(what);
      convertShading(shading, { context, resources: undefined, colours, mode: 'ink', refuse });
      expect(nameAt(shading, 'ColorSpace')).toBe('DeviceCMYK');
      const made = evaluateFunction(context, shading.get(key('Function')))!;
      for (const [at, { cmyk }] of stops.entries()) {
        const values = made.at([at / parts.length]);
        expect(values).toHaveLength(4);
        for (const [one, value] of values.entries()) expect(Math.abs(value - cmyk[one]!)).toBeLessThanOrEqual(0.0005);
      }
    }),
    { numRuns: 60 },
  );
});

test('limited ink keeps its black and its hue, and the limit', () => {
  const ink = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(ink, ink, ink, ink), fc.double({ min: 1, max: 4, noNaN: true }), (colour, limit) => {
      const limited = limitInk(colour as Cmyk, limit);
      expect(limited.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(Math.max(limit, colour[3]) + 1e-9);
      expect(limited[3]).toBe(colour[3]);
      for (const at of [0, 1, 2] as const) {
        expect(limited[at]).toBeLessThanOrEqual(colour[at] + 1e-12);
        expect(limited[at]! * colour[0]).toBeCloseTo(limited[0]! * colour[at], 9);
      }
    }),
  );
});
