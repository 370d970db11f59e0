/** One PDF of a whole edition: its pages with their boxes, tags, links and bookmarks. */
import { dictAt, key, openPdf, resolve, textAt } from './document/open.ts';
import { type PageNode, pageList, trimOf } from './document/page-list.ts';
import { type Bookmark, namedDestinations, readOutline } from './document/trees.ts';
import {
  PDFContext as Context,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from './pdf-lib.ts';
import { type Copier, openCopier, type StreamStore } from './write/copy-objects.ts';
import type { DocumentFacts } from './write/facts.ts';
import { addStructure, closeStructure, isTagged, openStructure, type Structure } from './write/merge-structure.ts';
import { type OutlineItem, topOfPage, writeOutline } from './write/outline.ts';
import { sealPdf } from './write/seal.ts';

export interface EditionFacts extends DocumentFacts {
  /**
   * For each PDF in turn: its bookmark, and the number that readers show for its pages, such as `05`.
   * A PDF that is not named here is called by its own title.
   */
  readonly pages?: readonly { readonly title: string; readonly label?: string }[];
}

interface Bound {
  readonly to: PDFContext;
  readonly tree: PDFRef;
  readonly structure: Structure;
  readonly store: StreamStore;
  readonly kids: PDFRef[];
  readonly outline: OutlineItem[];
  readonly labels: PDFObject[];
}

export async function mergePdfs(pages: readonly Uint8Array[], facts: EditionFacts): Promise<Uint8Array> {
  return sealPdf(await bindPdfs(pages, facts), facts);
}

/** The same, not yet sealed: whoever asks for it has more to say of the document. */
export async function bindPdfs(pages: readonly Uint8Array[], facts: EditionFacts): Promise<PDFContext> {
  const to = Context.create();
  const bound: Bound = {
    to,
    tree: to.nextRef(),
    structure: openStructure(to),
    store: new Map(),
    kids: [],
    outline: [],
    labels: [],
  };
  let producer: PDFObject | undefined;
  for (const [at, bytes] of pages.entries()) {
    const from = await openPdf(bytes);
    const info = resolve(from, from.trailerInfo.Info);
    const own = info instanceof PDFDict ? info : undefined;
    if (own) producer ??= PDFHexString.fromText(textAt(own, 'Producer') ?? '');
    bind(bound, from, { at, ...(facts.pages?.[at] ?? { title: textAt(own, 'Title') || String(at + 1) }) });
  }
  to.assign(bound.tree, to.obj({ Type: 'Pages', Kids: bound.kids, Count: bound.kids.length }));
  const catalog = to.obj({ Type: 'Catalog', Pages: bound.tree });
  const structure = closeStructure(bound.structure, to, facts.language);
  if (structure) catalog.set(key('StructTreeRoot'), structure);
  catalog.set(key('Outlines'), writeOutline(to, bound.outline));
  catalog.set(key('PageMode'), key('UseOutlines'));
  if (bound.labels.length > 0) catalog.set(key('PageLabels'), to.obj({ Nums: to.obj(bound.labels) }));
  to.trailerInfo.Root = to.register(catalog);
  if (producer) to.trailerInfo.Info = to.register(to.obj({ Producer: producer }));
  return to;
}

interface Sheet {
  readonly at: number;
  readonly title: string;
  readonly label?: string;
}

function bind(bound: Bound, from: PDFContext, { at, title, label }: Sheet): void {
  const { to, structure } = bound;
  const destination = namedDestinations(from);
  const rules = { structureKey: structure.nextKey, idPrefix: `${at + 1}.`, destination };
  const copier = openCopier({ from, to }, rules, bound.store);
  const root = resolve(from, from.trailerInfo.Root);
  const catalog = root instanceof PDFDict ? root : undefined;
  const treeRef = catalog?.get(key('StructTreeRoot'));
  const tree = dictAt(catalog, 'StructTreeRoot');
  if (treeRef instanceof PDFRef) copier.redirect(treeRef, structure.root);
  const nodes = pageList(from);
  const refs = nodes.map((node) => {
    const ref = to.nextRef();
    if (node.ref) copier.redirect(node.ref, ref);
    return ref;
  });
  for (const [index, node] of nodes.entries()) to.assign(refs[index]!, copyPage(bound, copier, node));
  if (isTagged(tree)) addStructure(structure, copier, { tree, title, to });
  if (label !== undefined)
    bound.labels.push(PDFNumber.of(bound.kids.length), to.obj({ P: PDFHexString.fromText(label) }));
  bound.kids.push(...refs);
  const first = nodes[0];
  if (!first) return;
  const top = topOfPage(to, refs[0]!, trimOf(first)[3]!);
  const item = ({ text, destination: target, children }: Bookmark): OutlineItem => ({
    text,
    destination: target ? copier.copy(destination(target) ?? target) : top,
    children: children.map(item),
  });
  bound.outline.push({ text: title, destination: top, children: readOutline(from).map(item) });
  copier.finish();
}

/** The page with what it inherits written out, since it gets another parent. */
function copyPage({ tree }: Bound, copier: Copier, node: PageNode): PDFDict {
  const own = node.dict.clone();
  own.delete(key('Parent'));
  if (node.resources && !own.has(key('Resources'))) own.set(key('Resources'), node.resources);
  for (const name of ['MediaBox', 'CropBox'] as const) {
    const box = node.boxes[name];
    if (box && !own.has(key(name))) own.set(key(name), own.context.obj([...box]));
  }
  const copied = copier.copy(own) as PDFDict;
  copied.set(key('Parent'), tree);
  copier.finish();
  return copied;
}
