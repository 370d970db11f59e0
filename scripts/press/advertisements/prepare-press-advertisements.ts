/** The advertisements of a page for the press: PDFs and pictures in inks as they are, RGB pictures as photos are. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Advertisement, PhotoFacts } from '../../edition/model.ts';
import type { Layout } from '../../layout/model.ts';
import { findAdvertisements, jpegHasAdobeMarker, type PageOf, withoutPrivateSegments } from '../../pdf/index.ts';
import type { Preset } from '../model.ts';
import { convertOnce, sizeAt } from '../photos/convert-once.ts';
import { type ProfileBytes, readProfile } from '../profile.ts';
import type { PressAdvertisement, PressPicture } from './press-advertisement.ts';

/** Faults: a profile that is none, a file that changed or that cannot be decoded. */
export async function preparePressAdvertisements(
  of: PageOf,
  layout: Layout,
  preset: Preset,
): Promise<Checked<readonly PressAdvertisement[]>> {
  const { value: profile, diagnostics: unusable } = await readProfile(preset);
  if (!profile) return { diagnostics: unusable };
  const diagnostics: Diagnostic[] = [];
  const ready: PressAdvertisement[] = [];
  for (const { advertisement, placed, at } of findAdvertisements(of, layout)) {
    const { name, file, facts } = advertisement;
    const bytes = await readFile(join(of.edition.root, file)).catch(() => undefined);
    const whole = bytes && createHash('sha256').update(bytes).digest('hex') === facts.sha256;
    const source = whole && (await sourceOf(bytes, advertisement, { preset, profile }).catch(() => undefined));
    if (source) ready.push({ name, file, box: placed.box, source });
    else diagnostics.push(diagnostic('advertisement/damaged', { file }, { at }));
  }
  return { ...(diagnostics.length === 0 && { value: ready }), diagnostics };
}

interface Paper {
  readonly preset: Preset;
  readonly profile: ProfileBytes;
}

async function sourceOf(bytes: Buffer, advertisement: Advertisement, paper: Paper) {
  const { facts } = advertisement;
  if (facts.format === 'pdf') return { kind: 'pdf', bytes, facts } as const;
  const picture = await pictureOf(bytes, { ...advertisement, facts }, paper);
  return { kind: 'picture', picture } as const;
}

async function pictureOf(
  bytes: Buffer,
  { facts, width }: { readonly facts: PhotoFacts; readonly width: number },
  { preset, profile }: Paper,
): Promise<PressPicture> {
  const { colour, format, orientation } = facts;
  if (colour === 'rgb') {
    const photo = { facts };
    const size = sizeAt({ photo, ppi: (facts.widthPx * 25.4) / width }, preset);
    const { jpeg, ...made } = await convertOnce(bytes, photo, { preset, profile, ...size });
    return { ...made, data: jpeg, filter: 'DCTDecode' };
  }
  const { default: sharp } = await import('sharp');
  const size = { width: facts.widthPx, height: facts.heightPx };
  const components = colour === 'gray' ? 1 : 4;
  const space = colour === 'gray' ? 'b-w' : 'cmyk';
  // Decoded whole in any case, so that what is broken off is found here.
  const { data, info } = await sharp(bytes, { failOn: 'warning', ignoreIcc: true, limitInputPixels: 100_000_000 })
    .pipelineColourspace(space)
    .rotate()
    .toColourspace(space)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (format === 'jpeg' && orientation === 1) {
    const inverted = components === 4 && jpegHasAdobeMarker(bytes);
    return { ...size, data: withoutPrivateSegments(bytes), filter: 'DCTDecode', components, inverted };
  }
  if (info.channels < components) throw new Error(`${info.channels} channels, not ${components}`);
  return {
    ...size,
    data: deflateSync(onPaper(data, info.channels, components)),
    filter: 'FlateDecode',
    components,
    inverted: false,
  };
}

/** Without an alpha channel: what it lets through lies on white paper, which is 255 in gray and 0 in inks. */
function onPaper(data: Buffer, channels: number, components: 1 | 4): Buffer {
  if (channels === components) return data;
  const paper = components === 1 ? 255 : 0;
  const made = Buffer.alloc((data.length / channels) * components);
  for (let at = 0, to = 0; at < data.length; at += channels, to += components) {
    const alpha = data[at + components]! / 255;
    for (let one = 0; one < components; one++)
      made[to + one] = Math.round(data[at + one]! * alpha + paper * (1 - alpha));
  }
  return made;
}
