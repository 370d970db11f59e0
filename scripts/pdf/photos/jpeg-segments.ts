/** A JPEG as its segments (ITU-T T.81, annex B): what a PDF needs of them, and what it should not carry. */

interface Segment {
  readonly marker: number;
  /** From the 0xFF of the marker to the end of the segment. */
  readonly from: number;
  readonly to: number;
}

const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
const SCAN = 0xda;

/** The segments before the first scan; nothing if this is no JPEG. */
export function* headSegments(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SCAN || length < 2) return;
    yield { marker, from: at, to: at + 2 + length };
    at += 2 + length;
  }
}

/** The comment of a JPEG, as text. */
export function commentOf(bytes: Uint8Array): string | undefined {
  for (const { marker, from, to } of headSegments(bytes)) {
    if (marker === COMMENT) return Buffer.from(bytes.subarray(from + 4, to)).toString('utf8');
  }
  return undefined;
}

/**
 * The same picture without what only a camera or an editor reads: EXIF (with the place where it was taken), XMP,
 * previews, comments. APP0, the ICC profile and Adobe's colour transform stay.
 */
export function withoutPrivateSegments(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let kept = 0;
  for (const { marker, from, to } of headSegments(bytes)) {
    const application = marker >= APP1 && marker <= 0xef;
    if (marker !== COMMENT && !(application && marker !== APP2 && marker !== APP14)) continue;
    parts.push(bytes.subarray(kept, from));
    kept = to;
  }
  return kept === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(kept)]);
}

const profileMark = Buffer.from('ICC_PROFILE\0', 'latin1');

/** The embedded ICC profile, put together from its chunks. ICC.1:2022, B.4. */
export function profileOf(bytes: Uint8Array): Uint8Array | undefined {
  const chunks: { number: number; bytes: Uint8Array }[] = [];
  for (const { marker, from, to } of headSegments(bytes)) {
    const body = bytes.subarray(from + 4, to);
    if (marker !== APP2 || !profileMark.equals(body.subarray(0, profileMark.length))) continue;
    chunks.push({ number: body[profileMark.length]!, bytes: body.subarray(profileMark.length + 2) });
  }
  if (chunks.length === 0) return undefined;
  return Buffer.concat(chunks.sort((a, b) => a.number - b.number).map((chunk) => chunk.bytes));
}
