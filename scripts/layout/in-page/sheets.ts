/**
 * Sheets by Paged.js: size, bleed, crop marks, margin boxes, folios. It runs on empty page shells and never sees a
 * story: as a fragmenter it loses text without a word (pagedjs#351, #274).
 */
import { Previewer } from 'pagedjs';

/** Makes the sheets from the shells in the body and puts the page's content into the first; returns its type area. */
export async function makeSheet(pageStyle: string): Promise<HTMLElement> {
  const shells = document.createDocumentFragment();
  shells.append(...document.querySelectorAll('body > .shell'));
  const previewer = new Previewer();
  // It would fetch every face that is declared; those that the page is set with are loaded before anything is measured.
  previewer.chunker.loadFonts = async () => undefined;
  await previewer.preview(shells, [{ 'page.css': pageStyle }], document.body);
  const content = document.querySelector<HTMLTemplateElement>('#page')!;
  const area = content.content.firstElementChild as HTMLElement;
  // Paged.js finds overflow by columns; ours would be laid out as one more of them.
  const target = document.querySelector<HTMLElement>('.pagedjs_page_content')!;
  target.style.columns = 'auto';
  target.replaceChildren(area);
  content.remove();
  return area;
}

/** The trimmed page's corner on the sheet, px. */
export function trimCorner(): { left: number; top: number } {
  const { left, top } = document.querySelector('.pagedjs_pagebox')!.getBoundingClientRect();
  return { left: left + scrollX, top: top + scrollY };
}
