/** A tab that holds a page's HTML and the program that sets it, before anything has been set. */
import type { Page as Tab } from 'puppeteer-core';
import type { HtmlPage } from '../html/model.ts';
import type { OpenBrowser } from './browser.ts';
import { inPageScript } from './bundle.ts';
import { pageAddress, serve } from './serve.ts';

/** `refused` hears of every address that the page asked for and that is not its own. */
export async function openTab(
  { browser }: OpenBrowser,
  html: HtmlPage,
  refused: (address: string) => void = () => undefined,
): Promise<Tab> {
  const [tab, script] = await Promise.all([browser.newPage(), inPageScript()]);
  await serve(tab, html, refused);
  await tab.goto(pageAddress, { waitUntil: 'domcontentloaded' });
  await tab.evaluate(script);
  return tab;
}
