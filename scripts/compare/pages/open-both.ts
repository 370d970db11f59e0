/** Both sides of a comparison; what one of them says of the other is not read twice. */
import { type ByteSource, compareSources } from '../../pdf/index.ts';
import { sameObjects } from '../hash/same-objects.ts';
import { openSharedBytes } from '../hash/shared-bytes.ts';
import { type DocumentFacts, documentFacts, ownWords } from './document-facts.ts';
import { type ClosedDocument, isOpened, type OpenedDocument, openDocument } from './open-document.ts';

export interface BothOpened {
  /** One and the same document where both hold the same objects. */
  readonly old: OpenedDocument;
  readonly fresh: OpenedDocument;
  readonly facts: { readonly old: DocumentFacts; readonly fresh: DocumentFacts };
}

export interface BothFound {
  readonly old: OpenedDocument | ClosedDocument;
  readonly fresh: OpenedDocument | ClosedDocument;
}

export const areOpened = (both: BothOpened | BothFound): both is BothOpened => 'facts' in both;

export async function openBoth(old: ByteSource, fresh: ByteSource): Promise<BothOpened | BothFound> {
  const shared = openSharedBytes(old, fresh);
  const equal = compareSources(old, fresh) === 0;
  const a = await openDocument(old, shared);
  const b = equal ? a : await openDocument(fresh, shared);
  if (!isOpened(a) || !isOpened(b)) return { old: a, fresh: b };
  if (equal || holdTheSame(a, b)) {
    // Of what both have in common nothing needs to be known.
    const common = { intents: [], tags: '' };
    const facts = { old: { ...ownWords(a.context), ...common }, fresh: { ...ownWords(b.context), ...common } };
    return { old: a, fresh: a, facts };
  }
  return { old: a, fresh: b, facts: { old: documentFacts(a), fresh: documentFacts(b) } };
}

const holdTheSame = (a: OpenedDocument, b: OpenedDocument): boolean =>
  a.parts !== undefined &&
  b.parts !== undefined &&
  sameObjects({ source: a.source, ...a.parts }, { source: b.source, ...b.parts });
