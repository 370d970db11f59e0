/** Writes `edition.yaml` and the page file. */
import { Document, type Node } from 'yaml';
import type { SheetName, TextParts } from './model.ts';
import { sloganInBanner } from './page-of-parts.ts';
import type { VariantBlock } from './variants/furniture.ts';
import { marginsOf, type VariantGrid } from './variants/grids.ts';

export interface EditionFacts {
  readonly newspaper: string;
  readonly date: string;
  readonly page: number;
  /** 版名. */
  readonly name: string;
}

/** The first line tells editors which schema the file keeps, so that they complete and check it while it is written. */
const yaml = (document: Document, schema: string): string =>
  `# yaml-language-server: $schema=${schema}\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}`;

export const pageFileName = (page: number): string => `pages/${String(page).padStart(2, '0')}.yaml`;

export function writeEditionFile(facts: EditionFacts, sheet: SheetName): string {
  const document = new Document();
  const flow = (value: unknown): Node => document.createNode(value, { flow: true });
  document.contents = document.createNode({
    newspaper: facts.newspaper,
    date: facts.date,
    sheet,
    bleed: 0,
    marks: 'none',
    margins: flow(marginsOf(sheet)),
    language: 'zh-CN',
    pages: flow([pageFileName(facts.page)]),
  }) as Document['contents'];
  return yaml(document, 'edition.schema.json');
}

const span = ({ from, to }: { from: number; to: number }): string | number => (from === to ? from : `${from}-${to}`);

/** What a block shows: the keys of its own. */
function contentOf(block: VariantBlock, parts: TextParts, story: string): Record<string, unknown> {
  const slogan = parts.slogan.map(({ text }) => text);
  switch (block.block) {
    case 'banner':
      return {
        title: parts.bannerTitle!.text,
        ...(parts.bannerTranslation && { translation: parts.bannerTranslation.text }),
        ...(sloganInBanner(parts) && { slogan }),
      };
    case 'photo':
      return { photo: block.shows![0] };
    case 'photo-strip':
      return { photos: block.shows };
    case 'sidebar':
      return { sidebar: block.shows![0], frame: 'rule' };
    case 'picture-credit':
      return { text: parts.credit!.text };
    case 'series-logo':
      return { slogan };
    case 'ornament':
      return {};
    case 'byline':
      return { story, align: parts.lede ? 'left' : 'center' };
    case 'text':
      return { story, rules: true };
    default:
      return { story };
  }
}

const usualAir = new Set(['photo', 'photo-strip', 'sidebar']);

function placed(block: VariantBlock, parts: TextParts, story: string): Record<string, unknown> {
  const usual = usualAir.has(block.block) ? 1 : 0;
  const { above, below } = block.air;
  return {
    block: block.block,
    ...contentOf(block, parts, story),
    columns: span(block.area.columns),
    rows: span(block.area.rows),
    ...(block.fit && { fit: { rows: `${block.fit.min}-${block.fit.max}`, anchor: block.fit.anchor } }),
    ...((above !== usual || below !== usual) && { air: { above, below } }),
  };
}

export function writePageFile(
  facts: EditionFacts,
  of: {
    readonly parts: TextParts;
    readonly story: string;
    readonly grid: VariantGrid;
    readonly bodyCharacters: readonly number[];
    readonly blocks: readonly VariantBlock[];
    readonly fit: 'exact' | 'report';
  },
): string {
  const document = new Document();
  const flow = (value: unknown): Node => document.createNode(value, { flow: true });
  const { columns, characters, size, gutter, pitch, rows } = of.grid;
  document.contents = document.createNode({
    page: facts.page,
    name: facts.name,
    template: 'special-page',
    theme: of.parts.bannerTitle ? 'red-anniversary' : 'plain',
    grid: flow({ columns, characters, size, gutter, pitch, rows }),
    body: flow({ characters: of.bodyCharacters }),
    fit: of.fit,
    place: Object.fromEntries(of.blocks.map((block) => [block.id, flow(placed(block, of.parts, of.story))])),
  }) as Document['contents'];
  return yaml(document, '../page.schema.json');
}
