/** Pictures that are odd, broken or telling too much: upright and in their colours in the PDF, or refused in words. */
import { execFileSync } from 'node:child_process';
import { rm, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostileBuilder, type Outcome, openHostileBuilder } from '../fixtures/hostile/build-hostile.ts';
import { hostileEdition, photoNamed, removeHostile, spoilt } from '../fixtures/hostile/make-hostile.ts';
import {
  claiming,
  fourQuarters,
  noise,
  place,
  profileSegment,
  quarters,
  type Rgb,
  segment,
  swappedProfile,
  tellsPlace,
  turned,
  withSegments,
} from '../fixtures/hostile/pictures.ts';

let builder: HostileBuilder;
beforeAll(async () => {
  builder = await openHostileBuilder();
});
afterAll(async () => {
  await builder[Symbol.asyncDispose]();
  await removeHostile();
});

const river = (bytes: Uint8Array | string) => ({ 'photos/river.jpg': bytes });
const src = 'stories/lead.md:7:22';

/** The colours in the middle of the picture's four quarters, as PDFium shows the page. */
async function coloursOf({ page }: Outcome): Promise<readonly Rgb[]> {
  const { data, info } = await sharp(page!.png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { x, y, width, height } = page!.layout.photos[0]!.box;
  const dot = 150 / 25.4;
  return [0.25, 0.75].flatMap((down) =>
    [0.25, 0.75].map((across): Rgb => {
      const at = Math.round((y + height * down) * dot) * info.width + Math.round((x + width * across) * dot);
      return [data[at * 3]!, data[at * 3 + 1]!, data[at * 3 + 2]!];
    }),
  );
}

function near(found: readonly Rgb[], wanted: readonly Rgb[], tolerance: number): void {
  for (const [index, colour] of wanted.entries()) {
    for (const [channel, value] of colour.entries()) {
      const seen = found[index]![channel]!;
      expect(Math.abs(seen - value), `${JSON.stringify(found)} for ${JSON.stringify(wanted)}`).toBeLessThan(tolerance);
    }
  }
}

async function shows(bytes: Uint8Array | string, wanted: readonly Rgb[] = quarters, tolerance = 8): Promise<Outcome> {
  const outcome = await builder.build(river(bytes), { png: true });
  expect(outcome.told.filter((one) => !/photo\/(?:cmyk|frames)/.test(one))).toEqual([]);
  near(await coloursOf(outcome), wanted, tolerance);
  return outcome;
}

const jpeg = () => fourQuarters().jpeg({ quality: 95 }).toBuffer();
const linear = (value: number) => (value / 255) ** 2.2;
const grays = quarters.map(([r, g, b]): Rgb => {
  const y = Math.round((0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)) ** (1 / 2.2) * 255);
  return [y, y, y];
});
const onWhite = quarters.map(([r, g, b]): Rgb => [(r + 255) / 2, (g + 255) / 2, (b + 255) / 2]);
const swapped = quarters.map(([r, g, b]): Rgb => [g, r, b]);

