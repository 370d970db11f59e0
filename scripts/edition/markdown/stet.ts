/**
 * The proofreader's stet (保留): a comment that tells the copy desk to let what follows stand, `<!-- stet copy.range -->`.
 * It is no copy: whoever reads a story steps over it.
 */

/** What a mark says: `close` for `<!-- /stet -->`; no rules means all of them. What follows `:` is the reason. */
export interface StetMark {
  readonly close: boolean;
  readonly rules: readonly string[];
}

const MARK = /^<!--\s*(\/?)stet(?:\s+([^:：>]*?))?\s*(?:[:：][\s\S]*?)?-->$/;

/** Reads a whole comment; undefined for any other. */
export function readStet(comment: string): StetMark | undefined {
  const found = MARK.exec(comment);
  if (!found) return undefined;
  return { close: found[1] === '/', rules: (found[2] ?? '').split(/[\s,，]+/).filter((word) => word !== '') };
}
