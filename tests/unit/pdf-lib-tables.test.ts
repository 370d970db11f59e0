/** pdf-lib as the compiled program loads it: Node unpacks the tables of the standard fonts, and they are the same. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { withNodeZlib } from '../../scripts/package/compile-program.ts';
import { libraryFile } from '../../scripts/pdf/load-pdf-lib.ts';

type Library = typeof import('@cantoo/pdf-lib');

function run(text: string): Library {
  const module = { exports: {} as Library };
  new Function('module', 'exports', 'require', text)(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}

async function setIn({ PDFDocument, StandardFonts }: Library): Promise<readonly unknown[]> {
  const document = await PDFDocument.create();
  return await Promise.all(
    Object.values(StandardFonts).map(async (name) => {
      const font = await document.embedFont(name);
      const letters = String.fromCodePoint(...font.getCharacterSet());
      return [name, letters, font.encodeText(letters).toString(), font.widthOfTextAtSize(letters, 12)];
    }),
  );
}

test('unpacked by Node, every standard font has the same characters, codes and widths', async () => {
  const text = readFileSync(libraryFile, 'utf8');
  const [own, native] = [await setIn(run(text)), await setIn(run(withNodeZlib(text)))];
  expect(native).toEqual(own);
  expect(own).toHaveLength(14);
  expect(() => withNodeZlib('another library')).toThrow('in another way');
});