describe('shown upright and in its colours', () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    test(`EXIF orientation ${orientation}`, async () => void (await shows(await turned(orientation))));
  }

  const kinds: [string, () => Promise<Uint8Array>, (readonly Rgb[])?, number?][] = [
    ['a progressive JPEG', () => fourQuarters().jpeg({ progressive: true, quality: 95 }).toBuffer()],
    ['a gray JPEG', () => fourQuarters().toColourspace('b-w').jpeg().toBuffer(), grays, 12],
    ['a CMYK JPEG', () => fourQuarters().toColourspace('cmyk').jpeg().toBuffer(), quarters, 90],
    ['a PNG that EXIF turns', () => turned(6, 'png')],
    ['a PNG of 16 bits', () => fourQuarters().toColourspace('rgb16').png().toBuffer()],
    [
      'a PNG of 16 bits that shines through',
      () => fourQuarters().ensureAlpha(0.5).toColourspace('rgb16').png().toBuffer(),
      onWhite,
    ],
    ['a PNG with a palette', () => fourQuarters().png({ palette: true }).toBuffer()],
    ['a TIFF', () => fourQuarters().tiff().toBuffer()],
    ['a CMYK TIFF', () => fourQuarters().toColourspace('cmyk').tiff().toBuffer(), quarters, 90],
    ['an AVIF', () => fourQuarters().avif().toBuffer()],
    ['the first frame of a WebP', () => film().then((one) => one.webp({ loop: 0, delay: [100, 100] }).toBuffer())],
    ['the first frame of a GIF', () => film().then((one) => one.gif({ loop: 0, delay: [100, 100] }).toBuffer())],
    ['an SVG', async () => Buffer.from(svg(shapes))],
  ];
  test.each(kinds)('%s', async (name, make, wanted = quarters, tolerance = 12) => {
    const { told } = await shows(await make(), wanted, tolerance);
    // That there were more is told.
    expect(told.some((one) => one.includes('photo/frames'))).toBe(name.startsWith('the first frame'));
  });

  const film = async () => {
    const frames = await fourQuarters().extend({ bottom: 80, background: '#000' }).raw().toBuffer();
    return sharp(frames, { raw: { width: 120, height: 160, channels: 3, pageHeight: 80 } });
  };

  test('an embedded profile is kept, whichever way the picture takes', async () => {
    const odd = withSegments(await jpeg(), profileSegment(swappedProfile()));
    await shows(odd, swapped, 70);
    await shows(await sharp(odd).keepIccProfile().png().toBuffer(), swapped, 70);
  });

  test('a profile that is broken, or made for other colours, is left out', async () => {
    const forInks = swappedProfile();
    forInks.write('CMYK', 16, 'latin1');
    const keeps = async (profile: Buffer, wanted = quarters, tolerance = 8) => {
      const { page } = await shows(withSegments(await jpeg(), profileSegment(profile)), wanted, tolerance);
      return page!.pdf.includes(deflateSync(profile));
    };
    expect(await keeps(swappedProfile(), swapped, 70)).toBe(true);
    for (const profile of [Buffer.alloc(300, 7), forInks, swappedProfile().subarray(0, 200)]) {
      expect(await keeps(profile)).toBe(false);
    }
  });

  test.each([
    [1, 1],
    [12_000, 10],
    [10, 12_000],
  ])('%i × %i px', async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#d02020' } })
      .jpeg()
      .toBuffer();
    await shows(bytes, [[208, 32, 32]]);
  });

  const shapes =
    '<rect width="60" height="40" fill="#dc1e1e"/><rect x="60" width="60" height="40" fill="#1eb428"/>' +
    '<rect y="40" width="60" height="40" fill="#283cdc"/><rect x="60" y="40" width="60" height="40" fill="#f0dc28"/>';
  const svg = (inner: string, size = 'width="120" height="80"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80" ${size}>${inner}</svg>`;

  test('an SVG is drawn as fine as the page needs, however large it calls itself', async () => {
    for (const size of ['width="3" height="2"', 'width="12000" height="8000"', 'width="99999" height="66666"']) {
      const { page } = await shows(svg(shapes, size), quarters, 12);
      const [, width] = /\/Subtype ?\/Image.*?\/Width (\d+)/s.exec(page!.pdf.toString('latin1')) ?? [];
      expect(Number(width)).toBeGreaterThan(300);
    }
  });
});

