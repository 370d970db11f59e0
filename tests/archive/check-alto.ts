/** What a page's ALTO must hold, whoever made the page: asked of the sample and of the page in ../shared alike. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Layout } from '../../scripts/layout/model.ts';
import { extractFromContent } from '../../scripts/pdf/index.ts';
import { numberedInk } from './numbered-ink.ts';
import { all, type Found, named, type Rect, readXml, rectOf, squeezed } from './packages.ts';

/** The text of the blocks as the reading order names them; of the strings that are asked for. */
export function altoText(alto: Found, asked: (string: Found) => boolean = () => true): string {
  const blocks = new Map(named(alto, 'TextBlock').map((block) => [block.attributes['ID']!, block]));
  return named(alto, 'ElementRef')
    .flatMap(({ attributes }) => {
      const block = blocks.get(attributes['REF']!);
      const strings = block ? named(block, 'String').filter(asked) : [];
      return strings.map((string) => string.attributes['CONTENT']!);
    })
    .join('');
}

const inside = (inner: Rect, outer: Rect, slack = 1e-6): boolean =>
  inner.left >= outer.left - slack &&
  inner.top >= outer.top - slack &&
  inner.right <= outer.right + slack &&
  inner.bottom <= outer.bottom + slack;

/** Each character of the page stands once, in reading order, in the words of the PDF as poppler reads it. */
export async function expectWholeText(folder: string): Promise<void> {
  const alto = readXml(join(folder, 'alto.xml'));
  const text = altoText(alto);
  const inFile = named(alto, 'String').map(({ attributes }) => attributes['CONTENT']!);
  expect(inFile.join('')).toBe(text);
  const { stdout } = spawnSync('pdftotext', ['-raw', join(folder, 'page.pdf'), '-'], { encoding: 'utf8' });
  // Poppler, whatever order it finds, and the order of the content by the project's own reader.
  const sorted = (words: string): string => [...squeezed(words)].sort().join('');
  expect(sorted(text)).toBe(sorted(stdout));
  const [content] = await extractFromContent(readFileSync(join(folder, 'page.pdf')));
  expect(content!.characters.map((one) => one.text).join('')).toBe(text);
  // Readings stand over their characters in print, and would tear the sentences of a text apart.
  const withoutReadings = altoText(alto, ({ attributes }) => !attributes['TAGREFS']?.includes('ROLE_reading'));
  expect(squeezed(readFileSync(join(folder, 'page.txt'), 'utf8'))).toBe(withoutReadings);
  // A word holds no space, and no two strings stand in one place.
  expect(inFile.filter((content) => content === '' || /\s/u.test(content))).toEqual([]);
}

