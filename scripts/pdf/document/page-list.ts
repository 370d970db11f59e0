/** The pages of a document with the attributes they inherit. ISO 32000-1:2008, 7.7.3. */
import { type PDFContext, PDFDict, PDFNumber, type PDFObject, PDFRef } from '../pdf-lib.ts';
import { arrayAt, key, nameAt, numbersOf, resolve } from './open.ts';

export interface PageNode {
  readonly ref?: PDFRef;
  readonly dict: PDFDict;
  readonly resources?: PDFDict;
  /** Degrees clockwise, where it says so itself or by what stands above it. */
  readonly turn?: number;
  /** [left, bottom, right, top] in pt; missing ones are absent, not guessed. */
  readonly boxes: Readonly<Partial<Record<BoxName, readonly number[]>>>;
}

export const boxNames = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'] as const;
export type BoxName = (typeof boxNames)[number];

/** US Letter, the size readers agree on for a page that says none. */
const noBox: readonly number[] = [0, 0, 612, 792];
const deepest = 64;

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Partial<Record<(typeof inherited)[number], PDFObject>>;

/** All pages in order. A tree that loops or runs too deep is cut there. */
export function pageList(context: PDFContext): readonly PageNode[] {
  const root = resolve(context, context.trailerInfo.Root);
  const pages: PageNode[] = [];
  const seen = new Set<PDFDict>();
  const walk = (object: PDFObject | undefined, above: Inherited, depth: number): void => {
    const dict = resolve(context, object);
    if (!(dict instanceof PDFDict) || seen.has(dict) || depth > deepest) return;
    seen.add(dict);
    const here: Inherited = { ...above };
    for (const name of inherited) {
      const own = dict.get(key(name));
      if (own) here[name] = own;
    }
    const kids = arrayAt(dict, 'Kids');
    if (kids && nameAt(dict, 'Type') !== 'Page') for (const kid of kids.asArray()) walk(kid, here, depth + 1);
    else pages.push(pageNode(context, { dict, ref: object instanceof PDFRef ? object : undefined, here }));
  };
  if (root instanceof PDFDict) walk(root.get(key('Pages')), {}, 0);
  return pages;
}

function pageNode(
  context: PDFContext,
  { dict, ref, here }: { dict: PDFDict; ref: PDFRef | undefined; here: Inherited },
): PageNode {
  const boxes: Partial<Record<BoxName, readonly number[]>> = {};
  for (const name of boxNames) {
    const own = name === 'MediaBox' || name === 'CropBox' ? here[name] : dict.get(key(name));
    const values = boxOf(context, own);
    if (values) boxes[name] = values;
  }
  boxes.MediaBox ??= noBox;
  const resources = resolve(context, here.Resources);
  const turn = resolve(context, here.Rotate);
  return {
    dict,
    boxes,
    ...(ref && { ref }),
    ...(resources instanceof PDFDict && { resources }),
    ...(turn instanceof PDFNumber && turn.asNumber() !== 0 && { turn: turn.asNumber() }),
  };
}

function boxOf(context: PDFContext, object: PDFObject | undefined): readonly number[] | undefined {
  const numbers = numbersOf(context, object);
  if (numbers?.length !== 4) return undefined;
  const [a, b, c, d] = numbers as [number, number, number, number];
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** What a page shows of itself where it says nothing else: its trim, or its media. */
export const trimOf = (page: PageNode): readonly number[] =>
  page.boxes.TrimBox ?? page.boxes.CropBox ?? page.boxes.MediaBox!;
