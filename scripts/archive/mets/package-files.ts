/** What each file of a package is: its format, its place among the others, how it was made. */
import type { WrittenFile } from '../../core/whole-folder.ts';

export interface PackageFile extends WrittenFile {
  /** Unique in the package and fit for XML. */
  readonly id: string;
  readonly kind: FileKind;
}

export interface FileKind {
  /** What METS calls the group of such files. */
  readonly group: 'PDF' | 'IMAGE' | 'ALTO' | 'TEXT' | 'LAYOUT' | 'IIIF' | 'EPAPER' | 'COPY';
  readonly mime: string;
  /** Name of the format, and its number in PRONOM. */
  readonly format: string;
  readonly pronom?: string;
  readonly event: EventName;
}

/** How files come about; each is an event that PREMIS tells of. */
export type EventName = 'setting' | 'rendering' | 'description' | 'extraction' | 'presentation' | 'capture';

type Row = readonly [pattern: RegExp, kind: FileKind];

const jpeg = { mime: 'image/jpeg', format: 'JPEG File Interchange Format', pronom: 'fmt/43' } as const;
const html = { mime: 'text/html', format: 'HTML', pronom: 'fmt/471' } as const;
const json = { mime: 'application/json', format: 'JSON', pronom: 'fmt/817' } as const;
const text = { mime: 'text/plain', format: 'Plain text, UTF-8', pronom: 'x-fmt/111' } as const;
const markdown = { mime: 'text/markdown', format: 'Markdown', pronom: 'fmt/1149' } as const;

/** The first row that fits. */
const rows = (pdfA: '2u' | '3u'): readonly Row[] => [
  [/^data\/copy\/.*\.jpe?g$/i, { group: 'COPY', ...jpeg, event: 'capture' }],
  [/^data\/copy\/.*\.md$/i, { group: 'COPY', ...markdown, event: 'capture' }],
  [/^data\/copy\/.*\.ya?ml$/i, { group: 'COPY', mime: 'application/yaml', format: 'YAML', event: 'capture' }],
  [/^data\/copy\//, { group: 'COPY', mime: 'application/octet-stream', format: 'As handed in', event: 'capture' }],
  [
    /\.pdf$/,
    {
      group: 'PDF',
      mime: 'application/pdf',
      format: `PDF/A-${pdfA}`,
      pronom: pdfA === '2u' ? 'fmt/478' : 'fmt/481',
      event: 'setting',
    },
  ],
  [/^data\/pages\/.*\.jpg$/, { group: 'IMAGE', ...jpeg, event: 'rendering' }],
  [
    /alto\.xml$/,
    { group: 'ALTO', mime: 'application/xml', format: 'ALTO 4.4', pronom: 'fmt/101', event: 'description' },
  ],
  [/layout\.json$/, { group: 'LAYOUT', ...json, event: 'setting' }],
  [/\/manifest\.json$/, { group: 'IIIF', ...json, format: 'IIIF Presentation 3', event: 'presentation' }],
  [/^data\/e-paper\/.*\.html$/, { group: 'EPAPER', ...html, event: 'presentation' }],
  [/^data\/e-paper\/.*\.json$/, { group: 'EPAPER', ...json, event: 'presentation' }],
  [/^data\/e-paper\/.*\.jpg$/, { group: 'EPAPER', ...jpeg, event: 'presentation' }],
  [
    /^data\/e-paper\/.*\.css$/,
    { group: 'EPAPER', mime: 'text/css', format: 'CSS', pronom: 'x-fmt/224', event: 'presentation' },
  ],
  [/\.md$/, { group: 'TEXT', ...markdown, event: 'extraction' }],
  [/\.txt$/, { group: 'TEXT', ...text, event: 'extraction' }],
];

/** @throws for a file that no row is for: a package holds nothing that it does not describe */
export function packageFiles(files: readonly WrittenFile[], pdfA: '2u' | '3u'): readonly PackageFile[] {
  const table = rows(pdfA);
  const taken = new Set<string>();
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => {
      const kind = table.find(([pattern]) => pattern.test(file.path))?.[1];
      if (!kind) throw new Error(`nobody says what ${file.path} is`);
      const name = `F_${file.path.replace(/^data\//, '').replace(/[^A-Za-z0-9._-]/g, '_')}`;
      const id = taken.has(name) ? `${name}_${taken.size}` : name;
      taken.add(id);
      return { ...file, id, kind };
    });
}

/** The path from `data/`, as an address. */
export const addressOf = ({ path }: Pick<WrittenFile, 'path'>): string =>
  path
    .replace(/^data\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
