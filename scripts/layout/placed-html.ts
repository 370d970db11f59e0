/** A page as it stands when it has been set, as HTML again: for other programs to print, so that they can be compared. */
import type { HtmlPage } from '../html/model.ts';
import type { OpenBrowser } from './browser.ts';

export interface PlacedHtml {
  readonly style: string;
  /** The type area with its blocks, placed by inline styles. */
  readonly body: string;
  /** The type area's corner from the trimmed page's, px. */
  readonly left: number;
  readonly top: number;
}

export async function placedHtml({ tabs }: OpenBrowser, html: HtmlPage): Promise<PlacedHtml> {
  const tab = await tabs.open(html);
  try {
    return await tab.evaluate(async () => {
      const style = document.getElementById('style-sheet')!.textContent!;
      const { typeArea } = await window.dayang.setPage();
      return { style, body: document.querySelector('.type-area')!.outerHTML, ...typeArea };
    });
  } finally {
    await tabs.release(tab, false);
  }
}
