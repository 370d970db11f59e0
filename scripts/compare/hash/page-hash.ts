/** One hash for all that a page paints and the boxes it paints in. */
import { boxNames, objectAt, type PageNode, PDFArray, PDFDict, pageContent, resolve } from '../../pdf/index.ts';
import { type Digests, plainNumber, sha } from './digest.ts';
import { rotationOf, unitOf } from './page-turn.ts';

/** The page as its reader gets it: content with its resources, boxes, turn, group, and annotations. */
export function hashPage(page: PageNode, digests: Digests, raw = false): string {
  const { dict } = page;
  const boxes = boxNames.map((name) => `${name} ${(page.boxes[name] ?? []).map(plainNumber).join(' ')}`);
  const content = raw
    ? `${digests.of(objectAt(dict, 'Contents'))} ${digests.of(page.resources)}`
    : digests.content(pageContent(page), page.resources);
  const shown = `${rotationOf(dict)} ${unitOf(dict)} ${digests.of(objectAt(dict, 'Group'))}`;
  return sha(boxes.join('\n'), '\n', shown, '\n', content, '\n', annotationsDigest(page, digests));
}

/** Annotations by what they are and show. Where a link leads inside the document is known by its page only there. */
export function annotationsDigest({ dict }: PageNode, digests: Digests): string {
  const listed = objectAt(dict, 'Annots');
  if (!(listed instanceof PDFArray)) return '';
  return listed
    .asArray()
    .map((one) => resolve(dict.context, one))
    .filter((one) => one instanceof PDFDict)
    .map((one) => digests.of(one))
    .join('\n');
}