describe('nothing of the camera reaches the PDF', () => {
  const holds = (outcome: Outcome) =>
    ['39.9042', 'GPSLatitude', 'MPF', 'Photoshop'].filter((word) => outcome.page!.pdf.includes(word));

  test('from the segments of a JPEG', async () => {
    const bytes = tellsPlace(await jpeg());
    expect(bytes.includes(place)).toBe(true);
    expect(holds(await shows(bytes))).toEqual([]);
  });

  test('from a second picture behind the first, or whatever else follows its end', async () => {
    const first = await jpeg();
    expect(holds(await shows(Buffer.concat([first, tellsPlace(await jpeg())])))).toEqual([]);
    expect(holds(await shows(Buffer.concat([first, Buffer.from(place.repeat(500))])))).toEqual([]);
  });

  test('from between the scans of a progressive JPEG', async () => {
    const progressive = await fourQuarters().jpeg({ progressive: true, quality: 95 }).toBuffer();
    const second = progressive.indexOf(Buffer.from([0xff, 0xda]), progressive.indexOf(Buffer.from([0xff, 0xda])) + 2);
    const told = segment(0xe1, Buffer.from(`Exif\0\0${place}`));
    const bytes = Buffer.concat([progressive.subarray(0, second), told, progressive.subarray(second)]);
    expect(holds(await shows(bytes))).toEqual([]);
  });

  test('from a picture that is converted', async () => {
    const exif = { IFD3: { GPSLatitude: '39/1 54/1 15/1' }, IFD0: { ImageDescription: place } };
    expect(holds(await shows(await fourQuarters().withExif(exif).png().toBuffer()))).toEqual([]);
  });
});

