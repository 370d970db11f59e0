import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Layout } from '../layout/model.ts';

/** An archive holds all of the copy: what has found no room is an error here, whatever the page says of its fit. */
export function oversetFaults({
  page,
  stories,
  blocks,
}: Pick<Layout, 'page' | 'stories' | 'blocks'>): readonly Diagnostic[] {
  const over = [
    ...stories.flatMap(({ story, overset }) => (overset ? [{ block: story, characters: overset.characters }] : [])),
    ...blocks.flatMap(({ id, overset }) => (overset ? [{ block: id, characters: overset }] : [])),
  ];
  return over.map(({ block, characters }) => {
    return diagnostic('archive/overset', { page, block, characters }, { onPage: { page } });
  });
}
