/** The logical structure of archive copies, read by three readers that share no code. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { counts, openPdf, structureText } from '../../scripts/pdf/index.ts';
import { haveTools, runTool } from '../pdf/outside-tool.ts';
import { type PrintedSample, printSample } from '../press/sample-page.ts';
import { archived } from './archived-sample.ts';

interface Archived extends PrintedSample {
  readonly pdf: Uint8Array;
}

let pages: readonly Archived[];
beforeAll(async () => {
  pages = await Promise.all((await printSample(5, 6)).map(async (one) => ({ ...one, pdf: await archived(one) })));
});

const plain = (text: string): string => [...text].filter(counts).join('');
const copyOf = ({ expected }: PrintedSample): string => plain(expected.map(({ text }) => text).join(''));

/** What `mutool run` prints of the tree: types with how often each occurs, and faults of the tree that leads back to it. */
const lookAtTree = `
var pdf = new PDFDocument(scriptArgs[0]);
var root = pdf.getTrailer().Root.StructTreeRoot, types = {}, held = {}, faults = [];
var parents = {}, nums = root.ParentTree.Nums;
for (var i = 0; i + 1 < nums.length; i += 2) parents[Number(nums[i])] = nums[i + 1];
function walk(node, self) {
  var type = node.S.asName();
  types[type] = (types[type] || 0) + 1;
  var kids = node.K, list = [];
  if (kids && kids.isArray()) for (var i = 0; i < kids.length; i++) list.push(kids[i]); else if (kids && !kids.isNull()) list.push(kids);
  list.forEach(function (kid) {
    if (kid.isNumber()) {
      var mcid = kid.asNumber();
      held[mcid] = (held[mcid] || 0) + 1;
      if (parents[Number(node.Pg.StructParents)][mcid].toString() !== self.toString()) faults.push('mcid ' + mcid);
    } else if (kid.Type && kid.Type.isName() && kid.Type.asName() === 'OBJR') {
      if (parents[Number(kid.Obj.StructParent)].toString() !== self.toString()) faults.push('objr');
    } else if (kid.S) walk(kid, kid);
  });
}
walk(root.K, root.K);
for (var mcid in held) if (held[mcid] !== 1) faults.push('twice ' + mcid);
print(JSON.stringify({ types: types, sequences: Object.keys(held).length, faults: faults }));
`;

describe('the structure of an archive copy', () => {
  test('holds the copy, each character once, in reading order', async () => {
    for (const page of pages) expect(plain(structureText(await openPdf(page.pdf)))).toBe(copyOf(page));
  });

  // Poppler goes through the page anew for each element: ten seconds for the smaller page, minutes for the other.
  test.skipIf(!haveTools('pdfinfo'))('says the same to poppler', { timeout: 120_000 }, () => {
    const page = pages[1]!;
    const told = runTool('pdfinfo', page.pdf, ['-struct-text', '%']);
    const text = [...told.matchAll(/^ *"(.*)"$/gm)].map(([, one]) => one!).join('');
    expect(plain(text)).toBe(copyOf(page));
  });

  test.skipIf(!haveTools('mutool'))('leads from each sequence to the one element that holds it, says MuPDF', () => {
    const script = join(tmpdir(), `dayang-look-at-tree-${process.pid}.js`);
    writeFileSync(script, lookAtTree);
    for (const { pdf, layout } of pages) {
      const { types, sequences, faults } = JSON.parse(runTool('mutool', pdf, ['run', script, '%']));
      expect(faults).toEqual([]);
      expect(sequences).toBeGreaterThan(200);
      expect(types.Figure).toBe(layout.photos.length);
      expect(types.Art).toBe(layout.stories.length);
    }
  });

  test('has a heading at the head of each article, and nothing of the browser’s boxes', () => {
    for (const { pdf } of pages) {
      const told = runTool('pdfinfo', pdf, ['-struct', '%']);
      expect(told.match(/^ {2}Art/gm)?.length).toBeGreaterThan(0);
      expect(told).not.toMatch(/NonStruct|StructElem object is wrong/);
    }
  });
});
