/** Reading the streams that the packed outlines of a WOFF2 file are split into. */

/** One of the streams that the packed table is made of, read from its start to its end. */
export interface Stream {
  readonly view: DataView;
  at: number;
}

export const byte = (stream: Stream): number => stream.view.getUint8(stream.at++);

export function word(stream: Stream): number {
  const value = stream.view.getUint16(stream.at);
  stream.at += 2;
  return value;
}

export function take(stream: Stream, length: number): Uint8Array {
  const { buffer, byteOffset, byteLength } = stream.view;
  if (stream.at + length > byteLength) throw new RangeError('a stream of the WOFF2 outlines ends early');
  const bytes = new Uint8Array(buffer, byteOffset + stream.at, length);
  stream.at += length;
  return bytes;
}

/** Section 4.1: 255UInt16. */
export function short(stream: Stream): number {
  const code = byte(stream);
  if (code === 253) return word(stream);
  if (code === 254) return byte(stream) + 506;
  return code === 255 ? byte(stream) + 253 : code;
}
