/** The same copy in the same measure and face, set three ways: as Chromium does by itself, by Typst, and by us. */
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { findFace } from '../html/fonts/index.ts';
import { renderPage } from '../html/index.ts';
import { type OpenBrowser, setPage } from '../layout/index.ts';
import { openEdition } from '../stages.ts';
import { figuresOf, type LineFigures, linesOfPdf } from './line-figures.ts';

/** pt. */
const size = 9;
const pitch = 13.5;

export interface LineRow {
  readonly characters: number;
  readonly by: string;
  readonly figures: LineFigures;
}

/** What we need of `@myriaddreamin/typst-ts-node-compiler` 0.7, which holds Typst 0.14. */
interface Typst {
  readonly NodeCompiler: {
    create(options: { readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[] }): {
      pdf(source: { readonly mainFileContent: string }): Uint8Array;
    };
  };
}

/** Typst is no dependency: taken where it is installed, from `DAYANG_TYPST` (a folder with node_modules) or beside us. */
function findTypst(): Typst | undefined {
  for (const from of [process.env['DAYANG_TYPST'], import.meta.dirname]) {
    try {
      if (from) return createRequire(join(from, 'index.js'))('@myriaddreamin/typst-ts-node-compiler') as Typst;
    } catch {
      // Not there; the next place, or none.
    }
  }
  return undefined;
}

/** @param paragraphs plain text */
export async function lineRows(
  browser: OpenBrowser,
  { paragraphs, measures, work }: { paragraphs: readonly string[]; measures: readonly number[]; work: string },
): Promise<readonly LineRow[]> {
  const rows: LineRow[] = [];
  const typst = findTypst();
  if (!typst) process.stderr.write('Typst is not installed here: its lines are left out\n');
  for (const characters of measures) {
    const row = async (by: string, pdf: Uint8Array) => {
      await writeFile(join(work, `${by}-${characters}.pdf`), pdf);
      rows.push({ characters, by, figures: figuresOf(await linesOfPdf(pdf, size), paragraphs) });
    };
    await row('Chromium', await byUs(browser, { paragraphs, characters, work, mode: 'browser' }));
    if (typst) await row('Typst', byTypst(typst, paragraphs, characters));
    await row('dayang', await byUs(browser, { paragraphs, characters, work, mode: 'newspaper' }));
  }
  return rows;
}

interface Wanted {
  readonly paragraphs: readonly string[];
  readonly characters: number;
  readonly work: string;
  readonly mode: 'browser' | 'newspaper';
}

async function byUs(browser: OpenBrowser, { paragraphs, characters, work, mode }: Wanted): Promise<Uint8Array> {
  const folder = join(work, `${mode}-${characters}`);
  await mkdir(join(folder, 'stories'), { recursive: true });
  await mkdir(join(folder, 'pages'), { recursive: true });
  const columns = 6;
  const width = Math.ceil(((columns * characters + (columns - 1) * 2) * size * 25.4) / 72) + 20;
  const write = (file: string, value: object) => writeFile(join(folder, file), stringify(value));
  await write('edition.yaml', {
    newspaper: '大样日报',
    date: '2026-09-18',
    sheet: { width, height: 560 },
    margins: { top: 20, bottom: 20, inner: 5, outer: 5 },
    pages: ['pages/01.yaml'],
  });
  await write('pages/01.yaml', {
    page: 1,
    name: '比较',
    grid: { columns, characters, size, gutter: 2, pitch },
    setting: { mode },
    fit: 'off',
    place: { body: { block: 'text', story: 'lead', columns: `1-${columns}`, rows: '1-100' } },
  });
  await writeFile(join(folder, 'stories/lead.md'), `${paragraphs.join('\n\n')}\n`);
  const { value: edition, diagnostics } = await openEdition(folder);
  if (!edition) throw new Error(`the measure of ${characters} does not load: ${JSON.stringify(diagnostics)}`);
  const page = edition.pages[0]!;
  const { value: html } = await renderPage(edition, page);
  const { value: printed } = await setPage(browser, { edition, page, html: html! });
  if (!printed) throw new Error(`the measure of ${characters} does not set`);
  return printed.pdf;
}

function byTypst({ NodeCompiler }: Typst, paragraphs: readonly string[], characters: number): Uint8Array {
  const file = findFace('DY Song', 500)?.file;
  if (file?.kind !== 'truetype') throw new Error('the body face is no TrueType file');
  const require = createRequire(import.meta.url);
  const face = join(dirname(require.resolve(`${file.package}/package.json`)), file.path);
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [dirname(face)] }] });
  const copy = paragraphs.map((one) => one.replace(/[\\#$*_`<>@[\]=+/~-]/g, '\\$&')).join('\n\n');
  return compiler.pdf({
    mainFileContent: `
#set page(width: ${characters * size + 20}pt, height: 1200pt, margin: 10pt)
#set text(font: "Noto Serif SC", weight: 500, size: ${size}pt, lang: "zh", region: "cn", cjk-latin-spacing: none)
#set par(justify: true, leading: ${pitch - size}pt, spacing: ${pitch - size}pt, first-line-indent: (amount: 2em, all: true))
${copy}
`,
  });
}

/** The rows as a Markdown table. */
export function lineTable(rows: readonly LineRow[]): string {
  const em = (value: number): string => value.toFixed(3);
  const head = [
    'characters',
    'set by',
    'lines',
    'median',
    'p95',
    'max',
    'over 0.08 em',
    'last line < 2',
    'kinsoku faults',
  ];
  const cells = rows.map(
    ({ characters, by, figures: { lines, median, p95, max, loose, justified, runts, kinsoku } }) => [
      String(characters),
      by,
      String(lines),
      em(median),
      em(p95),
      em(max),
      `${loose} of ${justified}`,
      String(runts),
      String(kinsoku),
    ],
  );
  return [head, head.map(() => '---'), ...cells].map((one) => `| ${one.join(' | ')} |`).join('\n');
}
