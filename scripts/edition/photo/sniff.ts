/** What a picture file is, by its first bytes; its name says nothing. */
import type { PhotoFacts } from '../model.ts';

export function sniff(bytes: Buffer): PhotoFacts['format'] | undefined {
  const ascii = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (/^GIF8[79]a/.test(ascii(0, 6))) return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(0, 4))) return 'tiff';
  if (ascii(4, 8) === 'ftyp' && /avi[fs]/.test(ascii(8, 40))) return 'avif';
  const text = bytes.toString('utf8', 0, 4096).replace(/^\ufeff/, '');
  if (/^\s*</.test(text) && /<(?:[\w.-]+:)?svg[\s>]/.test(text)) return 'svg';
  return undefined;
}