describe('refused in words', () => {
  const refused = async (bytes: Uint8Array | string) => (await builder.build(river(bytes))).told;

  test.each(['jpeg', 'progressive', 'png', 'webp', 'avif', 'tiff', 'gif'] as const)(
    '%s cut off at every tenth',
    async (kind) => {
      const whole = await (kind === 'progressive'
        ? noise().jpeg({ progressive: true })
        : noise().toFormat(kind)
      ).toBuffer();
      for (let tenth = 0; tenth < 10; tenth += 1) {
        const told = await refused(whole.subarray(0, Math.floor((whole.length * tenth) / 10)));
        expect([tenth, ...told]).toEqual([
          tenth,
          expect.stringMatching(/^error photo\/(?:truncated|corrupt) stories\/lead\.md:7:/),
        ]);
      }
    },
  );

  test('a JPEG with a hole, or less of a picture than it says', async () => {
    const whole = await noise().jpeg().toBuffer();
    for (const part of [0.2, 0.5, 0.8]) {
      const at = Math.floor(whole.length * part);
      const holed = Buffer.from(whole).fill(0, at, at + 2_000);
      const short = Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1_500)]);
      const ended = Buffer.concat([whole.subarray(0, at), Buffer.from([0xff, 0xd9])]);
      for (const bytes of [holed, short, ended]) {
        expect(await refused(bytes)).toEqual(['error photo/corrupt stories/lead.md:7:1']);
      }
    }
    for (const [width, height] of [
      [5_000, 4_000],
      [65_535, 1],
    ] as const) {
      expect(await refused(claiming(whole, width, height))).toEqual(['error photo/corrupt stories/lead.md:7:1']);
    }
  });

  test('100 megapixels, by the head alone', async () => {
    const huge = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const { told, milliseconds } = await builder.build(river(huge));
    expect(told).toEqual([`error photo/too-large ${src}`]);
    expect(milliseconds).toBeLessThan(1_000);
  });

  const drawing = (inner: string, attributes = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" ${attributes}>${inner}</svg>`;
  const bomb = Array.from(
    { length: 30 },
    (_, at) => `<g id="a${at + 1}"><use href="#a${at}"/><use href="#a${at}"/></g>`,
  );
  test.each([
    ['a script', drawing('<script>alert(1)</script>'), 'photo/svg-active'],
    ['a handler', drawing('', 'onload="x()"'), 'photo/svg-active'],
    ['a picture on the network', drawing('<image href="https://example.org/a.png"/>'), 'photo/svg-active'],
    ['a file of the machine', drawing('<xi:include href="/etc/passwd"/>'), 'photo/svg-active'],
    ['groups a hundred thousand deep', drawing('<g>'.repeat(100_000) + '</g>'.repeat(100_000)), 'photo/corrupt'],
    [
      'a picture of a billion parts',
      drawing(`<defs><rect id="a0"/>${bomb.join('')}</defs><use href="#a30"/>`),
      'photo/corrupt',
    ],
    ['no end', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect', 'photo/'],
  ])('an SVG with %s', async (_, bytes, code) => {
    const told = await refused(bytes);
    expect(told).toEqual([expect.stringContaining(`error ${code}`)]);
  });

  test.each([
    ['../river.jpg', 'photo/outside'],
    ['/etc/hostname', 'photo/outside'],
    ['https://example.org/river.jpg', 'photo/remote'],
    ['//example.org/river.jpg', 'photo/remote'],
    ['file:///etc/passwd', 'photo/remote'],
    ['data:image/png;base64,AAAA', 'photo/remote'],
    ['photos', 'photo/unreadable'],
    ['photos/rivr.jpg', 'photo/missing'],
    ['photos%2Friver.jpg', 'photo/missing'],
    ['\\\\server\\river.jpg', 'photo/missing'],
  ])('src="%s"', async (path, code) => {
    const { told } = await builder.build(spoilt('stories/lead.md', 'photos/river.jpg', path));
    expect(told).toEqual([`error ${code} ${src}`]);
  });

  const instead: readonly (readonly [string, (file: string) => Promise<unknown>, string])[] = [
    ['a link to itself', (file) => symlink('river.jpg', file), 'photo/unreadable'],
    ['a device without end', (file) => symlink('/dev/zero', file), 'photo/outside'],
    ['a pipe that nobody writes to', async (file) => execFileSync('mkfifo', [file]), 'photo/unreadable'],
    ['3 GB of nothing', (file) => sparse(file), 'photo/too-heavy'],
  ];
  const sparse = async (file: string) => {
    execFileSync('touch', [file]);
    await truncate(file, 3e9);
  };
  test.skipIf(process.platform === 'win32').each(instead)('%s', async (_, put, code) => {
    const folder = await hostileEdition();
    await rm(join(folder, 'photos/river.jpg'));
    await put(join(folder, 'photos/river.jpg'));
    expect((await builder.build({}, { folder })).told).toEqual([`error ${code} ${src}`]);
  });

  test.each([
    ['on one row', spoilt('pages/01.yaml', 'columns: 2, rows: 16-28', 'columns: 2, rows: 28')],
    ['under a caption that takes all rows', spoilt('stories/lead.md', '清晨的河。', '清晨的河。'.repeat(39))],
    ['under one that takes more', spoilt('stories/lead.md', '清晨的河。', 'w'.repeat(600))],
  ])('a picture %s has no room', async (_, changes) => {
    const { told, page } = await builder.build(changes);
    expect(told).toContain('error pdf/no-room stories/lead.md:7:1');
    expect(page).toBeUndefined();
  });
});

describe('found under any name', () => {
  test.each([
    'photos/a b.jpg',
    'photos/河 边.jpg',
    'photos/🐟.jpg',
    'photos/e\u0301.jpg',
    'photos/100%.jpg',
    'photos/%E6.jpg',
    'photos/a%20b.jpg',
    'photos/a#b.jpg',
    'photos/a?b&c;d=1+2.jpg',
    "photos/it's.jpg",
    'photos/a\\b.jpg',
    'photos/<b>{{x}}.jpg',
    'photos/x:y.jpg',
    'photos/no-ending',
    'fonts/abc.ttf',
    'river.jpg',
    `photos/${'河'.repeat(80)}.jpg`,
  ])('%s', async (name) => {
    const { told, page } = await builder.build(photoNamed(name));
    expect(told).toEqual([]);
    expect(page!.layout.photos[0]!.file).toBe(name);
  });

  test.each(['./photos/river.jpg', 'photos//river.jpg', 'photos/./river.jpg'])(
    '%s is photos/river.jpg',
    async (path) => {
      const { told, page } = await builder.build(spoilt('stories/lead.md', 'photos/river.jpg', path));
      expect([told, page!.layout.photos[0]!.file]).toEqual([[], 'photos/river.jpg']);
    },
  );
});
