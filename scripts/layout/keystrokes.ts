/** What a keystroke costs in the page: a character goes into the story's first paragraph, and all behind it moves. */
import type { HtmlPage } from '../html/model.ts';
import type { OpenBrowser } from './browser.ts';

/** Milliseconds from the change of the text to the story's end being known again, for each of `count` keys. */
export async function keystrokes({ tabs }: OpenBrowser, html: HtmlPage, count: number): Promise<number[]> {
  const tab = await tabs.open(html);
  try {
    const block = html.plan.blocks.find((one) => one.block === 'text')!.id;
    return await tab.evaluate(
      async (id, keys) => {
        await window.dayang.setPage();
        const walker = document.createTreeWalker(document.querySelector('.host > p')!, NodeFilter.SHOW_TEXT);
        const node = walker.nextNode() as Text;
        const times: number[] = [];
        for (let key = 0; key < keys; key += 1) {
          await new Promise(requestAnimationFrame);
          const begun = performance.now();
          node.insertData(Math.min(4, node.length), '水');
          window.dayang.relay(id);
          times.push(performance.now() - begun);
        }
        return times;
      },
      block,
      count,
    );
  } finally {
    await tabs.release(tab, false);
  }
}