/** Boxes lie within their parents and on the page; columns are chained as the frames are threaded. */
export function expectSoundStructure(folder: string): void {
  const alto = readXml(join(folder, 'alto.xml'));
  const layout = JSON.parse(readFileSync(join(folder, 'layout.json'), 'utf8')) as Layout;
  const placed = all(alto).filter(({ attributes }) => attributes['HPOS'] !== undefined);
  const astray = placed.filter((one) => {
    const parent = one.parent!.name === 'Page' ? undefined : one.parent!;
    const page = { left: 0, top: 0, right: layout.sheet.width, bottom: layout.sheet.height };
    return !inside(rectOf(one), parent ? rectOf(parent) : page);
  });
  expect(astray.map(({ attributes }) => attributes['ID'] ?? attributes['CONTENT'])).toEqual([]);
  expect(placed.length).toBeGreaterThan(500);

  const ids = all(alto).flatMap(({ attributes }) => attributes['ID'] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = ['REF', 'IDNEXT', 'STYLEREFS', 'TAGREFS', 'PROCESSINGREFS'];
  const refs = all(alto).flatMap(({ attributes }) => keys.flatMap((key) => attributes[key]?.split(' ') ?? []));
  expect(refs.filter((id) => !ids.includes(id))).toEqual([]);

  for (const story of layout.stories) {
    const frames = layout.frames.filter((frame) => frame.story === story.story && frame.filled > 0);
    const blocks = named(alto, 'TextBlock');
    const byId = new Map(blocks.map((block) => [block.attributes['ID']!, block]));
    const at = (block: Found): number => {
      const { left, top, right, bottom } = rectOf(block);
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return frames.findIndex(({ box }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height);
    };
    const own = blocks.filter(
      (block) => at(block) >= 0 && /ROLE_(?:body|section-head)/.test(block.attributes['TAGREFS']!),
    );
    const followers = new Set(own.flatMap(({ attributes }) => attributes['IDNEXT'] ?? []));
    const chain: Found[] = [];
    let next: Found | undefined = own.find(({ attributes }) => !followers.has(attributes['ID']!));
    for (; next; next = byId.get(next.attributes['IDNEXT'] ?? '')) chain.push(next);
    expect(chain.length).toBe(own.length);
    const order = chain.map(at).filter((frame, index, list) => index === 0 || list[index - 1] !== frame);
    expect(order).toEqual(frames.map((_, index) => index));
  }
}

/** Part of the glyph boxes that hold something to be seen on the picture of the page. */
async function seenOnPicture(folder: string): Promise<number> {
  const alto = readXml(join(folder, 'alto.xml'));
  const { attributes } = named(alto, 'Page')[0]!;
  const grey = sharp(join(folder, 'page.jpg')).greyscale();
  const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
  const scale = (info.width / Number(attributes['WIDTH'])) * 10;
  const glyphs = named(alto, 'Glyph').map(rectOf);
  const seen = glyphs.filter(({ left, top, right, bottom }) => {
    let [least, most] = [255, 0];
    for (let y = Math.floor(top * scale); y < Math.ceil(bottom * scale); y++) {
      for (let x = Math.floor(left * scale); x < Math.ceil(right * scale); x++) {
        const value = data[y * info.width + x]!;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return most - least > 60;
  });
  return seen.length / glyphs.length;
}

interface InkFigures {
  readonly glyphs: number;
  /** Glyph boxes that hold ink of their glyph. */
  readonly inked: number;
  /** mm that the ink of any glyph stands out of its box, at most. */
  readonly worst: number;
  /** Glyph boxes out of which ink stands by more than 0.2 mm. */
  readonly off: number;
}

/** Compares every glyph's box with the pixels that the glyph leaves on the page. */
async function inkFigures(folder: string, dpi = 400): Promise<InkFigures> {
  const alto = readXml(join(folder, 'alto.xml'));
  const boxes = named(alto, 'Glyph').map((glyph) => ({ text: glyph.attributes['CONTENT']!, rect: rectOf(glyph) }));
  const ink = await numberedInk(readFileSync(join(folder, 'page.pdf')), dpi);
  const pixel = 25.4 / dpi;
  let [at, inked, worst, off] = [0, 0, 0, 0];
  for (const { text, pixels } of ink) {
    // A dash of two characters is one glyph.
    const own = boxes.slice(at, at + [...text].length);
    at += own.length;
    expect(own.map((box) => box.text).join('')).toBe(text);
    if (!pixels) continue;
    const [left, top] = [Math.min(...own.map(({ rect }) => rect.left)), Math.min(...own.map(({ rect }) => rect.top))];
    const [right, bottom] = [
      Math.max(...own.map(({ rect }) => rect.right)),
      Math.max(...own.map(({ rect }) => rect.bottom)),
    ];
    const out = Math.max(
      left - pixels.left * pixel,
      top - pixels.top * pixel,
      pixels.right * pixel - right,
      pixels.bottom * pixel - bottom,
    );
    if (out > 0.2) off += own.length;
    const meets =
      pixels.left * pixel < right &&
      pixels.right * pixel > left &&
      pixels.top * pixel < bottom &&
      pixels.bottom * pixel > top;
    if (meets) inked += own.length;
    worst = Math.max(worst, out);
  }
  expect(at).toBe(boxes.length);
  return { glyphs: boxes.length, inked, worst, off };
}

/** mm that a box of a level line begins before the place where the PDF sets its glyph, at most. */
async function earliestStart(folder: string): Promise<number> {
  const [text] = await extractFromContent(readFileSync(join(folder, 'page.pdf')), { ink: true });
  const mm = (x: number): number => ((x - text!.trim[0]!) * 25.4) / 72;
  const glyphs = named(readXml(join(folder, 'alto.xml')), 'Glyph');
  const before = text!.characters.map(({ x, ink }, at) => {
    const upright = glyphs[at]!.parent!.parent!.attributes['BASEDIRECTION'] === 'ttb';
    return upright ? 0 : mm(Math.min(x, ink?.[0] ?? x)) - rectOf(glyphs[at]!).left;
  });
  return Math.max(...before);
}

/** Each box holds its glyph's ink, on the page as poppler draws it and on the picture; @returns the number of glyphs */
export async function expectTrueGlyphs(folder: string): Promise<number> {
  const { glyphs, inked, worst, off } = await inkFigures(folder);
  const [start, seen] = [await earliestStart(folder), await seenOnPicture(folder)];
  const figures = `${inked} of ${glyphs} glyph boxes hold their ink, which is out by ${worst.toFixed(3)} mm at most`;
  process.stderr.write(`page ${basename(folder)}: ${figures}; begun ${start.toFixed(3)} mm early at most\n`);
  expect(inked / glyphs).toBeGreaterThanOrEqual(0.999);
  expect({ off, worst: worst <= 0.2, start: start <= 0.2 }).toEqual({ off: 0, worst: true, start: true });
  expect(seen).toBeGreaterThanOrEqual(0.999);
  return glyphs;
}
