import { jsonRows } from '../core/json-rows.ts';
import { type PageNumbers, paddedLabel, pagesIn } from '../edition/index.ts';
import type { Page } from '../edition/model.ts';
import type { Layout } from '../layout/model.ts';

/** What was made of a page; what is missing is not written. */
export interface PageProducts {
  readonly layout?: Layout | undefined;
  readonly pdf?: Uint8Array | undefined;
  readonly png?: Uint8Array | undefined;
  readonly press?: Uint8Array | undefined;
  /** Of a double truck: its pages one by one, left and right. */
  readonly pressPages?: readonly Uint8Array[] | undefined;
  /** The page as a picture with its findings drawn on it. */
  readonly findings?: Uint8Array | undefined;
}

const padded = (number: number): string => paddedLabel({ number });

export const pageFolder = (page: PageNumbers): string => `page-${paddedLabel(page)}`;

/** The files of a page by their paths below the output folder. */
export function pageFiles(
  page: Page,
  { layout, pdf, png, press, pressPages = [], findings }: PageProducts,
): ReadonlyMap<string, Uint8Array | string> {
  const folder = pageFolder(page);
  return new Map<string, Uint8Array | string>([
    ...(pdf ? [[`${folder}/proof.pdf`, pdf] as const] : []),
    ...(layout ? [[`${folder}/layout.json`, jsonRows(layout)] as const] : []),
    ...(press ? [[`${folder}/press.pdf`, press] as const] : []),
    ...pressPages.map((half, index) => [`${folder}/press-${padded(pagesIn(page)[index]!)}.pdf`, half] as const),
    ...(png ? [[`${folder}/proof.png`, png] as const] : []),
    ...(findings ? [[`${folder}/findings.png`, findings] as const] : []),
  ]);
}
