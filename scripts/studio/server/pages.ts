/** Pages of the open edition as HTML: made when asked for, kept while nothing they are made of has changed. */
import type { Edition, Page } from '../../edition/model.ts';
import { renderPage, renderParts } from '../../html/index.ts';
import type { HtmlPage } from '../../html/model.ts';
import { openHouse } from '../../stages.ts';
import type { Desk } from '../desk/open-desk.ts';
import type { PageParts } from '../protocol.ts';

export interface MadePage {
  readonly html: HtmlPage;
  readonly page: Page;
  readonly edition: Edition;
  readonly made: Readonly<Record<string, string>>;
}

export interface Pages {
  /** The page with its fonts; undefined for one that there is not, or while the edition has faults from the start. */
  whole(number: number): Promise<MadePage | undefined>;
  /** Its blocks alone. */
  parts(number: number): Promise<PageParts | undefined>;
}

export function makePages(desk: Desk): Pages {
  const kept = new Map<number, { readonly edition: Edition; readonly made: Promise<MadePage | undefined> }>();
  const keptParts = new Map<number, { readonly edition: Edition; readonly parts: Promise<PageParts> }>();
  let house: { readonly path: string | undefined; readonly words: Promise<readonly string[]> } | undefined;

  const wordsOf = (edition: Edition): Promise<readonly string[]> => {
    if (!house || house.path !== edition.house) {
      house = { path: edition.house, words: openHouse(edition).then(({ value }) => value?.words ?? []) };
    }
    return house.words;
  };
  /** The texts as they were when the edition was read from them. */
  const hashes = (edition: Edition): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...edition.sources.keys()].flatMap((file) => {
        const held = desk.texts.held.get(file);
        return held && held.text === edition.sources.get(file)!.text ? [[file, held.hash]] : [];
      }),
    );

  return {
    async whole(number) {
      const edition = await desk.edition();
      const page = edition?.pages.find((one) => one.number === number);
      if (!edition || !page) return undefined;
      const known = kept.get(number);
      if (known?.edition === edition) return known.made;
      const made = (async () => {
        const { value: html } = await renderPage(edition, page, await wordsOf(edition));
        return html && { html, page, edition, made: hashes(edition) };
      })();
      kept.set(number, { edition, made });
      made.catch(() => kept.delete(number));
      return made;
    },
    async parts(number) {
      const edition = await desk.edition();
      const page = edition?.pages.find((one) => one.number === number);
      if (!edition || !page) return undefined;
      const known = keptParts.get(number);
      if (known?.edition === edition) return known.parts;
      const made = hashes(edition);
      const parts = (async (): Promise<PageParts> => {
        const { folio, blocks, plan, pictures } = await renderParts(edition, page, await wordsOf(edition));
        const photos = new Map([...edition.photos.values()].map(({ file, facts }) => [file, facts.sha256]));
        for (const one of page.placed)
          if (one.block === 'advertisement') photos.set(one.advertisement.name, one.advertisement.facts.sha256);
        const addresses = [...pictures.keys()].map(
          (path) => [path, pictureAddress(number, path, photos.get(path))] as const,
        );
        return { page: number, made, folio, blocks, plan, pictures: Object.fromEntries(addresses) };
      })();
      keptParts.set(number, { edition, parts });
      parts.catch(() => keptParts.delete(number));
      return parts;
    },
  };
}

/** Where the preview of a page's picture is; another picture under the same name has another address. */
const pictureAddress = (page: number, path: string, sha256 = ''): string =>
  `/page/${page}/${path.split('/').map(encodeURIComponent).join('/')}${sha256 ? `?v=${sha256.slice(0, 12)}` : ''}`;
