/**
 * Files of other programs, of one page of their makers' own. Typst 0.14 (its own PDF/A-2u and PDF/UA-1), PDFKit (PDF/UA) and FOP 2.8
 * (both at once) mean to be sound; Ghostscript 10.00 (`-dPDFA=2`) and WeasyPrint 57 (`--pdf-variant pdf/ua-1`) nearly; Cairo does not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examineClauses } from '../../scripts/preflight/clauses/examine-clauses.ts';

const folder = join(import.meta.dirname, '../fixtures/archive/foreign');

/** Tests of PDF/A-2u, and of PDF/UA-1, that each breaks. */
const known: Readonly<Record<string, readonly [string, string]>> = {
  'typst-pdfa': ['', '5-1 7.1-10'],
  'typst-pdfua': ['6.2.10-2 6.6.2.3.1-1 6.6.4-1', ''],
  pdfkit: ['6.2.4.3-4 6.6.2.3.1-1 6.6.4-1', ''],
  // Its title is no list of languages, PDF/UA's claim is not explained, the link has no words.
  fop: ['6.6.2.3.1-1 6.6.2.3.1-2', '7.18.5-2'],
  // A bullet of Type 3 that means no character; level B; no structure.
  ghostscript: ['6.2.11.7.2-1 6.6.4-3', '5-1 6.2-1 7.1-10 7.1-11 7.1-3 7.1-9 7.2-33 7.2-34 7.21.7-1'],
  weasyprint: ['6.1.3-1 6.2.4.3-2 6.3.2-2 6.6.2.3.1-1 6.6.4-1', '7.5-1'],
  cairo: ['6.1.3-1 6.2.4.3-2 6.6.2.1-1 6.6.4-1', '5-1 6.2-1 7.1-10 7.1-11 7.1-3 7.1-8 7.1-9 7.2-34'],
};

describe('the clauses on files of other programs', () => {
  test.each(Object.entries(known))('%s', async (name, [pdfa, pdfua]) => {
    const bytes = readFileSync(join(folder, `${name}.pdf`));
    for (const [standard, tests] of [
      ['PDF/A-2u', pdfa],
      ['PDF/UA-1', pdfua],
    ] as const) {
      const found = await examineClauses(bytes, { standard });
      const told = [...new Set(found.map(({ parameters }) => String(parameters['test'])))].sort().join(' ');
      expect([standard, told]).toEqual([standard, tests]);
    }
  });

  test('are all told of', () => {
    const files = readdirSync(folder).map((name) => name.replace('.pdf', ''));
    expect(files.toSorted()).toEqual(Object.keys(known).toSorted());
  });
});
