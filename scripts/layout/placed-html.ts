/** A page as it stands when it has been set, as HTML again: for other programs to print, so that they can be compared. */
import type { HtmlPage } from '../html/model.ts';
import type { OpenBrowser } from './browser.ts';
import { inPageScript } from './bundle.ts';
import { pageAddress, serve } from './serve.ts';

export interface PlacedHtml {
  readonly style: string;
  /** The type area with its blocks, placed by inline styles. */
  readonly body: string;
  /** The type area's corner from the trimmed page's, px. */
  readonly left: number;
  readonly top: number;
}

export async function placedHtml({ browser }: OpenBrowser, html: HtmlPage): Promise<PlacedHtml> {
  const tab = await browser.newPage();
  try {
    await serve(tab, html);
    await tab.goto(pageAddress, { waitUntil: 'domcontentloaded' });
    await tab.evaluate(await inPageScript());
    return await tab.evaluate(async () => {
      const text = (id: string) => document.getElementById(id)!.textContent!;
      const style = text('style-sheet');
      const { typeArea } = await window.dayang.setPage(JSON.parse(text('plan')), text('page-style'));
      return { style, body: document.querySelector('.type-area')!.outerHTML, ...typeArea };
    });
  } finally {
    await tab.close();
  }
}
