/** One page of an edition as HTML, all but its fonts. */
import { isAbsolute, join } from 'node:path';
import { ptToPx } from '../core/units.ts';
import type { Edition, Page, Placed } from '../edition/model.ts';
import { type BlockView, blockView } from './block-view.ts';
import { type BlockPieces, expectedCopy } from './expected-copy.ts';
import { type Lacking, setRuns, uprightRules } from './face-uses.ts';
import { folioView } from './folio.ts';
import type { FontFace, HtmlPage } from './model.ts';
import { pagePlan } from './page-plan.ts';
import { pageStyle } from './page-style.ts';
import { phraseEnds } from './phrase-ends.ts';
import { photoNamed, photosOf } from './picture-views.ts';
import { pieceText } from './piece.ts';
import type { PagePlan } from './plan.ts';
import { readingOrder } from './reading-order.ts';
import { fontFaceRules, gridTokens, readSheets } from './style-sheet.ts';
import { loadTemplates, scriptJson } from './templates.ts';
import { languageRules, readTokens } from './type-faces.ts';

export interface ComposedPage {
  readonly pieces: readonly BlockPieces[];
  /** All style sheets of the page. */
  readonly sheets: string;
  readonly withFaces: (faces: readonly FontFace[], lacking: Lacking) => HtmlPage;
  /** The folio and the blocks alone, as they stand in the page's HTML. */
  readonly parts: (lacking: Lacking) => PageBlocks;
}

export interface PageBlocks {
  readonly folio: string;
  /** In reading order. */
  readonly blocks: readonly { readonly id: string; readonly html: string }[];
  readonly plan: PagePlan;
  /** As in `HtmlPage`. */
  readonly pictures: ReadonlyMap<string, string>;
}

function picturesOf(edition: Edition, placed: readonly Placed[]): ReadonlyMap<string, string> {
  const photos = placed.flatMap(photosOf).map((id) => photoNamed(edition, id).file);
  const named = photos.map((file) => ({ name: file, file }));
  const sold = placed.flatMap((one) => (one.block === 'advertisement' ? one.advertisement : []));
  return new Map(
    [...named, ...sold].map(({ name, file }) => [name, isAbsolute(file) ? file : join(edition.root, file)]),
  );
}

function outlineOf(blocks: readonly BlockView[]): HtmlPage['outline'] {
  return blocks.flatMap(({ view }) =>
    view.pieces.flatMap((piece) => {
      const level = piece.role === 'headline' ? 1 : piece.role === 'section-head' ? 2 : 0;
      return level ? [{ level, text: pieceText(piece).trim() }] : [];
    }),
  );
}

/** The edition's language and all others that its copy is in. */
const languagesOf = (edition: Edition, blocks: readonly BlockPieces[]): readonly string[] => {
  const pieces = blocks.flatMap((block) => block.pieces);
  const spoken = pieces.flatMap(({ language, runs }) => [language, ...runs.map((run) => run.language)]);
  return [...new Set([edition.language, ...spoken])].filter((one) => one !== undefined);
};

/** @param words of the house, which headlines are not broken in */
export async function composePage(edition: Edition, page: Page, words: readonly string[] = []): Promise<ComposedPage> {
  const placed = readingOrder(edition, page);
  const plan = pagePlan(page, placed);
  const folio = folioView(edition, page);
  const material = { edition, page, phrases: await phraseEnds(edition, placed, words) };
  const blocks = placed.map((one) => blockView(material, one));
  const pieces: readonly BlockPieces[] = [
    { id: 'folio', pieces: folio.pieces },
    ...blocks.map(({ id, view }) => ({ id, pieces: view.pieces })),
  ];
  const [render, sheets] = await Promise.all([loadTemplates(edition.package), readSheets(page, edition.package)]);
  const upright = uprightRules(setRuns(pieces, edition.language), readTokens(sheets));
  const spokenRules = languageRules(readTokens(sheets), languagesOf(edition, pieces));
  const title = `${edition.newspaper.text} ${edition.date} ${page.name}`;
  const { width, height, bleed, marks } = page.sheet;
  const withFaces = (faces: readonly FontFace[], lacking: Lacking): HtmlPage => ({
    number: page.number,
    title,
    language: edition.language,
    html: render(`pages/${page.template}`, {
      language: edition.language,
      title,
      theme: page.theme,
      page: page.number,
      style: fontFaceRules(faces) + gridTokens(plan.grid, ptToPx(page.grid.size)) + sheets + spokenRules + upright,
      pageStyle: pageStyle(page.sheet, plan.grid),
      folio,
      blocks,
      plan: scriptJson(plan),
      lacking,
    }),
    faces,
    pictures: picturesOf(edition, placed),
    plan,
    sheet: { width, height, bleed, marks },
    pieces,
    expected: expectedCopy(pieces),
    outline: outlineOf(blocks),
  });
  const parts = (lacking: Lacking): PageBlocks => ({
    folio: render('blocks/folio', { ...folio, lacking }),
    blocks: blocks.map((block) => ({ id: block.id, html: render('block', { ...block, lacking }) })),
    plan,
    pictures: picturesOf(edition, placed),
  });
  return { pieces, sheets, withFaces, parts };
}
