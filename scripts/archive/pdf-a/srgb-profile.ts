/**
 * An ICC profile of sRGB, made from the figures of IEC 61966-2-1:1999 alone: 2.6 KB, with no licence to carry along.
 * ICC.1:2001-04, which every reader since PDF 1.3 takes.
 */

/** 7.2.16: the illuminant of the profile connection space. */
const d50 = [0xf6d6, 0x10000, 0xd32d] as const;
/** The primaries of sRGB, adapted to D50 by Bradford's matrix, in s15Fixed16. */
const primaries = {
  rXYZ: [0x6fa2, 0x38f5, 0x0390],
  gXYZ: [0x6299, 0xb785, 0x18da],
  bXYZ: [0x24a0, 0x0f84, 0xb6cf],
} as const;

export const profileName = 'sRGB IEC61966-2.1';
const notice = 'Made by dayang from IEC 61966-2-1. No rights reserved.';
const points = 1024;

/** IEC 61966-2-1, 5.2: light for a sample, both from 0 to 1. */
const light = (sample: number): number => (sample <= 0.04045 ? sample / 12.92 : ((sample + 0.055) / 1.055) ** 2.4);

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4);
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(`${value}\0`, 'latin1');
const typed = (type: string, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(type, 'latin1'), words(0), ...parts]);

function curve(): Buffer {
  const samples = Buffer.alloc(points * 2);
  for (let at = 0; at < points; at++) samples.writeUInt16BE(Math.round(light(at / (points - 1)) * 0xffff), at * 2);
  return typed('curv', words(points), samples);
}

/** 6.5.17: the name in ASCII, and no translations of it. */
const description = (name: string): Buffer =>
  typed('desc', words(name.length + 1), text(name), Buffer.alloc(4 + 4 + 2 + 1 + 67));

let made: Uint8Array | undefined;

export function srgbProfile(): Uint8Array {
  made ??= build();
  return made;
}

function build(): Uint8Array {
  const xyz = (values: readonly number[]): Buffer => typed('XYZ ', words(...values));
  const tone = curve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description(profileName)],
    ['cprt', typed('text', text(notice))],
    ['wtpt', xyz(d50)],
    ...Object.entries(primaries).map(([tag, values]) => [tag, xyz(values)] as const),
    ...['rTRC', 'gTRC', 'bTRC'].map((tag) => [tag, tone] as const),
  ];
  const places = new Map<Buffer, number>();
  const data: Buffer[] = [];
  let end = 128 + 4 + 12 * tags.length;
  const table = tags.map(([tag, bytes]) => {
    // 6.4: what is the same stands once.
    if (!places.has(bytes)) {
      places.set(bytes, end);
      data.push(bytes, Buffer.alloc(-bytes.length & 3));
      end += bytes.length + (-bytes.length & 3);
    }
    return Buffer.concat([Buffer.from(tag, 'latin1'), words(places.get(bytes)!, bytes.length)]);
  });
  return new Uint8Array(Buffer.concat([header(end), words(tags.length), ...table, ...data]));
}

/** 6.1: version 2.1, a display, RGB to XYZ, relative colorimetric; its date is that of the standard. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  words(size).copy(bytes, 0);
  words(0x02100000).copy(bytes, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [at, value] of [1999, 10, 1].entries()) bytes.writeUInt16BE(value, 24 + at * 2);
  bytes.write('acsp', 36, 'latin1');
  words(1).copy(bytes, 64);
  words(...d50).copy(bytes, 68);
  return bytes;
}
