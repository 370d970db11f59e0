/**
 * Pages built again are the same, wherever and whenever; built from copy with one character changed they differ there.
 * DAYANG_REBUILDS=50 is what the acceptance asks for.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Comparison, comparePdfs } from '../../scripts/compare/index.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { buildEdition, type Product } from '../../scripts/pipeline.ts';
import { haveTools } from '../pdf/outside-tool.ts';
import { projectRoot } from '../run-dayang.ts';

const rebuilds = Number(process.env['DAYANG_REBUILDS'] ?? 2);
const sample = join(projectRoot, 'content/qingxi');
const names = { old: 'old', new: 'new' };
const files = ['page-05/proof.pdf', 'page-05/press.pdf', 'page-06/proof.pdf', 'page-06/press.pdf', 'edition.pdf'];
const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'UTC', 'Asia/Kathmandu'];

let root = '';
let browser: OpenBrowser;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'dayang-rebuilt-'));
  browser = await openBrowser();
  await build(sample, join(root, 'first'), ['proof', 'press', 'edition']);
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

async function build(
  folder: string,
  out: string,
  products: readonly Product[],
  pages?: readonly number[],
): Promise<void> {
  const warm = Promise.resolve({ value: browser, diagnostics: [] });
  const { signal } = new AbortController();
  const { diagnostics } = await buildEdition({ folder, out, products, pages, browser: warm, signal });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
}

const findings = ({ document, pages }: Comparison): readonly string[] =>
  [...document, ...pages.flatMap(({ changes }) => changes)].map(
    (one) => `${one.layer}/${one.kind} ${one.before ?? ''} → ${one.after ?? ''}`,
  );

/** The same bytes with other digits in every date and identifier. */
function atAnotherDate(pdf: Uint8Array, seed: number): Uint8Array {
  const year = String(2030 + seed);
  const text = Buffer.from(pdf).toString('latin1');
  const other = text
    .replaceAll(/(\/(?:CreationDate|ModDate)\s*\(D:)\d{4}/g, `$1${year}`)
    .replaceAll(/(<xmp:(?:Create|Modify|Metadata)Date>)\d{4}/g, `$1${year}`)
    .replaceAll(/(uuid:)[0-9a-f]{4}/g, `$1${year}`)
    .replace(/(\/ID\s*\[\s*<)[0-9A-Fa-f]{4}/, `$1${year}`);
  return Buffer.from(other, 'latin1');
}

async function packedAnew(pdf: Uint8Array): Promise<Uint8Array> {
  const [from, to] = [join(root, 'from.pdf'), join(root, 'to.pdf')];
  await writeFile(from, pdf);
  execFileSync('qpdf', ['--object-streams=generate', from, to], { stdio: 'pipe' });
  return await readFile(to);
}

describe('built again', () => {
  test.for(Array.from({ length: rebuilds }, (_, at) => at))(
    'in another folder and time zone, time %i: the same',
    { timeout: 60_000 },
    async (at) => {
      const zone = process.env['TZ'];
      const [edition, out] = [join(root, `第${at}次 rebuilt`), join(root, `out-${at}`)];
      try {
        process.env['TZ'] = zones[at % zones.length];
        // Now and then all of it begins anew.
        if (at % 10 === 9) {
          await browser[Symbol.asyncDispose]();
          browser = await openBrowser();
        }
        await cp(sample, edition, { recursive: true });
        await build(edition, out, ['proof', 'press', 'edition']);
        for (const file of files) {
          const was = await readFile(join(root, 'first', file));
          const is = await readFile(join(out, file));
          const dated = atAnotherDate(is, at);
          expect(Buffer.compare(is, dated)).not.toBe(0);
          const ways = [is, dated, ...(haveTools('qpdf') ? [await packedAnew(dated)] : [])];
          for (const way of ways) {
            const comparison = await comparePdfs(was, way, { names });
            expect({ file, found: findings(comparison) }).toEqual({ file, found: [] });
            expect(comparison).toMatchObject({ verdict: 'same', toolchainChanged: false });
          }
        }
      } finally {
        if (zone === undefined) delete process.env['TZ'];
        else process.env['TZ'] = zone;
        for (const folder of [edition, out]) await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

/** Words of the sample's copy with one character in the place of another that looks like it. */
const slips = [
  { was: '晨雾未散', is: '晨雾末散' },
  { was: '报告末页', is: '报告未页' },
  { was: '已经不认得自己', is: '己经不认得自己' },
  { was: '下自己挖坏', is: '下自已挖坏' },
] as const;

describe('built from copy with a look-alike in it', () => {
  test.for(slips)('$was → $is', { timeout: 60_000 }, async ({ was, is }, { annotate }) => {
    const [edition, out] = [join(root, `slip-${is}`), join(root, `slip-out-${is}`)];
    await cp(sample, edition, { recursive: true });
    const file = join(edition, 'stories/lead.md');
    const copy = await readFile(file, 'utf8');
    expect(copy.split(was)).toHaveLength(2);
    await writeFile(file, copy.replace(was, is));
    await build(edition, out, ['proof', 'press'], [5]);
    const layout = JSON.parse(await readFile(join(out, 'page-05/layout.json'), 'utf8')) as Layout;
    const sources = new Map([['stories/lead.md', copy.replace(was, is)]]);
    const at = [...was].findIndex((one, place) => one !== [...is][place]);
    for (const product of ['proof', 'press']) {
      const comparison = await comparePdfs(
        await readFile(join(root, `first/page-05/${product}.pdf`)),
        await readFile(join(out, `page-05/${product}.pdf`)),
        { names, layouts: { new: [layout] }, sources },
      );
      const [page] = comparison.pages;
      const told = page!.changes.filter(({ layer }) => layer !== 'looks');
      await annotate(`${product}: ${findings(comparison).join('; ')}`);
      expect(told).toEqual([
        expect.objectContaining({
          layer: 'text',
          kind: 'replaced',
          before: was[at],
          after: is[at],
          label: 'look-alike',
        }),
      ]);
      expect(told[0]!.source).toMatchObject({ file: 'stories/lead.md' });
      expect(page!.changes.some(({ layer }) => layer === 'looks')).toBe(true);
    }
  });
});
