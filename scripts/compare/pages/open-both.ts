/** Both sides of a comparison; what one of them says of the other is not read twice. */
import { type ByteSource, compareSources, openPdf, sourceOf, UnreadablePdf } from '../../pdf/index.ts';
import { pagesAlone, sameObjects } from '../hash/same-objects.ts';
import { openSharedBytes } from '../hash/shared-bytes.ts';
import { type DocumentFacts, documentFacts, type OwnWords, ownWords } from './document-facts.ts';
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
  const told = equal ? undefined : await toldApart(old, fresh);
  const same = equal || told !== undefined;
  const alone = same && 'bytes' in old.held ? pagesAlone(old.held.bytes) : undefined;
  const known = alone && (await openDocument(sourceOf(alone), shared));
  const a = known && isOpened(known) && known.pages.length > 0 ? known : await openDocument(old, shared);
  const b = same ? a : await openDocument(fresh, shared);
  if (!isOpened(a) || !isOpened(b)) return { old: a, fresh: b };
  if (a === b) {
    // Of what both have in common nothing needs to be known.
    const common = { intents: [], tags: '' };
    const words = ownWords(a.context);
    return { old: a, fresh: b, facts: { old: { ...words, ...common }, fresh: { ...(told ?? words), ...common } } };
  }
  const facts = { old: documentFacts(a), fresh: documentFacts(b) };
  return { old: a, fresh: b, facts };
}

/** What the new file says of itself, where that is all that differs. */
async function toldApart({ held: old }: ByteSource, { held: fresh }: ByteSource): Promise<OwnWords | undefined> {
  const small = 'bytes' in old && 'bytes' in fresh ? sameObjects(old.bytes, fresh.bytes) : undefined;
  if (!small) return undefined;
  try {
    return ownWords(await openPdf(small));
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    return undefined;
  }
}
