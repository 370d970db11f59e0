/** The output profile: found, read and proven to be one before anything is converted through it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { type Checked, diagnostic } from '../core/diagnostic.ts';
import type { Preset } from './model.ts';

const folder = join(import.meta.dirname, '../../styles/profiles');

export interface ProfileBytes {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The major version that its header tells. */
  readonly version: 2 | 4;
}

const mostBytes = 16 * 1024 * 1024;
/** Header and tag count. ICC.1:2022, 7.1. */
const leastBytes = 132;

/** What a file's header says against its being an output profile for CMYK; nothing when it is one. */
function faultOf(bytes: Buffer): string | undefined {
  if (bytes.length < leastBytes || bytes.length > mostBytes) return `${bytes.length} bytes`;
  if (bytes.toString('latin1', 36, 40) !== 'acsp') return 'no ICC signature';
  if (bytes.readUInt32BE(0) > bytes.length) return `${bytes.length} of ${bytes.readUInt32BE(0)} bytes`;
  const deviceClass = bytes.toString('latin1', 12, 16);
  if (deviceClass !== 'prtr') return `class ${deviceClass.trim()}`;
  const space = bytes.toString('latin1', 16, 20);
  if (space !== 'CMYK') return `colour space ${space.trim()}`;
  const version = bytes[8]!;
  if (version !== 2 && version !== 4) return `ICC version ${version}`;
  // B2A1 is the table by which colours go to inks; without it nothing can be separated. 8.5.
  const tags = new Set<string>();
  const count = Math.min(bytes.readUInt32BE(128), 256);
  for (let at = 132; at + 12 <= bytes.length && tags.size < count; at += 12)
    tags.add(bytes.toString('latin1', at, at + 4));
  const missing = ['A2B0', 'B2A0'].filter((tag) => !tags.has(tag));
  return missing.length > 0 ? `without ${missing.join(', ')}` : undefined;
}

/** The bytes of a preset's profile. */
export async function readProfile({ id, profile }: Preset): Promise<Checked<ProfileBytes>> {
  const { file } = profile;
  if (file === '')
    return { diagnostics: [diagnostic('press/profile-needed', { preset: id, usual: profile.usual ?? '' })] };
  const path = isAbsolute(file) ? file : join(folder, basename(file));
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { diagnostics: [diagnostic('press/profile-missing', { file })] };
    return { diagnostics: [diagnostic('press/profile-unreadable', { file, reason: code ?? String(error) })] };
  }
  const fault = faultOf(bytes);
  if (fault !== undefined) return { diagnostics: [diagnostic('press/profile-unusable', { file, fault })] };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { value: { bytes, sha256, version: bytes[8] as 2 | 4 }, diagnostics: [] };
}

/** The name that a profile gives itself: `desc`, as version 2 or version 4 writes it. ICC.1:2001-04, 6.5.17; 2022, 10.15. */
function descriptionOf(bytes: Buffer): string | undefined {
  const count = Math.min(bytes.readUInt32BE(128), 256);
  for (let at = 132; at + 12 <= bytes.length && at < 132 + count * 12; at += 12) {
    if (bytes.toString('latin1', at, at + 4) !== 'desc') continue;
    const from = bytes.readUInt32BE(at + 4);
    const tag = bytes.subarray(from, from + bytes.readUInt32BE(at + 8));
    const type = tag.toString('latin1', 0, 4);
    if (type === 'desc' && tag.length > 12) return clean(tag.toString('latin1', 12, 12 + tag.readUInt32BE(8)));
    if (type !== 'mluc' || tag.length < 28) return undefined;
    const text = tag.subarray(tag.readUInt32BE(24), tag.readUInt32BE(24) + tag.readUInt32BE(20));
    return text.length % 2 === 0 ? clean(Buffer.from(text).swap16().toString('utf16le')) : undefined;
  }
  return undefined;
}

const clean = (text: string): string | undefined => text.replaceAll('\0', '').trim() || undefined;

/** A preset that prints through the plant's own profile, which is looked at first. */
export async function withProfile(preset: Preset, path: string): Promise<Checked<Preset>> {
  const name = basename(path).replace(/\.ic[cm]$/i, '');
  const made = { ...preset, profile: { file: path, condition: name, info: name } };
  if (!isAbsolute(path)) throw new Error(`the path of a profile must be absolute: ${path}`);
  const { value, diagnostics } = await readProfile(made);
  if (!value) return { diagnostics };
  const info = descriptionOf(Buffer.from(value.bytes)) ?? name;
  return { value: { ...made, profile: { ...made.profile, info } }, diagnostics };
}
