/** Changes to a content stream, gathered while it is read and made all at once. */

/** Puts `text` in place of `[from, to)`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const insertion = (at: number, text: string): Edit => ({ from: at, to: at, text });

/** @param edits that do not overlap; of several at one place, the earlier comes first */
export function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
    parts.push(bytes.subarray(at, from), Buffer.from(text, 'latin1'));
    at = to;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
