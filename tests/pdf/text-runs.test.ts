/** Spaces that the setting puts between characters leave no litter in the structure tree, nor in the text. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  extractWithPdfium,
  key,
  nameAt,
  openPdf,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRef,
  resolve,
} from '../../scripts/pdf/index.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

let folder = '';
let pdf: Uint8Array = new Uint8Array();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-runs-'));
  dayang(['build', 'content/qingxi', '--page', '5', '--only', 'proof', '--out', folder], { cwd: projectRoot });
  pdf = await readFile(join(folder, 'page-05/proof.pdf'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('neighbouring runs of text are one element, and every piece of content has one owner', async () => {
  const context = await openPdf(pdf);
  const kids = (element: PDFDict) => {
    const value = resolve(context, element.get(key('K')));
    return value instanceof PDFArray ? value.asArray() : value ? [value] : [];
  };
  const isRun = (kid: unknown): boolean => {
    const element = kid instanceof PDFRef ? context.lookup(kid) : undefined;
    if (!(element instanceof PDFDict) || nameAt(element, 'S') !== 'NonStruct') return false;
    return kids(element).every((one) => one instanceof PDFNumber);
  };
  const elements = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && nameAt(object, 'Type') === 'StructElem' ? [object] : []));
  const torn = elements.filter((element) => {
    const runs = kids(element).map(isRun);
    return runs.some((one, index) => one && runs[index + 1]);
  });
  expect(torn).toEqual([]);
  const contents = elements.flatMap((element) =>
    kids(element).flatMap((kid) => (kid instanceof PDFNumber ? [kid.asNumber()] : [])),
  );
  expect(contents.length).toBeGreaterThan(500);
  expect(new Set(contents).size).toBe(contents.length);
});

test('reads without a joiner or a space of ours', async () => {
  const [page] = await extractWithPdfium(pdf);
  const text = page!.characters.map((one) => one.text).join('');
  expect(text).not.toMatch(/[\u200b\u2060\u00ad]/u);
  expect(text).toContain('“米箩往水里一沉，小鱼自己往里钻”。');
});
