/** Bytes that no reader can make a document of. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}
