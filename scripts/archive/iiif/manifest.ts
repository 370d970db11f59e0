/** The issue as a IIIF manifest: pages as canvases, articles as ranges, text as annotations. IIIF Presentation 3.0. */
import type { Box } from '../../core/units.ts';
import { pagesIn } from '../../edition/index.ts';
import { pageName } from '../e-paper/words.ts';
import { blockIds } from '../issue/block-ids.ts';
import type { Article, Issue, IssuePage, Part } from '../issue/model.ts';
import { around, bottomOf, rightOf } from '../issue/placed-page.ts';
import { pictureSize } from '../picture.ts';

/** A host that nobody has: RFC 2606. What is meant to be served names its own with `--base-url`. */
export const placeholderBase = 'https://archive.invalid/';

type Json = Readonly<Record<string, unknown>>;

interface Desk {
  readonly issue: Issue;
  /** Address of the package's `data/`, with `/` at its end. */
  readonly base: string;
}

/** @param baseUrl where the folder of packages will stand, with `/` at its end */
export function iiifManifest(issue: Issue, baseUrl: string = placeholderBase): string {
  const base = `${baseUrl}${encodeURIComponent(issue.id)}/data/`;
  const desk: Desk = { issue, base };
  const { newspaper, date, number, language, pages } = issue;
  const manifest = {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${base}manifest.json`,
    type: 'Manifest',
    label: text(language, `${newspaper} ${date}`),
    metadata: [
      fact(language, ['报名', 'Newspaper'], newspaper),
      fact(language, ['日期', 'Date'], date),
      ...(number === undefined ? [] : [fact(language, ['总期号', 'Number'], String(number))]),
      fact(language, ['版数', 'Pages'], String(pages.flatMap(pagesIn).length)),
      ...issue.credits.map(({ role, name }) => fact(language, [role, role], name)),
    ],
    viewingDirection: 'left-to-right',
    navDate: `${date}T00:00:00Z`,
    ...(pages[0] && { thumbnail: [thumbnail(desk, pages[0])] }),
    rendering: [
      linked(`${base}edition.pdf`, ['Text', 'application/pdf'], text(language, 'PDF')),
      linked(`${base}e-paper/index.html`, ['Text', 'text/html'], text('en', 'E-paper')),
    ],
    seeAlso: [
      {
        ...linked(`${base}mets.xml`, ['Dataset', 'application/xml'], text('en', 'METS')),
        profile: 'http://www.loc.gov/METS/',
      },
    ],
    items: pages.map((page) => canvas(desk, page)),
    structures: issue.articles.length > 0 ? [contents(desk)] : undefined,
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** A language map. The schema of IIIF takes tags of letters and hyphens only. */
const text = (language: string, words: string): Json => ({
  [/^[A-Za-z-]+$/.test(language) ? language : 'none']: [words],
});

const fact = (language: string, [chinese, english]: readonly [string, string], value: string): Json => ({
  label: /^zh\b/i.test(language) ? text(language, chinese) : text('en', english),
  value: text(language, value),
});

const linked = (id: string, [type, format]: readonly [string, string], label: Json): Json => ({
  id,
  type,
  label,
  format,
});

const canvasId = ({ base }: Desk, { label }: Pick<IssuePage, 'label'>): string => `${base}canvas/${label}`;

function thumbnail({ base }: Desk, { label }: IssuePage): Json {
  return { id: `${base}e-paper/page-${label}-small.jpg`, type: 'Image', format: 'image/jpeg' };
}

function canvas(desk: Desk, page: IssuePage): Json {
  const { base, issue } = desk;
  const { label, name, language } = page;
  const id = canvasId(desk, page);
  const size = pictureSize(page);
  const folder = `${base}pages/${label}/`;
  return {
    id,
    type: 'Canvas',
    label: text(language, pageName(issue.language, label, name)),
    ...size,
    thumbnail: [thumbnail(desk, page)],
    items: [
      {
        id: `${id}/painting`,
        type: 'AnnotationPage',
        items: [
          {
            id: `${id}/painting/picture`,
            type: 'Annotation',
            motivation: 'painting',
            body: { id: `${folder}page.jpg`, type: 'Image', format: 'image/jpeg', ...size },
            target: id,
          },
        ],
      },
    ],
    annotations: [
      {
        id: `${id}/text`,
        type: 'AnnotationPage',
        label: text(language, /^zh\b/i.test(language) ? '文字' : 'Text'),
        items: page.parts.flatMap((part) => textAnnotations(part, { id, page })),
      },
    ],
    rendering: [
      linked(`${folder}page.pdf`, ['Text', 'application/pdf'], text(language, 'PDF')),
      linked(`${folder}page.txt`, ['Text', 'text/plain'], text('en', 'Text')),
    ],
    seeAlso: [
      {
        ...linked(`${folder}alto.xml`, ['Dataset', 'application/xml'], text('en', 'ALTO')),
        profile: 'http://www.loc.gov/standards/alto/v4/alto-4-4.xsd',
      },
    ],
  };
}

interface OnCanvas {
  readonly id: string;
  readonly page: IssuePage;
}

/** One for each piece of a part; what a piece reads is what its lines read. */
function textAnnotations(part: Part, { id, page }: OnCanvas): readonly Json[] {
  return part.pieces.flatMap(({ box, lines }, index) => {
    if (lines.length === 0) return [];
    const glyphs = lines.flatMap((line) => line.glyphs);
    const last = glyphs.at(-1)!;
    const value = part.text.slice(glyphs[0]!.at, last.at + last.text.length);
    return [
      {
        id: `${id}/text/${blockIds(part)[index]!}`,
        type: 'Annotation',
        motivation: 'supplementing',
        body: { type: 'TextualBody', value, language: part.language, format: 'text/plain' },
        target: `${id}#${fragment(box, page)}`,
      },
    ];
  });
}

