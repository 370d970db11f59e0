import { jsonRows } from '../core/json-rows.ts';
import type { Page } from '../edition/model.ts';
import type { Layout } from '../layout/model.ts';

/** The files of a page by their paths below the output folder. */
export function pageFiles(
  page: Page,
  { layout, pdf, png }: { readonly layout: Layout; readonly pdf: Uint8Array; readonly png?: Uint8Array | undefined },
): ReadonlyMap<string, Uint8Array | string> {
  const folder = `page-${String(page.number).padStart(2, '0')}`;
  return new Map<string, Uint8Array | string>([
    [`${folder}/proof.pdf`, pdf],
    [`${folder}/layout.json`, jsonRows(layout)],
    ...(png ? [[`${folder}/proof.png`, png] as const] : []),
  ]);
}
