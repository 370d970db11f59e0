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
const END = 0xd9;

/** True for what may stand amid a scan's data: a byte of its own after 0xFF, filling, a restart mark. */
const isWithinScan = (after: number | undefined): boolean =>
  after === 0 || after === 0xff || (after !== undefined && after >= 0xd0 && after <= 0xd7);

/** The offset of the next marker after a scan's data; the end of the bytes if there is none. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && isWithinScan(bytes[at + 1])) at = bytes.indexOf(0xff, bytes[at + 1] === 0xff ? at + 1 : at + 2);
  return at < 0 ? bytes.length : at;
}

/** All segments up to the end of the image, a scan with its data as one; nothing if this is no JPEG. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return;
  let at = 2;
  while (at + 2 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = marker === END ? 0 : ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker !== END && length < 2) return;
    const to = marker === SCAN ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    yield { marker, from: at, to };
    if (marker === END) return;
    at = to;
  }
}

/** The comment of a JPEG, as text. */
export function commentOf(bytes: Uint8Array): string | undefined {
  for (const { marker, from, to } of segmentsOf(bytes)) {
    if (marker === COMMENT) return Buffer.from(bytes.subarray(from + 4, to)).toString('utf8');
  }
  return undefined;
}

/** True for Adobe's marker, behind which a JPEG of four components holds 0 for full ink. */
export function jpegHasAdobeMarker(bytes: Uint8Array): boolean {
  for (const { marker, from } of segmentsOf(bytes)) {
    if (marker === APP14 && Buffer.from(bytes.subarray(from + 4, from + 9)).toString('latin1') === 'Adobe') return true;
  }
  return false;
}

const profileMark = Buffer.from('ICC_PROFILE\0', 'latin1');

const holdsProfile = (bytes: Uint8Array, { marker, from }: Segment): boolean =>
  marker === APP2 && profileMark.equals(bytes.subarray(from + 4, from + 4 + profileMark.length));

/**
 * The same picture without what only a camera or an editor reads: EXIF (with the place where it was taken), XMP,
 * previews, comments, and whatever follows the image in the file, such as a phone's second picture. APP0, the ICC
 * profile and Adobe's colour transform stay.
 */
export function withoutPrivateSegments(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let kept = 0;
  let end = bytes.length;
  for (const segment of segmentsOf(bytes)) {
    const { marker, from, to } = segment;
    if (marker === END) end = to;
    const application = marker >= APP1 && marker <= 0xef;
    const needed = marker === APP14 || holdsProfile(bytes, segment);
    if (marker !== COMMENT && !(application && !needed)) continue;
    parts.push(bytes.subarray(kept, from));
    kept = to;
  }
  return kept === 0 && end === bytes.length ? bytes : Buffer.concat([...parts, bytes.subarray(kept, end)]);
}

/** What a profile's header calls its colours, by the number of components. ICC.1:2022, 7.2.6. */
const spaces = { 1: 'GRAY', 3: 'RGB ' } as const;

/** True for a whole profile that fits the picture; any other would make a reader refuse it. */
function isUsable(profile: Buffer, components: 1 | 3): boolean {
  if (profile.length < 132 || profile.readUInt32BE(0) !== profile.length) return false;
  return profile.toString('latin1', 36, 40) === 'acsp' && profile.toString('latin1', 16, 20) === spaces[components];
}

/** The embedded ICC profile, put together from its chunks (ICC.1:2022, B.4), unless it is damaged or for other colours. */
export function profileOf(bytes: Uint8Array, components: 1 | 3): Uint8Array | undefined {
  const chunks = [...segmentsOf(bytes)]
    .filter((segment) => holdsProfile(bytes, segment))
    .map(({ from, to }) => bytes.subarray(from + 4 + profileMark.length, to))
    .sort((a, b) => a[0]! - b[0]!);
  const profile = Buffer.concat(chunks.map((chunk) => chunk.subarray(2)));
  return isUsable(profile, components) ? profile : undefined;
}
