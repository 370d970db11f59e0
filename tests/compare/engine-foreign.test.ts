/** PDFs that others made are compared as our own are: the same with themselves, changed where they are changed. */
import { expect, test } from 'vitest';
import { comparePdfs } from '../../scripts/compare/index.ts';
import { openPdf, PDFWriter } from '../../scripts/pdf/index.ts';
import { foreignPdf, isHere, producers } from '../fixtures/compare/foreign-pdfs.ts';
import { openPatient, withCuts } from '../fixtures/compare/pdf-knife.ts';

const names = { old: 'old', new: 'new' };
const missing = producers.filter((one) => !isHere(one));
if (missing.length > 0) {
  process.stderr.write(
    `SKIPPED: PDFs of ${missing.map((one) => one.name).join(', ')}: their programs are not installed\n`,
  );
}

/** So many must have run: those that are kept as files do so anywhere, the others where they are installed. */
const least = process.env['CI'] ? 20 : 10;
const ran = new Set<string>();

test('there are at least 20 producers', () => {
  expect(producers.length).toBeGreaterThanOrEqual(20);
});

test.for(producers.filter(isHere).map((one) => [one.name, one] as const))(
  '%s',
  { timeout: 120_000 },
  async ([, producer], { skip }) => {
    const pdf = await foreignPdf(producer, 'Monday');
    const other = await foreignPdf(producer, 'Sunday');
    if (!pdf || !other) return skip(`${producer.name} does not work here`);
    expect(await comparePdfs(pdf, pdf, { names })).toMatchObject({ verdict: 'same', missing: [] });
    const again = await PDFWriter.forContext(await openPdf(pdf), Number.POSITIVE_INFINITY).serializeToBuffer();
    const rewritten = await comparePdfs(pdf, again, { names });
    expect(rewritten.pages.flatMap((page) => page.changes)).toEqual([]);
    expect(rewritten.verdict).toBe('same');

    const edited = await comparePdfs(pdf, other, { names });
    expect(edited.verdict).toBe('different');
    const changes = edited.pages.flatMap((page) => page.changes);
    expect(changes.map((one) => one.layer)).toContain('looks');
    const isPicture = changes.some((one) => one.kind === 'image');
    const says = changes.filter((one) => one.layer === 'text').map((one) => `${one.before ?? ''}${one.after ?? ''}`);
    // A word in a picture is no text; neither is one in a font that tells no characters.
    if (!isPicture && says.length > 0) expect(says.join(' ')).toMatch(/[MonSu]/);

    const patient = await openPatient(pdf);
    const end = patient.content.length;
    const stroke = '\nQ q 0.2 0.7 0.1 rg 30 30 40 9 re f Q';
    const drawn = await withCuts(patient, [
      { from: 0, to: 0, by: 'q' },
      { from: end, to: end, by: stroke },
    ]);
    const marked = await comparePdfs(pdf, drawn, { names });
    const kinds = marked.pages.flatMap((page) => page.changes.map((one) => `${one.layer}/${one.kind}`));
    expect(kinds).toContain('geometry/added');
    expect(kinds).toContain('looks/region');
    expect(kinds.filter((one) => one !== 'geometry/added' && one !== 'looks/region')).toEqual([]);
    ran.add(producer.name);
  },
);

test('enough of them ran', () => {
  expect(ran.size, [...ran].join(', ')).toBeGreaterThanOrEqual(least);
});
