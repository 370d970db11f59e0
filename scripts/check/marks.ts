/** Punctuation that a line may not start or end with: W3C CLREQ, prohibition rules for line start and end, *basic*. */

/** Points, closing marks, connectors, interpunct and solidus. */
export const notAtStart: ReadonlySet<string> = new Set([
  ...'、，；：。！？',
  ...'”’」』）】〕］｝》〉〗',
  ...',;:!?)]}',
  ...'—–－～~-·・／/',
]);

/** Opening quotes and brackets. */
export const notAtEnd: ReadonlySet<string> = new Set([...'“‘「『（【〔［｛《〈〖', ...'([{']);

/** An opening mark at a paragraph's start may lose its empty half. */
export const opening = notAtEnd;
