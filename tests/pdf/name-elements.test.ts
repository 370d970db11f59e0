/** Names of table heads follow from the document, whatever the browser counted. */
import { expect, test } from 'vitest';
import { PDFContext, PDFString, PDFWriter } from '../../scripts/pdf/pdf-lib.ts';
import { nameElements } from '../../scripts/pdf/write/name-elements.ts';

/** Two heads and a cell that names both, with the numbers that a run gave them. */
async function renamed(first: string, second: string): Promise<string> {
  const context = PDFContext.create();
  const [root, table] = [context.nextRef(), context.nextRef()];
  const element = (type: string, more: object) => context.register(context.obj({ S: type, P: table, ...more }));
  const head = (id: string) => element('TH', { ID: PDFString.of(id) });
  const heads = [head(first), head(second)];
  const headers = context.obj([PDFString.of(second), PDFString.of(first)]);
  const cell = element('TD', { A: context.obj([context.obj({ O: 'Table', Headers: headers })]) });
  context.assign(table, context.obj({ S: 'Table', P: root, K: [...heads, cell] }));
  const sorted = [first, second].sort().flatMap((id) => [PDFString.of(id), heads[id === first ? 0 : 1]!]);
  const leaf = context.register(context.obj({ Limits: [sorted[0]!, sorted[2]!], Names: sorted }));
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: table, IDTree: context.obj({ Kids: [leaf] }) }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', StructTreeRoot: root }));
  nameElements(context);
  // What nothing refers to any more is left out at the end.
  context.delete(leaf);
  expect(context.lookup(cell)?.toString()).toContain('/Headers [ (node00000002) (node00000001) ]');
  expect(heads.map((one) => context.lookup(one)?.toString())).toEqual([
    expect.stringContaining('/ID (node00000001)'),
    expect.stringContaining('/ID (node00000002)'),
  ]);
  return Buffer.from(await PDFWriter.forContext(context, 50).serializeToBuffer()).toString('latin1');
}

test('heads are counted in the order of the document, and cells name them by it', async () => {
  const one = await renamed('node00000592', 'node00000645');
  expect(await renamed('node00000008', 'node00000035')).toBe(one);
  expect(await renamed('node00000700', 'node00000035')).toBe(one);
});
