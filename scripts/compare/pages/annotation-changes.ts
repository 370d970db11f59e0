/** Annotations by what they say; how they look is compared with the page's other paintings. */
import type { Box, Mm } from '../../core/units.ts';
import {
  type Bounds,
  dictAt,
  key,
  nameAt,
  numbersAt,
  objectAt,
  type PageNode,
  PDFArray,
  PDFDict,
  resolve,
  textAt,
} from '../../pdf/index.ts';
import type { Digests } from '../hash/digest.ts';
import type { Change } from '../model.ts';
import type { PageView } from './page-view.ts';

interface Side {
  readonly page: PageNode;
  readonly digests: Digests;
  readonly view: PageView;
}

interface Annotation {
  readonly digest: string;
  /** Digest of all but its place. */
  readonly form: string;
  readonly words: string;
  readonly box?: Box<Mm>;
}

export function annotationChanges(old: Side, fresh: Side): readonly Change[] {
  const [a, b] = [listOf(old), listOf(fresh)];
  const gone = without(a, b);
  const come = without(b, a);
  const changes: Change[] = [];
  // What is the same but stands elsewhere has moved with its text.
  for (const is of come.slice()) {
    const was = gone.find(({ form }) => form === is.form);
    if (!was?.box || !is.box) continue;
    gone.splice(gone.indexOf(was), 1);
    come.splice(come.indexOf(is), 1);
    changes.push({ layer: 'geometry', kind: 'moved', object: 'annotation', was: was.box, is: is.box });
  }
  for (let at = 0; at < Math.max(gone.length, come.length); at++) {
    const [was, is] = [gone[at], come[at]];
    changes.push({
      layer: 'production',
      kind: 'annotation',
      object: 'page',
      ...(was && { before: was.words, ...(was.box && { was: was.box }) }),
      ...(is && { after: is.words, ...(is.box && { is: is.box }) }),
    });
  }
  return changes;
}

function without(all: readonly Annotation[], others: readonly Annotation[]): Annotation[] {
  const counts = new Map<string, number>();
  for (const { digest } of others) counts.set(digest, (counts.get(digest) ?? 0) + 1);
  return all.filter(({ digest }) => {
    const count = counts.get(digest) ?? 0;
    counts.set(digest, count - 1);
    return count <= 0;
  });
}

function listOf({ page, digests, view }: Side): readonly Annotation[] {
  const listed = objectAt(page.dict, 'Annots');
  if (!(listed instanceof PDFArray)) return [];
  const [left, bottom] = page.boxes.MediaBox!;
  return listed.asArray().flatMap((one) => {
    const dict = resolve(page.dict.context, one);
    if (!(dict instanceof PDFDict)) return [];
    const action = dictAt(dict, 'A');
    const target = textAt(action, 'URI') ?? textAt(dict, 'Contents') ?? textAt(dict, 'T') ?? '';
    const rect = numbersAt(dict, 'Rect');
    const words = `${nameAt(dict, 'Subtype') ?? 'annotation'} ${target}`.trim();
    const whole = { digest: digests.of(dict), form: digests.of(unplaced(dict)), words };
    if (rect?.length !== 4) return [whole];
    const bounds: Bounds = [rect[0]! - left!, rect[1]! - bottom!, rect[2]! - left!, rect[3]! - bottom!];
    return [{ ...whole, box: view.box(bounds) }];
  });
}

function unplaced(dict: PDFDict): PDFDict {
  const copy = dict.clone();
  for (const name of ['Rect', 'QuadPoints']) copy.delete(key(name));
  return copy;
}
