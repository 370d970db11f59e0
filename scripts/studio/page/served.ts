/** The blocks of a page as the server renders them, beside what the engine and editors have made of them since. */
import { type Place, placesIn } from './fields.ts';

/** What of a block is edited, what stands around it, and the HTML of each as it was served. */
export interface ServedBlock {
  readonly id: string;
  /** Everything but the copy, without places in files, which edits move. */
  readonly frame: string;
  readonly places: readonly { readonly place: Place; readonly html: string }[];
}

const bare = (html: string): string => html.replace(/ data-(?:origin|placed)="[^"]*"/g, '');

export function serveBlock(section: HTMLElement): ServedBlock {
  const places = placesIn(section).map((place) => ({ place, html: place.root.outerHTML }));
  const copy = section.cloneNode(true) as HTMLElement;
  for (const { root, role } of placesIn(copy)) root.replaceWith(`{${role}}`);
  return { id: section.dataset['id']!, frame: bare(copy.outerHTML), places };
}

/** An element of HTML from the server; templates are of our own making. */
export function elementOf(html: string): HTMLElement {
  const holder = document.createElement('template');
  holder.innerHTML = html.trim();
  return holder.content.firstElementChild as HTMLElement;
}
