/** A proposal as the page file that an editor goes on with: one line a block, story by story. */
import { stringify } from 'yaml';
import type { MadeBlock, MakeGrid, Proposal, Span } from './model.ts';

export interface PageHead {
  readonly page: number;
  readonly name: string;
  readonly template: string;
  readonly theme: string;
  readonly grid: MakeGrid;
}

const span = ([from, to]: Span): string => (from === to ? `${from}` : `${from}-${to}`);

const plain = (text: string): string => stringify(text).trimEnd();

function lineOf(one: MadeBlock): string {
  const parts: string[] = [`block: ${one.block}`];
  if (one.photos) parts.push(one.block === 'photo' ? `photo: ${one.photos[0]}` : `photos: [${one.photos.join(', ')}]`);
  else if (one.story) parts.push(`story: ${one.story}`);
  if (one.block === 'rule') parts.push('weight: thin');
  if (one.vertical) parts.push('direction: vertical');
  parts.push(`columns: ${span(one.columns)}`, `rows: ${span(one.rows)}`);
  if (one.align) parts.push(`align: ${one.align}`);
  if (one.block === 'text') parts.push('rules: true');
  if (one.fit) {
    const anchor = one.fit.anchor === 'bottom' ? ', anchor: bottom' : '';
    parts.push(`fit: {rows: ${one.fit.min}-${one.fit.max}${anchor}}`);
  }
  if (one.air) parts.push(`air: {below: ${one.air.below}}`);
  if (one.frames) {
    const frames = one.frames.map(({ columns, rows }) => `{columns: ${span(columns)}, rows: ${span(rows)}}`);
    parts.push(`frames: [${frames.join(', ')}]`);
  }
  if (one.text !== undefined) parts.push(`text: ${plain(one.text)}`);
  return `${one.id}: {${parts.join(', ')}}`;
}

/** Photos, stories and what is made of them may have one name: the later ones get a number. */
function withOwnIds(blocks: readonly MadeBlock[], standing: readonly string[] = []): readonly MadeBlock[] {
  const taken = new Set<string>(standing);
  return blocks.map((block) => {
    let { id } = block;
    for (let count = 2; taken.has(id); count += 1) id = `${block.id}-${count}`;
    taken.add(id);
    return { ...block, id };
  });
}

/** The blocks of a proposal, each a line: from the head down. */
export function placeLines({ blocks }: Proposal, standing: readonly string[] = []): readonly string[] {
  const down = blocks.toSorted((a, b) => a.rows[0] - b.rows[0] || a.columns[0] - b.columns[0]);
  return withOwnIds(down, standing).map(lineOf);
}

export function pageFile(proposal: Proposal, { page, name, template, theme, grid }: PageHead): string {
  const { columns, characters, size, gutter, pitch, rows } = grid;
  return [
    `page: ${page}`,
    `name: ${plain(name)}`,
    `template: ${template}`,
    `theme: ${theme}`,
    `grid: {columns: ${columns}, characters: ${characters}, size: ${size}, gutter: ${gutter}, pitch: ${pitch}, rows: ${rows}}`,
    `body: {characters: [${characters}]}`,
    'fit: exact',
    'place:',
    ...placeLines(proposal).map((line) => `  ${line}`),
    '',
  ].join('\n');
}
