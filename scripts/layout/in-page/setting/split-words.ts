/** Words and addresses that are wider than a line, in pieces: without them a paragraph has no lines at all. */
import type { Cluster } from './clusters.ts';

/** Where an address may be parted: behind its marks. A word without any, between letters, but for its ends. */
const segment = /[^/.\-_?&=#@:,]*[/.\-_?&=#@:,]+|[^/.\-_?&=#@:,]+/gu;
/** Characters that stay together; capitals of them fill the narrowest line. */
const short = 10;
const end = 3;

function piecesOf(text: string): { readonly text: string; readonly splits: 'address' | 'word' }[] {
  return (text.match(segment) ?? []).flatMap((one) => {
    const letters = [...one];
    const behind = { splits: 'address' } as const;
    if (letters.length <= short) return [{ text: one, ...behind }];
    const within = [letters.slice(0, end).join(''), ...letters.slice(end, -end)];
    const parts = within.map((part) => ({ text: part, splits: 'word' as const }));
    return [...parts, { text: letters.slice(-end).join(''), ...behind }];
  });
}

/** The clusters with all long words in pieces. */
export const splitWords = (clusters: readonly Cluster[]): readonly Cluster[] =>
  clusters.flatMap((cluster) => {
    if (cluster.kind !== 'run' || cluster.solid || cluster.text.length <= short) return [cluster];
    // Of a word in parts this one would be measured with those before it.
    if (cluster.prefix !== undefined) return [cluster];
    let { at } = cluster;
    const pieces = piecesOf(cluster.text).map((piece): Cluster => {
      const one = { ...cluster, ...piece, at, joined: false };
      at += piece.text.length;
      return one;
    });
    const { splits: _, ...last } = pieces.pop()!;
    return [...pieces, { ...last, joined: cluster.joined }];
  });