/** Whole pixels around a box, never beyond the canvas. */
export function fragment(box: Box, page: Pick<IssuePage, 'width' | 'height'>): string {
  const size = pictureSize(page);
  const [across, down] = [size.width / page.width, size.height / page.height];
  const x = Math.max(0, Math.floor(box.x * across));
  const y = Math.max(0, Math.floor(box.y * down));
  const right = Math.min(size.width, Math.ceil(rightOf(box) * across));
  const bottom = Math.min(size.height, Math.ceil(bottomOf(box) * down));
  return `xywh=${x},${y},${Math.max(1, right - x)},${Math.max(1, bottom - y)}`;
}

function contents(desk: Desk): Json {
  const { issue, base } = desk;
  return {
    id: `${base}range/contents`,
    type: 'Range',
    label: text(issue.language, /^zh\b/i.test(issue.language) ? '目录' : 'Contents'),
    items: issue.articles.map((article) => articleRange(desk, article)),
  };
}

function articleRange(desk: Desk, article: Article): Json {
  const { base, issue } = desk;
  const { fileName, title, language } = article;
  const pages = new Map(issue.pages.map((page) => [page.number, page]));
  const id = `${base}range/article-${fileName}`;
  return {
    id,
    type: 'Range',
    label: text(language, title),
    rendering: [
      linked(`${base}e-paper/article-${fileName}.html`, ['Text', 'text/html'], text(language, title)),
      linked(`${base}text/${fileName}.txt`, ['Text', 'text/plain'], text(language, title)),
    ],
    items: legs(article).map(({ page, box }) => {
      const on = pages.get(page)!;
      const selector = {
        type: 'FragmentSelector',
        conformsTo: 'http://www.w3.org/TR/media-frags/',
        value: fragment(box, on),
      };
      return { type: 'SpecificResource', source: { id: canvasId(desk, on), type: 'Canvas' }, selector };
    }),
  };
}

/** Where an article stands, in reading order: parts that follow one another in one frame or block are one leg. */
function legs({ parts }: Article): readonly { readonly page: number; readonly box: Box }[] {
  const all: { key: string; page: number; box: Box }[] = [];
  for (const { page, block, pieces } of parts) {
    for (const { frame, box } of pieces) {
      const key = `${page} ${block} ${frame ?? ''}`;
      const last = all.at(-1);
      if (last?.key === key) last.box = around([last.box, box]);
      else all.push({ key, page, box });
    }
  }
  return all;
}
