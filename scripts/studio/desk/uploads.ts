/** Photos from somebody's desktop: looked at before they are let in, kept aside until a story takes them. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../../core/diagnostic.ts';
import { fileTrouble } from '../../core/files.ts';
import { listFolder, readPhotoFacts, sortedFaults, startReading } from '../../edition/index.ts';
import type { Edition, PhotoFacts } from '../../edition/model.ts';
import type { Act, Edit } from '../protocol.ts';
import { JOURNAL_FOLDER } from './journal.ts';
import { directiveAt } from './markdown-edits.ts';
import type { Planned } from './plan-act.ts';

export interface Upload {
  readonly upload: string;
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Uploads {
  /** Faults: what is no picture, too large, damaged, or an SVG that is more than shapes. */
  take(bytes: Buffer, name: string): Promise<Checked<Upload>>;
  /** Puts an upload among the edition's photos and its directive behind the story's last photo. */
  adopt(act: Extract<Act, { act: 'adopt' }>, story: Story): Promise<Checked<Planned>>;
}

interface Story {
  readonly edition: Edition;
  /** Asked when the photo stands in its place: the story may have been changed meanwhile. */
  readonly textOf: (file: string) => string | undefined;
}

const endings: Readonly<Record<PhotoFacts['format'], string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  svg: 'svg',
  tiff: 'tif',
  gif: 'gif',
  avif: 'avif',
};

/** What is left of a name that may become a file and an id; the ending says what the bytes are. */
export function plainName(name: string): string {
  const stem = name.slice(name.search(/[^/\\]*$/), -extname(name).length || undefined);
  const plain = stem
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 60);
  return plain || 'photo';
}

/** Decodes the whole picture, which its head does not prove. */
async function isWhole(bytes: Buffer): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  try {
    await sharp(bytes, { failOn: 'error', limitInputPixels: 120_000_000 }).stats();
    return true;
  } catch {
    return false;
  }
}

const origin = (file: string) => ({ file, from: 0, to: 0 });

/** Faults stand at no place of a text: the file is only just being brought. */
const placeless = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.map(({ code, parameters, severity }) => diagnostic(code, parameters, { severity }));

/** A name that is not taken. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name.toLowerCase()); next += 1) name = `${wanted}-${next}`;
  return name;
}

/** A value that can stand between one kind of quotes. */
const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.includes('"') && !line.includes("'") ? `'${line}'` : `"${line.replaceAll('"', '”')}"`;
};

/** Behind the closing line of the story's last photo, or at its end. */
function placeFor(text: string): number {
  const last = directiveAt(text, 'photo');
  if (last === undefined) return text.length;
  const close = /\n:::+[ \t]*(?:\r?\n|$)/g;
  close.lastIndex = text.indexOf('\n', last) < 0 ? text.length : text.indexOf('\n', last);
  const found = close.exec(text);
  return found ? found.index + found[0].length : text.length;
}

export function makeUploads(root: string): Uploads {
  const folder = join(root, JOURNAL_FOLDER, 'uploads');
  const known = new Map<string, { readonly name: string; readonly file: string; readonly facts: PhotoFacts }>();
  return {
    async take(bytes, name) {
      const upload = randomUUID();
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, upload), bytes, { flag: 'wx', mode: 0o600 });
      } catch (error) {
        const trouble = fileTrouble(error, name);
        if (!trouble) throw error;
        await rm(join(folder, upload), { force: true });
        return { diagnostics: [trouble] };
      }
      const reading = startReading(folder);
      const facts = await readPhotoFacts(reading, upload, origin(upload));
      const found = placeless(sortedFaults(reading)).map((one) =>
        diagnostic(one.code, { ...one.parameters, file: name }, { severity: one.severity }),
      );
      const whole = facts && (await isWhole(bytes));
      if (!facts || !whole || hasErrors(found)) {
        await rm(join(folder, upload), { force: true });
        const damaged = facts && !whole ? [diagnostic('photo/corrupt', { file: name })] : [];
        return { diagnostics: [...found, ...damaged] };
      }
      known.set(upload, { name: plainName(name), file: join(folder, upload), facts });
      return { value: { upload, name, widthPx: facts.widthPx, heightPx: facts.heightPx }, diagnostics: found };
    },

    async adopt({ story: id, upload, alt }, { edition, textOf }) {
      const one = known.get(upload);
      const story = edition.stories.get(id);
      if (!one || !story) return { diagnostics: [diagnostic('studio/no-upload')] };
      const there = (await listFolder(root, 'photos')).map((path) =>
        path.slice('photos/'.length).replace(/\.[^.]*$/, ''),
      );
      const ids = [...edition.photos.keys(), ...edition.sidebars.keys(), ...edition.pullQuotes.keys()];
      const name = freeName(one.name, new Set([...there, ...ids].map((taken) => taken.toLowerCase())));
      const file = `photos/${name}.${endings[one.facts.format]}`;
      try {
        await mkdir(join(root, 'photos'), { recursive: true });
        // A link does not replace what has come there meanwhile.
        await link(one.file, join(root, file));
        await rm(one.file);
      } catch (error) {
        const trouble = fileTrouble(error, file);
        if (!trouble) throw error;
        return { diagnostics: [trouble] };
      }
      known.delete(upload);
      const text = textOf(story.file) ?? '';
      const at = placeFor(text);
      const end = text.includes('\r\n') ? '\r\n' : '\n';
      const before = text.slice(0, at);
      const gap = /\n\r?\n$|^$/.test(before) ? '' : before.endsWith('\n') ? end : end + end;
      const words = `${gap}:::photo{#${name} src="${file}" alt=${quoted(alt.trim() || name)}}${end}:::${end}`;
      const edit: Edit = [at, at, words];
      return { value: new Map([[story.file, [edit]]]), diagnostics: [] };
    },
  };
}
