/** The blocks of the page, the editors on their copy, and what the server has rendered of both. */
import { isThreadedNatively } from '../../layout/in-page/index.ts';
import type { Edit, PageParts } from '../protocol.ts';
import type { Views } from './decorate.ts';
import type { Field } from './field-view.ts';
import { type Copy, type Place, placeOf, readPlace } from './fields.ts';
import type { LivePage } from './live-page.ts';
import { elementOf, type ServedBlock, serveBlock } from './served.ts';
import type { Sources } from './sources.ts';

export interface PageBlocks {
  readonly fields: ReadonlyMap<HTMLElement, Field>;
  /** Takes the page as it was loaded, before anything of it is set. */
  begin(): void;
  /** Makes the editors of stories, which can be typed in at once. */
  openStories(): void;
  /** The editor of an element's copy, made when it is first asked for; nothing where copy cannot be edited here. */
  fieldOf(element: Element): Field | undefined;
  fieldAt(file: string, offset: number): Field | undefined;
  /** Edits of a file move the places of all copy but one editor's. */
  drift(file: string, edits: readonly Edit[], but?: Field): void;
  /** Brings the page to what was rendered; it is not set again yet. */
  show(parts: PageParts): void;
}

export interface BlocksOptions {
  readonly live: () => LivePage;
  readonly sources: Sources;
  readonly views: Views;
  readonly open: (place: Place, copy: Copy) => Field;
}

const fileOf = (field: Field): string => field.pieces[0]!.file;

export function keepBlocks({ live, sources, views, open }: BlocksOptions): PageBlocks {
  const fields = new Map<HTMLElement, Field>();
  const served = new Map<string, ServedBlock>();
  /** Texts that the served HTML counts its places in, and the edits since. */
  const base = new Map<string, string>();
  const drifts: { readonly file: string; readonly edits: readonly Edit[] }[] = [];

  const keepBase = (): void => {
    drifts.length = 0;
    for (const file of sources.hashes().keys()) base.set(file, sources.text(file)!);
  };
  const close = (root: HTMLElement): void => {
    views.delete(root);
    fields.get(root)?.destroy();
    fields.delete(root);
  };
  const drop = (section: HTMLElement): void => {
    for (const root of [...fields.keys()]) if (section.contains(root)) close(root);
  };

  const isNative = ({ blocks }: PageParts['plan'], id: string): boolean => {
    const block = blocks.find((one) => one.id === id);
    return block?.block !== 'text' || isThreadedNatively(block);
  };

  const sameHtml = (id: string, next: ServedBlock): boolean => {
    const before = served.get(id);
    return (
      before?.frame === next.frame &&
      before.places.length === next.places.length &&
      next.places.every(({ html }, at) => html === before.places[at]!.html)
    );
  };

  /** Brings a block to what was served now; false where it has to be replaced. */
  const update = (next: ServedBlock): boolean => {
    const before = served.get(next.id);
    if (before?.frame !== next.frame || before.places.length !== next.places.length) return false;
    const places = before.places.map(({ place, html }, index) => {
      const fresh = next.places[index]!;
      const field = fields.get(place.root);
      const copy = field && readPlace(fresh.place, fresh.place.root, sources.text);
      if (field && copy) field.adopt(copy);
      else if (html !== fresh.html) {
        if (field) close(place.root);
        place.root.replaceWith(fresh.place.root);
        return fresh;
      }
      return { place, html: fresh.html };
    });
    served.set(next.id, { ...next, places });
    return true;
  };

  const blocks: PageBlocks = {
    fields,
    begin() {
      for (const section of live().page.elements.values()) served.set(section.dataset['id']!, serveBlock(section));
      keepBase();
    },
    openStories() {
      const { plan, elements } = live().page;
      for (const block of plan.blocks) {
        if (block.block !== 'text' || !isThreadedNatively(block)) continue;
        const host = elements.get(block.id)?.querySelector<HTMLElement>('.host');
        if (host && !fields.has(host)) blocks.fieldOf(host);
      }
    },
    fieldOf(element) {
      const place = placeOf(element);
      if (!place) return undefined;
      const known = fields.get(place.root);
      if (known) return known;
      // Read from what was served: the engine has put spans of its own into the page's element.
      const html = served.get(place.block)?.places.find((one) => one.place.root === place.root)?.html;
      const copy = html === undefined ? undefined : readPlace(place, elementOf(html), (file) => base.get(file));
      if (!copy) return undefined;
      const field = open(place, copy);
      for (const { file, edits } of drifts) if (file === fileOf(field)) field.shift(edits);
      views.set(place.root, field.view);
      fields.set(place.root, field);
      // Its elements are new, and know nothing of how they were set.
      if (place.role !== 'body') live().relay(place.block);
      return field;
    },
    fieldAt(file, offset) {
      const holds = (field: Field | undefined): boolean =>
        field !== undefined && fileOf(field) === file && field.positionAt(offset) !== undefined;
      const known = [...fields.values()].find(holds);
      if (known) return known;
      for (const { places } of served.values()) {
        for (const { place, html } of places) {
          if (fields.has(place.root) || !html.includes(`data-origin="${file}:`)) continue;
          const field = blocks.fieldOf(place.root);
          if (holds(field)) return field;
        }
      }
      return undefined;
    },
    drift(file, edits, but) {
      for (const field of fields.values()) if (field !== but && fileOf(field) === file) field.shift(edits);
      drifts.push({ file, edits });
    },
    show(parts) {
      keepBase();
      const { root } = live().page;
      const old = new Map([...root.querySelectorAll<HTMLElement>('.block')].map((one) => [one.dataset['id']!, one]));
      let previous: Element | undefined;
      for (const { id, html } of parts.blocks) {
        const section = elementOf(html);
        usePictures(section, parts.pictures);
        const next = serveBlock(section);
        const there = old.get(id);
        old.delete(id);
        const kept = there && (isNative(parts.plan, id) ? update(next) : sameHtml(id, next));
        if (!kept) {
          if (there) {
            drop(there);
            there.replaceWith(section);
          } else if (previous) previous.after(section);
          else root.prepend(section);
          served.set(id, next);
        }
        // Blocks that have changed places are read in their new order.
        if (kept && previous && blockBehind(previous) !== there) previous.after(there);
        previous = kept ? there : section;
      }
      for (const [id, gone] of old) {
        drop(gone);
        gone.remove();
        served.delete(id);
      }
    },
  };
  return blocks;
}

function blockBehind(block: Element): Element | undefined {
  let next = block.nextElementSibling;
  while (next && !next.matches('.block')) next = next.nextElementSibling;
  return next ?? undefined;
}

function usePictures(section: HTMLElement, pictures: Readonly<Record<string, string>>): void {
  for (const image of section.querySelectorAll('img')) {
    const address = pictures[decodeURIComponent(image.getAttribute('src')!)];
    if (address) image.setAttribute('src', address);
  }
}
