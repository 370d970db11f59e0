/** One page through the browser: set, read and printed. */
import { type Checked, type Diagnostic, diagnostic, type Severity } from '../core/diagnostic.ts';
import { positionAt } from '../core/source.ts';
import type { Edition, Page } from '../edition/model.ts';
import type { HtmlPage } from '../html/model.ts';
import type { OpenBrowser } from './browser.ts';
import type { SetPage } from './in-page/main.ts';
import type { Layout } from './model.ts';
import { toLayout } from './to-layout.ts';

export interface PageToSet {
  readonly edition: Edition;
  readonly page: Page;
  readonly html: HtmlPage;
}

export interface SetOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called when the browser has the page and begins to set it; failures show where what it loads is needed. */
  readonly onLoad?: (() => Promise<unknown>) | undefined;
  /** Hears of the layout before the page is printed, so that work on its photos can go on meanwhile. */
  readonly onLayout?: ((layout: Layout, trim: Printed['trim']) => void) | undefined;
}

export interface Printed {
  readonly layout: Layout;
  /** As Chromium wrote it: stand-ins for photos, the page box rounded, colours RGB, dates the clock's. */
  readonly pdf: Uint8Array;
  /** The trimmed page's corner on the printed sheet, CSS px from its top left. */
  readonly trim: { readonly left: number; readonly top: number };
  readonly milliseconds: Readonly<Record<string, number>>;
}

/** Sets a page in a tab of its own. Faults of the copy or the plan come back as diagnostics, beside the page. */
export async function setPage(open: OpenBrowser, job: PageToSet, options: SetOptions = {}): Promise<Checked<Printed>> {
  try {
    return await setInTab(open, job, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!open.hasEnded()) throw error;
    const page = job.page.number;
    return { diagnostics: [diagnostic('layout/browser-ended', { page }, { onPage: { page } })] };
  }
}

/** Nobody looks at the tab: what is not drawn costs nothing and stands where it stood. Print is another medium. */
const unseen = (html: HtmlPage): HtmlPage => ({
  ...html,
  html: html.html.replace('</head>', '<style media="screen">html { opacity: 0; }</style></head>'),
});

async function setInTab(
  { tabs }: OpenBrowser,
  { edition, page, html }: PageToSet,
  { signal, onLoad, onLayout }: SetOptions,
): Promise<Checked<Printed>> {
  signal?.throwIfAborted();
  const started = performance.now();
  const refused: string[] = [];
  const tab = await tabs.open(unseen(html), (address) => refused.push(address));
  const stop = () => void tab.close().catch(() => undefined);
  const faults: string[] = [];
  const hear = (error: unknown) => faults.push(String(error));
  signal?.addEventListener('abort', stop, { once: true });
  tab.on('pageerror', hear);
  let sound = false;
  try {
    signal?.throwIfAborted();
    const setting: Promise<SetPage> = tab.evaluate(() => window.dayang.setPage());
    onLoad?.().catch(() => undefined);
    const set = await setting;
    const setAt = performance.now();
    if (faults.length > 0) throw new Error(`the in-page program failed: ${faults.join('; ')}`);
    if (refused.length > 0) throw new Error(`the page asked for what it was not made of: ${refused.join(', ')}`);
    if (set.missingFaces.length > 0) throw new Error(`faces did not load: ${set.missingFaces.join(', ')}`);
    const layout = toLayout(set, { edition, page, html });
    onLayout?.(layout, set.trim);
    const pdf = await tab.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      waitForFonts: false,
      timeout: 120_000,
    });
    sound = true;
    return {
      value: {
        layout,
        pdf,
        trim: set.trim,
        milliseconds: { ...set.milliseconds, set: setAt - started, print: performance.now() - setAt },
      },
      diagnostics: [...faultsOf(layout, { edition, page }), ...strayedLines(set, edition, page)],
    };
  } finally {
    signal?.removeEventListener('abort', stop);
    tab.off('pageerror', hear);
    await tabs.release(tab, sound);
  }
}

function strayedLines({ strayed }: SetPage, { sources }: Edition, { number }: Page): Diagnostic[] {
  return strayed.map(({ block, file, from }) => {
    const source = sources.get(file);
    const at = source && positionAt(source, from);
    return diagnostic('layout/lines-astray', { block }, { at, onPage: { page: number, block } });
  });
}

/** What did not fit, in the editor's words. */
export function faultsOf(layout: Layout, { edition, page }: { edition: Edition; page: Page }): Diagnostic[] {
  if (page.fit === 'off') return [];
  const severity: Severity = page.fit === 'exact' ? 'error' : 'warning';
  const found: Diagnostic[] = [];
  const at = (file: string, from: number) => {
    const source = edition.sources.get(file);
    return source && positionAt(source, from);
  };
  // Only what can still give way.
  const given = new Map(layout.blocks.map(({ id, rows }) => [id, rows ? rows[1] - rows[0] + 1 : 0]));
  const levers = page.placed
    .filter(({ id, block, fit }) => fit && (block === 'ornament' || (/^photo/.test(block) && given.get(id)! > 1)))
    .map((block) => `${block.id} (${block.fit!.min}–${block.fit!.max})`)
    .join(', ');
  for (const { story, overset, underset } of layout.stories) {
    const block = layout.blocks.find((one) => one.block === 'text' && one.story === story);
    const onPage = { page: layout.page, ...(block && { block: block.id, box: block.box }) };
    if (overset) {
      const { characters, lines, file, from } = overset;
      found.push(
        diagnostic('layout/overset', { story, characters, lines, levers }, { at: at(file, from), onPage, severity }),
      );
    }
    if (underset && block) {
      const { characters, lines } = underset;
      const place = at(block.file, block.from);
      found.push(diagnostic('layout/underset', { story, characters, lines, levers }, { at: place, onPage, severity }));
    }
  }
  for (const block of layout.blocks) {
    if (!block.overset) continue;
    found.push(
      diagnostic(
        'layout/block-overset',
        { block: block.id, characters: block.overset },
        { at: at(block.file, block.from), onPage: { page: layout.page, block: block.id, box: block.box }, severity },
      ),
    );
  }
  return found;
}
