/** The sample edition's pages as archive copies. */
import { writeArchivePdf } from '../../scripts/archive/index.ts';
import { preparePhotos } from '../../scripts/pdf/index.ts';
import { jobFor, type PrintedSample } from '../press/sample-page.ts';

export async function archived(sample: PrintedSample): Promise<Uint8Array> {
  const { edition, layout, expected } = sample;
  const { facts } = await jobFor(sample);
  const { value: photos } = await preparePhotos(edition, layout);
  const page = edition.pages.find(({ number }) => number === layout.page)!;
  const { value, diagnostics } = await writeArchivePdf(sample.raw, {
    facts: { ...facts, photos: photos! },
    page: layout.page,
    copy: { edition, page, expected, layout },
  });
  if (!value || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}
